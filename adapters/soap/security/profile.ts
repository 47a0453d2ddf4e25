import { z } from 'zod'

import { t } from '../../../src/lib/language/t.ts'
import { Amount } from '../../../src/soap/deviate/duration.ts'
import { samlAttributeNames, samlAttributes, type SamlAttributeName } from './saml-attributes.ts'

const text = z.string().min(1)

/** What a message signature may cover. */
export const signedParts = ['timestamp', 'body', 'addressing', 'assertion', 'token'] as const
export type SignedPart = (typeof signedParts)[number]

const Username = z
  .strictObject({
    name: text.meta({ description: t`Nome dell'utente` }),
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
      .default('digest')
      .meta({ description: t`Come viaggia la password: digest (se non si dice altro) o text` }),
  })
  .refine(({ password, secret }) => (password === undefined) !== (secret === undefined), {
    error: t`attesa una sola chiave tra password e secret`,
  })
  .refine(({ secret, type }) => secret === undefined || type === 'digest', {
    error: t`una password segreta viaggia solo come digest: il messaggio resta tra le prove`,
  })

const X509 = z.strictObject({
  sign: z
    .array(z.enum(signedParts))
    .min(1)
    .default(['timestamp'])
    .meta({
      description: t`Parti firmate: timestamp, body, addressing, assertion, token; se manca, timestamp`,
    }),
  algorithm: z
    .enum(['rsa-sha256', 'rsa-sha1'])
    .default('rsa-sha256')
    .meta({ description: t`Algoritmo di firma; se manca, rsa-sha256` }),
  digest: z
    .enum(['sha256', 'sha1'])
    .optional()
    .meta({ description: t`Algoritmo delle impronte; se manca, quello della firma` }),
  key: z
    .enum(['binary-token', 'issuer-serial', 'ski', 'thumbprint', 'assertion'])
    .default('binary-token')
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

const Saml = z.strictObject({
  confirmation: z
    .enum(['holder-of-key', 'sender-vouches', 'bearer'])
    .default('holder-of-key')
    .meta({
      description: t`Come si conferma chi parla: holder-of-key (se non si dice altro), sender-vouches, bearer`,
    }),
  issuer: text.meta({
    description: t`Chi emette l'asserzione, per esempio il codice della regione`,
  }),
  'name-id': text.meta({
    description: t`Di chi parla l'asserzione (NameID), per esempio il codice fiscale in forma CX`,
  }),
  audience: text.optional().meta({ description: t`A chi è rivolta (Audience)` }),
  lifetime: Amount.default('5m').meta({ description: t`Quanto vale, per esempio 5m` }),
  'signed-by': text.optional().meta({
    description: t`Operatore che firma l'asserzione con la sua chiave di autenticazione; se manca, quello del passo`,
  }),
  algorithm: z
    .enum(['rsa-sha256', 'rsa-sha1'])
    .default('rsa-sha256')
    .meta({ description: t`Algoritmo di firma dell'asserzione; se manca, rsa-sha256` }),
  attributes: z
    .strictObject(attributeShape)
    .default({} as never)
    .meta({ description: t`Attributi dell'asserzione; null omette l'attributo` }),
  more: z
    .record(z.string().min(1), z.string())
    .optional()
    .meta({ description: t`Altri attributi: il nome per intero e il valore` }),
})
export type Saml = Readonly<z.output<typeof Saml>>

/** How a message is secured: everything is data. */
export const SecurityProfile = z.strictObject({
  timestamp: z
    .union([
      z.enum(['true', 'false']),
      z.strictObject({
        lifetime: Amount.meta({ description: t`Quanto vale il Timestamp, per esempio 5m` }),
      }),
    ])
    .default('true')
    .meta({ description: t`wsu:Timestamp: true (cinque minuti), false, oppure { lifetime: … }` }),
  username: Username.optional().meta({ description: t`UsernameToken` }),
  x509: X509.optional().meta({
    description: t`Firma del messaggio con la chiave di autenticazione dell'operatore`,
  }),
  saml: Saml.optional().meta({ description: t`Asserzione SAML 2.0, composta e firmata` }),
})
export type SecurityProfile = Readonly<z.output<typeof SecurityProfile>>
