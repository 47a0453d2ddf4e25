import type {
  ReplyNote,
  SimulatedReply,
  SimulatedService,
  SimulatedWorld,
} from '../../../src/adapter/simulated.ts'
import { newTrace, problem, refusalWith, success } from './answer.ts'
import { refusalOf, timesOut } from './decide.ts'
import { perform } from './operations.ts'
import { claimsIn, receive, type Received } from './received.ts'
import { basePath, routeOf, type OperationName } from './route.ts'
import { createState } from './state.ts'

// What the gateway says where a call was refused before it got a transaction of its own.
const noWorkflow = 'UNKNOWN_WORKFLOW_ID'

const notServed = (method: string, path: string): SimulatedReply => ({
  kind: 'answer',
  status: 404,
  headers: { 'content-type': 'text/plain;charset=UTF-8' },
  body: Buffer.from(`Il gateway simulato non ha ${method} ${path}.\n`),
})

const noteOf = (received: Received, operation: OperationName): ReplyNote => {
  const claims = claimsIn(received)
  const { sub } = claims
  const operator = typeof sub === 'string' ? /^([A-Z0-9]{11,16})\^/.exec(sub)?.[1] : undefined
  const id = claims['subject_application_id']
  const version = claims['subject_application_version']
  return {
    operation,
    ...(operator === undefined ? {} : { operator }),
    ...(typeof id === 'string' && typeof version === 'string'
      ? { application: `${id} ${version}` }
      : {}),
  }
}

/** The FSE gateway of the test environment, as far as it is publicly known. */
export const serveHttp = (world: SimulatedWorld): SimulatedService => {
  let state = createState()
  return {
    id: 'http',
    path: `${basePath}/`,
    reset: () => {
      state = createState()
    },
    handle: async (request) => {
      const route = routeOf(request.method, request.path)
      if (route === undefined) return notServed(request.method, request.path)
      const received = await receive(request, route, world, state)
      const trace = newTrace()
      const note = noteOf(received, route.name)
      const refusal = refusalOf(received)
      if (refusal !== undefined)
        return refusalWith(refusal, trace, noWorkflow, world.switches, note)
      if (timesOut(received))
        return problem(
          trace,
          {
            type: '/msg/generic-timeout',
            status: 504,
            title: 'Tempo scaduto',
            detail: 'timeout chiesto dal prefisso',
            instance: '/timeout',
          },
          noWorkflow,
          world.switches,
          note,
        )
      const { status, value, workflow, result } = perform(received, trace)
      return success(status, value, {
        ...note,
        result,
        ...(workflow === undefined ? {} : { identifiers: [workflow] }),
      })
    },
  }
}
