import { t } from '../lib/language/t.ts'
import { openTransport, type TlsIdentity } from '../transport/open-transport.ts'
import { tryHandshake } from '../transport/try-handshake.ts'
import { clockSkew } from './clock-skew.ts'
import { handshakeLines, withoutHandshake, type ClientKey } from './handshake-lines.ts'
import { line, type DoctorLine } from './line.ts'
import { routeTo } from './route.ts'

/** How long a server is given, after the handshake, to say that it does not want us. */
const settleMs = 1000

export interface Reach {
  /** Null where the certification authorities of the environment cannot be read. */
  readonly caPem: string | null
  readonly client: ClientKey
  readonly timeoutMs: number
  readonly now: Date
  readonly signal: AbortSignal
}

const clockUnknown = (reason: string, subject: string | null): DoctorLine =>
  line('clock', t`Orologio`, subject).unknown(reason)

/** The server's own time, by a HEAD of the base address: no operation of any service is called. */
const clockLine = async (
  url: URL,
  identity: TlsIdentity,
  { timeoutMs, signal }: Reach,
): Promise<DoctorLine> => {
  const transport = openTransport(identity, timeoutMs)
  try {
    const askedAt = new Date()
    const request = { method: 'HEAD', url: url.href, headers: {}, body: Buffer.alloc(0) }
    const { answer } = await transport.send(request, signal)
    const answeredAt = new Date()
    return answer.kind === 'none'
      ? clockUnknown(t`il server non risponde a HEAD: ${answer.message}`, url.host)
      : clockSkew({ date: answer.headers['date'], askedAt, answeredAt }, url.host)
  } finally {
    await transport.close()
  }
}

const linesFor = async (url: URL, reach: Reach): Promise<DoctorLine[]> => {
  const { caPem, client, timeoutMs, now, signal } = reach
  const subject = url.host
  const route = await routeTo(url, timeoutMs)
  const stop = (reason: string): DoctorLine[] => [
    ...route.lines,
    ...withoutHandshake(reason, client, subject, now),
    clockUnknown(reason, subject),
  ]
  if (!route.isOpen) return stop(t`il server non si raggiunge`)
  if (caPem === null) return stop(t`le CA di trust: ca: non si leggono`)
  const nobody: TlsIdentity = { caPem, client: null }
  const identity: TlsIdentity = { caPem, client: client.kind === 'pem' ? client : null }
  const settings = { timeoutMs, settleMs, signal }
  const [own, without] = await Promise.all([
    tryHandshake(url, identity, settings),
    tryHandshake(url, nobody, settings),
  ])
  const lines = [...route.lines, ...handshakeLines(client, own, without, subject, now)]
  return own.failure === null
    ? [...lines, await clockLine(url, identity, reach)]
    : [...lines, clockUnknown(t`senza una connessione il server non dice che ora è`, subject)]
}

/** What stands between here and each server of an environment: the way, TLS, our certificate, the clock. */
export const networkLines = async (
  endpoints: Readonly<Record<string, string>>,
  reach: Reach,
): Promise<DoctorLine[]> => {
  // Two adapters may speak to one server.
  const urls = new Map(Object.values(endpoints).map((url) => [new URL(url).host, new URL(url)]))
  const found: DoctorLine[] = []
  for (const url of urls.values()) found.push(...(await linesFor(url, reach)))
  return found
}

/** The same lines where no server is called, with the reason. */
export const withoutNetwork = (reason: string, client: ClientKey, now: Date): DoctorLine[] => [
  line('name', t`Nome`).unknown(reason),
  line('tcp', t`Connessione TCP`).unknown(reason),
  ...withoutHandshake(reason, client, null, now),
  clockUnknown(reason, null),
]
