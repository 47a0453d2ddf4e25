import { connect, type ConnectionOptions } from 'node:tls'

import { t } from '../lib/language/t.ts'
import type { TlsIdentity } from '../transport/open-transport.ts'

/** How long a peer is given, after the handshake, to say that it does not want us (TLS 1.3: RFC 8446 §4.4.2.4). */
const settlingMs = 1000

type Probed = { readonly reached: true } | { readonly reached: false; readonly reason: string }

/** Whether somebody answers at an address: a TLS handshake with our identity, and not one byte more. */
export const probeEndpoint = async (
  url: string,
  identity: TlsIdentity,
  timeoutMs: number,
): Promise<Probed> => {
  const { caPem, client, card } = identity
  try {
    return card === undefined
      ? await probe(
          url,
          {
            // A list, even of one empty text: given nothing, Node would trust the public CAs.
            ca: [caPem],
            ...(client === null ? {} : { cert: client.certificatePem, key: client.keyPem }),
          },
          timeoutMs,
        )
      : await card.during((secureContext) => probe(url, { secureContext }, timeoutMs))
  } catch (error) {
    return { reached: false, reason: error instanceof Error ? error.message : String(error) }
  }
}

const probe = (url: string, credential: ConnectionOptions, timeoutMs: number): Promise<Probed> => {
  const { hostname, port } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port: port === '' ? 443 : Number(port),
      ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
      ...credential,
      minVersion: 'TLSv1.2',
      rejectUnauthorized: true,
    })
    const told = (reason: string | null): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve(reason === null ? { reached: true } : { reached: false, reason })
    }
    let timer = setTimeout(() => told(t`nessuna risposta nel tempo previsto`), timeoutMs)
    socket
      .once('secureConnect', () => {
        clearTimeout(timer)
        timer = setTimeout(() => told(null), settlingMs)
      })
      .once('error', (error: NodeJS.ErrnoException) => told(error.code ?? error.message))
      .once('end', () => told(t`la connessione viene chiusa subito dopo l'handshake TLS`))
      .once('close', () => told(t`la connessione viene chiusa durante l'handshake TLS`))
      .resume()
  })
}
