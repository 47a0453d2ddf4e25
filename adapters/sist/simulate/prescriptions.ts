/** One prescribed item. `codice` is '' when only the equivalence group was given. */
export interface PrescribedItem {
  readonly codice: string
  readonly gruppo: string
  readonly descrizione: string
  readonly quantita: string
  readonly tipoAccesso: string | null
}

/** A prescription as SIST and SAC know it. */
export interface Prescription {
  /** NRE or IUP. */
  readonly identifier: string
  readonly kind: 'nre' | 'iup'
  readonly codAutenticazione: string | null
  readonly state: 'emessa' | 'registrata' | 'erogata' | 'annullata'
  /** Codice fiscale and codice regionale of the doctor who issued it. */
  readonly owner: { readonly codiceFiscale: string; readonly codiceRegionale: string }
  /** Codice regionale of the titolare, when a sostituto prescribed. */
  readonly sostituito: string | null
  readonly assistito: string
  /** Number of the card of a foreign insured person. */
  readonly tessera: string | null
  readonly asl: string | null
  readonly tipologia: string
  readonly tipoRic: string | null
  /** As written: `dd/MM/yyyy HH:mm:ss`. */
  readonly dataPrescrizione: string
  readonly codEsenzione: string
  readonly classePriorita: string | null
  readonly items: readonly PrescribedItem[]
  /** What chkPrescrizione asked for; a registration may hide the prescription later on. */
  readonly oscuramDati: boolean
  readonly oscurato: boolean
  /** The day, as `yyyy-MM-dd`, on which it was dispensed, the pharmacy and the packages. */
  readonly dispensed: {
    readonly on: string
    readonly codStruttura: string
    readonly packages: number
  } | null
  /** The document in clear, once registered. */
  readonly cda: string | null
}

export interface Prescriptions {
  readonly find: (identifier: string) => Prescription | undefined
  readonly all: () => readonly Prescription[]
  readonly keep: (prescription: Prescription) => void
  /** The next progressive number, from 1. */
  readonly nextNumber: () => number
}

/** The prescriptions of one simulator: in memory, empty at the start. */
export const createPrescriptions = (): Prescriptions => {
  const byIdentifier = new Map<string, Prescription>()
  let last = 0
  return {
    find: (identifier) => byIdentifier.get(identifier),
    all: () => [...byIdentifier.values()],
    keep: (prescription) => byIdentifier.set(prescription.identifier, prescription),
    nextNumber: () => ++last,
  }
}
