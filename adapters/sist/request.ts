import { z } from 'zod'

import { t } from '../../src/lib/language/t.ts'

/** The operations of CVPService (ciclo di vita prescrittivo), as the contract names them. */
export const operations = [
  'chkPrescrizione',
  'setRegistraPrescrizione',
  'setAnnullaPrescrizione',
  'getPrescrizioneIdentificata',
  'getPrescrizioniIdentificate',
] as const

/** Content of an element: text exactly as written, nothing (the element is left out), a list, or elements. */
export type BodyValue = string | null | readonly BodyValue[] | BodyFields

export interface BodyFields {
  readonly [name: string]: BodyValue
}

/** Array.isArray that keeps the type of a read-only list. */
export const isList = (value: BodyValue): value is readonly BodyValue[] => Array.isArray(value)

const BodyValue: z.ZodType<BodyValue> = z.lazy(() =>
  z.union([z.string(), z.null(), z.array(BodyValue), z.record(z.string(), BodyValue)]),
)

/** The signed document that a registration carries. */
export const CarriedPrescription = z
  .strictObject({
    cda: z.literal('prescrizione').meta({
      description: t`Il CDA2 della prescrizione, composto dalla richiesta del passo indicato in \`from\`.`,
    }),
    from: z
      .string()
      .min(1)
      .meta({
        description: t`Id del passo chkPrescrizione che ha ottenuto l'identificativo (NRE o IUP).`,
      }),
    author: z
      .string()
      .min(1)
      .optional()
      .meta({
        description: t`Operatore indicato come autore del CDA; se manca, quello dei datiOperatore.`,
      }),
    sostituito: z
      .string()
      .min(1)
      .optional()
      .meta({
        description: t`Operatore titolare, quando chi prescrive lo sostituisce.`,
      }),
  })
  .meta({ description: t`Documento da comporre, firmare (CAdES) e inserire in \`prescrizione\`.` })
export type CarriedPrescription = Readonly<z.output<typeof CarriedPrescription>>

/** What a case may ask of the adapter. */
export const SistRequest = z.strictObject({
  operation: z.enum(operations).meta({ description: t`Operazione di CVPService da chiamare.` }),
  body: z
    .record(z.string(), BodyValue)
    .default({})
    .meta({
      description: t`Elementi della richiesta, in qualunque ordine. \`null\` omette l'elemento, '' lo scrive vuoto, una lista lo ripete. datiOperatore e datiApplicativo si compilano da soli; qui se ne può cambiare un singolo campo.`,
    }),
  document: CarriedPrescription.optional(),
})
export type SistRequest = Readonly<z.output<typeof SistRequest>>
