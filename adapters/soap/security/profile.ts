import { z } from 'zod'

import { t } from '../../../src/lib/language/t.ts'
import { Amount } from '../../../src/soap/deviate/duration.ts'
import { samlAttributeNames, samlAttributes, type SamlAttributeName } from './saml-attributes.ts'

const text = z.string().min(1)

/** What a message signature may cover. */
export const signedParts = ['timestamp', 'body', 'addressing', 'assertion', 'token'] as const
export type SignedPart = (typeof signedParts)[number]

const Username = z.strictObject({
  name: text.optional().meta({ description: t`Nome dell'utente` }),
  password: text
    .optional()
    .meta({ description: t`Password di prova; una vera si indica con secret` }),
  secret: z
    .literal('application-code')
    .optional()
    .meta({
      description: t`application-code: la password è il codice applicativo, che resta segreto`,
    }),
  type: z
    .enum(['digest', 'text'])
    .optional()
    .meta({
      description: t`Come viaggia la password: digest (se non si dice altro) o text`,
    }),
})

const X509 = z.strictObject({
  sign: z
    .array(z.enum(signedParts))
    .min(1)
    .optional()
    .meta({
      description: t`Parti firmate: timestamp, body, addressing, assertion, token; se manca, timestamp`,
    }),
  algorithm: z
    .enum(['rsa-sha256', 'rsa-sha1'])
    .optional()
    .meta({ description: t`Algoritmo di firma; se manca, rsa-sha256` }),
  digest: z
    .enum(['sha256', 'sha1'])
    .optional()
    .meta({ description: t`Algoritmo delle impronte; se manca, quello della firma` }),
  key: z
    .enum(['binary-token', 'issuer-serial', 'ski', 'thumbprint', 'assertion'])
    .optional()
    .meta({
      description: t`Come la firma nomina la sua chiave: binary-token (il certificato viaggia nel messaggio), issuer-serial, ski, thumbprint, assertion (quella dell'asserzione)`,
    }),
})

const attributeShape = Object.fromEntries(
  samlAttributeNames.map((name) => [
    name,
    z.string().nullable().optional().meta({ description: samlAttributes[name].description }),
  ]),
) as Record<SamlAttributeName, z.ZodOptional<z.ZodNullable<z.ZodString>>>

const SamlWords = z.strictObject({
  confirmation: z
    .enum(['holder-of-key', 'sender-vouches', 'bearer'])
    .optional()
    .meta({
      description: t`Come si conferma chi parla: holder-of-key (se non si dice altro), sender-vouches, bearer`,
    }),
  issuer: text.optional().meta({
    description: t`Chi emette l'asserzione, per esempio il codice della regione`,
  }),
  'name-id': text.optional().meta({
    description: t`Di chi parla l'asserzione (NameID), per esempio il codice fiscale in forma CX`,
  }),
  audience: text.optional().meta({ description: t`A chi è rivolta (Audience)` }),
  lifetime: Amount.optional().meta({ description: t`Quanto vale; se manca, 5m` }),
  'signed-by': text.optional().meta({
    description: t`Operatore che firma l'asserzione con la sua chiave di autenticazione; se manca, quello del passo`,
  }),
  algorithm: z
    .enum(['rsa-sha256', 'rsa-sha1'])
    .optional()
    .meta({ description: t`Algoritmo di firma dell'asserzione; se manca, rsa-sha256` }),
  attributes: z
    .strictObject(attributeShape)
    .optional()
    .meta({ description: t`Attributi dell'asserzione; null omette l'attributo` }),
  more: z
    .record(z.string().min(1), z.string())
    .optional()
    .meta({ description: t`Altri attributi: il nome per intero e il valore` }),
})

/** How a message is secured, as a case or a profile says it: what neither says has a default. */
export const SecurityWords = z.strictObject({
  timestamp: z
    .union([
      z.enum(['true', 'false']),
      z.strictObject({
        lifetime: Amount.meta({ description: t`Quanto vale il Timestamp, per esempio 5m` }),
      }),
    ])
    .optional()
    .meta({
      description: t`wsu:Timestamp: true (se non si dice altro, per cinque minuti), false, oppure { lifetime: … }`,
    }),
  username: Username.optional().meta({ description: t`UsernameToken` }),
  x509: X509.optional().meta({
    description: t`Firma del messaggio con la chiave di autenticazione dell'operatore`,
  }),
  saml: SamlWords.optional().meta({ description: t`Asserzione SAML 2.0, composta e firmata` }),
})
export type SecurityWords = Readonly<z.output<typeof SecurityWords>>

type Given<Words, Needed extends keyof Words> = Readonly<
  Omit<Words, Needed> & { [Key in Needed]-?: NonNullable<Words[Key]> }
>

export type Saml = Given<
  z.output<typeof SamlWords>,
  'confirmation' | 'issuer' | 'name-id' | 'lifetime' | 'algorithm' | 'attributes'
>

/** How a message is secured, with everything said. */
export interface SecurityProfile {
  readonly timestamp: NonNullable<SecurityWords['timestamp']>
  readonly username?: Given<z.output<typeof Username>, 'name' | 'type'>
  readonly x509?: Given<z.output<typeof X509>, 'sign' | 'algorithm' | 'key'>
  readonly saml?: Saml
}

/** Something that nobody says, and that has no default. */
export interface MissingWord {
  readonly path: readonly string[]
  readonly message: string
}

const wordsMissing = ({ username, saml }: SecurityWords): MissingWord[] => {
  const lacking = (path: readonly string[], has: boolean): MissingWord[] =>
    has
      ? []
      : [
          {
            path: ['security', ...path.slice(0, -1)],
            message: t`manca «${path.at(-1) ?? ''}», e non ha un valore predefinito`,
          },
        ]
  return [
    ...(username === undefined
      ? []
      : [
          ...lacking(['username', 'name'], username.name !== undefined),
          ...((username.password === undefined) === (username.secret === undefined)
            ? [
                {
                  path: ['security', 'username'],
                  message: t`attesa una sola chiave tra password e secret`,
                },
              ]
            : []),
          ...(username.secret !== undefined && username.type === 'text'
            ? [
                {
                  path: ['security', 'username', 'type'],
                  message: t`una password segreta viaggia solo come digest: il messaggio resta tra le prove`,
                },
              ]
            : []),
        ]),
    ...(saml === undefined
      ? []
      : [
          ...lacking(['saml', 'issuer'], saml.issuer !== undefined),
          ...lacking(['saml', 'name-id'], saml['name-id'] !== undefined),
        ]),
  ]
}

/** The profile that words make, or what is missing in them. */
export const completeSecurity = (
  words: SecurityWords,
):
  | { readonly ok: true; readonly value: SecurityProfile }
  | { readonly ok: false; readonly missing: readonly MissingWord[] } => {
  const missing = wordsMissing(words)
  if (missing.length > 0) return { ok: false, missing }
  const { timestamp = 'true', username, x509, saml } = words
  return {
    ok: true,
    value: {
      timestamp,
      ...(username === undefined
        ? {}
        : {
            username: { ...username, name: username.name ?? '', type: username.type ?? 'digest' },
          }),
      ...(x509 === undefined
        ? {}
        : {
            x509: {
              ...x509,
              sign: x509.sign ?? ['timestamp'],
              algorithm: x509.algorithm ?? 'rsa-sha256',
              key: x509.key ?? 'binary-token',
            },
          }),
      ...(saml === undefined
        ? {}
        : {
            saml: {
              ...saml,
              confirmation: saml.confirmation ?? 'holder-of-key',
              issuer: saml.issuer ?? '',
              'name-id': saml['name-id'] ?? '',
              lifetime: saml.lifetime ?? '5m',
              algorithm: saml.algorithm ?? 'rsa-sha256',
              attributes: saml.attributes ?? {},
            },
          }),
    },
  }
}
