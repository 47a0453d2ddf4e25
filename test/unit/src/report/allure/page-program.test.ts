import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext, Script } from 'node:vm'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { sha256 } from '../../../../../src/lib/sha256.ts'
import { generatePage } from '../../../../../src/report/allure/generate-page.ts'
import {
  prepareProgram,
  programStart,
  putProgram,
  takeProgram,
} from '../../../../../src/report/allure/page-program.ts'

const folder = mkdtempSync(join(tmpdir(), 'collaudo-page-program-'))
let page: Buffer

beforeAll(async () => {
  const { html, remove } = await generatePage(folder, 'Prova', [])
  await remove()
  page = html
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const embedded = (html: Buffer): string =>
  /src="data:text\/javascript;base64,([A-Za-z0-9+/=]+)"/.exec(html.toString())?.[1] ?? ''

const rewriteProgram = (html: Buffer | string): string =>
  putProgram(takeProgram(Buffer.from(html)))
    .map(String)
    .join('')

/** What a browser takes for the program: from its start tag to the first end tag. */
const inElement = (html: string): string => {
  const start = html.indexOf(programStart) + programStart.length
  return html.slice(start, html.indexOf('</script>', start))
}

test('what the build prepares is what a page gets without it', () => {
  const [, ...lines] = prepareProgram(page).split('\n')
  expect(inElement(rewriteProgram(page))).toBe(lines.join('\n'))
})

test('what is prepared says of which program: that of another Allure is rewritten as it comes', () => {
  expect(prepareProgram(page).split('\n')[0]).toBe(sha256(embedded(page)))
})

test('the program stands whole in its element, with nothing that would hide its end', () => {
  const program = inElement(rewriteProgram(page))
  expect(program.length).toBeGreaterThan(1_000_000)
  expect(program).not.toMatch(/<!--|<\/script/i)
  expect(() => new Script(program)).not.toThrow()
})

test('what would end or hide the element is the same text for the program', () => {
  const text =
    "self.texts = ['</script><p>', '</SCRIPT>', '<!-- <script> -->', `<!--`, /<!--|<.script/.source]"
  const base64 = Buffer.from(text).toString('base64')
  const html = rewriteProgram(`<script  src="data:text/javascript;base64,${base64}"></script>`)
  const self = { texts: [] as unknown }
  runInNewContext(inElement(html), { self })
  expect([...(self.texts as string[])]).toEqual([
    '</script><p>',
    '</SCRIPT>',
    '<!-- <script> -->',
    '<!--',
    String.raw`\x3c!--|<.script`,
  ])
})

test.each([
  ['none', '<html></html>'],
  ['one that does not end', '<script src="data:text/javascript;base64,AAAA'],
  ['the address of something else', '<a href="data:text/javascript;base64,AAAA"></a>'],
])('a page with %s in the place of its program is refused', (_, html) => {
  expect(() => takeProgram(Buffer.from(html))).toThrow('non contiene il programma')
})

test('a title that reads like the address of a program is no program', () => {
  const title = '<title>Perché data:text/javascript;base64,"AAAA"</title>'
  const base64 = Buffer.from('vero()').toString('base64')
  const { page: rest, program } = takeProgram(
    Buffer.from(`${title}<script src="data:text/javascript;base64,${base64}"></script>`),
  )
  expect([rest, program.toString()]).toEqual([`${title}${programStart}</script>`, 'vero()'])
})
