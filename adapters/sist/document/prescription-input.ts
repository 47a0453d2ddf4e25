/** What a prescription document is made from. */
export interface PrescriptionInput {
  /** Body of chkPrescrizione as sent: nested records whose scalars are text. */
  readonly request: Readonly<Record<string, unknown>>
  /** What chkPrescrizione answered; without codAutenticazione the ricetta is a red one. */
  readonly identifier: { readonly iup: string; readonly codAutenticazione: string | null }
  /** Instant of the document's creation: it must not be later than the signature. */
  readonly effectiveTime: Date
  readonly author: { readonly codiceFiscale: string; readonly codiceRegionale: string }
  readonly signer: { readonly codiceFiscale: string }
  readonly codStruttura: string
  /** The titolare, when a sostituto prescribes. */
  readonly sostituito: { readonly codiceFiscale: string; readonly codiceRegionale: string } | null
}
