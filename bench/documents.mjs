// How long a plan of many rows takes to import, and how much memory: the command itself, in a process of its own.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { zipSync } from 'fflate'

const rows = Number(process.env.ROWS ?? 1000)
const columns = Number(process.env.COLUMNS ?? 25)
const rounds = Number(process.env.ROUNDS ?? 5)

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const letters = (column) =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + letters(column % 26)

const known = 'ID, Titolo, Prerequisiti, Dati di input, Passi, Risultato atteso, Esito, Note'.split(
  ', ',
)
const headers = Array.from(
  { length: columns },
  (_, index) => known[index] ?? `Altra colonna ${index + 1}`,
)
const words = 'La ricetta è emessa con i dati del paziente e riceve il suo identificativo. '

const document = () => {
  const shared = []
  const cell = (text, row, column) =>
    `<c r="${letters(column)}${row}" t="s"><v>${shared.push(text) - 1}</v></c>`
  const lines = [headers.map((text, column) => cell(text, 1, column))]
  for (let row = 2; row <= rows + 1; row++)
    lines.push(
      headers.map((header, column) =>
        cell(
          column === 0 ? `TC-${row}` : `${header} ${row}. ${words.repeat(column % 5)}`,
          row,
          column,
        ),
      ),
    )
  const sheet = `<worksheet xmlns="${main}"><sheetData>${lines
    .map((cells, index) => `<row r="${index + 1}">${cells.join('')}</row>`)
    .join('')}</sheetData></worksheet>`
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Casi" sheetId="1" r:id="a"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="a" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheet,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${shared.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('')}</sst>`,
  }
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)])),
  )
}

const say = (line) => process.stdout.write(`${line}\n`)

const folder = mkdtempSync(join(tmpdir(), 'collaudo-bench-'))
try {
  const bytes = document()
  writeFileSync(join(folder, 'piano.xlsx'), bytes)
  const command = join(import.meta.dirname, '..', 'dist', 'bundle', 'src', 'cli', 'main.js')
  const peak =
    'process.on("exit", () => { const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage(); console.error(JSON.stringify({ maxRSS, cpu: userCPUTime + systemCPUTime })) })'
  const found = Array.from({ length: rounds }, () => {
    rmSync(join(folder, 'plans'), { recursive: true, force: true })
    mkdirSync(join(folder, 'plans'))
    const begun = performance.now()
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        '--import',
        `data:text/javascript,${encodeURIComponent(peak)}`,
        command,
        'import',
        'piano.xlsx',
        '--plan',
        'p',
      ],
      { cwd: folder, encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(stderr)
    const ms = performance.now() - begun
    const { maxRSS, cpu } = JSON.parse(stderr.trim().split('\n').at(-1))
    return { ms, cpuMs: cpu / 1000, megabytes: maxRSS / 1024 }
  })
  const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
  const times = found.map(({ ms }) => ms)
  say(`${rows} rows × ${columns} columns, ${(bytes.length / 1024).toFixed(0)} KB, ${rounds} rounds`)
  say(`time    median ${median(times).toFixed(0)} ms, worst ${Math.max(...times).toFixed(0)} ms`)
  say(`processor  median ${median(found.map(({ cpuMs }) => cpuMs)).toFixed(0)} ms`)
  say(`memory  worst ${Math.max(...found.map(({ megabytes }) => megabytes)).toFixed(0)} MB`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
