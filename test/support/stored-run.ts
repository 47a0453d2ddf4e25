import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { writeRun } from '../../src/evidence/run-file.ts'
import { verdictOf } from '../../src/evidence/fold.ts'
import { romeIso } from '../../src/lib/rome-time.ts'
import { sha256 } from '../../src/lib/sha256.ts'
import type { CheckResult } from '../../src/model/check-result.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import type { CaseRecord, ExchangeRecord, StepRecord } from '../../src/model/run-record.ts'

/** A case as a run of the past has it. */
export interface StoredCase {
  readonly id: string
  readonly kind?: 'positive' | 'negative' | 'declared'
  readonly outcome?: Outcome
  /** The authority's words at the time. */
  readonly text?: string
  readonly fileSha256?: string
  /** Facts of its calls, in order; none for a case without a call. */
  readonly calls?: readonly Readonly<Record<string, string>>[]
  readonly captured?: Readonly<Record<string, string>>
  readonly answers?: readonly { readonly name: string; readonly value: string }[]
  /** The fault that the last call got, where the case expected one. */
  readonly refusal?: string
  /** The vendor's description, where the case is declared. */
  readonly description?: string
}

const start = Date.parse('2026-11-16T10:15:00.250Z')
const at = (seconds: number): string => new Date(start + seconds * 1000).toISOString()

/** Writes a run of a plan under `reports/`, as a run would have left it. */
export const storeRun = (
  workspace: string,
  run: string,
  {
    plan,
    cases,
    isSimulator = false,
  }: {
    readonly plan: string
    readonly cases: readonly StoredCase[]
    readonly isSimulator?: boolean
  },
): string => {
  const folder = join(workspace, 'reports', run)
  mkdirSync(join(folder, 'evidence'), { recursive: true })
  writeFileSync(join(folder, 'events.ndjson'), '')
  const keep = (name: string, content: string, extension: string) => {
    const digest = sha256(content)
    const path = `evidence/${digest}.${extension}`
    writeFileSync(join(folder, path), content)
    return { name, sha256: digest, size: Buffer.byteLength(content), mediaType: 'text/plain', path }
  }
  const exchange = (facts: Readonly<Record<string, string>>, seconds: number): ExchangeRecord => ({
    origin: 'harness',
    adapter: 'sist',
    operation: 'chkPrescrizione',
    method: 'POST',
    url: 'https://localhost/cvp',
    startedAt: at(seconds),
    endedAt: at(seconds + 1),
    startedAtRome: romeIso(new Date(at(seconds))),
    endedAtRome: romeIso(new Date(at(seconds + 1))),
    request: { head: keep('testa', 'POST', 'txt'), body: keep('corpo', '<a/>', 'xml') },
    answer: {
      kind: 'http',
      status: 200,
      head: keep('testa', 'HTTP', 'txt'),
      body: keep('corpo', '<b/>', 'xml'),
    },
    tls: null,
    documents: [],
    facts,
  })
  const check = (actual: string): CheckResult => ({
    title: 'La chiamata è rifiutata',
    status: 'met',
    level: 'required',
    expected: actual,
    actual,
  })
  const step = (id: string, index: number, over: Partial<StepRecord>): StepRecord => ({
    id,
    title: id,
    kind: 'call',
    phase: 'steps',
    uses: 'sist',
    startedAt: at(index),
    endedAt: at(index + 1),
    instant: at(index),
    send: {},
    expect: [],
    exchanges: [],
    checks: [],
    captured: {},
    outcome: { status: 'passed' },
    ...over,
  })
  const stepsOf = (one: StoredCase, place: number): StepRecord[] => {
    const calls = one.calls ?? []
    return [
      ...calls.map((facts, index) => {
        const isLast = index === calls.length - 1
        return step(`passo-${index + 1}`, place * 60 + index, {
          exchanges: [exchange(facts, place * 60 + index)],
          captured: isLast ? { ...one.captured } : {},
          ...(isLast && one.refusal !== undefined
            ? { expect: [{ refused: { text: one.refusal } }], checks: [check(one.refusal)] }
            : {}),
          ...(isLast && one.outcome?.status === 'failed' ? { outcome: one.outcome } : {}),
        })
      }),
      ...(one.answers === undefined
        ? []
        : [
            step('mano', place * 60 + 10, {
              kind: 'manual',
              manual: {
                do: 'Guardare',
                answers: one.answers.map((answer) => ({ ...answer, ask: answer.name })),
                files: [],
              },
            }),
          ]),
      ...(one.description === undefined
        ? []
        : [
            step('descrizione', place * 60 + 20, {
              kind: 'declared',
              manual: {
                do: 'Descrivere',
                answers: [],
                files: [{ name: 'descrizione', file: keep('d', `${one.description}\n`, 'md') }],
              },
            }),
          ]),
    ]
  }
  const records = cases.map((one, index): CaseRecord => ({
    id: one.id,
    plan,
    title: one.id,
    kind: one.kind ?? 'positive',
    area: 'Area',
    ...(one.text === undefined ? {} : { source: { text: one.text } }),
    requirements: [],
    severity: 'normal',
    tags: [],
    file: `plans/${plan}/cases/${one.id}.case.yaml`,
    fileSha256: one.fileSha256 ?? '',
    switches: [],
    startedAt: at(index * 60),
    endedAt: at(index * 60 + 30),
    outcome: one.outcome ?? { status: 'passed' },
    steps: stepsOf(one, index),
    exports: {},
  }))
  const count = (status: Outcome['status']): number =>
    records.filter(({ outcome }) => outcome.status === status).length
  writeRun(folder, {
    schema: 'collaudo/run@2',
    run,
    plan: { name: plan, title: plan, version: '1' },
    suite: null,
    application: {
      name: 'app',
      title: 'App',
      producer: 'Noi',
      version: '1',
      profile: 'struttura',
      defects: [],
    },
    environment: {
      name: isSimulator ? 'simulator' : 'collaudo',
      simulator: isSimulator,
      endpoints: {},
      switches: {},
    },
    harness: { version: '0.1.0', node: 'v20', platform: 'linux' },
    startedAt: at(0),
    endedAt: at(600),
    interrupted: false,
    notRun: [],
    verdict: verdictOf(records, []),
    counts: {
      passed: count('passed'),
      failed: count('failed'),
      broken: count('broken'),
      skipped: count('skipped'),
    },
    cases: records,
  })
  return folder
}
