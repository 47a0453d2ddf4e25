import { z } from 'zod'

import { t } from '../../../src/lib/language/t.ts'
import { JsonContent } from './json-content.ts'

const some = z.string().min(1)

/** A PDF that is made here, with a clinical document attached. */
export const PdfContent = z.strictObject({
  cda: some.optional().meta({
    description: t`File del piano con il modello del CDA: XML con espressioni sui valori di with. Se manca, il PDF non ha allegati.`,
  }),
  with: z
    .record(z.string().regex(/^[A-Za-z_][\w-]*$/), JsonContent)
    .optional()
    .meta({
      description: t`I valori del modello, per nome; nell'XML i caratteri speciali sono scritti come si deve.`,
    }),
  attachment: some
    .optional()
    .meta({ description: t`Nome dell'allegato nel PDF; se manca, cda.xml.` }),
  title: some
    .optional()
    .meta({ description: t`Che cosa si legge nella pagina e nel titolo del PDF.` }),
})
export type PdfContent = Readonly<z.output<typeof PdfContent>>

/** One part of a multipart/form-data body. */
export const MultipartPart = z
  .strictObject({
    name: some.meta({ description: t`Nome della parte.` }),
    filename: some.optional().meta({ description: t`Nome del file, se la parte è un file.` }),
    type: some
      .optional()
      .meta({ description: t`Content-Type della parte, in luogo di quello che le spetta.` }),
    json: JsonContent.optional().meta({
      description: t`Contenuto JSON, scritto come body.`,
    }),
    text: z
      .string()
      .optional()
      .meta({ description: t`Contenuto di testo, in UTF-8.` }),
    file: some.optional().meta({ description: t`Contenuto: i byte di un file del piano.` }),
    pdf: PdfContent.optional().meta({
      description: t`Contenuto: un PDF fatto qui, con il CDA come allegato.`,
    }),
    from: some.optional().meta({
      description: t`Contenuto: gli stessi byte che un passo precedente ha inviato nella parte con questo nome.`,
    }),
  })
  .refine(
    (part) =>
      [part.json, part.text, part.file, part.pdf, part.from].filter((one) => one !== undefined)
        .length <= 1,
    { error: t`una parte ha un solo contenuto tra json, text, file, pdf e from` },
  )
export type MultipartPart = Readonly<z.output<typeof MultipartPart>>
