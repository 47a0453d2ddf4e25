import { claimsIn, fieldOf, type Received } from './received.ts'
import { publishes, type OperationName } from './route.ts'
import { workflowNamed } from './rules/publication-rules.ts'
import { newWorkflow, type TransactionEvent } from './state.ts'
import type { Trace } from './answer.ts'

/** What came of a call that nothing spoke against. */
export interface Done {
  readonly status: number
  readonly value: Readonly<Record<string, unknown>>
  readonly workflow: string | undefined
  readonly result: string
}

type EventStatus = TransactionEvent['eventStatus']

const week = 7 * 86_400_000

const eventOf = (
  received: Received,
  { traceID }: Trace,
  eventType: string,
  eventStatus: EventStatus = 'SUCCESS',
  message?: string,
): TransactionEvent => {
  const claims = claimsIn(received)
  const said = (name: string): string => (typeof claims[name] === 'string' ? claims[name] : '')
  const { receivedAt } = received.request
  return {
    eventType,
    eventStatus,
    eventDate: receivedAt.toISOString(),
    ...(message === undefined ? {} : { message }),
    traceId: traceID,
    issuer: said('iss'),
    subject: said('sub'),
    subjectRole: said('subject_role'),
    expirationDate: new Date(receivedAt.getTime() + week).toISOString(),
  }
}

const ownEvent: Readonly<Partial<Record<OperationName, string>>> = {
  publish: 'PUBLICATION',
  'validate-and-create': 'PUBLICATION',
  replace: 'REPLACE',
  'validate-and-replace': 'REPLACE',
  metadata: 'UPDATE',
  delete: 'DELETE',
}

/** Failures that a test asks for by the beginning of the document's identifier. */
const provoked: Readonly<Record<string, readonly [event: string, status: EventStatus]>> = {
  CRASH_INI: ['SEND_TO_INI', 'BLOCKING_ERROR'],
  CRASH_EDS: ['SEND_TO_UAR', 'BLOCKING_ERROR'],
  CRASH_WF_EDS: ['SEND_TO_UAR', 'ASYNC_RETRY'],
}

/** The identifier without the failure that it asks for. */
const documentIn = (received: Received): string =>
  fieldOf(received, 'identificativoDoc').replace(
    /^(?:CRASH_TIMEOUT|SKIP_VALIDATION|CRASH_WF_EDS|CRASH_INI|CRASH_EDS)/,
    '',
  )

// What follows the acceptance: the index, then the repository, then what becomes of it.
const comingOf = (received: Received, trace: Trace): readonly TransactionEvent[] => {
  const prefix = Object.keys(provoked).find((name) =>
    fieldOf(received, 'identificativoDoc').startsWith(name),
  )
  const fault = prefix === undefined ? undefined : provoked[prefix]
  const coming: TransactionEvent[] = []
  for (const type of ['SEND_TO_INI', 'SEND_TO_UAR', 'UAR_FINAL_STATUS']) {
    const isFault = fault?.[0] === type
    coming.push(
      isFault
        ? eventOf(received, trace, type, fault[1], 'errore chiesto dal prefisso')
        : eventOf(received, trace, type),
    )
    if (isFault && fault[1] === 'BLOCKING_ERROR') break
  }
  return coming
}

const validate = (received: Received, trace: Trace): string => {
  const { cda, state, request } = received
  const workflow = newWorkflow(cda?.root ?? '', cda?.extension ?? '')
  state.addValidation({
    workflow,
    hash: cda?.hash ?? '',
    activity: received.route.name === 'validate' ? fieldOf(received, 'activity') : 'VALIDATION',
    at: request.receivedAt,
  })
  state.addEvents(workflow, trace.traceID, [eventOf(received, trace, 'VALIDATION')], [])
  return workflow
}

/** An operation that the gateway only accepts: its outcome is told by the status, later. */
const accept = (received: Received, trace: Trace): Done => {
  const { route, state, validation, cda } = received
  const isWhole = route.name.startsWith('validate-and-')
  const workflow = publishes(route.name)
    ? isWhole
      ? validate(received, trace)
      : (validation?.workflow ?? newWorkflow(cda?.root ?? '', cda?.extension ?? ''))
    : newWorkflow(route.id.split('^')[0] ?? '', route.id)
  if (publishes(route.name)) state.addDocument(documentIn(received))
  if (route.name === 'delete') state.removeDocument(route.id)
  const type = ownEvent[route.name] ?? 'PUBLICATION'
  state.addEvents(
    workflow,
    trace.traceID,
    [eventOf(received, trace, type)],
    comingOf(received, trace),
  )
  return {
    status: 202,
    value: { ...trace, workflowInstanceId: workflow },
    workflow,
    result: type,
  }
}

/** Does what is asked. */
export const perform = (received: Received, trace: Trace): Done => {
  const { route, state } = received
  switch (route.name) {
    case 'validate': {
      const workflow = validate(received, trace)
      const activity = fieldOf(received, 'activity')
      const warning =
        fieldOf(received, 'mode') === '' ? { warning: 'mode assente: si assume ATTACHMENT' } : {}
      return {
        status: activity === 'VERIFICA' ? 200 : 201,
        value: { ...trace, workflowInstanceId: workflow, ...warning },
        workflow,
        result: activity,
      }
    }
    case 'publish':
    case 'replace':
    case 'metadata':
    case 'delete':
    case 'validate-and-create':
    case 'validate-and-replace':
      return accept(received, trace)
    case 'status':
    case 'status-by-trace': {
      const workflow = workflowNamed(received) ?? ''
      return {
        status: 200,
        value: { ...trace, transactionData: state.readEvents(workflow) },
        workflow,
        result: 'status',
      }
    }
    case 'health':
      return { status: 200, value: { ...trace, status: 'UP' }, workflow: undefined, result: 'UP' }
  }
}
