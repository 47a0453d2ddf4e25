import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import { partitaIvaFault } from '../lib/partita-iva.ts'
import { CredentialShape } from './environment-schema.ts'
import { Day, Slug } from './text-types.ts'

/** One line of text: what stands in a header of a message has no line ends. */
const Line = z
  .string()
  .min(1)
  .max(200, { error: t`attesi al più 200 caratteri` })
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, {
    error: t`attesa una sola riga, senza caratteri di controllo`,
  })

const Address = z.email({ error: t`atteso un indirizzo come nome@dominio.it` }).max(254)

const PartitaIva = z.string().refine((text) => partitaIvaFault(text) === undefined, {
  error: t`attesa una partita IVA: 11 cifre, l'ultima di controllo`,
})

const SenderShape = z.strictObject({
  organization: Line.meta({ description: t`Chi chiede l'integrazione: la ragione sociale` }),
  'partita-iva': PartitaIva.optional().meta({
    description: t`La sua partita IVA: la vuole la fase 1`,
  }),
  name: Line.meta({ description: t`Chi scrive, e a chi l'autorità risponde` }),
  email: Address.meta({ description: t`Da dove si scrive all'help desk` }),
  pec: Address.optional().meta({
    description: t`La PEC da cui parte la richiesta di integrazione: la vuole la fase 1`,
  }),
  phone: Line.optional().meta({ description: t`Telefono di chi scrive` }),
})
export type SenderShape = z.output<typeof SenderShape>

const day = Day.meta({ description: t`Il giorno, per esempio 2026-03-02` })
const note = Line.optional().meta({
  description: t`Per chi legge: il numero di protocollo, chi ha risposto`,
})

/** Of the vendor as a whole, and of one version of an application. */
const RecordedShape = z.discriminatedUnion('stage', [
  z.strictObject({
    stage: z.enum(['1', '2']).meta({
      description: t`1: la PEC con i due moduli è partita; 2: le credenziali della VPN sono arrivate`,
    }),
    date: day,
    note,
  }),
  z.strictObject({
    stage: z.enum(['5', '6', '7']).meta({
      description: t`5: l'autorità ha dato per buoni gli esiti; 6: l'attestato è arrivato; 7: l'applicazione è in produzione`,
    }),
    date: day,
    version: Line.meta({ description: t`La versione dell'applicazione di cui si tratta` }),
    application: Slug.optional().meta({
      description: t`L'applicazione, se nella cartella ce n'è più di una`,
    }),
    note,
  }),
])
export type RecordedShape = z.output<typeof RecordedShape>

/** `procedure.yaml`: what only the user knows of the seven stages, and what the messages to the authority are made of. */
export const ProcedureShape = z.strictObject({
  sender: SenderShape.optional().meta({ description: t`Chi scrive all'autorità` }),
  forms: z
    .strictObject({
      integrazione: z
        .string()
        .min(1)
        .optional()
        .meta({
          description: t`Il modulo «Richiesta di integrazione al SIST-FSE Puglia», compilato e firmato digitalmente (.p7m o PDF firmato)`,
        }),
      vpn: z
        .string()
        .min(1)
        .optional()
        .meta({ description: t`Il «Modulo Richiesta VPN», compilato e firmato digitalmente` }),
    })
    .optional()
    .meta({
      description: t`I due moduli della fase 1: percorsi a partire dalla cartella di lavoro`,
    }),
  plans: z
    .strictObject({
      test: Slug.optional().meta({
        description: t`Il piano che l'autorità ha inviato nella fase 4: il nome della sua cartella in plans/`,
      }),
      verification: Slug.optional().meta({
        description: t`Il piano che l'autorità ha inviato nella fase 5`,
      }),
    })
    .optional()
    .meta({ description: t`Quali piani sono dell'autorità, e per quale fase` }),
  dossier: z
    .strictObject({
      signature: CredentialShape.optional().meta({
        description: t`Con che chiave si firma il dossier: di un file PEM o PKCS#12, di una carta, o dietro un programma`,
      }),
      statement: z
        .string()
        .min(1)
        .optional()
        .meta({
          description: t`La dichiarazione del produttore sui casi in cui le chiamate le ha fatte Collaudo: un percorso dalla cartella di lavoro`,
        }),
    })
    .optional()
    .meta({ description: t`Il dossier della fase 5` }),
  recorded: z
    .array(RecordedShape)
    .optional()
    .meta({ description: t`Ciò che è avvenuto e che nessun file prova` }),
})
export type ProcedureShape = z.output<typeof ProcedureShape>
