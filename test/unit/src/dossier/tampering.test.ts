import { beforeAll, expect, test } from 'vitest'

import { adapters } from '../../../../adapters/index.ts'
import { issueSelfSigned } from '../../../../src/certificates/issue-certificate.ts'
import { readArchive, strayByte, writeArchive } from '../../../../src/dossier/archive.ts'
import { listFiles, Manifest, sumsOf, writeManifest } from '../../../../src/dossier/manifest.ts'
import { verifyDossier, verifyForm } from '../../../../src/dossier/verify-dossier.ts'
import { caseName } from '../../../../src/report/allure/case-name.ts'
import { signCades } from '../../../../src/signature/sign-cades.ts'
import type { RunRecord } from '../../../../src/model/run-record.ts'
import type { SigningKey } from '../../../../src/model/signing-key.ts'
import { filesOf, makeSmallDossier, now, run, type SmallDossier } from './small-dossier.ts'

let small: SmallDossier
let record: RunRecord
let key: SigningKey
let dossier: Buffer

beforeAll(async () => {
  small = await makeSmallDossier()
  ;({ record, key, dossier } = small)
})

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8')

const found = async (bytes: Uint8Array): Promise<readonly string[]> =>
  (await verifyDossier('d.zip', bytes, adapters, now)).problems.map(
    ({ kind, place, message }) => `${kind} ${place}: ${message}`,
  )

const formPlaces = async (bytes: Uint8Array): Promise<readonly string[]> =>
  (await verifyForm('d.zip', bytes, now)).problems.map(({ place }) => place)

const flipped = (bytes: Buffer, at: number, bit = 1): Buffer => {
  const changed = Buffer.from(bytes)
  changed[at] = (changed[at] ?? 0) ^ bit
  return changed
}

const runPath = (name: string): string => `runs/${run}/${name}`

test('holds as it is', async () => {
  expect(await found(dossier)).toEqual([])
})

test('one byte changed in any file is found, and the file named', async () => {
  const files = filesOf(dossier)
  expect(files.size).toBeGreaterThan(13)
  for (const [name, content] of files) {
    const start = dossier.indexOf(Buffer.from(content), dossier.indexOf(name))
    const changed = flipped(dossier, start + (content.length >> 1))
    expect(await formPlaces(changed), name).toContain(name)
  }
})

/** The file that a byte of the archive belongs to: header, content, or line of the directory at its end. */
const owners = (): readonly string[] => {
  const files = [...filesOf(dossier)]
  const local = files.flatMap(([name, { length }]) =>
    Array.from<string>({ length: 30 + name.length + length }).fill(name),
  )
  const central = files.flatMap(([name]) =>
    Array.from<string>({ length: 46 + name.length }).fill(name),
  )
  return [...local, ...central, ...Array.from<string>({ length: 22 }).fill('d.zip')]
}

test('one byte changed in any of a thousand places is found, and its file named', async () => {
  const owner = owners()
  expect(owner).toHaveLength(dossier.length)
  // Always the same places: the high bits of a linear congruential generator.
  let state = 20260101
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  for (let index = 0; index < 1000; index += 1) {
    const at = random(dossier.length)
    const changed = flipped(dossier, at, 1 << random(8))
    const archive = readArchive(changed)
    const found = archive.ok ? strayByte(changed, archive.files) : { file: null }
    expect(found, `byte ${at}`).not.toBeNull()
    // The file itself; the archive, where it cannot be opened or the byte is nobody's; under another name, it is missed.
    if (found?.file !== owner[at] || index % 50 === 0)
      expect(
        (await formPlaces(changed)).some((place) => place === owner[at] || place === 'd.zip'),
        `byte ${at}`,
      ).toBe(true)
  }
})

test('what is put behind, in front of, or between the parts of the archive is found', async () => {
  const end = dossier.length - 22
  const comment = Buffer.concat([dossier, Buffer.from('commento')])
  comment.writeUInt16LE(8, end + 20)
  expect(await formPlaces(comment)).toEqual(['d.zip'])
  expect(await formPlaces(Buffer.concat([dossier, Buffer.alloc(1)]))).not.toEqual([])
  expect(await formPlaces(Buffer.concat([Buffer.alloc(1), dossier]))).not.toEqual([])
  expect(await formPlaces(dossier.subarray(0, -1))).not.toEqual([])
})

const withFiles = (change: (files: Map<string, Uint8Array>) => void): Uint8Array => {
  const files = filesOf(dossier)
  change(files)
  return writeArchive(files)
}

const answerPath = (index: number): string => {
  const answer = record.cases[index]?.steps[0]?.exchanges[0]?.answer
  return answer?.kind === 'http' ? answer.body.path : ''
}

test('a file that was removed, added or swapped with another is named', async () => {
  const [one, other] = [runPath(answerPath(0)), runPath(answerPath(1))]
  expect(await found(withFiles((files) => files.delete(one)))).toContain(
    `missing ${one}: il manifesto lo nomina, e non c'è`,
  )
  expect(await found(withFiles((files) => files.set('altro.txt', Buffer.from('x'))))).toEqual([
    'added altro.txt: il manifesto non lo nomina',
  ])
  const swapped = await found(
    withFiles((files) => {
      const [first, second] = [files.get(one), files.get(other)]
      if (first === undefined || second === undefined) throw new Error('no answers')
      files.set(one, second).set(other, first)
    }),
  )
  for (const path of [one, other])
    expect(swapped).toContain(`changed ${path}: non ha l'impronta che il manifesto dice`)
  expect(await found(withFiles((files) => files.delete('manifest.json.p7m')))).toContain(
    'missing manifest.json.p7m: la firma del manifesto manca',
  )
})

/** Somebody with a key of their own who signs all of it again, hashes and all: only the content can tell. */
const signedAgain = async (
  change: (files: Map<string, Uint8Array>) => void,
): Promise<Uint8Array> => {
  const files = filesOf(dossier)
  const manifest = Manifest.parse(JSON.parse(text(files.get('manifest.json'))))
  for (const name of ['manifest.json', 'manifest.json.p7m', 'SHA256SUMS']) files.delete(name)
  change(files)
  files.set('SHA256SUMS', Buffer.from(sumsOf(listFiles(files))))
  const sorted = new Map([...files].toSorted(([one], [other]) => (one < other ? -1 : 1)))
  const record256 = listFiles(files).find(({ path }) => path === runPath('run.json'))?.sha256 ?? ''
  const again = writeManifest({
    ...manifest,
    runs: [{ name: run, sha256: record256 }],
    files: listFiles(sorted),
  })
  return writeArchive(
    new Map([
      ['manifest.json', again],
      ['manifest.json.p7m', await signCades(again, key, now)],
      ...sorted,
    ]),
  )
}

const edit =
  (name: string, before: string | RegExp, after: string) =>
  (files: Map<string, Uint8Array>): void => {
    const whole = text(files.get(name))
    const edited = whole.replace(before, after)
    if (edited === whole) throw new Error(`${name} was not changed`)
    files.set(name, Buffer.from(edited))
  }

test('signed again as it is, it holds: the ways below are all that is wrong with them', async () => {
  expect(await found(await signedAgain(() => undefined))).toEqual([])
})

test.each<[string, (files: Map<string, Uint8Array>) => void, string]>([
  [
    'the summary says something else',
    (files) => files.set('sintesi.pdf', Buffer.from('%PDF-1.7 altro')),
    'changed sintesi.pdf: non dice ciò che dicono i registri',
  ],
  [
    'the table of calls says something else',
    edit('chiamate.csv', 'P-01', 'P-09'),
    'changed chiamate.csv: non dice ciò che dicono i registri',
  ],
  [
    'the report shows a case as failed',
    (files) => {
      const whole = text(files.get(runPath('report.html')))
      const [first] = record.cases
      if (first === undefined) throw new Error('no case')
      const encoded = (status: string): string =>
        Buffer.from(JSON.stringify({ name: caseName(first), status })).toString('base64')
      files.set(
        runPath('report.html'),
        Buffer.from(whole.replace(encoded('passed'), encoded('failed'))),
      )
    },
    `verdict runs/${run}/report.html: il rapporto mostra P-01 come failed, e il registro come passed`,
  ],
  [
    'the record expects something else, and the journal does not',
    edit(runPath('run.json'), /"identifier":\s*"nre"/, '"identifier": "iup"'),
    `changed runs/${run}/run.json: il registro non è quello che il giornale events.ndjson racconta`,
  ],
  [
    'a file of the evidence is not the one that was kept',
    (files) => files.set(runPath(answerPath(0)), Buffer.from('<altro/>')),
    'changed ANSWER',
  ],
])('signed again by somebody, it does not hold where %s', async (_, change, expected) => {
  const all = await found(await signedAgain(change))
  const wanted = expected.replace('ANSWER', runPath(answerPath(0)))
  expect(
    all.some((one) => one.startsWith(wanted)),
    all.join('\n'),
  ).toBe(true)
})

test('a draft that calls itself final does not hold', async () => {
  const files = filesOf(dossier)
  const manifest = Manifest.parse(JSON.parse(text(files.get('manifest.json'))))
  const again = writeManifest({ ...manifest, kind: 'final' })
  files.set('manifest.json', again).set('manifest.json.p7m', await signCades(again, key, now))
  const all = await found(writeArchive(files))
  expect(all).toContain('changed sintesi.pdf: non dice ciò che dicono i registri')
  expect(all.some((one) => one.includes("non è nell'ambiente di test dell'autorità"))).toBe(true)
})

test('a manifest in another form is told, also where its signature holds', async () => {
  const files = filesOf(dossier)
  const spaced = Buffer.from(JSON.stringify(JSON.parse(text(files.get('manifest.json'))), null, 2))
  files.set('manifest.json', spaced).set('manifest.json.p7m', await signCades(spaced, key, now))
  expect(await found(writeArchive(files))).toEqual([
    'changed manifest.json: non è nella forma canonica (RFC 8785) in cui si firma',
  ])
})

test('a signature with something in it that nobody signed does not hold', async () => {
  const files = filesOf(dossier)
  const other = await issueSelfSigned({ commonName: 'Altri', use: 'signature' })
  const manifest = files.get('manifest.json') ?? Buffer.alloc(0)
  const twice = await signCades(manifest, key, now, { twoSigners: true })
  files.set('manifest.json.p7m', twice)
  expect(await found(writeArchive(files))).toEqual([
    'signature manifest.json.p7m: attesa una firma, trovate 2',
  ])
  files.set(
    'manifest.json.p7m',
    await signCades(manifest, key, now, { certificate: other.certificate }),
  )
  expect((await found(writeArchive(files)))[0]).toMatch(/^signature manifest.json.p7m: la firma/)
})

test('no name leads out of the folder in which a dossier is looked at', async () => {
  for (const name of ['../fuori.txt', '/tmp/fuori.txt', 'runs/../../fuori', 'C:\\fuori', 'runs//a'])
    expect(await found(withFiles((files) => files.set(name, Buffer.from('x'))))).toEqual([
      'changed d.zip: contiene un file con un nome non ammesso',
    ])
})
