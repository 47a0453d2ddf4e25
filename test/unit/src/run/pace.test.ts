import { expect, onTestFinished, test } from 'vitest'

import { createGate, paced } from '../../../../src/run/pace.ts'
import { openTransport } from '../../../../src/transport/open-transport.ts'

test('callers pass at the pace, whoever they are', async () => {
  const gate = createGate(50)
  const passed: number[] = []
  const from = performance.now()
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      await gate()
      passed.push(performance.now())
    }),
  )
  // Each is late by what the timer is late, and none passes before its turn.
  const early = passed.filter((time, turn) => time < from + turn * 20)
  expect(passed).toHaveLength(6)
  expect(early).toEqual([])
})

test('a pause is not made up for afterwards', async () => {
  let clock = 0
  const gate = createGate(1, () => clock)
  await gate()
  clock = 10_000
  await gate()
  const waiting = gate(AbortSignal.timeout(20))
  await expect(waiting).rejects.toThrow(/aborted/)
})

test('a call that is stopped while it waits is one that was stopped: nothing of it is sent', async () => {
  const real = openTransport({ caPem: '', client: null }, 1000)
  onTestFinished(() => real.close())
  const stopping = new AbortController()
  const transport = paced(real, createGate(0.1))
  // Nobody listens there: what reaches it is refused.
  const request = {
    url: 'https://127.0.0.1:1/',
    method: 'POST',
    headers: {},
    body: Buffer.from(''),
  }
  const first = await transport.send(request, stopping.signal)
  expect(first.answer).toMatchObject({ kind: 'none', phase: 'tcp', code: 'ECONNREFUSED' })
  const waiting = transport.send(request, stopping.signal)
  stopping.abort()
  expect((await waiting).answer).toMatchObject({
    kind: 'none',
    code: 'ABORT_ERR',
    requestWritten: false,
  })
})
