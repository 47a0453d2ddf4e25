// Run by the build, once in each language (COLLAUDO_LANG): rewrites the program of Allure's page.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { language } from '../dist/src/lib/language/t.js'
import { generatePage } from '../dist/src/report/allure/generate-page.js'
import { prepareProgram, preparedFile } from '../dist/src/report/allure/page-program.js'

const nothing = mkdtempSync(join(tmpdir(), 'collaudo-build-'))
try {
  const file = preparedFile(language)
  mkdirSync(dirname(file), { recursive: true })
  const { html, remove } = await generatePage(nothing, '-', [])
  await remove()
  writeFileSync(file, prepareProgram(html))
} finally {
  rmSync(nothing, { recursive: true, force: true })
}
