import type { Exchange } from '../../../src/model/exchange.ts'
import { membersOf } from './problem.ts'

const names = ['traceID', 'workflowInstanceId'] as const

/** What the authority finds a call by, as the answer says it. */
export const factsOf = (answer: Exchange['answer']): Readonly<Record<string, string>> => {
  const members = (answer.kind === 'http' ? membersOf(answer) : undefined) ?? {}
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = members[name]
      return typeof value === 'string' && value !== '' ? [[name, value]] : []
    }),
  )
}
