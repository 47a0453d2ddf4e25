import { http } from '../../../../../adapters/http/adapter.ts'
import type { CallContext } from '../../../../../src/adapter/define-adapter.ts'
import type { Exchange } from '../../../../../src/model/exchange.ts'
import { contextOver, issueOperators } from '../../sist/support/context.ts'
import {
  startRecordingServer,
  type RecordedRequest,
  type RecordingServer,
  type Reply,
} from '../../sist/support/recording-server.ts'

/** What came of a call: the exchange, and what the server got. */
export interface Made {
  readonly exchange: Exchange
  readonly request: RecordedRequest
}

export interface Caller {
  readonly server: RecordingServer
  readonly operators: Awaited<ReturnType<typeof issueOperators>>
  readonly call: (send: unknown, changes?: Partial<CallContext>) => Promise<Made>
  readonly close: () => Promise<void>
}

export const ok: Reply = { status: 200, contentType: 'application/json', body: '{"traceID":"0a"}' }

/** The adapter over a real server with mutual TLS, which answers as told. */
export const openCaller = async (
  reply: (request: RecordedRequest) => Reply = () => ok,
): Promise<Caller> => {
  const [server, operators] = await Promise.all([startRecordingServer(reply), issueOperators()])
  return {
    server,
    operators,
    call: async (send, changes) => {
      const exchange = await http.call(
        http.request.parse(send),
        contextOver(server, operators, changes),
      )
      const request = server.requests.at(-1)
      if (request === undefined) throw new Error('nothing arrived')
      return { exchange, request }
    },
    close: server.close,
  }
}

/** The members of the parts of a token. */
export const decoded = (
  token: string,
): { readonly header: Record<string, unknown>; readonly claims: Record<string, unknown> } => {
  const [header = '', claims = ''] = token
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString('utf8'))
  return {
    header: JSON.parse(header) as Record<string, unknown>,
    claims: JSON.parse(claims) as Record<string, unknown>,
  }
}

/** The two tokens of a request, by their headers; '' where one is missing. */
export const tokensIn = ({ headers }: RecordedRequest): { bearer: string; signature: string } => ({
  bearer: (headers['Authorization'] ?? '').replace(/^Bearer /, ''),
  signature: headers['FSE-JWT-Signature'] ?? '',
})
