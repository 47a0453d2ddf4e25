import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { sha256 } from '../../../../../src/lib/sha256.ts'
import { generatePage } from '../../../../../src/report/allure/generate-page.ts'
import { prepareProgram, rewriteProgram } from '../../../../../src/report/allure/page-program.ts'

const folder = mkdtempSync(join(tmpdir(), 'collaudo-page-program-'))
let page: string

beforeAll(async () => {
  page = await generatePage(folder, 'Prova', [])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const programOf = (html: string): string =>
  /src="data:text\/javascript;base64,([A-Za-z0-9+/=]+)"/.exec(html)?.[1] ?? ''

test('what the build prepares is what a page gets without it', () => {
  const prepared = prepareProgram(page)
  expect(prepared.program).toBe(programOf(rewriteProgram(page)))
  expect(prepared.program).not.toBe(programOf(page))
})

test('what is prepared says of which program: that of another Allure is rewritten as it comes', () => {
  expect(prepareProgram(page).of).toBe(sha256(programOf(page)))
})

test('a page without a program is refused', () => {
  expect(() => rewriteProgram('<html></html>')).toThrow('non contiene il programma')
})
