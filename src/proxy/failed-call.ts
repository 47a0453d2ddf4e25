import { t } from '../lib/language/t.ts'
import type { NoAnswer } from '../model/exchange.ts'
import type { SocketState } from '../transport/connect.ts'
import type { TlsIdentity } from '../transport/identity.ts'
import { noAnswerOf } from '../transport/no-answer.ts'
import type { OwnCode } from './own-answer.ts'
import type { Failure } from './relay-call.ts'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const clientMessage = (code: string): string => {
  switch (code) {
    case 'HTTP_INVALID':
      return t`la richiesta dell'applicativo si guasta a metà: non è HTTP/1.1 valido`
    case 'BODY_TOO_LARGE':
      return t`la richiesta dell'applicativo è più grande di quanto il proxy inoltri`
    case 'CLIENT_TIMED_OUT':
      return t`l'applicativo non ha finito la richiesta nel tempo previsto`
    default:
      return t`l'applicativo ha chiuso la connessione prima di finire la richiesta`
  }
}

const clientCodes = new Set(['HTTP_INVALID', 'BODY_TOO_LARGE', 'CLIENT_TIMED_OUT'])

/** Why a call got no answer, whoever's fault it was. */
export const noAnswerTo = (
  { of, error }: Failure,
  around: {
    readonly host: string
    readonly identity: TlsIdentity
    readonly state: SocketState
    readonly sentBytes: number
    readonly isFirst: boolean
  },
): NoAnswer => {
  const { host, identity, state, sentBytes, isFirst } = around
  if (of === 'client') {
    const code = clientCodes.has(codeOf(error)) ? codeOf(error) : 'CLIENT_CLOSED'
    return {
      kind: 'none',
      phase: 'http',
      code,
      message: clientMessage(code),
      alert: null,
      requestWritten: sentBytes > 0,
      closedBy: 'us',
      sentBytes,
    }
  }
  // A message that could be read in two ways is told as undici tells it.
  const told =
    codeOf(error) === 'HTTP_INVALID'
      ? Object.assign(new Error((error as Error).message), { name: 'HTTPParserError' })
      : error
  return noAnswerOf(told, {
    host,
    ...state,
    settleMs: null,
    control: null,
    sentBytes,
    fresh: isFirst,
    clientCertificatePem: identity.client?.certificatePem ?? null,
  })
}

/** What the proxy says to an application that gets no answer; nothing to one that has gone, or says nothing. */
export const ownCodeOf = ({ of, error }: Failure): OwnCode | null => {
  switch (codeOf(error)) {
    case 'HTTP_INVALID':
      return of === 'client' ? 'not-http' : 'environment-unreachable'
    case 'BODY_TOO_LARGE':
      return of === 'client' ? 'too-large' : 'environment-unreachable'
    case 'UND_ERR_HEADERS_TIMEOUT':
      return 'environment-silent'
    default:
      return of === 'client' ? null : 'environment-unreachable'
  }
}
