import type { XmlElement } from 'libxml2-wasm'

import type { Certainty } from '../../codes/known-code.ts'
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
  /** How certain it is that the rule holds; that breaking it is refused with 000218 is always less. */
  readonly certainty: Certainty
  /** Why a document usually breaks it. */
  readonly cause: string
  readonly breaches: (cda: XmlElement, request: RequestData) => readonly Breach[]
}
