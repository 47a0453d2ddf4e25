import { z } from 'zod'

import { t } from '../../src/lib/language/t.ts'
import { BodyValue } from '../../src/soap/body-value.ts'

/** The operations whose wire shape is public, as our contract names them. */
const operations = [
  'chkPrescrizione',
  'setRegistraPrescrizione',
  'setAnnullaPrescrizione',
  'getPrescrizioneIdentificata',
  'getPrescrizioniIdentificate',
  'setRegistraErogazioneFarm',
  'getReportErogatoMensile',
] as const

const isOneOf = (names: readonly string[], name: string): boolean => names.includes(name)

const author = z
  .string()
  .min(1)
  .optional()
  .meta({
    description: t`Operatore indicato come autore del CDA; se manca, quello dei datiOperatore.`,
  })

/** The signed document that a registration of a prescription carries. */
const CarriedPrescription = z.strictObject({
  cda: z.literal('prescrizione').meta({
    description: t`Il CDA2 della prescrizione, composto dalla richiesta del passo indicato in \`from\`.`,
  }),
  from: z
    .string()
    .min(1)
    .meta({
      description: t`Id del passo chkPrescrizione che ha ottenuto l'identificativo (NRE o IUP).`,
    }),
  author,
  sostituito: z
    .string()
    .min(1)
    .optional()
    .meta({ description: t`Operatore titolare, quando chi prescrive lo sostituisce.` }),
  'maggior-tutela': z
    .enum(['true', 'false'])
    .optional()
    .meta({
      description: t`Maggior tutela dell'anonimato (confidentialityCode V); se manca, vale per chi chiede l'oscuramento dei dati.`,
    }),
})
export type CarriedPrescription = Readonly<z.output<typeof CarriedPrescription>>

/** One drug as it was dispensed. */
const DispensedDrug = z.strictObject({
  aic: z
    .string()
    .min(1)
    .meta({ description: t`Codice AIC della confezione erogata.` }),
  quantita: z
    .string()
    .min(1)
    .optional()
    .meta({ description: t`Quante confezioni; se manca, 1.` }),
  lotto: z
    .string()
    .min(1)
    .optional()
    .meta({ description: t`Lotto della confezione.` }),
  seriale: z
    .string()
    .min(1)
    .optional()
    .meta({ description: t`Numero seriale del bollino AIFA.` }),
  importi: z
    .record(
      z.string().regex(/^1\.(?:[1-9]|1[0-3])$/, { error: t`atteso un codice da 1.1 a 1.13` }),
      z.string(),
    )
    .optional()
    .meta({ description: t`Importi in euro, per codice da 1.1 a 1.13.` }),
})
export type DispensedDrug = Readonly<z.output<typeof DispensedDrug>>

/** The signed document that a registration of a dispensing carries. */
const CarriedDispensing = z.strictObject({
  cda: z.literal('erogazione').meta({
    description: t`Il CDA2 dell'erogazione della prescrizione di cui tratta il passo indicato in \`from\`.`,
  }),
  from: z
    .string()
    .min(1)
    .meta({
      description: t`Id del passo chkPrescrizione o getPrescrizioneIdentificata da cui viene la prescrizione.`,
    }),
  author,
  farmaci: z
    .array(DispensedDrug)
    .min(1)
    .optional()
    .meta({ description: t`I farmaci erogati; se manca, quelli prescritti.` }),
})
export type CarriedDispensing = Readonly<z.output<typeof CarriedDispensing>>

const CarriedDocument = z.discriminatedUnion('cda', [CarriedPrescription, CarriedDispensing]).meta({
  description: t`Documento da comporre, firmare (CAdES) e inserire in \`prescrizione\` o in \`erogazione\`.`,
})
export type CarriedDocument = z.output<typeof CarriedDocument>

/** What a case may ask of the adapter. */
export const SistRequest = z
  .strictObject({
    operation: z
      .union([
        z.enum(operations),
        z.string().regex(/^[A-Za-z_][\w.-]*$/, { error: t`atteso il nome di un'operazione` }),
      ])
      .meta({
        description: t`Operazione di CVPService da chiamare; con service, di un contratto ufficiale indicato da SIST_WSDL_DIR.`,
      }),
    service: z
      .string()
      .regex(/^[A-Za-z_][\w.-]*$/, { error: t`atteso il nome di un servizio` })
      .optional()
      .meta({
        description: t`Servizio di un'operazione che solo il contratto ufficiale ha: l'ultima parte dell'indirizzo.`,
      }),
    writes: z
      .enum(['true', 'false'])
      .optional()
      .meta({
        description: t`Se un'operazione del solo contratto ufficiale cambia qualcosa; se manca, vale true: la chiamata non si ripete mai da sola.`,
      }),
    body: z
      .record(z.string(), BodyValue)
      .default({})
      .meta({
        description: t`Elementi della richiesta, in qualunque ordine. \`null\` omette l'elemento, '' lo scrive vuoto, una lista lo ripete. datiOperatore e datiApplicativo si compilano da soli; qui se ne può cambiare un singolo campo.`,
      }),
    document: CarriedDocument.optional(),
  })
  .superRefine(({ operation, service }, context) => {
    if (service === undefined && !isOneOf(operations, operation))
      context.addIssue({
        code: 'invalid_value',
        values: [...operations],
        path: ['operation'],
        input: operation,
      })
  })
export type SistRequest = Readonly<z.output<typeof SistRequest>>
