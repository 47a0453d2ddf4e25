import type { SaidByAnswer } from '../../src/adapter/define-adapter.ts'
import type { Exchange } from '../../src/model/exchange.ts'
import { membersOf, problemIn } from './answer/problem.ts'

const shown = ['type', 'title', 'detail', 'instance', 'warning'] as const

/** The members of a problem, and the warning of an answer, under their names. */
export const said = ({ answer }: Exchange): readonly SaidByAnswer[] => {
  const members = (answer.kind === 'http' ? membersOf(answer) : undefined) ?? {}
  return shown.flatMap((name) => {
    const text = members[name]
    return typeof text === 'string' && text !== '' ? [{ name, text }] : []
  })
}

/** What a reader looks at first: the status, and of a refusal its type and instance. */
export const gistOf = ({ answer }: Exchange): Readonly<Record<string, string>> => {
  if (answer.kind === 'none') return {}
  const problem = problemIn(answer)
  return {
    HTTP: String(answer.status),
    ...(problem === undefined ? {} : { type: problem.type, instance: problem.instance }),
  }
}
