/** Something of a document that its reader should know; `warning` where somebody must look. */
export interface DocumentFinding {
  readonly kind:
    | 'id-duplicate'
    | 'id-missing'
    | 'id-gap'
    | 'id-cited'
    | 'id-changed'
    | 'spelling'
    | 'hidden'
    | 'dormant'
    | 'column'
    | 'characters'
  readonly level: 'warning' | 'note'
  /** Sheet and cell, where there is one. */
  readonly place: string
  readonly message: string
}
