import { z } from 'zod'

import { HarnessError } from '../../../src/errors/harness-error.ts'
import { t } from '../../../src/lib/language/t.ts'
import { JsonContent } from '../message/json-content.ts'

/** What can be broken of a token by name: at which moment of its making, and how. */
export const tokenFlaws = [
  // Claims, before the signature.
  'expired',
  'future',
  'milliseconds',
  'wrong-hash',
  // The signature itself.
  'wrong-key',
  'unknown-certificate',
  'authentication-key',
  'alg-none',
  'unsigned',
  'signature-altered',
  'payload-altered',
  // How the tokens travel.
  'missing',
  'malformed',
  'swapped',
] as const
export type TokenFlaw = (typeof tokenFlaws)[number]

const Flaw = z.enum(tokenFlaws)

const some = z.string().min(1)

const Detailed = z
  .strictObject({
    of: z
      .enum(['bearer', 'signature', 'both'])
      .optional()
      .meta({
        description: t`Quale token: bearer, signature (FSE-JWT-Signature) o both; se manca, tutti quelli che hanno ciò che si rompe.`,
      }),
    flaw: Flaw.optional().meta({ description: t`Un difetto per nome.` }),
    claim: some.optional().meta({
      description: t`Un claim a cui dare un altro valore (is), prima della firma.`,
    }),
    header: some.optional().meta({
      description: t`Un membro dell'intestazione del token a cui dare un altro valore (is), prima della firma.`,
    }),
    is: JsonContent.optional().meta({
      description: t`Il valore del claim o del membro: un testo è scritto come testo, { $json: … } come JSON, null lo toglie.`,
    }),
  })
  .refine(
    ({ flaw, claim, header }) =>
      [flaw, claim, header].filter((one) => one !== undefined).length === 1,
    { error: t`attesa una sola cosa da rompere tra flaw, claim e header` },
  )
  .refine(({ flaw, is }) => (flaw === undefined) === (is !== undefined), {
    path: ['is'],
    error: t`accanto a claim e a header serve is, il valore; con flaw non serve`,
  })

export const TokenDeviation = z.union([Flaw, Detailed]).meta({
  description: t`Che cosa si rompe dei token: il nome di un difetto, oppure claim e intestazione.`,
})
export type TokenDeviation = z.output<typeof TokenDeviation>

const layers = { tokens: TokenDeviation.optional() }

/** What a case may break on purpose, by layer; what a request says otherwise it may simply write. */
export const Deviations = z.strictObject(layers)

// The layer of the connection is not the adapter's: it is passed over here.
const OwnLayers = z.object(layers)

/**
 * The error of a deviation that would break nothing, or something else than it names: the message is not sent.
 * `reason` completes the sentence.
 */
export const ineffective = (reason: string): HarnessError =>
  new HarnessError('DEVIATION_INVALID', t`Deviazione «tokens»: ${reason}.`, {
    hint: t`Correggere \`deviate\` nel passo: la richiesta non è stata spedita.`,
  })

/** The deviation of a call's tokens, with its values filled in; throws DEVIATION_INVALID. */
export const readDeviation = (
  deviate: Readonly<Record<string, unknown>>,
): Exclude<TokenDeviation, string> | undefined => {
  const parsed = OwnLayers.safeParse(deviate)
  if (!parsed.success) throw ineffective(parsed.error.issues[0]?.message ?? t`valore non ammesso`)
  const { tokens } = parsed.data
  return typeof tokens === 'string' ? { flaw: tokens } : tokens
}
