import { X509Certificate } from 'node:crypto'
import type { PeerCertificate, TLSSocket } from 'node:tls'

import type { TlsFacts } from '../model/tls-facts.ts'

const nameText = (name: PeerCertificate['subject'] | undefined): string =>
  Object.entries(name ?? {})
    .map(([key, value]) => `${key}=${Array.isArray(value) ? value.join('+') : String(value)}`)
    .join(', ')

const iso = (text: string): string => new Date(text).toISOString()

// Whom a run calls are a few servers, thousands of times: each certificate is read once. Bounded, should there be many.
const known = new Map<string, TlsFacts['peer']>()
const knownAtMost = 100

const peerFacts = (peer: PeerCertificate): TlsFacts['peer'] => {
  const found = known.get(peer.fingerprint256)
  if (found !== undefined) return found
  const facts = {
    subject: nameText(peer.subject),
    issuer: nameText(peer.issuer),
    serialNumber: peer.serialNumber,
    fingerprint256: peer.fingerprint256,
    validFrom: iso(peer.valid_from),
    validTo: iso(peer.valid_to),
    pem: new X509Certificate(peer.raw).toString(),
  }
  if (known.size >= knownAtMost) known.clear()
  known.set(peer.fingerprint256, facts)
  return facts
}

const readFacts = (socket: TLSSocket): TlsFacts | null => {
  const own = socket.getCertificate()
  const peer = socket.getPeerCertificate()
  const protocol = socket.getProtocol()
  // Without a certificate Node gives an object without members.
  if (protocol === null || (peer.fingerprint256 as string | undefined) === undefined) return null
  return {
    protocol,
    cipher: socket.getCipher().standardName,
    authorized: socket.authorized,
    peer: peerFacts(peer),
    clientFingerprint256:
      own !== null && 'fingerprint256' in own && typeof own.fingerprint256 === 'string'
        ? own.fingerprint256
        : null,
  }
}

// A connection is kept for many calls, and what was agreed on it stands.
const factsBySocket = new WeakMap<TLSSocket, TlsFacts>()

/** The facts of an established TLS connection; null when the peer's certificate cannot be read. */
export const tlsFactsOf = (socket: TLSSocket): TlsFacts | null => {
  const facts = factsBySocket.get(socket) ?? readFacts(socket)
  if (facts !== null) factsBySocket.set(socket, facts)
  return facts
}
