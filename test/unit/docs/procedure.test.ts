import { beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'

import { recipients, subjects } from '../../../src/procedure/letters/letter.ts'
import { cliHere } from '../../support/cli-here.ts'
import { docsPage, shownCommands } from '../../support/docs-page.ts'
import {
  makeProcedureWorkspace,
  settledProcedure,
  shownFiles,
} from '../../support/docs-procedure.ts'
import { hasTool } from '../../support/external-tool.ts'
import { examplesIn } from '../../support/help-examples.ts'
import type { TempWorkspace } from '../../support/temp-workspace.ts'

const openssl = test.skipIf(!hasTool('openssl'))

const page = docsPage('it', 'procedure.md')
const files = shownFiles(page)
const shown = shownCommands(page)

let workspace: TempWorkspace

beforeAll(async () => {
  workspace = await makeProcedureWorkspace(files)
})

openssl('every command of the page does what the page says', async () => {
  expect(shown.map(({ args }) => args[0])).toEqual(['messages', 'messages', 'status'])
  for (const { args, code, output } of shown) {
    const found = await cliHere(args, { cwd: workspace.folder })
    expect(settledProcedure(found.out + found.error), args.join(' ')).toBe(
      settledProcedure(output ?? ''),
    )
    expect(found.code, args.join(' ')).toBe(code)
  }
})

openssl('what the page records is recorded', async () => {
  const [first, , recorded] = files
  workspace.write('procedure.yaml', `${first?.text ?? ''}${recorded?.text ?? ''}`)
  const { code, out } = await cliHere(['status', '--json'], { cwd: workspace.folder })
  expect(code).toBe(0)
  const { stages } = JSON.parse(out) as { stages: { stage: number; state: string }[] }
  expect(stages.filter(({ state }) => state === 'done').map(({ stage }) => stage)).toEqual([
    1, 2, 6, 7,
  ])
  workspace.write('procedure.yaml', first?.text ?? '')
})

openssl('the examples of the help run as they stand, as far as no run is named', async () => {
  const names = [[], ['richiesta'], ['configurazione']]
  const helps = await Promise.all(
    names.map((name) => cliHere(['messages', ...name, '--help'], { cwd: workspace.folder })),
  )
  for (const args of helps.flatMap(({ out }) => examplesIn(out))) {
    const found = await cliHere([...args, '--force'], { cwd: workspace.folder })
    expect({ code: found.code, error: found.error }, args.join(' ')).toEqual({ code: 0, error: '' })
  }
})

test.each(['it', 'en'] as const)(
  'the page has the recipients and the subjects, word for word: %s',
  (language) => {
    for (const text of [...Object.values(recipients), ...Object.values(subjects)])
      expect(docsPage(language, 'procedure.md')).toContain(`\`${text}\``)
    for (const { text } of files) expect(() => void parse(text)).not.toThrow()
  },
)
