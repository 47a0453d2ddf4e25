import { lookup } from 'node:dns/promises'
import { connect, isIP } from 'node:net'

import { t } from '../lib/language/t.ts'
import { line, type DoctorLine } from './line.ts'

/** The way to a server, as far as it goes without TLS. */
export interface Route {
  readonly isOpen: boolean
  readonly lines: readonly DoctorLine[]
}

const vpnHint = t`controllare che la VPN sia attiva e l'indirizzo in endpoints: di environment.yaml`

/** What is said of an address that takes too long. */
const late = 'ETIMEDOUT'

const codeOf = (error: unknown): string => {
  const { code } = error as NodeJS.ErrnoException
  return code ?? (error instanceof Error ? error.message : String(error))
}

/** The same, or an error once that took too long. */
const within = async <Value>(work: Promise<Value>, timeoutMs: number): Promise<Value> => {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error(late), { code: late })), timeoutMs)
  })
  try {
    return await Promise.race([work, timeout])
  } finally {
    clearTimeout(timer)
  }
}

/** The address that a TCP connection opens to. */
const openTcp = (host: string, port: number, timeoutMs: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: timeoutMs })
    const refuse = (error: Error): void => {
      socket.destroy()
      reject(error)
    }
    socket
      .once('connect', () => {
        resolve(`${socket.remoteAddress ?? host}:${port}`)
        socket.destroy()
      })
      .once('timeout', () => refuse(Object.assign(new Error(late), { code: late })))
      .once('error', refuse)
  })

const nameLine = async (host: string, subject: string, timeoutMs: number): Promise<DoctorLine> => {
  const check = line('name', t`Nome`, subject)
  if (isIP(host) !== 0) return check.ok(t`${host} è già un indirizzo`)
  try {
    const found = await within(lookup(host, { all: true }), timeoutMs)
    return check.ok(`${host}: ${found.map(({ address }) => address).join(', ')}`)
  } catch (error) {
    return check.failed(t`il nome ${host} non si risolve (${codeOf(error)})`, vpnHint)
  }
}

/** Whether the name of a server resolves, and a connection opens to its port. Not one byte is sent. */
export const routeTo = async (url: URL, timeoutMs: number): Promise<Route> => {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const subject = url.host
  const port = url.port === '' ? 443 : Number(url.port)
  const name = await nameLine(host, subject, timeoutMs)
  const check = line('tcp', t`Connessione TCP`, subject)
  if (name.result !== 'ok')
    return { isOpen: false, lines: [name, check.unknown(t`il nome non si risolve`)] }
  try {
    const address = await openTcp(host, port, timeoutMs)
    return { isOpen: true, lines: [name, check.ok(t`si apre verso ${address}`)] }
  } catch (error) {
    const failed = check.failed(
      t`la connessione a ${subject} non si apre (${codeOf(error)})`,
      t`controllare che la VPN sia attiva e che il servizio sia in funzione`,
    )
    return { isOpen: false, lines: [name, failed] }
  }
}
