import { beforeAll, expect, test } from 'vitest'

import { adapters } from '../../../../adapters/index.ts'
import { buildDossier } from '../../../../src/dossier/build-dossier.ts'
import type { Parts } from '../../../../src/dossier/parts.ts'
import { verifyDossier } from '../../../../src/dossier/verify-dossier.ts'
import { fillDocument } from '../../../../src/fill/fill-document.ts'
import { fillingFile, type Filling } from '../../../../src/fill/filling.ts'
import { canonicalJson } from '../../../../src/lib/canonical-json.ts'
import { sha256 } from '../../../../src/lib/sha256.ts'
import { readDocument } from '../../../../src/workbook/read-document.ts'
import { makeXlsx, type MadeCell } from '../../../support/make-workbook.ts'
import { makeSmallDossier, now, type SmallDossier } from './small-dossier.ts'

const name = 'piano.xlsx'
const path = `documento/${name}`

/** The authority's document: three rows, the last of which nobody ran. */
const words: Readonly<Record<string, MadeCell>> = {
  A1: 'ID',
  B1: 'Esito',
  C1: 'Applicabile',
  D1: 'Timestamp',
  A2: 'P-01',
  A3: 'P-02',
  A4: 'P-03',
}
const workbook = (more: Readonly<Record<string, MadeCell>> = {}): Uint8Array =>
  makeXlsx({ sheets: [{ name: 'Casi', cells: { ...words, ...more } }] })

const filling: Filling = {
  schema: 'collaudo/filling@1',
  document: { name, sha256: sha256(workbook()) },
  cells: { 'P-01': 'Casi!A2', 'P-02': 'Casi!A3', 'P-03': 'Casi!A4' },
  cases: ['P-01', 'P-02', 'P-03'].map((id) => ({ id, text: null, notApplicable: null })),
  mapping: {
    tables: [
      {
        sheet: 'Casi',
        header: '1',
        columns: [
          { column: 'A', header: 'ID', field: 'id' },
          { column: 'B', header: 'Esito', field: 'outcome' },
          { column: 'C', header: 'Applicabile', field: 'applicable' },
          { column: 'D', header: 'Timestamp', field: 'timestamp' },
        ],
      },
    ],
    outcome: { passed: 'OK', failed: 'KO' },
    applicable: { yes: 'SI', no: 'NO' },
    date: 'dd/MM/yyyy',
    timestamp: 'rome',
  },
}

let small: SmallDossier
let filled: Uint8Array
let stamps: readonly string[]

const fillingBytes = (one: Filling): Uint8Array => Buffer.from(canonicalJson(one), 'utf8')

beforeAll(async () => {
  small = await makeSmallDossier()
  const [{ folder, record }] = small.parts.runs
  const bytes = workbook()
  const result = fillDocument({
    filling,
    record,
    runFolder: folder,
    file: name,
    bytes,
    document: readDocument(name, bytes),
  })
  filled = result.bytes
  stamps = result.placed.flatMap(({ field, value }) => (field === 'timestamp' ? [value] : []))
  expect(result.empty.map(({ id }) => id)).toEqual(['P-03'])
})

/** What `verify` has against a dossier that was signed with this document in it. */
const found = async (parts: Pick<Parts, 'workbook' | 'filling'>): Promise<readonly string[]> => {
  const bytes = await buildDossier({ ...small.parts, ...parts }, null, adapters, {
    key: small.key,
    at: now,
  })
  const { problems } = await verifyDossier('d.zip', bytes, adapters, now)
  return problems.map(({ kind, place, message }) => `${kind} ${place}: ${message}`)
}

const against = (bytes: Uint8Array, how: Filling = filling) =>
  found({ workbook: { path, bytes }, filling: { path: fillingFile, bytes: fillingBytes(how) } })

/** The same document with other words in the rows of the cases, filled in by hand. */
const byHand = (change: Readonly<Record<string, MadeCell>>): Uint8Array =>
  workbook({
    ...Object.fromEntries(
      stamps.flatMap((stamp, index): [string, string][] => [
        [`B${index + 2}`, 'OK'],
        [`C${index + 2}`, 'SI'],
        [`D${index + 2}`, stamp],
      ]),
    ),
    ...change,
  })

test('a document that was filled in from the run holds, and so does one that says the same', async () => {
  expect(stamps).toHaveLength(2)
  expect(await against(filled)).toEqual([])
  expect(await against(byHand({}))).toEqual([])
})

test('a value that is not the record’s is named with its cell, though every hash agrees', async () => {
  expect(await against(byHand({ B3: 'KO' }))).toEqual([
    `changed ${path}: Casi!B3: la cella contiene già «KO», da scrivere «OK»`,
  ])
})

test('a value that is missing, and one about a case that did not run, are named', async () => {
  expect(await against(byHand({ D2: '', B4: 'OK' }))).toEqual([
    `changed ${path}: Casi!D2: la cella è vuota, e il registro dice «${stamps[0] ?? ''}»`,
    `changed ${path}: Casi!B4: il caso P-03 non ha valori da scrivere (non è nell'esecuzione), trovato «OK»`,
  ])
})

test('a row moved to another case, and a column under another header, are named', async () => {
  const problems = await against(byHand({ A2: 'P-02', B1: 'Note' }))
  expect(problems).toHaveLength(2)
  expect(problems[0]).toContain('Casi!B1')
  expect(problems[1]).toContain('Casi!A2: attesa la riga del caso P-01, trovato «P-02»')
})

test('a case that ran cannot be told as one that does not apply', async () => {
  const cases = filling.cases.map((one) =>
    one.id === 'P-02' ? { ...one, notApplicable: 'Non previsto' } : one,
  )
  const problems = await against(byHand({}), { ...filling, cases })
  expect(problems[0]).toBe(
    `changed ${path}: Casi!A3: che il caso P-02 si applichi o no, e perché, non è ciò che dice il registro`,
  )
})

test('a document that cannot be looked at is never called good', async () => {
  const document = { path, bytes: filled }
  expect(await found({ workbook: document, filling: null })).toEqual([
    `not-verifiable ${path}: manca ${fillingFile}, che dice come il documento è stato compilato: rifarlo con collaudo fill`,
  ])
  const nonsense = { path: fillingFile, bytes: Buffer.from('{}') }
  expect(await found({ workbook: document, filling: nonsense })).toEqual([
    `not-verifiable ${fillingFile}: non dice come il documento è stato compilato`,
  ])
  const broken = await against(Buffer.from('PK not a workbook'))
  expect(broken).toHaveLength(1)
  expect(broken[0]).toMatch(/^not-verifiable documento\/piano\.xlsx: /)
})
