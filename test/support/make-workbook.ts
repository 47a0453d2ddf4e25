import { zipSync } from 'fflate'

import { xmlEscape } from '../../src/lib/xml-escape.ts'

/** What a cell of a workbook made here may hold; a text is shared, as spreadsheets do. */
export type MadeCell =
  | string
  | { readonly number: string; readonly style?: number }
  | { readonly rich: readonly string[] }
  | { readonly inline: string }
  | { readonly formula: string; readonly value: string }
  | { readonly boolean: boolean }
  | { readonly style: number }

export interface MadeSheet {
  readonly name: string
  readonly state?: 'hidden' | 'veryHidden'
  readonly cells: Readonly<Record<string, MadeCell>>
  readonly merges?: readonly string[]
  readonly hiddenRows?: readonly number[]
  /** Rows of formatted cells with nothing in them, after the last one. */
  readonly emptyRows?: number
  readonly lists?: readonly {
    readonly cells: string
    readonly formula: string
    readonly x14?: boolean
  }[]
  /** An automatic filter, with criteria on its first column where it hides something. */
  readonly filter?: { readonly area: string; readonly isActive: boolean }
  readonly isProtected?: boolean
  /** More of the sheet's XML, before its drop-downs. */
  readonly more?: string
}

export interface MadeWorkbook {
  readonly sheets: readonly MadeSheet[]
  readonly names?: Readonly<Record<string, string>>
  /** Other parts of the package, by name. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Styles by number: 0 plain, 1 wrapped and filled, 2 a date, 3 date and time, 4 three digits, 5 not locked. */
export const stylesXml = `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm:ss"/><numFmt numFmtId="165" formatCode="000"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF2CC"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" xfId="0"/><xf numFmtId="0" fillId="2" xfId="0" applyFill="1"><alignment wrapText="1"/></xf><xf numFmtId="14" xfId="0"/><xf numFmtId="164" xfId="0"/><xf numFmtId="165" xfId="0"/><xf numFmtId="0" xfId="0" applyProtection="1"><protection locked="0"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><fill><patternFill><bgColor rgb="FFC6EFCE"/></patternFill></fill></dxf></dxfs></styleSheet>`

const split = (address: string): { readonly row: number; readonly column: string } => ({
  column: address.replace(/\d+/, ''),
  row: Number(address.replace(/\D+/, '')),
})

const text = (value: string): string => `<t xml:space="preserve">${xmlEscape(value)}</t>`

const byColumn = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1)

const cellXml = (address: string, cell: MadeCell, share: (xml: string) => number): string => {
  const style = (number: number | undefined): string =>
    number === undefined ? '' : ` s="${number}"`
  if (typeof cell === 'string') return `<c r="${address}" t="s"><v>${share(text(cell))}</v></c>`
  if ('rich' in cell)
    return `<c r="${address}" t="s"><v>${share(
      cell.rich.map((one) => `<r><rPr><b/></rPr>${text(one)}</r>`).join(''),
    )}</v></c>`
  if ('inline' in cell) return `<c r="${address}" t="inlineStr"><is>${text(cell.inline)}</is></c>`
  if ('number' in cell) return `<c r="${address}"${style(cell.style)}><v>${cell.number}</v></c>`
  if ('formula' in cell)
    return `<c r="${address}" t="str"><f>${xmlEscape(cell.formula)}</f><v>${xmlEscape(cell.value)}</v></c>`
  if ('boolean' in cell) return `<c r="${address}" t="b"><v>${cell.boolean ? 1 : 0}</v></c>`
  return `<c r="${address}"${style(cell.style)}/>`
}

const listsXml = (sheet: MadeSheet): { readonly plain: string; readonly extension: string } => {
  const lists = sheet.lists ?? []
  const plain = lists.filter(({ x14 }) => x14 !== true)
  const newer = lists.filter(({ x14 }) => x14 === true)
  return {
    plain:
      plain.length === 0
        ? ''
        : `<dataValidations count="${plain.length}">${plain
            .map(
              ({ cells, formula }) =>
                `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${cells}"><formula1>${xmlEscape(formula)}</formula1></dataValidation>`,
            )
            .join('')}</dataValidations>`,
    extension:
      newer.length === 0
        ? ''
        : `<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations count="${newer.length}" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">${newer
            .map(
              ({ cells, formula }) =>
                `<x14:dataValidation type="list" allowBlank="1" showErrorMessage="1"><x14:formula1><xm:f>${xmlEscape(formula)}</xm:f></x14:formula1><xm:sqref>${cells}</xm:sqref></x14:dataValidation>`,
            )
            .join('')}</x14:dataValidations></ext></extLst>`,
  }
}

const sheetXml = (sheet: MadeSheet, share: (xml: string) => number): string => {
  const rows = new Map<number, string[]>()
  for (const address of Object.keys(sheet.cells)) {
    const { row, column } = split(address)
    rows.set(row, [...(rows.get(row) ?? []), column])
  }
  const last = Math.max(0, ...rows.keys())
  for (let row = last + 1; row <= last + (sheet.emptyRows ?? 0); row++) rows.set(row, ['F', 'G'])
  const rowsXml = [...rows]
    .toSorted(([a], [b]) => a - b)
    .map(([row, columns]) => {
      const hidden = sheet.hiddenRows?.includes(row) === true ? ' hidden="1"' : ''
      const cells = columns
        .toSorted(byColumn)
        .map((column) =>
          cellXml(`${column}${row}`, sheet.cells[`${column}${row}`] ?? { style: 1 }, share),
        )
      return `<row r="${row}"${hidden}>${cells.join('')}</row>`
    })
  const filter =
    sheet.filter === undefined
      ? ''
      : `<autoFilter ref="${sheet.filter.area}">${
          sheet.filter.isActive
            ? '<filterColumn colId="0"><filters><filter val="1"/></filters></filterColumn>'
            : ''
        }</autoFilter>`
  const merges = sheet.merges ?? []
  const { plain, extension } = listsXml(sheet)
  return `${head}<worksheet xmlns="${main}" xmlns:r="${office}"><sheetData>${rowsXml.join('')}</sheetData>${
    sheet.isProtected === true ? '<sheetProtection sheet="1" objects="1"/>' : ''
  }${filter}${
    merges.length === 0
      ? ''
      : `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  }${sheet.more ?? ''}${plain}${extension}</worksheet>`
}

/** The parts of a workbook, by name, before they are zipped. */
export const workbookParts = (workbook: MadeWorkbook): Record<string, Uint8Array> => {
  const shared: string[] = []
  const places = new Map<string, number>()
  const share = (xml: string): number => {
    const known = places.get(xml)
    if (known !== undefined) return known
    places.set(xml, shared.length)
    return shared.push(xml) - 1
  }
  const { sheets, names = {}, parts = {} } = workbook
  const sheetTexts = sheets.map((sheet) => sheetXml(sheet, share))
  const types = sheets
    .map(
      (_, index) =>
        `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
    )
    .join('')
  const links = sheets
    .map(
      (_, index) =>
        `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
    )
    .join('')
  const texts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${types}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${xmlEscape(name)}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets>${
      Object.keys(names).length === 0
        ? ''
        : `<definedNames>${Object.entries(names)
            .map(([name, value]) => `<definedName name="${name}">${xmlEscape(value)}</definedName>`)
            .join('')}</definedNames>`
    }<calcPr calcId="191029"/></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships">${links}<Relationship Id="rIdS" Type="${office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rIdT" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `${head}<sst xmlns="${main}" count="${shared.length}" uniqueCount="${shared.length}">${shared.map((xml) => `<si>${xml}</si>`).join('')}</sst>`,
    'xl/styles.xml': stylesXml,
    ...Object.fromEntries(
      sheetTexts.map((xml, index) => [`xl/worksheets/sheet${index + 1}.xml`, xml]),
    ),
    ...parts,
  }
  return Object.fromEntries(
    Object.entries(texts).map(([name, content]) => [
      name,
      typeof content === 'string' ? Buffer.from(content) : content,
    ]),
  )
}

/** A workbook as its bytes. */
export const makeXlsx = (workbook: MadeWorkbook): Uint8Array => zipSync(workbookParts(workbook))

/** Cells of a table: a header row, then rows, from a first row and column A on. */
export const tableCells = (
  firstRow: number,
  rows: readonly (readonly (MadeCell | undefined)[])[],
): Record<string, MadeCell> =>
  Object.fromEntries(
    rows.flatMap((row, index) =>
      row.flatMap((cell, column) =>
        cell === undefined
          ? []
          : [[`${String.fromCharCode(65 + column)}${firstRow + index}`, cell]],
      ),
    ),
  )

/** One cell of a Word table. */
export interface MadeWordCell {
  readonly text: string
  readonly span?: number
  readonly merge?: 'restart' | 'continue'
  readonly choices?: readonly string[]
}

const wordCell = (cell: string | MadeWordCell): string => {
  const {
    text: words,
    span,
    merge,
    choices,
  } = typeof cell === 'string' ? ({ text: cell } as MadeWordCell) : cell
  const properties = `<w:tcPr><w:tcW w:w="2000" w:type="dxa"/>${span === undefined ? '' : `<w:gridSpan w:val="${span}"/>`}${
    merge === undefined ? '' : merge === 'restart' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>'
  }</w:tcPr>`
  const run = (one: string): string =>
    one === ''
      ? ''
      : `<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">${xmlEscape(one)}</w:t></w:r>`
  const paragraphs = words.split('\n').map((line) => {
    const content =
      choices === undefined
        ? run(line)
        : `<w:sdt><w:sdtPr><w:dropDownList>${choices
            .map(
              (choice) =>
                `<w:listItem w:displayText="${xmlEscape(choice)}" w:value="${xmlEscape(choice)}"/>`,
            )
            .join('')}</w:dropDownList></w:sdtPr><w:sdtContent>${run(line)}</w:sdtContent></w:sdt>`
    return `<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr>${content}</w:p>`
  })
  return `<w:tc>${properties}${paragraphs.join('')}</w:tc>`
}

/** A Word document with these tables, a paragraph before each. */
export const makeDocx = (
  tables: readonly (readonly (readonly (string | MadeWordCell)[])[])[],
): Uint8Array => {
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const body = tables
    .map(
      (rows) =>
        `<w:p><w:r><w:t>Piano di test</w:t></w:r></w:p><w:tbl><w:tblPr/><w:tblGrid/>${rows
          .map((cells) => `<w:tr>${cells.map(wordCell).join('')}</w:tr>`)
          .join('')}</w:tbl>`,
    )
    .join('')
  const texts = {
    '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${head}<w:document xmlns:w="${word}"><w:body>${body}<w:p/><w:sectPr/></w:body></w:document>`,
  }
  return zipSync(
    Object.fromEntries(Object.entries(texts).map(([name, one]) => [name, Buffer.from(one)])),
  )
}
