/** A person with the codes by which a document names one. */
export interface NamedPerson {
  readonly codiceFiscale: string
  /** Empty where the person has none: a pharmacist. */
  readonly codiceRegionale: string
}

/** Who makes and signs a document, and when. */
export interface Signing {
  /** Instant of the document's creation: it must not be later than the signature. */
  readonly effectiveTime: Date
  readonly author: NamedPerson
  readonly signer: { readonly codiceFiscale: string }
  readonly codStruttura: string
}

/** What a prescription document is made from. */
export interface PrescriptionInput extends Signing {
  /** Body of chkPrescrizione as sent: nested records whose scalars are text. */
  readonly request: Readonly<Record<string, unknown>>
  /** What chkPrescrizione answered; without codAutenticazione the ricetta is a red one. */
  readonly identifier: { readonly iup: string; readonly codAutenticazione: string | null }
  /** The titolare, when a sostituto prescribes. */
  readonly sostituito: NamedPerson | null
  /** Greater protection of anonymity; where nothing is said, it goes with the masking. */
  readonly isVeryRestricted?: boolean | undefined
}
