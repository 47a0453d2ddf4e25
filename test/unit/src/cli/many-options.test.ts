import { beforeAll, expect, test } from 'vitest'

import { limitsOf } from '../../../../src/cli/actions/many-options.ts'
import { cliHere } from '../../../support/cli-here.ts'
import { makeSmallPlan } from '../../../support/e2e-small-plan.ts'
import { harnessErrorOf } from '../../../support/harness-error-of.ts'
import type { TempWorkspace } from '../../../support/temp-workspace.ts'

const simulator = { name: 'simulator', simulator: true, jobs: null }
const around = { suite: undefined, environment: simulator }

test('without a word the cases run one after another, and three without an answer are enough', () => {
  expect(limitsOf({}, around)).toEqual({ jobs: 1, pace: null, maxFailures: null, breaker: 3 })
})

test('each option is a number, with a comma or a point', () => {
  const asked = { jobs: '4', pace: '0,5', maxFailures: '2', breaker: '0' }
  expect(limitsOf(asked, around)).toEqual({ jobs: 4, pace: 0.5, maxFailures: 2, breaker: 0 })
  expect(limitsOf({ pace: '2.5' }, around).pace).toBe(2.5)
})

test.each([
  [{ jobs: '0' }, '--jobs vuole un numero intero da 1 a 64, trovato «0»'],
  [{ jobs: 'tanti' }, '--jobs vuole un numero intero da 1 a 64, trovato «tanti»'],
  [{ jobs: '1e3' }, '--jobs vuole un numero intero da 1 a 64, trovato «1e3»'],
  [{ pace: '0' }, '--pace vuole un numero da 0,1 a 1000, trovato «0»'],
  [{ pace: '-1' }, '--pace vuole un numero da 0,1 a 1000, trovato «-1»'],
  [{ maxFailures: '0' }, '--max-failures vuole un numero intero da 1 a 9999, trovato «0»'],
  [{ breaker: '1,5' }, '--breaker vuole un numero intero da 0 a 9999, trovato «1,5»'],
])('%j is refused', (options, message) => {
  expect(harnessErrorOf(() => limitsOf(options, around))).toEqual({
    code: 'COMMAND_INVALID',
    message,
    hint: 'collaudo run --help',
  })
})

let workspace: TempWorkspace

beforeAll(() => {
  workspace = makeSmallPlan()
})

const told = async (...args: string[]): Promise<string> => {
  const { code, error, out } = await cliHere(['run', ...args], { cwd: workspace.folder })
  return `${code} ${out}${error}`
}

test('options that contradict each other are refused before anything is opened', async () => {
  expect(await told('--resume', '--case', 'P-01')).toMatchInlineSnapshot(`
    "2 errore COMMAND_INVALID: --resume riprende i casi di quella esecuzione: non si combina con --case, --tag e --failed
    rimedio: collaudo run --help
    "
  `)
  expect(await told('--resume', '--failed')).toMatchInlineSnapshot(`
    "2 errore COMMAND_INVALID: --resume riprende i casi di quella esecuzione: non si combina con --case, --tag e --failed
    rimedio: collaudo run --help
    "
  `)
  expect(await told('--resume', '--condition', 'sac-down')).toMatchInlineSnapshot(`
    "2 errore COMMAND_INVALID: --resume prosegue con le condizioni di quella esecuzione: non si combina con --condition
    rimedio: collaudo run --help
    "
  `)
  expect(await told('--resume', '--watch')).toMatchInlineSnapshot(`
    "2 errore COMMAND_INVALID: --resume non si combina con --from, --watch e --dry-run
    rimedio: collaudo run --help
    "
  `)
  expect(await told('--junit', 'x.xml', '--watch')).toMatchInlineSnapshot(`
    "2 errore COMMAND_INVALID: --junit non si combina con --watch e --dry-run
    rimedio: collaudo run --help
    "
  `)
  expect(await told('--jobs')).toMatchInlineSnapshot(`
    "2 errore COMMAND_INVALID: all'opzione --jobs <n> manca il valore
    rimedio: collaudo run --help
    "
  `)
})

test('where nothing was run there is nothing to go on with, nor to do again', async () => {
  expect(await told('--resume')).toMatchInlineSnapshot(`
    "2 errore RUN_NOT_FOUND: nessuna esecuzione è rimasta a metà
    rimedio: le esecuzioni sono in reports/; una precisa si riprende con --resume <esecuzione>
    "
  `)
  expect(await told('--resume', 'mai-fatta')).toMatchInlineSnapshot(`
    "2 errore RUN_NOT_FOUND: l'esecuzione «mai-fatta» non esiste
    rimedio: le ultime: nessuna
    "
  `)
  expect(await told('prova', '--failed')).toMatchInlineSnapshot(`
    "2 errore RUN_NOT_FOUND: prova non è mai stato eseguito su simulator con prova
    rimedio: eseguirlo prima intero, senza --failed
    "
  `)
})
