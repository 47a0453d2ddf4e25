import { z } from 'zod'

import { t } from '../../../src/lib/language/t.ts'
import { Edits } from '../../../src/soap/deviate/edit-xml.ts'
import { samlAttributeNames } from '../security/saml-attributes.ts'

const atLeastOne = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape).refine((one) => Object.values(one).some((value) => value !== undefined), {
    error: t`attesa almeno una chiave`,
  })

const SamlDeviation = atLeastOne({
  assertion: z
    .enum(['absent', 'twice'])
    .optional()
    .meta({ description: t`L'asserzione manca (absent) o compare due volte (twice)` }),
  attribute: z
    .enum(samlAttributeNames)
    .optional()
    .meta({ description: t`L'attributo che manca dall'asserzione` }),
  values: z
    .partialRecord(z.enum(samlAttributeNames), z.string())
    .optional()
    .meta({ description: t`Attributi con un altro valore, dopo i controlli sul caso` }),
  conditions: z
    .enum(['expired', 'future', 'absent'])
    .optional()
    .meta({ description: t`Validità dell'asserzione: scaduta, non ancora valida, assente` }),
  audience: z
    .string()
    .optional()
    .meta({ description: t`Un'altra Audience; '' la toglie` }),
  issuer: z
    .string()
    .min(1)
    .optional()
    .meta({ description: t`Un altro Issuer` }),
  signature: z
    .enum(['absent', 'altered', 'wrong-key'])
    .optional()
    .meta({ description: t`Firma dell'asserzione: assente, alterata, fatta con un'altra chiave` }),
  content: z
    .literal('altered')
    .optional()
    .meta({ description: t`Il contenuto cambia dopo la firma dell'asserzione` }),
  confirmation: z
    .enum(['absent', 'other-key', 'without-key'])
    .optional()
    .meta({
      description: t`Conferma del soggetto: assente, con la chiave di un altro certificato, senza chiave`,
    }),
  'name-id': z
    .string()
    .optional()
    .meta({ description: t`Un altro NameID; '' lo toglie` }),
})

const SecurityDeviation = atLeastOne({
  header: z
    .literal('absent')
    .optional()
    .meta({ description: t`Nessuna intestazione wsse:Security` }),
  timestamp: z
    .enum(['expired', 'future', 'absent', 'unsigned'])
    .optional()
    .meta({ description: t`Timestamp scaduto, futuro, assente o non firmato` }),
  signature: z
    .enum(['absent', 'altered', 'wrong-key'])
    .optional()
    .meta({ description: t`Firma del messaggio: assente, alterata, fatta con un'altra chiave` }),
  unsigned: z
    .enum(['body', 'addressing', 'assertion', 'token'])
    .optional()
    .meta({ description: t`Una parte che la firma non copre` }),
  body: z
    .literal('altered')
    .optional()
    .meta({ description: t`Il Body cambia dopo la firma` }),
  username: z
    .enum(['wrong-password', 'stale', 'without-nonce', 'absent'])
    .optional()
    .meta({
      description: t`UsernameToken con una password sbagliata, vecchio, senza nonce, assente`,
    }),
})

const AddressingDeviation = atLeastOne({
  absent: z
    .enum(['action', 'to', 'message-id', 'reply-to'])
    .optional()
    .meta({ description: t`Intestazione di WS-Addressing che manca` }),
  action: z
    .string()
    .min(1)
    .optional()
    .meta({ description: t`Un'altra wsa:Action` }),
  to: z
    .string()
    .min(1)
    .optional()
    .meta({ description: t`Un altro wsa:To` }),
})

const EnvelopeDeviation = z
  .union([
    z.enum(['not-well-formed', 'doctype', 'other-version']),
    atLeastOne({
      content: z
        .enum(['none', 'two'])
        .optional()
        .meta({ description: t`Il Body è vuoto (none) o ha due volte il contenuto (two)` }),
      action: z
        .string()
        .optional()
        .meta({ description: t`Un'altra SOAPAction; '' la toglie` }),
      'content-type': z
        .string()
        .min(1)
        .optional()
        .meta({ description: t`Il Content-Type da spedire` }),
      header: z
        .literal('unknown')
        .optional()
        .meta({ description: t`Un'intestazione ignota con mustUnderstand` }),
    }),
  ])
  .meta({
    description: t`Rompe la busta: not-well-formed, doctype, other-version (l'altra versione di SOAP), oppure content, action, content-type, header`,
  })

const MtomDeviation = z.enum(['part-absent', 'other-id', 'cut']).meta({
  description: t`Rompe il multipart: una parte manca, ha un altro Content-ID, o il corpo è tronco`,
})

/** What a step may break, by layer. */
export const Deviations = z.strictObject({
  saml: SamlDeviation.optional().meta({
    description: t`Rompe l'asserzione SAML; dove non è la firma a rompersi, l'asserzione è firmata com'è`,
  }),
  security: SecurityDeviation.optional().meta({
    description: t`Rompe WS-Security: intestazione, Timestamp, firma, parti firmate, utente`,
  }),
  addressing: AddressingDeviation.optional().meta({ description: t`Rompe WS-Addressing` }),
  envelope: EnvelopeDeviation.optional(),
  body: Edits.optional().meta({
    description: t`Cambia il contenuto del Body già scritto, prima della firma: toglie, sostituisce o aggiunge dove dice un XPath`,
  }),
  mtom: MtomDeviation.optional(),
})
export type Deviations = Readonly<z.output<typeof Deviations>>

/** What a step deviates, as far as it can be read; the schema was held against it when the case was read. */
export const readDeviations = (deviate: Readonly<Record<string, unknown>>): Deviations => {
  const { tls: _, ...own } = deviate
  return Deviations.parse(own)
}
