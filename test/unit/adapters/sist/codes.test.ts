import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { sist } from '../../../../adapters/sist/adapter.ts'
import { explainCode } from '../../../../adapters/sist/codes/explain-code.ts'
import { packageRoot } from '../../../../src/lib/package-root.ts'
import { prescriptionRules } from '../../../../adapters/sist/document/rules/prescription-rules.ts'

const { codes = {} } = sist

/** Every code of the tables of faults, with how certain code and trigger are; then of anomalies and messages. */
const known: Readonly<Record<string, readonly [meaning: string, given: string]>> = {
  '000004': ['spec', 'spec'],
  '000005': ['spec?', 'kit'],
  '000061': ['spec', 'spec'],
  '000218': ['spec', 'kit'],
  '000219': ['spec?', 'kit'],
  '000220': ['spec', 'spec'],
  '000231': ['spec', 'spec'],
  '000239': ['spec?', 'kit'],
  '000240': ['spec?', 'kit'],
  '000242': ['spec?', 'kit'],
  '000265': ['spec?', 'kit'],
  '000271': ['spec', 'spec'],
  '000272': ['spec', 'spec'],
  '000279': ['spec', 'spec'],
  '000280': ['spec', 'spec'],
  '000303': ['spec', 'spec'],
  '000304': ['spec', 'spec'],
  '100000': ['spec?', 'kit'],
  '900000': ['spec?', 'kit'],
  '910002': ['spec', 'spec'],
  '0007': ['spec', 'kit'],
  '0023': ['spec', 'kit'],
  '0048': ['spec', 'kit'],
  '0051': ['spec', 'kit'],
  '0053': ['spec', 'kit'],
  '0184': ['spec', 'kit'],
  '0198': ['kit', 'guess'],
  '0199': ['kit', 'guess'],
}

const inWords: Readonly<Record<string, RegExp>> = {
  spec: /^lo dice la specifica/,
  'spec?': /^probabile/,
  kit: /^scelta di un altro progetto/,
  guess: /^ipotesi di questo progetto/,
}

test.each(Object.entries(known))(
  'says of %s what it means, who gives it, why, and what to look at',
  (code, [meaning, given]) => {
    const found = codes[code]
    expect(found?.meaning).toMatch(/^[A-Z].*[^.]$/)
    expect(found?.givenBy).toMatch(/^[A-Z].*\.$/)
    for (const sentence of [...(found?.causes ?? []), ...(found?.lookAt ?? [])])
      expect(sentence).toMatch(/^[\wÈ].*[.]$/)
    expect(found?.causes.length).toBeGreaterThan(0)
    expect(found?.lookAt.length).toBeGreaterThan(0)
    expect(found?.certainty.meaning).toMatch(inWords[meaning] ?? /$^/)
    expect(found?.certainty.given).toMatch(inWords[given] ?? /$^/)
    // The same in one sentence, where a run is told.
    expect(explainCode(code)).toContain(found?.meaning)
  },
)

test('explains these, the statuses of HTTP, the rules of a document, and nothing else', () => {
  const others = Object.keys(codes).filter((code) => !Object.hasOwn(known, code))
  expect(others.toSorted()).toEqual([
    '200',
    '400',
    '401',
    '403',
    '404',
    '405',
    '408',
    '413',
    '415',
    '431',
    '500',
    '502',
    '503',
    '504',
    ...prescriptionRules.map(({ id }) => id).toSorted(),
  ])
  for (const code of others.filter((one) => /^\d/.test(one))) {
    expect(codes[code]?.meaning).toMatch(new RegExp(`^HTTP ${code}: `))
    expect(codes[code]?.certainty.meaning).toMatch(/norma pubblica/)
  }
})

test('explains every code that the simulator gives', () => {
  const folder = join(packageRoot, 'adapters', 'sist', 'simulate')
  const sources = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  const given = sources.flatMap((text) => [...text.matchAll(/'(\d{4}|\d{6})'/g)])
  const unknown = given.filter(([, code = '']) => !Object.hasOwn(codes, code))
  expect(given.length).toBeGreaterThan(20)
  expect(unknown.map(([, code]) => code)).toEqual([])
})
