import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { adapters } from '../../../../adapters/index.ts'
import { readExchange } from '../../../../src/evidence/read-exchange.ts'
import { writeRun } from '../../../../src/evidence/run-file.ts'
import type { CaseRecord, ExchangeRecord, RunRecord } from '../../../../src/model/run-record.ts'
import { verifyRun } from '../../../../src/verify/verify-run.ts'
import { readyPlan, type ReadyPlan } from '../../../support/run-here.ts'
import { copySamplePlan, type TempWorkspace } from '../../../support/temp-workspace.ts'

// A publication with its status, the parts that stop at the border, a replayed token, a flaw of a token.
const chosen = ['GTW-06', 'GTW-20', 'GTW-26', 'GTW-46']
const run = '20260101T000000Z-fse-gateway-simulator'

let workspace: TempWorkspace
let plan: ReadyPlan
let record: RunRecord
let copies = 0

const runFolder = (name = run): string => join(workspace.folder, 'reports', name)

beforeAll(async () => {
  workspace = copySamplePlan('fse-gateway')
  plan = await readyPlan(workspace, {
    plan: 'fse-gateway',
    environment: 'simulator',
    env: {},
    cases: chosen,
  })
  record = await plan.run(run)
  writeRun(runFolder(), record)
})
afterAll(async () => {
  await plan[Symbol.asyncDispose]()
})

const caseOf = (id: string): CaseRecord => {
  const found = record.cases.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no case ${id}`)
  return found
}

const exchangesOf = (id: string): ExchangeRecord[] =>
  caseOf(id).steps.flatMap(({ exchanges }) => exchanges)

test('the chosen cases pass', () => {
  expect(record.cases.map(({ id, outcome }) => [id, outcome.status])).toEqual(
    chosen.map((id) => [id, 'passed']),
  )
})

test('the status is read until the outcome is there', () => {
  const esito = caseOf('GTW-06').steps.find(({ id }) => id === 'esito')
  expect(esito?.exchanges).toHaveLength(2)
})

test('the evidence has the very bytes, the documents and the tokens, and masks the credential in the head', () => {
  const [validation, publication] = exchangesOf('GTW-06').map((one) =>
    readExchange(runFolder(), one),
  )
  const named = (mediaType: string): Buffer[] =>
    [validation, publication].map((one) =>
      Buffer.from(one?.documents.find((document) => document.mediaType === mediaType)?.bytes ?? []),
    )
  const [pdf, samePdf] = named('application/pdf')
  expect(pdf?.length).toBeGreaterThan(1000)
  expect(samePdf).toEqual(pdf)
  expect(Buffer.from(validation?.request.body ?? []).includes(pdf ?? '')).toBe(true)
  expect(Buffer.from(publication?.request.body ?? []).includes(pdf ?? '')).toBe(true)
  expect(named('application/jwt').every((token) => token.toString().split('.').length === 3)).toBe(
    true,
  )
  const head = Buffer.from(validation?.request.head ?? []).toString()
  expect(head).toMatch(/^Authorization: \[secret\]\r$/im)
  expect(head).toMatch(/^FSE-JWT-Signature: [\w-]+\.[\w-]+\.[\w-]+\r$/im)
})

test('the authority finds each call by its trace', () => {
  const traces = exchangesOf('GTW-06').map(({ facts }) => facts['traceID'])
  expect(traces.every((trace) => /^[0-9a-f]{32}$/.test(trace ?? ''))).toBe(true)
  expect(new Set(traces).size).toBe(traces.length)
  expect(exchangesOf('GTW-06')[0]?.facts['workflowInstanceId']).toMatch(/workflowInstanceId$/)
})

const verified = async (name = run) => verifyRun(runFolder(name), adapters)

test('verify judges the run again, from what was kept: each check, and the signature of each token', async () => {
  const found = await verified()
  expect(found.problems).toEqual([])
  const sent = record.cases.flatMap(({ steps }) =>
    steps.filter(({ kind }) => kind !== 'resend').flatMap(({ exchanges }) => exchanges),
  )
  expect(found.looked.signatures).toBe(2 * sent.length)
  expect(found.looked.checks).toBeGreaterThan(8)
})

/** A copy of the run in which one piece of evidence is another, under its own hash. */
const withOther = (change: (folder: string) => void): string => {
  const name = `${run}-${++copies}`
  cpSync(runFolder(), runFolder(name), { recursive: true })
  change(runFolder(name))
  return name
}

test('verify finds a part, an answer and a token that are not those of the run', async () => {
  const [validation] = exchangesOf('GTW-06')
  if (validation?.answer.kind !== 'http') throw new Error('no answer')
  const token = validation.documents.find(({ mediaType }) => mediaType === 'application/jwt')
  for (const ref of [validation.request.body, validation.answer.body, token]) {
    const name = withOther((folder) => {
      const path = join(folder, ref?.path ?? '')
      const bytes = readFileSync(path)
      bytes[bytes.length - 20] = (bytes.at(-20) ?? 0) ^ 1
      renameSync(path, `${path}.old`)
      writeFileSync(path, bytes)
    })
    const { problems } = await verified(name)
    expect(problems.length, ref?.name).toBeGreaterThan(0)
  }
})
