import { rmSync, writeFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { runCli, runEnglishCli } from '../support/cli-session.ts'
import { docsPage } from '../support/docs-page.ts'
import { walkPage, type Walked } from '../support/docs-walk.ts'
import { makeXlsx, tableCells } from '../support/make-workbook.ts'
import { makeWorkspace, type TempWorkspace } from '../support/temp-workspace.ts'

const settled = (text: string): string =>
  text
    .replaceAll(/[0-9a-f]{64}/g, '…')
    // Of two runs that begin in one second the other has a number.
    .replaceAll(/\d{8}T\d{6}Z-([a-z-]*[a-z])(?:-\d+)?/g, '20260116T101500Z-$1')
    .replaceAll('\\', '/')
    // What the plan of this page has for a version is in the language of whoever imported it.
    .replaceAll('version non indicata', 'version not stated')

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
  const cells = tableCells(1, tableOf(page))
  writeFileSync(
    workspace.path('piano-di-test.xlsx'),
    makeXlsx({ sheets: [{ name: 'Casi', cells }] }),
  )
  return workspace
}

const agree = ({ args, said, found }: Walked): void => {
  expect(found.code, `${args.join(' ')}\n${found.out}${found.error}`).toBe(said.code)
  if (said.output !== undefined)
    expect(settled(found.out + found.error), args.join(' ')).toBe(settled(said.output))
}

test('the first plan of the guide goes as the page says, in both languages', async () => {
  const page = docsPage('it', 'first-plan.md')
  const workspace = workspaceWith(page)
  const walked = await walkPage(page, workspace, runCli)
  expect(walked.map(({ args }) => args[0])).toEqual([
    ...['import', 'check', 'run', 'run', 'list', 'fill'],
  ])
  for (const one of walked) agree(one)

  // The files and commands of the other page are the same (pages.test.ts): what it shows of them is asked of the run that there is.
  // What was filled in once is not filled in again.
  const [run = ''] = workspace.runs().slice(-1)
  rmSync(workspace.path('reports', run, 'documento'), { recursive: true })
  const sections = docsPage('en', 'first-plan.md').split(/(?=^## )/m)
  const told = [
    ...(await walkPage(sections.slice(0, 2).join(''), workspaceWith(page), runEnglishCli)),
    ...(await walkPage(
      sections
        .slice(2)
        .join('')
        .replaceAll(/^collaudo (?:check|run) .*\n/gm, ''),
      workspace,
      runEnglishCli,
    )),
  ]
  expect(told.map(({ args }) => args[0])).toEqual(['import', 'list', 'fill'])
  for (const one of told) agree(one)
})
