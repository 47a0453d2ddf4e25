/** One prescribed item. `codice` is '' when only the equivalence group was given. */
export interface PrescribedItem {
  readonly codice: string
  readonly descrizione: string
  readonly quantita: string
}

/** A prescription as SIST and SAC know it. */
export interface Prescription {
  /** NRE or IUP. */
  readonly identifier: string
  readonly kind: 'nre' | 'iup'
  readonly codAutenticazione: string | null
  readonly state: 'emessa' | 'registrata' | 'annullata'
  /** Codice fiscale and codice regionale of the doctor who issued it. */
  readonly owner: { readonly codiceFiscale: string; readonly codiceRegionale: string }
  readonly assistito: string
  readonly tipologia: string
  readonly tipoRic: string | null
  /** As written: `dd/MM/yyyy HH:mm:ss`. */
  readonly dataPrescrizione: string
  readonly codEsenzione: string
  readonly items: readonly PrescribedItem[]
  readonly oscurato: boolean
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
