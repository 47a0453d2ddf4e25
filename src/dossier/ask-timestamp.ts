import { randomBytes } from 'node:crypto'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { nonceText, readTimestamp, timestampRequest } from '../signature/timestamp.ts'

const timeoutMs = 30_000
const largest = 256 * 1024

const failed = (url: string, reason: string, cause?: unknown): HarnessError =>
  new HarnessError('TIMESTAMP_FAILED', t`marca temporale da ${url}: ${reason}`, {
    hint: t`controllare l'indirizzo dell'autorità di marcatura, o fare il dossier senza --timestamp`,
    ...(cause === undefined ? {} : { cause }),
  })

/** Asks a time stamping authority, which the user names, for a stamp over `data` (RFC 3161 §3.4). */
export const askTimestamp = async (url: string, data: Uint8Array): Promise<Uint8Array> => {
  const nonce = randomBytes(12)
  let answer: Uint8Array
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: Buffer.from(timestampRequest(data, nonce)),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (!response.ok) throw failed(url, `HTTP ${response.status}`)
    const bytes = await response.arrayBuffer()
    if (bytes.byteLength > largest) throw failed(url, t`risposta troppo grande`)
    answer = new Uint8Array(bytes)
  } catch (error) {
    if (error instanceof HarnessError) throw error
    const { cause } = error as { cause?: unknown }
    throw failed(url, cause instanceof Error ? cause.message : String(error), error)
  }
  const read = await readTimestamp(answer, data)
  if (!read.ok) throw failed(url, read.reason)
  if (read.value.nonce !== nonceText(nonce))
    throw failed(url, t`la marca non risponde a questa richiesta (nonce diverso)`)
  return answer
}
