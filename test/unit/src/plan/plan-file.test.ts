import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { namesIn, readPlanText, resolvePlanFile } from '../../../../src/plan/plan-file.ts'

const root = mkdtempSync(join(tmpdir(), 'collaudo-'))
afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }))

const path = (...names: string[]): string => join(root, ...names)

const files: Record<string, string | Uint8Array> = {
  'piano/dati/a.csv': 'nome\n',
  'piano/xsd/cda è.xsd': '<x/>',
  'piano/..strano': 'x',
  'piano/latino.txt': Buffer.from('perché', 'latin1'),
  'piano-vicino/segreto.yaml': 'a: 1\n',
  'fuori.yaml': 'a: 1\n',
}
for (const [name, content] of Object.entries(files)) {
  mkdirSync(dirname(path(name)), { recursive: true })
  writeFileSync(path(name), content)
}
const plan = path('piano')
symlinkSync(path('fuori.yaml'), path('piano/collegamento.yaml'))
symlinkSync(path('piano-vicino'), path('piano/cartella-fuori'))
symlinkSync('dati/a.csv', path('piano/interno.csv'))
symlinkSync('giro.yaml', path('piano/giro.yaml'))
symlinkSync('/dev/zero', path('piano/zero'))
mkdirSync(path('piano/vuota'))

const told = (reference: string): string => {
  const found = resolvePlanFile(plan, reference)
  return found.ok ? `letto ${found.absolute}` : `${found.message}; ${found.hint}`
}

test.each(['dati/a.csv', 'xsd/cda è.xsd', '..strano'])('finds %s in the folder', (reference) => {
  expect(resolvePlanFile(plan, reference)).toEqual({
    ok: true,
    absolute: realpathSync(path('piano', ...reference.split('/'))),
  })
})

test('follows a symbolic link that stays in the folder', () => {
  expect(told('interno.csv')).toBe(`letto ${realpathSync(path('piano/dati/a.csv'))}`)
})

test.each([
  ['', 'atteso il nome di un file, trovato un testo vuoto'],
  ['../fuori.yaml', 'il nome di file «../fuori.yaml» esce dalla cartella'],
  ['dati/../../fuori.yaml', 'il nome di file «dati/../../fuori.yaml» esce dalla cartella'],
  [
    '../piano-vicino/segreto.yaml',
    'il nome di file «../piano-vicino/segreto.yaml» esce dalla cartella',
  ],
  ['/etc/passwd', 'il nome di file «/etc/passwd» è assoluto'],
  ['//server/share/a', 'il nome di file «//server/share/a» è assoluto'],
  ['~/a', 'il nome di file «~/a» è assoluto'],
  ['C:/a', 'il nome di file «C:/a» è assoluto'],
  ['c:a', 'il nome di file «c:a» è assoluto'],
  ['C:\\a', 'il nome di file «C:\\a» usa \\'],
  ['..\\fuori.yaml', 'il nome di file «..\\fuori.yaml» usa \\'],
  ['\\\\server\\share\\a', 'il nome di file «\\\\server\\share\\a» usa \\'],
  ['\\\\?\\C:\\a', 'il nome di file «\\\\?\\C:\\a» usa \\'],
  ['file:///etc/passwd', '«file:///etc/passwd» è un indirizzo, non un file del piano'],
  ['https://esempio.it/a', '«https://esempio.it/a» è un indirizzo, non un file del piano'],
  [
    'a.yaml:flusso',
    'il nome di file «a.yaml:flusso» contiene un carattere che Windows non ammette',
  ],
  ['a*', 'il nome di file «a*» contiene un carattere che Windows non ammette'],
  ['a\0.yaml', 'il nome di file «a\\u0000.yaml» contiene un carattere di controllo'],
  ['a\n.yaml', 'il nome di file «a\\u000a.yaml» contiene un carattere di controllo'],
  ['dati//a.csv', 'il nome di file «dati//a.csv» non è scritto per intero'],
  ['./dati/a.csv', 'il nome di file «./dati/a.csv» non è scritto per intero'],
  ['dati/', 'il nome di file «dati/» non è scritto per intero'],
  ['dati/CON', 'il nome di file «dati/CON» non è ammesso su Windows'],
  ['nul.yaml', 'il nome di file «nul.yaml» non è ammesso su Windows'],
  ['COM1.csv', 'il nome di file «COM1.csv» non è ammesso su Windows'],
  ['lpt¹.csv', 'il nome di file «lpt¹.csv» non è ammesso su Windows'],
  ['... /a', 'il nome di file «... /a» non è ammesso su Windows'],
  ['dati./a.csv', 'il nome di file «dati./a.csv» non è ammesso su Windows'],
  ['assente.csv', 'il file «assente.csv»: il file non esiste'],
  ['dati/a.csv/b', 'il file «dati/a.csv/b»: una parte del percorso è un file, non una cartella'],
  ['vuota', 'il file «vuota»: è una cartella, non un file'],
  [
    'collegamento.yaml',
    'il file «collegamento.yaml»: un collegamento simbolico porta fuori dalla cartella',
  ],
  [
    'cartella-fuori/segreto.yaml',
    'il file «cartella-fuori/segreto.yaml»: un collegamento simbolico porta fuori dalla cartella',
  ],
  ['zero', 'il file «zero»: un collegamento simbolico porta fuori dalla cartella'],
  ['giro.yaml', 'il file «giro.yaml»: il collegamento simbolico gira su se stesso'],
])('refuses %j', (reference, message) => {
  const found = resolvePlanFile(plan, reference)
  expect(found).toMatchObject({ ok: false, message })
  expect(found.ok ? '' : found.hint).toMatch(/^[a-z:].{3,}/)
})

test('a name beyond all measure is told by its two ends', () => {
  expect(told('a'.repeat(5000))).toBe(
    `il nome di file «${'a'.repeat(100)}… (5000 caratteri) …${'a'.repeat(10)}» è troppo lungo; attesi al più 400 caratteri`,
  )
})

test('reads text of at most so many bytes, in UTF-8', () => {
  const read = (reference: string, most: number) =>
    readPlanText(resolvePlanFile(plan, reference), most)
  expect(read('dati/a.csv', 5)).toMatchObject({ ok: true, text: 'nome\n' })
  expect(read('dati/a.csv', 4)).toEqual({
    ok: false,
    message: 'il file ha 5 byte: il massimo è 4',
    hint: 'dividerlo in file più piccoli',
  })
  expect(read('latino.txt', 100)).toEqual({
    ok: false,
    message: 'il file non è testo UTF-8',
    hint: 'salvarlo con codifica UTF-8',
  })
  expect(read('../fuori.yaml', 100)).toMatchObject({
    ok: false,
    message: 'il nome di file «../fuori.yaml» esce dalla cartella',
  })
})

test('lists a folder, none when it is not there, and says when it is none', () => {
  expect(namesIn(path('piano/dati'))).toEqual({ ok: true, names: ['a.csv'] })
  expect(namesIn(path('assente'))).toEqual({ ok: true, names: [] })
  expect(namesIn(path('fuori.yaml'))).toEqual({
    ok: false,
    message: 'attesa una cartella, trovato un file',
  })
})
