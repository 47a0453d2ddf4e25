import type { SimulatedRequest, SimulatedWorld } from '../../../src/adapter/simulated.ts'
import { attachmentsOf } from './receive/read-pdf.ts'
import { readCda, type ReceivedCda } from './receive/read-cda.ts'
import { readParts, type ReceivedPart } from './receive/read-parts.ts'
import { readToken, type ReceivedToken } from './receive/read-token.ts'
import { basePath, carriesFile, type Route } from './route.ts'
import type { GatewayState, Validation } from './state.ts'

/** The names under which rules speak of the tokens. */
export type TokenName = 'bearer' | 'signature'

/** A request as it was read, for the rules. */
export interface Received {
  readonly route: Route
  readonly request: SimulatedRequest
  readonly world: SimulatedWorld
  readonly state: GatewayState
  /** The gateway's own address. */
  readonly base: string
  readonly tokens: Readonly<Record<TokenName, ReceivedToken | undefined>>
  /** Null where the body is not of parts. */
  readonly parts: readonly ReceivedPart[] | null
  readonly file: Uint8Array | undefined
  /** Null where the file is no PDF. */
  readonly attachments: ReadonlyMap<string, Uint8Array> | null
  /** The JSON that goes with the call; null where there is none that can be read. */
  readonly body: Readonly<Record<string, unknown>> | null
  readonly cda: ReceivedCda | undefined
  /** The validation on which a publication leans; undefined where there is none. */
  readonly validation: Validation | undefined
}

const objectIn = (bytes: Uint8Array | undefined): Readonly<Record<string, unknown>> | null => {
  try {
    const value: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(bytes ?? new Uint8Array()),
    )
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null
  } catch {
    return null
  }
}

/** The claims of FSE-JWT-Signature; none where it cannot be read. */
export const claimsIn = ({ tokens }: Received): Readonly<Record<string, unknown>> =>
  tokens.signature?.claims ?? {}

/** A text of the JSON that goes with a call; '' where there is none. */
export const fieldOf = ({ body }: Pick<Received, 'body'>, name: string): string => {
  const value = body?.[name]
  return typeof value === 'string' ? value : ''
}

/** Reads a request: whatever it is, something comes of it. */
export const receive = async (
  request: SimulatedRequest,
  route: Route,
  world: SimulatedWorld,
  state: GatewayState,
): Promise<Received> => {
  const { headers } = request
  const contentType = headers['content-type'] ?? ''
  const isOfParts = carriesFile(route.name)
  const parts = isOfParts ? await readParts(contentType, request.body) : null
  const partNamed = (name: string): Uint8Array | undefined =>
    parts?.find((part) => part.name === name)?.bytes
  const file = partNamed('file')
  const attachments = file === undefined ? null : await attachmentsOf(file)
  const xml = attachments?.get('cda.xml')
  const cda = xml === undefined ? undefined : readCda(xml)
  const body = objectIn(isOfParts ? partNamed('requestBody') : request.body)
  const bearer = /^Bearer +(\S+)$/i.exec(headers['authorization'] ?? '')?.[1]
  return {
    route,
    request,
    world,
    state,
    base: `https://${headers['host'] ?? ''}${basePath}`,
    tokens: {
      bearer: await readToken(bearer),
      signature: await readToken(headers['fse-jwt-signature']),
    },
    parts,
    file,
    attachments,
    body,
    cda,
    validation: state.validationFor(fieldOf({ body }, 'workflowInstanceId'), cda?.hash),
  }
}
