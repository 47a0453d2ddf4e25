/** One element of a message: text, or elements in the order in which they must be written. */
export interface ContractElement {
  readonly name: string
  /** Empty where the element is in none. */
  readonly namespace: string
  /** Whether a message without it is not valid. */
  readonly required: boolean
  /** Whether it may occur more than once. */
  readonly many: boolean
  readonly content: ContractContent
  /** Those that it may have; absent where nobody read them. */
  readonly attributes?: readonly ContractAttribute[]
}

/** One attribute of an element. */
export interface ContractAttribute {
  readonly name: string
  /** Empty where the attribute is in none, as most are. */
  readonly namespace: string
  readonly required: boolean
  /** The closed set of its values; null when any text is allowed. */
  readonly values: readonly string[] | null
}

export type ContractContent =
  /** `open`: other elements may stand beside or in place of these. */
  | {
      readonly kind: 'elements'
      readonly elements: readonly ContractElement[]
      readonly open?: true
    }
  /** `type` is the local name of XML Schema's own type; `values` is null when any text of it is allowed. */
  | { readonly kind: 'text'; readonly type: string; readonly values: readonly string[] | null }

/** An operation as a WSDL declares it. `request` and `response` are children of the SOAP Body. */
export interface ContractOperation {
  readonly name: string
  /** The service that offers it: the last segment of the address. */
  readonly service: string
  /** Value of the SOAPAction header, without quotes (WSDL 1.1 §3.4). */
  readonly soapAction: string
  readonly request: ContractElement
  /** Null where nothing is answered. */
  readonly response: ContractElement | null
}

/** The operations of one or several services. */
export type Contract = readonly ContractOperation[]

/** The elements that an element may hold; none where it holds text. */
export const elementsOf = ({ content }: ContractElement): readonly ContractElement[] =>
  content.kind === 'elements' ? content.elements : []
