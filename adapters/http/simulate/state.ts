import { createHash, randomBytes } from 'node:crypto'

/** A validation that took place. */
export interface Validation {
  readonly workflow: string
  readonly hash: string
  readonly activity: string
  readonly at: Date
}

/** What happened to a transaction, as its status tells. */
export interface TransactionEvent {
  readonly eventType: string
  readonly eventStatus: 'SUCCESS' | 'BLOCKING_ERROR' | 'NON_BLOCKING_ERROR' | 'ASYNC_RETRY'
  readonly eventDate: string
  readonly message?: string
  readonly traceId: string
  readonly issuer: string
  readonly subject: string
  readonly subjectRole: string
  readonly expirationDate: string
}

interface Transaction {
  readonly told: TransactionEvent[]
  /** What comes later: the outcome of what was only accepted. */
  readonly coming: TransactionEvent[]
}

/** What the gateway remembers, as long as it runs. */
export interface GatewayState {
  readonly validationFor: (workflow: string, hash: string | undefined) => Validation | undefined
  readonly hasWorkflow: (workflow: string) => boolean
  readonly addValidation: (validation: Validation) => void
  readonly hasDocument: (id: string) => boolean
  readonly addDocument: (id: string) => void
  readonly removeDocument: (id: string) => void
  /** Adds to a transaction; what is coming is told from the second reading on. */
  readonly addEvents: (
    workflow: string,
    traceId: string,
    told: readonly TransactionEvent[],
    coming: readonly TransactionEvent[],
  ) => void
  readonly workflowOf: (traceId: string) => string | undefined
  readonly hasTransaction: (workflow: string) => boolean
  /** The events so far. */
  readonly readEvents: (workflow: string) => readonly TransactionEvent[]
  readonly hasToken: (id: string) => boolean
  readonly addToken: (id: string) => void
}

/** The workflowInstanceId of a transaction about something with that root and extension. */
export const newWorkflow = (root: string, extension: string): string =>
  `${root}.${createHash('sha256').update(extension).digest('hex')}.${randomBytes(5).toString('hex')}^^^^urn:ihe:iti:xdw:2013:workflowInstanceId`

export const createState = (): GatewayState => {
  const validations = new Map<string, Validation>()
  const documents = new Set<string>()
  const transactions = new Map<string, Transaction>()
  const traces = new Map<string, string>()
  const tokens = new Set<string>()
  return {
    validationFor: (workflow, hash) =>
      workflow === ''
        ? [...validations.values()].findLast((one) => one.hash === hash)
        : validations.get(workflow),
    hasWorkflow: (workflow) => validations.has(workflow),
    addValidation: (validation) => {
      validations.set(validation.workflow, validation)
    },
    hasDocument: (id) => documents.has(id),
    addDocument: (id) => {
      documents.add(id)
    },
    removeDocument: (id) => {
      documents.delete(id)
    },
    addEvents: (workflow, traceId, told, coming) => {
      const known = transactions.get(workflow) ?? { told: [], coming: [] }
      known.told.push(...told)
      known.coming.push(...coming)
      transactions.set(workflow, known)
      traces.set(traceId, workflow)
    },
    workflowOf: (traceId) => traces.get(traceId),
    hasTransaction: (workflow) => transactions.has(workflow),
    readEvents: (workflow) => {
      const known = transactions.get(workflow)
      if (known === undefined) return []
      const now = [...known.told]
      known.told.push(...known.coming.splice(0))
      return now
    },
    hasToken: (id) => tokens.has(id),
    addToken: (id) => {
      tokens.add(id)
    },
  }
}
