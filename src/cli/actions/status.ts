import { t } from '../../lib/language/t.ts'
import { makePaint } from '../../lib/paint.ts'
import { stagesOf } from '../../procedure/stage-states.ts'
import type { StageStatus } from '../../procedure/stage.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { printProblems } from '../print-error.ts'
import { subjectOf } from './messages/subject-of.ts'

export interface StatusOptions {
  readonly application?: string
  readonly json?: boolean
}

const states = {
  done: { word: t`fatta`, style: 'green' },
  ready: { word: t`pronta`, style: 'yellow' },
  'to-do': { word: t`da fare`, style: 'red' },
  'not-known': { word: t`non nota`, style: 'dim' },
} as const

const stageLines = (
  { stage, title, state, found, missing, next }: StageStatus,
  paint: ReturnType<typeof makePaint>,
): string[] => {
  const width = Math.max(...Object.values(states).map(({ word }) => word.length))
  const { word, style } = states[state]
  const indent = ' '.repeat(width + 5)
  return [
    `${stage}. ${paint(style, word.padEnd(width))}  ${paint('bold', title)}`,
    ...found.map((one) => `${indent}${paint('green', '+')} ${one}`),
    ...missing.map(
      (one) => `${indent}${paint('red', '-')} ${one.file}:${one.line}:${one.column} ${one.message}`,
    ),
    ...(next === null ? [] : [`${indent}${paint('dim', t`prossimo passo: ${next}`)}`]),
  ]
}

/** Where the procedure is, as far as the workspace tells. */
export const status = async (options: StatusOptions, io: Io): Promise<number> => {
  const subject = subjectOf(options, io)
  if (!subject.ok) {
    printProblems(io, subject.problems)
    return exitCodes.wrong
  }
  const stages = await stagesOf(subject.value)
  const { name } = subject.value
  const { title, version, profile } = subject.value.application.shape
  const current = stages.find(({ state }) => state !== 'done')
  if (options.json === true) {
    const application = { name, title, version, profile }
    const data = { application, current: current?.stage ?? null, stages }
    io.out(`${JSON.stringify(data, null, 2)}\n`)
    return exitCodes.passed
  }
  const paint = makePaint(io.colour)
  io.out(t`${title} ${version}, profilo ${profile}\n`)
  for (const stage of stages) for (const line of stageLines(stage, paint)) io.out(`${line}\n`)
  io.out(
    current === undefined
      ? t`Tutte le fasi risultano fatte.\n`
      : t`La prima fase che non risulta fatta: ${current.stage}, ${current.title}\n`,
  )
  return exitCodes.passed
}
