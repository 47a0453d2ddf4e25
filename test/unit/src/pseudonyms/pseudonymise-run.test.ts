import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { expect, test } from 'vitest'

import { createStore } from '../../../../src/evidence/create-store.ts'
import { foldEvents } from '../../../../src/evidence/fold.ts'
import { codiceFiscaleFault } from '../../../../src/lib/codice-fiscale.ts'
import { sha256 } from '../../../../src/lib/sha256.ts'
import type { EvidenceRef } from '../../../../src/model/evidence-ref.ts'
import type { RunRecord } from '../../../../src/model/run-record.ts'
import { createPseudonyms } from '../../../../src/pseudonyms/assign.ts'
import { pseudonymiseRun, refusePeople } from '../../../../src/pseudonyms/pseudonymise-run.ts'
import { harnessErrorOf } from '../../../support/harness-error-of.ts'
import { makeProject, type TempProject } from '../../../support/temp-project.ts'
import { at, caseRecord, passed, runEnd, runStart } from '../evidence/support.ts'

// Synthetic, with a right check letter; the name has an accent and an apostrophe.
const codice = 'PNIMRA70A01H501P'
const cda = `<?xml version="1.0" encoding="UTF-8"?><ClinicalDocument xmlns="urn:hl7-org:v3"><recordTarget><patientRole><id extension="${codice}"/><telecom value="tel:0805550123"/><patient><name><given>Nicolò</given><family>D'Ambrosio</family></name><birthTime value="19700101"/></patient></patientRole></recordTarget></ClinicalDocument>`

const der = (tag: number, ...contents: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(contents)
  const length = content.length
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
const oid = (hex: string): Buffer => der(6, Buffer.from(hex, 'hex'))

/** A CMS SignedData of the content, in pieces of so many bytes as BER allows: a name is cut in the middle. */
const p7m = (content: string, piece: number): Buffer => {
  const bytes = Buffer.from(content)
  const pieces: Buffer[] = []
  for (let from = 0; from < bytes.length; from += piece)
    pieces.push(der(4, bytes.subarray(from, from + piece)))
  const carried = der(0x24, ...pieces)
  const info = der(0x30, oid('2a864886f70d010701'), der(0xa0, carried))
  const signed = der(0x30, der(2, Buffer.from([1])), der(0x31), info, der(0x31))
  return der(0x30, oid('2a864886f70d010702'), der(0xa0, signed))
}

const folded = (bytes: Uint8Array): string =>
  (
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n')

const files = (): Readonly<Record<string, string | Buffer>> => ({
  'head.http': `POST /x HTTP/1.1\r\nX-Utente: ${codice.toLowerCase()}\r\n\r\n`,
  'body.xml': `<r><cognome>D&apos;Ambrosio</cognome><nome>NICOLÒ</nome><dataNascita>01/01/1970</dataNascita><cf>${codice}</cf><doc>${folded(p7m(cda, 100))}</doc></r>`,
  'document.p7m': p7m(cda, 10_000),
  'packed.bin': gzipSync(cda),
  // Not well-formed, as a case may want it: what is in it is somebody's nevertheless.
  'broken.xml': `<r><cf>${codice}</x> per Nicolò D'Ambrosio`,
  'screen.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]),
  'plain.txt': 'Nessuno è qui: la prova è del 19700102.',
})

const makeRun = (): { project: TempProject; record: RunRecord; folder: string } => {
  const project = makeProject({ 'run/.keep': '' })
  const folder = project.path('run')
  const store = createStore(folder)
  const refs = Object.entries(files()).map(([name, content]): EvidenceRef =>
    store.keep(Buffer.from(content as string), {
      name,
      mediaType: 'application/octet-stream',
      extension: name.split('.').at(-1) ?? 'bin',
    }),
  )
  const record: RunRecord = foldEvents([
    runStart('P-01'),
    {
      event: 'case-end',
      at: at(2),
      record: {
        ...caseRecord('P-01', passed),
        steps: [
          {
            id: 'emissione',
            title: 'Emissione per Nicolò',
            uses: 'sist',
            startedAt: at(1),
            endedAt: at(2),
            instant: at(1),
            send: { operation: 'chk', cognome: "D'Ambrosio", cf: codice },
            expect: [],
            exchanges: [],
            checks: [],
            captured: { assistito: codice },
            manual: {
              do: 'fare',
              answers: [],
              files: refs.map((file) => ({ name: file.name, file })),
            },
            outcome: passed,
          },
        ],
      },
    },
    runEnd(),
  ])
  return { project, record, folder }
}

const contentsOf = (folder: string): readonly Buffer[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))

const fileOf = (record: RunRecord, name: string): EvidenceRef => {
  const found = record.cases[0]?.steps[0]?.manual?.files.find((one) => one.name === name)
  if (found === undefined) throw new Error(name)
  return found.file
}

test('nobody is left in the copy, in clear, in base64, in p7m within base64, packed, or in the record', () => {
  const { project, record, folder } = makeRun()
  const copy = pseudonymiseRun(folder, record, project.path('copy'))
  const originals = [codice, codice.toLowerCase(), 'Nicol', 'NICOL', 'Ambrosio', '0805550123']
  for (const content of contentsOf(project.path('copy')))
    for (const one of originals) expect(content.includes(one)).toBe(false)
  const read = (name: string): Buffer =>
    readFileSync(join(project.path('copy'), fileOf(copy.record, name).path))
  // The document within base64 was in pieces of 100 bytes: as long as before, and nobody in it.
  const before = String(files()['body.xml'])
  const after = read('body.xml').toString()
  expect(Buffer.byteLength(after)).toBe(Buffer.byteLength(before))
  const inner = Buffer.from(/<doc>([^<]+)/.exec(after)?.[1] ?? '', 'base64')
  expect(inner.length).toBe(p7m(cda, 100).length)
  expect(inner.toString('latin1')).not.toMatch(/Ambros|Nicol/)
  expect(after.split('\r\n').length).toBe(before.split('\r\n').length)
  expect(after).not.toContain('01/01/1970')
})

test('a person has the same valid codice fiscale everywhere, and a copy made again is the same', () => {
  const { project, record, folder } = makeRun()
  const first = pseudonymiseRun(folder, record, project.path('one'))
  const second = pseudonymiseRun(folder, record, project.path('two'))
  expect(second.record).toEqual(first.record)
  const made = first.record.cases[0]?.steps[0]?.captured['assistito'] ?? ''
  expect(codiceFiscaleFault(made, { strict: true })).toBeUndefined()
  expect(made).not.toBe(codice)
  const head = readFileSync(join(project.path('one'), fileOf(first.record, 'head.http').path))
  expect(head.toString()).toContain(made.toLowerCase())
  const wrong = createPseudonyms().codice(`${codice.slice(0, 15)}A`)
  expect(codiceFiscaleFault(wrong, { strict: true })).toBe('check-letter')
})

test('what changed keeps the hash of the original, what cannot be looked into is left out, the rest stays', () => {
  const { project, record, folder } = makeRun()
  const { record: copy } = pseudonymiseRun(folder, record, project.path('copy'))
  const original = fileOf(record, 'body.xml')
  expect(copy.pseudonymised?.replaced[fileOf(copy, 'body.xml').sha256]).toEqual({
    sha256: original.sha256,
    size: original.size,
  })
  const screen = fileOf(copy, 'screen.png')
  expect(copy.pseudonymised?.withheld[screen.sha256]?.sha256).toBe(
    fileOf(record, 'screen.png').sha256,
  )
  expect(screen.path).toMatch(/\.txt$/)
  expect(fileOf(copy, 'plain.txt')).toEqual(fileOf(record, 'plain.txt'))
  for (const { file } of copy.cases[0]?.steps[0]?.manual?.files ?? [])
    expect(sha256(readFileSync(join(project.path('copy'), file.path)))).toBe(file.sha256)
})

test.each([
  ['a codice fiscale in clear', `x ${codice} y`],
  ['a codice fiscale that nobody met', 'x RSSMRA80A01H501U y'],
  ['base64 of base64', Buffer.from(folded(Buffer.from(`…${codice}…`))).toString('base64')],
  ['a name in a p7m', p7m('<a>Nicolò</a>', 4)],
])('the scan refuses %s that was left, and takes the folder away', (_what, content) => {
  const { project, record, folder } = makeRun()
  const { pseudonyms } = pseudonymiseRun(folder, record, project.path('copy'))
  project.write('copy/evidence/left.bin', content)
  const { code } = harnessErrorOf(() => refusePeople(project.path('copy'), pseudonyms))
  expect(code).toBe('SECRET_LEAKED')
  expect(readdirSync(project.folder)).not.toContain('copy')
})
