import { expect, test } from 'vitest'

import type { Outcome } from '../../../../src/model/outcome.ts'
import { createDirector, type Limits } from '../../../../src/run/direct.ts'
import type { Direction, ScheduledCase } from '../../../../src/run/schedule.ts'
import { broken, caseRecord, failed, head, passed, skipped } from '../evidence/support.ts'

const silent: Outcome = { ...broken, trouble: 'environment-unreachable' } as Outcome
const unknown: Outcome = { ...broken, trouble: 'unknown-state' } as Outcome

const aCase = (alone = false): ScheduledCase => ({
  head: head('P-01'),
  needs: [],
  locks: [],
  requires: alone ? { simulator: ['answer-lost'], otherwise: 'chiedere' } : null,
})

const directions = async (
  limits: Partial<Limits>,
  outcomes: readonly Outcome[],
  { found = null, alone = false }: { found?: string | null; alone?: boolean } = {},
): Promise<{ kinds: Direction['kind'][]; probes: number; last: Direction | undefined }> => {
  let probes = 0
  const direct = createDirector({ maxFailures: null, breaker: 3, ...limits }, () => {
    probes += 1
    return Promise.resolve(found)
  })
  const told: Direction[] = []
  for (const outcome of outcomes) told.push(await direct(aCase(alone), caseRecord('P-01', outcome)))
  return { kinds: told.map(({ kind }) => kind), probes, last: told.at(-1) }
}

const trouble = 'una prova di connessione non riesce'

test('a run goes on for as long as somebody answers', async () => {
  expect(await directions({}, [passed, failed, broken, failed, failed])).toMatchObject({
    kinds: ['go-on', 'go-on', 'go-on', 'go-on', 'go-on'],
    probes: 0,
  })
})

test('three cases in a row without an answer, and a probe without one, stop the calls', async () => {
  const { kinds, probes, last } = await directions({}, [silent, unknown, silent], {
    found: trouble,
  })
  expect([kinds, probes]).toEqual([['go-on', 'go-on', 'skip'], 1])
  expect(last).toEqual({
    kind: 'skip',
    reason: `l'ambiente non risponde: 3 casi di seguito senza risposta, e ${trouble}`,
  })
})

test('a probe that is answered lets the run go on, and the count begin anew', async () => {
  expect(await directions({}, [silent, silent, silent, silent, silent, silent])).toMatchObject({
    kinds: ['go-on', 'go-on', 'go-on', 'go-on', 'go-on', 'go-on'],
    probes: 2,
  })
})

test.each([
  ['a case that passed', passed],
  ['a case that failed', failed],
  ['trouble of our own', broken],
])('%s ends the row', async (_what, between) => {
  expect(
    await directions({}, [silent, silent, between, silent, silent], { found: trouble }),
  ).toMatchObject({ probes: 0 })
})

test('a case that did not run says nothing of the environment', async () => {
  expect(
    await directions({}, [silent, skipped('dependency'), silent, silent], { found: trouble }),
  ).toMatchObject({ kinds: ['go-on', 'go-on', 'go-on', 'skip'] })
})

test('nor does a case that ordered trouble from the simulator', async () => {
  expect(
    await directions({}, [silent, silent, silent], { found: trouble, alone: true }),
  ).toMatchObject({ probes: 0 })
})

test('the number of cases in a row is for the user to say, and 0 is never', async () => {
  expect(await directions({ breaker: 1 }, [silent], { found: trouble })).toMatchObject({
    last: {
      kind: 'skip',
      reason: `l'ambiente non risponde: un caso senza risposta, e ${trouble}`,
    },
  })
  expect(
    await directions({ breaker: 0 }, [silent, silent, silent, silent], { found: trouble }),
  ).toMatchObject({ probes: 0 })
})

test('so many cases that failed or broke, and no more', async () => {
  const { kinds, last } = await directions({ maxFailures: 2 }, [
    failed,
    passed,
    skipped('dependency'),
    broken,
  ])
  expect(kinds).toEqual(['go-on', 'go-on', 'go-on', 'stop'])
  expect(last).toEqual({
    kind: 'stop',
    reason: 'fermata dopo 2 casi non superati o interrotti (--max-failures 2)',
  })
})
