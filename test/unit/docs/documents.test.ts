import { expect, test } from 'vitest'

import { fields } from '../../../src/importer/fields.ts'
import { cliHere } from '../../support/cli-here.ts'
import {
  encodeAndRun,
  makeDocumentsProject,
  settledDocuments,
  storeDocumentRuns,
} from '../../support/docs-documents.ts'
import { docsPage, shownCommands } from '../../support/docs-page.ts'
import { examplesIn } from '../../support/help-examples.ts'

const shown = shownCommands(docsPage('it', 'documents.md'))

test('every command of the page does what the page says', async () => {
  const project = makeDocumentsProject()
  expect(shown.map(({ args }) => args[0])).toEqual([
    'import',
    'list',
    'fill',
    'diff',
    'diff',
    'check-submission',
  ])
  for (const { args, code, output } of shown) {
    if (args[0] === 'list') {
      encodeAndRun(project)
    }
    const found = await cliHere(args, { cwd: project.folder })
    expect(settledDocuments(found.out + found.error), args.join(' ')).toBe(
      settledDocuments(output ?? ''),
    )
    expect(found.code, args.join(' ')).toBe(code)
  }
})

test('the examples of the helps run as they stand', async () => {
  const project = makeDocumentsProject()
  for (const name of ['import', 'fill', 'diff', 'check-submission']) {
    const { out } = await cliHere([name, '--help'], { cwd: project.folder })
    if (name === 'fill') storeDocumentRuns(project)
    for (const args of examplesIn(out)) {
      const found = await cliHere(args, { cwd: project.folder })
      const isDifferent = name === 'diff' && !args.includes('--apply')
      expect({ code: found.code, error: found.error }, args.join(' ')).toEqual({
        code: isDifferent ? 1 : 0,
        error: '',
      })
      if (args.includes('--json')) expect(() => void JSON.parse(found.out)).not.toThrow()
    }
  }
})

test.each(['it', 'en'] as const)('the page knows every field of a mapping: %s', (language) => {
  for (const field of fields)
    expect(docsPage(language, 'documents.md'), field).toContain(`\`${field}\``)
})
