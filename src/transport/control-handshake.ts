import type { ControlHandshake } from '../model/exchange.ts'
import type { TlsIdentity } from './identity.ts'
import { tryHandshake } from './try-handshake.ts'

/**
 * A handshake with the good certificate, and nothing more: that the server lets it in, and keeps it, tells a
 * refusal of another certificate from a server that is dead or refuses everyone.
 */
export const controlHandshake = async (
  url: URL,
  identity: TlsIdentity,
  timeoutMs: number,
  settleMs: number,
  signal?: AbortSignal,
): Promise<ControlHandshake> => {
  const at = new Date().toISOString()
  const { failure } = await tryHandshake(url, identity, {
    timeoutMs,
    settleMs,
    ...(signal === undefined ? {} : { signal }),
  })
  return failure === null
    ? { at, ok: true }
    : { at, ok: false, reason: failure.alert ?? failure.code }
}
