import { z } from 'zod'

import { t } from '../../src/lib/language/t.ts'
import { BodyValue } from '../../src/soap/body-value.ts'
import { SecurityWords } from './security/profile.ts'

const text = z.string().min(1)
const flag = z.enum(['true', 'false'])

/** WS-Addressing of a message. */
export const Addressing = z.union([
  flag,
  z.strictObject({
    action: text.optional().meta({ description: t`wsa:Action; se manca, quella del WSDL` }),
    to: text.optional().meta({ description: t`wsa:To; se manca, l'indirizzo della chiamata` }),
    'message-id': text
      .optional()
      .meta({ description: t`wsa:MessageID; se manca, un urn:uuid nuovo a ogni chiamata` }),
    'reply-to': text
      .optional()
      .meta({ description: t`wsa:ReplyTo; se manca, l'indirizzo anonimo` }),
  }),
])

const Attachment = z
  .strictObject({
    text: z
      .string()
      .optional()
      .meta({ description: t`Il contenuto, come testo UTF-8` }),
    base64: z
      .string()
      .regex(/^[A-Za-z0-9+/=\s]*$/, { error: t`atteso un testo base64` })
      .optional()
      .meta({ description: t`Il contenuto in base64` }),
    file: text.optional().meta({ description: t`Un file del piano` }),
    type: text
      .default('application/octet-stream')
      .meta({ description: t`Content-Type della parte` }),
  })
  .refine(
    ({ text: written, base64, file }) =>
      [written, base64, file].filter((one) => one !== undefined).length === 1,
    { error: t`attesa una sola chiave tra text, base64, file` },
  )
export type Attachment = Readonly<z.output<typeof Attachment>>

const bodies = ['xml', 'file', 'envelope'] as const

/** What a case may ask of the adapter. */
export const SoapRequest = z
  .strictObject({
    wsdl: text.optional().meta({
      description: t`Il WSDL, nella cartella dei contratti; se manca, quello che ha l'operazione`,
    }),
    port: text.optional().meta({ description: t`La porta (wsdl:port); se manca, la prima` }),
    operation: text.meta({ description: t`Operazione da chiamare` }),
    body: z
      .record(z.string(), BodyValue)
      .default({})
      .meta({
        description: t`Elementi della richiesta, in qualunque ordine. \`null\` omette l'elemento, '' lo scrive vuoto, una lista lo ripete; \`@nome\` è un attributo, \`#text\` il testo accanto agli attributi, \`#xml\` XML così com'è, \`#attachment\` il contenuto di un allegato.`,
      }),
    xml: text
      .optional()
      .meta({ description: t`Il contenuto del Body così com'è, al posto di body` }),
    file: text.optional().meta({
      description: t`Un file del piano che è il contenuto del Body, byte per byte`,
    }),
    envelope: text.optional().meta({
      description: t`Un file del piano che è l'intero messaggio, byte per byte: niente vi si aggiunge`,
    }),
    path: z
      .string()
      .startsWith('/')
      .optional()
      .meta({
        description: t`Percorso dopo l'indirizzo dell'ambiente; se manca, quello del WSDL (soap:address)`,
      }),
    writes: flag.optional().meta({
      description: t`Se la chiamata cambia qualcosa; se manca, vale true: non si ripete mai da sola`,
    }),
    addressing: Addressing.optional().meta({
      description: t`WS-Addressing: true, oppure i valori da scrivere; se manca, il messaggio non ne ha`,
    }),
    attachments: z
      .record(z.string().regex(/^[A-Za-z0-9._-]+$/, { error: t`atteso un nome` }), Attachment)
      .optional()
      .meta({ description: t`Allegati che body nomina con #attachment` }),
    mtom: flag
      .optional()
      .meta({ description: t`true: gli allegati viaggiano come parti MIME (MTOM/XOP)` }),
    profile: text.optional().meta({
      description: t`Un file della cartella dei contratti, senza .profile.yaml: i valori predefiniti di addressing, mtom e security`,
    }),
    security: SecurityWords.optional().meta({ description: t`WS-Security del messaggio` }),
  })
  .superRefine((send, context) => {
    const given = [
      ...(Object.keys(send.body).length > 0 ? ['body'] : []),
      ...bodies.filter((one) => send[one] !== undefined),
    ]
    if (given.length > 1)
      context.addIssue({
        code: 'custom',
        path: [given[1] ?? 'body'],
        message: t`il contenuto si dice una volta sola: trovati ${given.join(', ')}`,
      })
  })
export type SoapRequest = Readonly<z.output<typeof SoapRequest>>
