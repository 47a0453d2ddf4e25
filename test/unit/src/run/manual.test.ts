import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import type { ManualStep } from '../../../../src/plan/plan.ts'
import type { Desk, ManualReply, ManualRequest } from '../../../../src/run/desk.ts'
import { aCase, makeWorld, step } from './support.ts'

const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.from('…'),
])

const manual = (changes: Partial<ManualStep> = {}): ManualStep => ({
  kind: 'manual',
  id: 'promemoria',
  title: null,
  do: 'Stampare il promemoria di ${ nre }.',
  answers: [{ name: 'nre', ask: 'NRE stampato', comparison: { equals: '${ nre }' } }],
  files: [{ name: 'schermata', types: ['png', 'pdf'], min: 1 }],
  use: null,
  bindings: {},
  ...changes,
})

const reading = step({ capture: { nre: { xpath: '/risposta/nre', optional: false } } })

const worldWith = (reply: Partial<ManualReply>, asked: ManualRequest[] = []) => {
  const desk: Desk = {
    ask: (request) => {
      asked.push(request)
      return Promise.resolve({ answers: {}, files: {}, ...reply })
    },
  }
  return makeWorld(undefined, { desk })
}

const screenshot = { schermata: [{ fileName: 'promemoria.png', bytes: png }] }

test('a person is asked for what the step wants, with its values filled in', async () => {
  const asked: ManualRequest[] = []
  const world = await worldWith({ answers: { nre: '0123' }, files: screenshot }, asked)
  const { outcome, steps } = await world.run(aCase([reading, manual()]))
  expect(asked).toEqual([
    {
      case: 'P-02',
      caseTitle: 'Il secondo caso',
      step: 'promemoria',
      do: 'Stampare il promemoria di 0123.',
      answers: [{ name: 'nre', ask: 'NRE stampato' }],
      files: [{ name: 'schermata', types: ['png', 'pdf'], min: 1 }],
    },
  ])
  expect(outcome).toEqual({ status: 'passed' })
  expect(steps[1]).toMatchObject({
    kind: 'manual',
    checks: [
      { title: 'NRE stampato', status: 'met', expected: '«0123»', actual: '«0123»' },
      {
        title: 'File «schermata»',
        status: 'met',
        expected: 'almeno un file di tipo png o pdf',
        actual: 'promemoria.png (png)',
      },
    ],
    manual: {
      do: 'Stampare il promemoria di 0123.',
      answers: [{ name: 'nre', ask: 'NRE stampato', value: '0123' }],
      files: [
        {
          name: 'schermata',
          file: { name: 'schermata: promemoria.png', mediaType: 'image/png', size: png.byteLength },
        },
      ],
    },
  })
})

test('a wrong answer fails the case with both values', async () => {
  const world = await worldWith({ answers: { nre: '0132' }, files: screenshot })
  const { outcome } = await world.run(aCase([reading, manual()]))
  expect(outcome).toEqual({
    status: 'failed',
    trouble: 'unmet-check',
    message: 'NRE stampato: atteso «0123», ottenuto «0132»',
  })
})

test('a file is looked at by its content, whatever its name', async () => {
  const world = await worldWith({
    answers: { nre: '0123' },
    files: { schermata: [{ fileName: 'promemoria.png', bytes: Buffer.from('<html>no</html>') }] },
  })
  const { outcome } = await world.run(aCase([reading, manual()]))
  expect(outcome).toMatchObject({
    status: 'failed',
    message:
      'File «schermata»: atteso almeno un file di tipo png o pdf, ottenuto promemoria.png (html)',
  })
})

test.each([
  ['nothing', {}, 'NRE stampato, file «schermata»'],
  ['the answer alone', { answers: { nre: '0123' } }, 'file «schermata»'],
  ['the file alone', { files: screenshot }, 'NRE stampato'],
  ['an empty answer', { answers: { nre: '' }, files: screenshot }, 'NRE stampato'],
])('with %s the case awaits, cleans nothing up and is not green', async (_, reply, missing) => {
  const world = await worldWith(reply)
  const { outcome, steps } = await world.run(
    aCase([reading, manual(), step({ id: 'poi' })], { cleanup: [step({ id: 'pulizia' })] }),
  )
  expect(outcome).toEqual({
    status: 'skipped',
    cause: 'awaiting-operator',
    reason: `il passo «promemoria» aspetta una persona: Stampare il promemoria di 0123. Manca: ${missing}.`,
  })
  expect(steps.map(({ id }) => id)).toEqual(['lettura', 'promemoria'])
})

test('the description of the vendor is the evidence of a declared case', async () => {
  const world = await worldWith({})
  const file = join(world.project.folder, 'P-02.md')
  const declared = { asks: 'Come si avvisa il medico di un NRE annullato', file }
  const awaiting = await world.run(aCase([], { declared }))
  expect(awaiting.outcome).toEqual({
    status: 'skipped',
    cause: 'awaiting-operator',
    reason:
      'da descrivere in declarations/prova/P-02.md: Come si avvisa il medico di un NRE annullato',
  })
  writeFileSync(file, ' \n')
  expect((await world.run(aCase([], { declared }))).outcome.status).toBe('skipped')
  writeFileSync(file, "L'applicativo mostra un avviso.\n")
  const { outcome, steps } = await world.run(aCase([], { declared }))
  expect(outcome).toEqual({ status: 'passed' })
  expect(steps).toMatchObject([
    {
      kind: 'declared',
      checks: [{ status: 'met', actual: "L'applicativo mostra un avviso." }],
      manual: { files: [{ file: { mediaType: 'text/markdown' } }] },
    },
  ])
})
