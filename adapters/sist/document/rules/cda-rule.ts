import type { XmlElement } from 'libxml2-wasm'

import type { DatumPath, RequestData } from '../request-data.ts'

/** One way in which a document breaks a rule. */
export interface Breach {
  /** What was expected and what was found. */
  readonly found: string
  /** The datum of the chkPrescrizione request from which it comes; empty where it comes from none. */
  readonly datum: DatumPath
  /** What to do about it. */
  readonly remedy: string
}

/** Something that a prescription document must hold beyond its schema. */
export interface CdaRule {
  readonly id: string
  /** What must hold. */
  readonly says: string
  /** Where it is said, as public sources report it. */
  readonly source: string
  /** That the rule exists is the specification's; that it is refused with 000218 is a guess of everybody's. */
  readonly certainty: 'specifica' | 'ipotesi'
  readonly breaches: (cda: XmlElement, request: RequestData) => readonly Breach[]
}
