import { createHash } from 'node:crypto'

import type { CallContext } from '../../../src/adapter/define-adapter.ts'
import { xmlEscape } from '../../../src/lib/xml-escape.ts'
import type { Deviations } from '../deviate/deviations.ts'
import { tokenTypes } from '../namespaces.ts'
import type { SecurityProfile } from './profile.ts'
import { utcSeconds } from './utc.ts'

type Username = NonNullable<SecurityProfile['username']>
type Broken = NonNullable<Deviations['security']>['username']

const hourMs = 3_600_000

/** A UsernameToken (UsernameToken Profile 1.1 §3.1): the password as text, or the digest of nonce, instant and password. */
export const usernameToken = (
  { name, password, type }: Username,
  broken: Broken,
  context: Pick<CallContext, 'instant' | 'randomBytes' | 'application'>,
): string => {
  if (broken === 'absent') return ''
  const right = password ?? context.application.applicationCode.reveal()
  const secret = broken === 'wrong-password' ? `${right}x` : right
  const nonce = Buffer.from(context.randomBytes(16))
  const created = utcSeconds(
    broken === 'stale' ? new Date(context.instant.getTime() - hourMs) : context.instant,
  )
  const value =
    type === 'text'
      ? secret
      : createHash('sha1')
          .update(Buffer.concat([nonce, Buffer.from(created + secret, 'utf8')]))
          .digest('base64')
  const valueType = type === 'text' ? tokenTypes.passwordText : tokenTypes.passwordDigest
  return (
    `<wsse:UsernameToken><wsse:Username>${xmlEscape(name)}</wsse:Username>` +
    `<wsse:Password Type="${valueType}">${xmlEscape(value)}</wsse:Password>` +
    (broken === 'without-nonce'
      ? ''
      : `<wsse:Nonce EncodingType="${tokenTypes.base64Binary}">${nonce.toString('base64')}</wsse:Nonce>`) +
    `<wsu:Created>${created}</wsu:Created></wsse:UsernameToken>`
  )
}
