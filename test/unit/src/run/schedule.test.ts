import { getEventListeners } from 'node:events'

import { expect, test } from 'vitest'

import type { CaseRecord } from '../../../../src/model/run-record.ts'
import { createSchedule, type Direction, type ScheduledCase } from '../../../../src/run/schedule.ts'
import { usedBytes } from '../../../support/collect-garbage.ts'
import { caseRecord, head, passed } from '../evidence/support.ts'

interface Wish {
  readonly needs?: readonly string[]
  readonly locks?: readonly string[]
  readonly alone?: boolean
}

const scheduled = ([id, { needs = [], locks = [], alone = false }]: [
  string,
  Wish,
]): ScheduledCase => ({
  head: head(id),
  needs: needs.map((name) => ({ case: name, take: [] })),
  locks,
  requires: alone ? { simulator: ['sac-down'], otherwise: 'chiedere' } : null,
})

/** A schedule whose cases end when the test says so. */
const makeWorld = (
  wishes: Readonly<Record<string, Wish>>,
  jobs: number,
  ended: (id: string) => Promise<Direction> = () => Promise.resolve({ kind: 'go-on' }),
) => {
  const cases = Object.entries(wishes).map(scheduled)
  const running = new Map<string, (error?: Error) => void>()
  const places = new Map<string, number>()
  const started: string[] = []
  const records = new Map<string, WeakRef<CaseRecord>>()
  const schedule = createSchedule({
    cases,
    jobs,
    run: ({ head: { id } }, place) =>
      new Promise<CaseRecord>((resolve, reject) => {
        started.push(id)
        places.set(id, place)
        running.set(id, (error) => {
          running.delete(id)
          if (error !== undefined) return reject(error)
          const record = caseRecord(id, passed)
          records.set(id, new WeakRef(record))
          resolve(record)
        })
      }),
    skip: ({ head: { id } }, reason) =>
      caseRecord(id, { status: 'skipped', cause: 'environment', reason }),
    ended: ({ head: { id } }) => ended(id),
    recall: (id) => (records.has(id) ? caseRecord(id, passed) : null),
  })
  const never = new AbortController().signal
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  return {
    schedule,
    started,
    places,
    isKept: (id: string) => records.get(id)?.deref() !== undefined,
    running: () => [...running.keys()],
    ask: (...ids: string[]) => ids.map((id) => schedule.run(id, never)),
    askAll: () => cases.map(({ head: { id } }) => schedule.run(id, never)),
    end: async (id: string, error?: Error): Promise<void> => {
      const finish = running.get(id)
      if (finish === undefined) throw new Error(`${id} does not run`)
      finish(error)
      await settled()
    },
  }
}

const statuses = async (
  asked: readonly Promise<CaseRecord | null>[],
): Promise<(string | undefined)[]> =>
  (await Promise.all(asked)).map((record) => record?.outcome.status)

test('one place runs one case after another, in the order of the plan', async () => {
  const world = makeWorld({ A: {}, B: {}, C: {} }, 1)
  const asked = world.ask('C', 'A', 'B')
  expect(world.running()).toEqual(['C'])
  for (const id of ['C', 'A', 'B']) {
    expect(world.running()).toEqual([id])
    await world.end(id)
  }
  expect(await statuses(asked)).toEqual(['passed', 'passed', 'passed'])
})

test('as many cases run at the same time as there are places, each in a place of its own', async () => {
  const world = makeWorld({ A: {}, B: {}, C: {}, D: {} }, 2)
  const asked = world.askAll()
  expect(world.running()).toEqual(['A', 'B'])
  await world.end('B')
  expect(world.running()).toEqual(['A', 'C'])
  await world.end('A')
  expect(world.running()).toEqual(['C', 'D'])
  expect([...world.places.values()]).toEqual([0, 1, 1, 0])
  await world.end('D')
  await world.end('C')
  expect(await statuses(asked)).toEqual(['passed', 'passed', 'passed', 'passed'])
})

test('a case waits for what it needs, and takes no place meanwhile', async () => {
  const world = makeWorld({ A: {}, B: { needs: ['A'] }, C: { needs: ['B'] }, D: {} }, 2)
  void world.askAll()
  expect(world.running()).toEqual(['A', 'D'])
  await world.end('D')
  expect(world.running()).toEqual(['A'])
  await world.end('A')
  expect(world.running()).toEqual(['B'])
  await world.end('B')
  expect(world.running()).toEqual(['C'])
})

test('asking for one case runs what it needs first, once', async () => {
  const world = makeWorld({ A: {}, B: { needs: ['A'] }, C: { needs: ['A'] } }, 4)
  const asked = world.ask('C', 'B', 'C')
  expect(world.running()).toEqual(['A'])
  await world.end('A')
  expect(world.running().toSorted()).toEqual(['B', 'C'])
  await world.end('B')
  await world.end('C')
  expect(await statuses(asked)).toEqual(['passed', 'passed', 'passed'])
  expect(world.started.toSorted()).toEqual(['A', 'B', 'C'])
})

test('cases that are asked for with one signal listen to it once', () => {
  const names = Array.from({ length: 12 }, (_, index) => `C-${index}`)
  const { schedule } = makeWorld(Object.fromEntries(names.map((name) => [name, {}])), 12)
  const { signal } = new AbortController()
  for (const name of names) void schedule.run(name, signal)
  expect(getEventListeners(signal, 'abort')).toHaveLength(1)
})

test('a record is kept until it is told, and is then for the journal to know', async () => {
  const world = makeWorld({ A: {}, B: { needs: ['A'] }, C: { needs: ['A'] } }, 1)
  void world.ask('B')
  await world.end('A')
  await world.end('B')
  // Nobody has asked for A: it ran because B needs it.
  usedBytes()
  expect([world.isKept('A'), world.isKept('B')]).toEqual([true, false])
  expect(await statuses(world.ask('A', 'B'))).toEqual(['passed', 'passed'])
  await new Promise((resolve) => setImmediate(resolve))
  usedBytes()
  expect(world.isKept('A')).toBe(false)
  void world.ask('C')
  await world.end('C')
  expect(world.started).toEqual(['A', 'B', 'C'])
})

test('what a case needs and is not in the run does not hold it', () => {
  const world = makeWorld({ B: { needs: ['A'] } }, 1)
  void world.askAll()
  expect(world.running()).toEqual(['B'])
})

test('two cases with the same lock never run together, in their order; others pass by', async () => {
  const world = makeWorld(
    { A: { locks: ['ricetta'] }, B: { locks: ['ricetta'] }, C: { locks: ['medico'] }, D: {} },
    3,
  )
  void world.askAll()
  expect(world.running()).toEqual(['A', 'C', 'D'])
  await world.end('C')
  expect(world.running()).toEqual(['A', 'D'])
  await world.end('A')
  expect(world.running()).toEqual(['D', 'B'])
})

test('a case with two locks is not passed by for ever by those that want one of them', async () => {
  const world = makeWorld(
    {
      A: { locks: ['x'] },
      B: { locks: ['x', 'y'] },
      C: { locks: ['y'] },
      D: { locks: ['y'] },
    },
    4,
  )
  void world.askAll()
  expect(world.running()).toEqual(['A'])
  await world.end('A')
  expect(world.running()).toEqual(['B'])
  await world.end('B')
  expect(world.running()).toEqual(['C'])
})

test('a need that holds the same lock does not block who waits for it', async () => {
  const world = makeWorld({ A: { locks: ['x'] }, B: { needs: ['A'], locks: ['x'] } }, 2)
  void world.askAll()
  await world.end('A')
  expect(world.running()).toEqual(['B'])
})

test('a case that orders a condition of the simulator runs alone', async () => {
  const world = makeWorld({ A: {}, B: { alone: true }, C: {}, D: {} }, 3)
  void world.askAll()
  expect(world.running()).toEqual(['A'])
  await world.end('A')
  expect(world.running()).toEqual(['B'])
  await world.end('B')
  expect(world.running()).toEqual(['C', 'D'])
})

test('a run that stops leaves out what has not begun; what runs comes to its end', async () => {
  const world = makeWorld({ A: {}, B: {}, C: {} }, 2, (id) =>
    Promise.resolve(id === 'A' ? { kind: 'stop', reason: 'basta' } : { kind: 'go-on' }),
  )
  const asked = world.askAll()
  await world.end('A')
  expect(world.running()).toEqual(['B'])
  await world.end('B')
  expect(await statuses(asked)).toEqual(['passed', 'passed', undefined])
  expect(await world.schedule.run('C', new AbortController().signal)).toBeNull()
})

test('a run that gives up ends the rest with the reason, without running it', async () => {
  const world = makeWorld({ A: {}, B: {} }, 1, () =>
    Promise.resolve({ kind: 'skip', reason: "l'ambiente non risponde" }),
  )
  const asked = world.askAll()
  await world.end('A')
  const [, second] = await Promise.all(asked)
  expect(second?.outcome).toEqual({
    status: 'skipped',
    cause: 'environment',
    reason: "l'ambiente non risponde",
  })
  expect(world.started).toEqual(['A'])
})

test('nothing begins while it is being decided whether the run goes on', async () => {
  let decide: (direction: Direction) => void = () => undefined
  const world = makeWorld({ A: {}, B: {}, C: {} }, 2, (id) =>
    id === 'A'
      ? new Promise((resolve) => {
          decide = resolve
        })
      : Promise.resolve({ kind: 'go-on' }),
  )
  const asked = world.askAll()
  await world.end('A')
  await world.end('B')
  expect(world.running()).toEqual([])
  decide({ kind: 'go-on' })
  await asked[0]
  await new Promise((resolve) => setImmediate(resolve))
  expect(world.running()).toEqual(['C'])
})

test('an interrupted run leaves out what has not begun, and is idle when the rest has ended', async () => {
  const world = makeWorld({ A: {}, B: {}, C: {} }, 2)
  const stopping = new AbortController()
  const asked = ['A', 'B', 'C'].map((id) => world.schedule.run(id, stopping.signal))
  stopping.abort()
  let isIdle = false
  const idle = world.schedule.idle().then(() => {
    isIdle = true
  })
  await world.end('A')
  expect(isIdle).toBe(false)
  await world.end('B')
  await idle
  expect(await statuses(asked)).toEqual(['passed', 'passed', undefined])
  expect(world.started).toEqual(['A', 'B'])
})

test('a schedule that has run nothing is idle', async () => {
  await expect(makeWorld({ A: {} }, 1).schedule.idle()).resolves.toBeUndefined()
})

test('trouble of our own in one case is its own, and the others go on', async () => {
  const world = makeWorld({ A: {}, B: {} }, 1)
  const [first, second] = world.askAll()
  await world.end('A', new Error('rotto'))
  await expect(first).rejects.toThrow('rotto')
  await world.end('B')
  expect((await second)?.outcome.status).toBe('passed')
})

test('a case that is not of the run is a mistake of ours', () => {
  expect(() => makeWorld({ A: {} }, 1).ask('Z')).toThrow(
    'il caso Z non è tra quelli di questa esecuzione',
  )
})
