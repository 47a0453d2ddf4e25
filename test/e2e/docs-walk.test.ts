import { writeFileSync } from 'node:fs'

import { expect, onTestFinished, test } from 'vitest'

import { runCli, runEnglishCli } from '../support/cli-session.ts'
import { docsPage } from '../support/docs-page.ts'
import { walkPage } from '../support/docs-walk.ts'
import { makeXlsx, tableCells } from '../support/make-workbook.ts'
import { makeWorkspace, type TempWorkspace } from '../support/temp-workspace.ts'

const settled = (text: string): string =>
  text
    .replaceAll(/[0-9a-f]{64}/g, '…')
    .replaceAll(/\d{8}T\d{6}Z-/g, '20260116T101500Z-')
    .replaceAll('\\', '/')

/** The table that a page shows, as its rows of cells. */
const tableOf = (page: string): string[][] =>
  page
    .split('\n')
    .filter((line) => /^\| (?:ID|TC-)/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

const workspaceWith = (page: string): TempWorkspace => {
  const workspace = makeWorkspace({
    'plans/LEGGIMI.md': 'I piani ricevuti',
    'applications/cartella.yaml':
      'title: Cartella\nproducer: Esempio\nversion: 1.0.0\nprofile: struttura\napplication-code: { env: SIST_CODICE_APPLICATIVO }\n',
  })
  onTestFinished(() => workspace.remove())
  const cells = tableCells(1, tableOf(page))
  writeFileSync(
    workspace.path('piano-di-test.xlsx'),
    makeXlsx({ sheets: [{ name: 'Casi', cells }] }),
  )
  return workspace
}

test.each([
  ['it', runCli],
  ['en', runEnglishCli],
] as const)('the first plan of the guide goes as the page says: %s', async (language, run) => {
  const page = docsPage(language, 'first-plan.md')
  const walked = await walkPage(page, workspaceWith(page), run)
  expect(walked.map(({ args }) => args[0])).toEqual([
    ...['import', 'check', 'run', 'run', 'list', 'fill'],
  ])
  for (const { args, said, found } of walked) {
    expect(found.code, `${args.join(' ')}\n${found.out}${found.error}`).toBe(said.code)
    if (said.output !== undefined)
      expect(settled(found.out + found.error), args.join(' ')).toBe(settled(said.output))
  }
})
