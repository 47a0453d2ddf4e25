import { orderedAge } from '../conditions.ts'
import { fieldOf, type Received } from '../received.ts'
import { namesDocument } from '../route.ts'
import type { Rule } from '../rule.ts'

const fiveDays = 5 * 86_400_000

/** Whether a test asks that the validation be passed over. */
export const skipsValidation = (received: Received): boolean =>
  fieldOf(received, 'identificativoDoc').startsWith('SKIP_VALIDATION')

/** What a publication that leans on an earlier validation is judged by. */
export const publicationRules: readonly Rule<Received>[] = [
  {
    name: 'gtw-workflow-known',
    check: (received) => {
      const workflow = fieldOf(received, 'workflowInstanceId')
      return workflow === '' || received.state.hasWorkflow(workflow)
        ? undefined
        : `workflowInstanceId ${workflow} sconosciuto`
    },
  },
  {
    name: 'gtw-cda-validated',
    check: (received) =>
      received.validation === undefined && fieldOf(received, 'workflowInstanceId') === ''
        ? 'nessuna validazione per questo CDA'
        : undefined,
  },
  {
    name: 'gtw-not-verified-only',
    check: ({ validation }) =>
      validation?.activity === 'VERIFICA' ? 'una VERIFICA non si pubblica' : undefined,
  },
  {
    name: 'gtw-cda-unchanged',
    check: ({ validation, cda }) =>
      validation !== undefined && cda !== undefined && validation.hash !== cda.hash
        ? 'il CDA non è quello validato'
        : undefined,
  },
  {
    name: 'gtw-five-days',
    check: ({ validation, request }) =>
      validation !== undefined &&
      request.receivedAt.getTime() - validation.at.getTime() + orderedAge(request.conditions) >
        fiveDays
        ? 'la validazione è di più di cinque giorni fa'
        : undefined,
  },
]

/** What is named must be there. */
export const knownRules: readonly Rule<Received>[] = [
  {
    name: 'gtw-document-known',
    check: ({ route, state }) =>
      namesDocument(route.name) && !state.hasDocument(route.id)
        ? `documento ${route.id} sconosciuto`
        : undefined,
  },
]

/** The transaction that a question is about; undefined where there is none. */
export const workflowNamed = ({ route, state }: Received): string | undefined =>
  route.name === 'status' ? route.id : state.workflowOf(route.id)

/** What a question about a transaction is judged by. */
export const statusRules: readonly Rule<Received>[] = [
  {
    name: 'gtw-transaction-known',
    check: (received) => {
      const workflow = workflowNamed(received)
      return workflow === undefined || !received.state.hasTransaction(workflow)
        ? `nessuna transazione ${received.route.id}`
        : undefined
    },
  },
]
