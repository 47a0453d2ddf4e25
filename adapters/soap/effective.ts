import { parse } from 'yaml'
import { z } from 'zod'

import type { RequestProblem } from '../../src/adapter/define-adapter.ts'
import { t } from '../../src/lib/language/t.ts'
import { nearest } from '../../src/lib/nearest.ts'
import type { Contracts } from './contract/contracts.ts'
import { Addressing, type SoapRequest } from './request.ts'
import { completeSecurity, SecurityWords, type SecurityProfile } from './security/profile.ts'

const suffix = '.profile.yaml'

/** `<name>.profile.yaml` in the folder of contracts: what a service asks of every message. */
const ProfileFile = z.strictObject({
  addressing: Addressing.optional(),
  mtom: z.enum(['true', 'false']).optional(),
  security: SecurityWords.optional(),
})
type ProfileFile = Readonly<z.output<typeof ProfileFile>>

/** A request with everything that its profile says, and every default. */
export type EffectiveRequest = Omit<SoapRequest, 'security' | 'addressing' | 'mtom'> & {
  readonly addressing: NonNullable<SoapRequest['addressing']>
  readonly mtom: 'true' | 'false'
  readonly security: SecurityProfile | undefined
}

export type Effective =
  | { readonly ok: true; readonly value: EffectiveRequest }
  | { readonly ok: false; readonly problems: readonly RequestProblem[] }

const refuse = (...problems: readonly RequestProblem[]): Effective => ({ ok: false, problems })

const readProfile = (
  name: string,
  contracts: Contracts,
): { readonly ok: true; readonly value: ProfileFile } | RequestProblem => {
  const path: readonly string[] = ['profile']
  const bytes = contracts.file(`${name}${suffix}`)
  if (bytes === undefined) {
    const known = Object.keys(contracts.content.files)
      .filter((file) => file.endsWith(suffix))
      .map((file) => file.slice(0, -suffix.length))
    const near = nearest(name, known)
    return {
      path,
      message: t`il profilo «${name}» non è nella cartella dei contratti`,
      hint: near === undefined ? t`ci sono: ${known.join(', ')}` : t`forse si intendeva «${near}»`,
    }
  }
  try {
    // Every scalar is text, as it is in a case.
    const parsed = ProfileFile.safeParse(parse(bytes.toString('utf8'), { schema: 'failsafe' }))
    return parsed.success
      ? { ok: true, value: parsed.data }
      : {
          path,
          message: t`il profilo «${name}» non è valido: ${z.prettifyError(parsed.error)}`,
        }
  } catch (error) {
    return { path, message: t`il profilo «${name}» non si legge: ${(error as Error).message}` }
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a case says over what its profile says: structures are merged, everything else is replaced. */
const merged = (base: unknown, own: unknown): unknown => {
  if (own === undefined) return base
  if (!isObject(base) || !isObject(own)) return own
  return Object.fromEntries(
    [...new Set([...Object.keys(base), ...Object.keys(own)])].map((key) => [
      key,
      merged(base[key], own[key]),
    ]),
  )
}

/** A request as it will be made: profile, case and defaults together. */
export const effective = (send: SoapRequest, contracts: Contracts): Effective => {
  const { profile } = send
  const read =
    profile === undefined || profile.includes('${')
      ? { ok: true as const, value: {} satisfies ProfileFile as ProfileFile }
      : readProfile(profile, contracts)
  if (!('ok' in read)) return refuse(read)
  const base = read.value
  const own = {
    ...send,
    addressing: (merged(base.addressing, send.addressing) ??
      'false') as EffectiveRequest['addressing'],
    mtom: send.mtom ?? base.mtom ?? ('false' as const),
  }
  const words = merged(base.security, send.security) as SecurityWords | undefined
  if (words === undefined) return { ok: true, value: { ...own, security: undefined } }
  const security = completeSecurity(words)
  return security.ok
    ? { ok: true, value: { ...own, security: security.value } }
    : refuse(...security.missing)
}
