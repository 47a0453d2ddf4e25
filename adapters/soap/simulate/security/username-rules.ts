import { createHash } from 'node:crypto'

import type { XmlElement } from 'libxml2-wasm'

import { decodeBase64, textAt } from '../xml/read-xml.ts'
import type { Received } from '../received.ts'
import type { Rule } from '../rule.ts'

const freshMs = 5 * 60_000

const isDigest = (username: XmlElement): boolean =>
  (textAt(username, 'wsse:Password/@Type') ?? '').endsWith('#PasswordDigest')

/** What is sent instead of the password (UsernameToken Profile 1.1 §3.1). */
const digestOf = (nonce: Buffer, created: string, password: string): string =>
  createHash('sha1').update(nonce).update(created).update(password).digest('base64')

const passwordHolds = (username: XmlElement, password: string): boolean => {
  const sent = textAt(username, 'wsse:Password') ?? ''
  if (!isDigest(username)) return sent === password
  const nonce = decodeBase64(textAt(username, 'wsse:Nonce') ?? '') ?? Buffer.alloc(0)
  return sent === digestOf(nonce, textAt(username, 'wsu:Created') ?? '', password)
}

const asks = ({ contract: { policy } }: Received): boolean => Object.keys(policy.users).length > 0

/** A rule that looks at the UsernameToken, where the policy has users and the message has a token. */
const ofToken =
  (check: (username: XmlElement, received: Received) => string | undefined) =>
  (received: Received): string | undefined =>
    asks(received) && received.security.username !== undefined
      ? check(received.security.username, received)
      : undefined

/** The user of a message. */
export const usernameRules: readonly Rule<Received>[] = [
  {
    name: 'wss-username',
    check: (received) =>
      asks(received) &&
      received.security.header !== undefined &&
      received.security.username === undefined
        ? 'manca wsse:UsernameToken'
        : undefined,
  },
  {
    name: 'wss-username-fresh',
    check: ofToken((username, { now }) => {
      const said = textAt(username, 'wsu:Created')
      // Only a digest is made of an instant and a nonce; beside a password as text they may be left out.
      if (said === undefined && !isDigest(username)) return undefined
      const created = Date.parse(said ?? '')
      return Math.abs(now.getTime() - created) < freshMs ? undefined : 'UsernameToken non recente'
    }),
  },
  {
    name: 'wss-username-password',
    check: ofToken((username, { contract: { policy } }) => {
      const name = textAt(username, 'wsse:Username') ?? ''
      const password = Object.hasOwn(policy.users, name) ? policy.users[name] : undefined
      // Without its nonce a digest is another rule's matter.
      if (
        password !== undefined &&
        isDigest(username) &&
        textAt(username, 'wsse:Nonce') === undefined
      )
        return undefined
      return password !== undefined && passwordHolds(username, password)
        ? undefined
        : 'utente o password sbagliati'
    }),
  },
  {
    name: 'wss-username-nonce',
    check: ofToken((username) =>
      isDigest(username) && textAt(username, 'wsse:Nonce') === undefined
        ? 'manca wsse:Nonce'
        : undefined,
    ),
  },
  {
    name: 'wss-username-replay',
    check: ofToken((username, { seen }) =>
      seen.nonces.has(textAt(username, 'wsse:Nonce') ?? '') ? 'wsse:Nonce già usato' : undefined,
    ),
  },
]

/** The nonce that counts as used from now on. */
export const nonceOf = ({ security: { username } }: Received): string | undefined =>
  username === undefined ? undefined : textAt(username, 'wsse:Nonce')
