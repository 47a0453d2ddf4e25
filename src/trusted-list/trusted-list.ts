import type { X509Certificate } from 'node:crypto'

import type { ListReference } from '../certificates/recognition.ts'

/** A service of a provider, as the list has it now; its history is not read. */
export interface TrustedService {
  readonly provider: string
  readonly name: string
  /** The identifiers' own last parts, for example `CA/QC` and `granted`; whole where they have another beginning. */
  readonly type: string
  readonly status: string
  readonly since: Date
  readonly certificates: readonly X509Certificate[]
  /** An additional information says ForWebSiteAuthentication. */
  readonly forWebsites: boolean
  /** Some certificates of the service are declared not to be qualified, under criteria that are not evaluated here. */
  readonly hasExceptions: boolean
}

/** A list whose signature holds. */
export interface TrustedList {
  readonly reference: ListReference
  readonly services: readonly TrustedService[]
}
