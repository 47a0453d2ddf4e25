import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { verificationLines } from '../../../../src/cli/verification-lines.ts'
import { combineRuns } from '../../../../src/dossier/combine-runs.ts'
import type { Parts } from '../../../../src/dossier/parts.ts'
import { writeSummary } from '../../../../src/dossier/summary/write-summary.ts'
import { nothingLooked } from '../../../../src/verify/finding.ts'
import { hasTool } from '../../../support/external-tool.ts'
import { makeProject } from '../../../support/temp-project.ts'
import { writeSyntheticRun } from '../report/synthetic-run.ts'

const hostile = [
  '<script>document.title="eseguito"</script><img src=x onerror=alert(1)>',
  '\u001B[2J\u001B[31mrosso\u0007\u0000\u009B5m',
  '\u202Eribaltato\u200B\u2066\uFEFF',
  '\uD800 da solo',
  ') Tj ET Q endstream endobj 1 0 obj',
]

const huge = 'x'.repeat(2_000_000)

// oxlint-disable-next-line no-control-regex -- control characters are what this is about
const controls = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/u

test('what an answer says harms no terminal, whatever it holds and however long it is', () => {
  const lines = verificationLines(
    `Esecuzione ${hostile.join('')}${huge}`,
    {
      problems: [...hostile, huge].map((text) => ({ kind: 'verdict', place: text, message: text })),
      notes: [],
      looked: nothingLooked,
    },
    false,
  )
  const text = lines.join('\n')
  expect(text).not.toMatch(controls)
  expect(text.length).toBeLessThan(10_000)
  expect(text).toContain('\\u001b[2J')
})

test.skipIf(!hasTool('pdftotext'))('nor does it harm the summary', async () => {
  const { folder, path } = makeProject()
  const { record } = writeSyntheticRun(folder)
  const cases = record.cases.map((one, index) => ({
    ...one,
    title: `${hostile[index % hostile.length]}`,
    outcome: {
      status: 'failed' as const,
      trouble: 'unmet-check' as const,
      message: hostile.join(''),
    },
    steps: one.steps.map((step) => ({
      ...step,
      checks: [...hostile, ...(index === 0 ? [huge] : [])].map((text) => ({
        title: text,
        status: 'unmet' as const,
        level: 'required' as const,
        expected: text,
        actual: text,
      })),
    })),
  }))
  const parts: Parts = {
    kind: 'draft',
    runs: [{ folder, record: { ...record, cases } }],
    statement: { path: 'dichiarazione.txt', bytes: Buffer.from(hostile.join('')) },
    workbook: null,
    filling: null,
  }
  writeFileSync(path('sintesi.pdf'), await writeSummary(parts, combineRuns(parts.runs), []))
  const text = execFileSync('pdftotext', ['-layout', 'sintesi.pdf', '-'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  })
  expect(text.replaceAll('\f', '')).not.toMatch(controls)
  expect(text).toMatch(/\(2000000\b/)
  expect(text).toContain('<script>document.title="eseguito"</script>')
  for (const { id } of cases) expect(text).toContain(id)
  expect(text.length).toBeLessThan(400_000)
})
