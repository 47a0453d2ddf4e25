import { zipSync } from 'fflate'
import { expect, test } from 'vitest'

import { openPackage, packageLimits, withParts } from '../../../../src/workbook/package-parts.ts'
import { readDocument } from '../../../../src/workbook/read-document.ts'
import { makeDocx, makeXlsx, tableCells, workbookParts } from '../../../support/make-workbook.ts'

const plan = {
  sheets: [
    {
      name: 'Casi',
      cells: tableCells(1, [
        ['ID', 'Titolo', 'Risultato atteso'],
        ['1', 'Uno', 'x'],
      ]),
    },
  ],
}

const withPart = (name: string, content: string | Uint8Array): Uint8Array =>
  makeXlsx({ ...plan, parts: { [name]: content } })

/** The plan's bytes with a number of the zip's directory changed, for one entry. */
const withDirectory = (
  bytes: Uint8Array,
  name: string,
  offset: number,
  value: number,
): Uint8Array => {
  const found = Buffer.from(bytes)
  for (let at = found.indexOf('PK\x01\x02', 0, 'latin1'); at !== -1;) {
    const length = found.readUInt16LE(at + 28)
    if (found.toString('utf8', at + 46, at + 46 + length) === name)
      found.writeUInt32LE(value, at + offset)
    at = found.indexOf('PK\x01\x02', at + 4, 'latin1')
  }
  return found
}

const compound = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(504),
    Buffer.from(stream, 'utf16le'),
  ])

const sheet = 'xl/worksheets/sheet1.xml'
const sheetXml = (rows: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`
const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]>`

const refusals: readonly (readonly [string, string, () => Uint8Array, RegExp])[] = [
  [
    'an empty file',
    'piano.xlsx',
    () => new Uint8Array(),
    /è vuoto: atteso un documento, trovati 0 byte/,
  ],
  ['an empty CSV', 'piano.csv', () => new Uint8Array(), /è vuoto/],
  ['a lock file of Office', '~$piano.xlsx', () => Buffer.from('vendor'), /file di blocco/],
  [
    'a page of the site',
    'piano.xlsx',
    () => Buffer.from('<html>'),
    /atteso uno zip, trovati altri 6 byte/,
  ],
  ['a PDF, whatever its name', 'piano.xlsx', () => Buffer.from('%PDF-1.7 …'), /è un PDF/],
  [
    'an encrypted workbook',
    'piano.xlsx',
    () => compound('EncryptedPackage'),
    /protetto da una password/,
  ],
  ['an old workbook', 'piano.xls', () => compound('Workbook'), /vecchio formato/],
  [
    'a zip of something else',
    'piano.zip',
    () => zipSync({ 'a.txt': Buffer.from('a') }),
    /non un documento di Excel o di Word/,
  ],
  ['a zip that was cut', 'piano.xlsx', () => makeXlsx(plan).subarray(0, 900), /è danneggiato/],
  [
    'a part that would inflate beyond the limit',
    'piano.xlsx',
    () =>
      withDirectory(
        withPart('xl/media/a.bin', 'x'),
        'xl/media/a.bin',
        24,
        packageLimits.partBytes + 1,
      ),
    /la parte «xl\/media\/a\.bin» si gonfia a/,
  ],
  [
    'parts that would inflate beyond the limit together',
    'piano.xlsx',
    () =>
      [0, 1, 2, 3].reduce(
        (bytes, index) =>
          withDirectory(bytes, `xl/media/${index}.bin`, 24, packageLimits.partBytes - 1),
        makeXlsx({
          ...plan,
          parts: Object.fromEntries([0, 1, 2, 3].map((one) => [`xl/media/${one}.bin`, 'x'])),
        }),
      ),
    /si gonfia a più di/,
  ],
  [
    'a part outside the package',
    'piano.xlsx',
    () => withPart('../../etc/cron.d/x', 'x'),
    /porta fuori dal documento/,
  ],
  [
    'a part with a Windows path',
    'piano.xlsx',
    () => withPart('C:\\x', 'x'),
    /porta fuori dal documento/,
  ],
  [
    'a part with an absolute path',
    'piano.xlsx',
    () => withPart('/etc/passwd', 'x'),
    /porta fuori dal documento/,
  ],
  [
    'too many parts',
    'piano.xlsx',
    () =>
      makeXlsx({
        ...plan,
        parts: Object.fromEntries(
          Array.from({ length: packageLimits.parts + 1 }, (_, one) => [`a/${one}`, '']),
        ),
      }),
    /più di 2000 parti/,
  ],
  [
    'a bomb of entities',
    'piano.xlsx',
    () =>
      withPart(sheet, sheetXml('<row><c t="inlineStr"><is><t>&lol2;</t></is></c></row>', laughs)),
    /contiene un DOCTYPE/,
  ],
  [
    'an entity that reads a file',
    'piano.xlsx',
    () => withPart('xl/sharedStrings.xml', '<!DOCTYPE s SYSTEM "file:///etc/passwd"><sst/>'),
    /contiene un DOCTYPE/,
  ],
  [
    'an entity that nobody declared',
    'piano.xlsx',
    () => withPart(sheet, sheetXml('&xxe;')),
    /non è XML ben formato/,
  ],
  [
    'a sheet that is too deep',
    'piano.xlsx',
    () => withPart(sheet, sheetXml('<x>'.repeat(400) + '</x>'.repeat(400))),
    /più di 256 livelli/,
  ],
  [
    'a sheet that is cut',
    'piano.xlsx',
    () => withPart(sheet, sheetXml('').slice(0, -20)),
    /non è XML ben formato/,
  ],
  [
    'a sheet that is not UTF-8',
    'piano.xlsx',
    () => withPart(sheet, Buffer.from([0x3c, 0xff, 0xfe])),
    /non è UTF-8/,
  ],
  [
    'a row that no sheet has',
    'piano.xlsx',
    () => withPart(sheet, sheetXml('<row r="99999999"/>')),
    /ha una riga «99999999»/,
  ],
  [
    'a workbook without its list of sheets',
    'piano.xlsx',
    () => {
      const parts = workbookParts(plan)
      delete parts['xl/workbook.xml']
      return zipSync(parts)
    },
    /manca la parte xl\/workbook\.xml/,
  ],
  [
    'quotes of a CSV that never end',
    'piano.csv',
    () => Buffer.from('ID,Titolo\n1,"Uno\n'),
    /il CSV non si legge/,
  ],
]

test.each(refusals)('is refused, with the reason and a remedy: %s', (_, name, make, reason) => {
  expect(() => readDocument(name, make())).toThrow(
    expect.objectContaining({
      code: 'DOCUMENT_REFUSED',
      message: expect.stringMatching(reason) as string,
      hint: expect.stringMatching(/\S/) as string,
    }),
  )
})

test('a part that declares less than it holds is read no further than it declares', () => {
  const bytes = withDirectory(
    withPart('xl/media/a.bin', new Uint8Array(5_000_000)),
    'xl/media/a.bin',
    24,
    100,
  )
  expect(openPackage('piano.xlsx', bytes).bytes('xl/media/a.bin')).toHaveLength(100)
})

test('macros and links to other files are told, and neither run nor followed', () => {
  const { dormant, grids } = readDocument(
    'piano.xlsm',
    makeXlsx({
      ...plan,
      parts: {
        'xl/vbaProject.bin': 'x',
        'xl/externalLinks/externalLink1.xml': '<externalLink/>',
        'xl/externalLinks/externalLink2.xml': '<externalLink/>',
      },
    }),
  )
  expect(dormant).toEqual({ macros: true, externalLinks: 2 })
  expect(grids[0]?.rows).toHaveLength(2)
})

test('a link out of the package leads nowhere', () => {
  const rels = workbookParts(plan)['xl/_rels/workbook.xml.rels']
  const changed = Buffer.from(rels ?? '')
    .toString('utf8')
    .replace('worksheets/sheet1.xml', '../../../etc/passwd')
  expect(() => readDocument('piano.xlsx', withPart('xl/_rels/workbook.xml.rels', changed))).toThrow(
    /non ha la sua parte etc\/passwd/,
  )
})

test('a merged area and a drop-down of a whole sheet cost nothing', () => {
  const xml = sheetXml('<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>').replace(
    '</worksheet>',
    `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(1000)}</mergeCells><dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>A1:XFD1048576</formula1></dataValidation></dataValidations></worksheet>`,
  )
  const [grid] = readDocument('piano.xlsx', withPart(sheet, xml)).grids
  expect(grid?.merges).toHaveLength(1000)
  expect(grid?.dropDowns[0]?.values).toEqual(['x'])
})

test('a package that is written again has every part as it was, in the same order', () => {
  const parts = openPackage(
    'piano.xlsx',
    makeXlsx({ ...plan, parts: { 'xl/media/a.bin': 'x\0y' } }),
  )
  const again = openPackage('piano.xlsx', withParts(parts, new Map([[sheet, '<worksheet/>']])))
  expect(again.names).toEqual(parts.names)
  for (const name of parts.names)
    expect(again.text(name), name).toBe(name === sheet ? '<worksheet/>' : parts.text(name))
})

test('a Word document without its text is refused', () => {
  const parts = openPackage('piano.docx', makeDocx([]))
  const content = Object.fromEntries(
    parts.names
      .filter((name) => name !== 'word/document.xml')
      .map((name) => [name, parts.bytes(name) ?? new Uint8Array()]),
  )
  expect(() => readDocument('piano.docx', zipSync(content))).toThrow(
    /manca la parte word\/document\.xml/,
  )
})
