import { expect, test } from 'vitest'

import { runEnglishCli } from '../support/cli-session.ts'
import {
  caAnswers,
  certificatesEnv,
  makeCertificatesWorkspace,
  settledCertificates,
} from '../support/docs-certificates.ts'
import { encodeAndRun, makeDocumentsProject, settledDocuments } from '../support/docs-documents.ts'
import { docsPage, fenced, shownCommands, type ShownCommand } from '../support/docs-page.ts'
import { makeProcedureWorkspace, settledProcedure, shownFiles } from '../support/docs-procedure.ts'
import { hasTool } from '../support/external-tool.ts'
import { makeLinkedWorkspace } from '../support/linked-workspace.ts'

// What the Italian pages show is held by test/unit/docs. A language is that of a process: the English pages want one that speaks it.

interface Surroundings {
  readonly folder: string
  readonly env?: Readonly<Record<string, string>>
  readonly settled: (text: string) => string
  readonly before?: (args: readonly string[]) => void
  readonly after?: (args: readonly string[]) => void
}

const doAll = async (
  shown: readonly ShownCommand[],
  { folder, env = {}, settled, before, after }: Surroundings,
): Promise<void> => {
  expect(shown.length).toBeGreaterThan(2)
  for (const { args, code, output } of shown) {
    before?.(args)
    const found = await runEnglishCli(args, { cwd: folder, env })
    expect(found.code, `${args.join(' ')}\n${found.out}${found.error}`).toBe(code)
    if (output !== undefined)
      expect(settled(found.out + found.error), args.join(' ')).toBe(settled(output))
    after?.(args)
  }
}

test('every command of the page on certificates does what the page says', async () => {
  const workspace = await makeCertificatesWorkspace()
  await doAll(shownCommands(docsPage('en', 'certificates.md')), {
    folder: workspace.folder,
    env: certificatesEnv,
    settled: settledCertificates,
    after: (args) => caAnswers(workspace, args),
  })
})

test.skipIf(!hasTool('openssl'))(
  'every command of the page on the procedure does what the page says',
  async () => {
    const page = docsPage('en', 'procedure.md')
    const workspace = await makeProcedureWorkspace(shownFiles(page))
    await doAll(shownCommands(page), { folder: workspace.folder, settled: settledProcedure })
  },
)

test('every command of the page on documents does what the page says', async () => {
  const { folder, ...project } = makeDocumentsProject()
  await doAll(shownCommands(docsPage('en', 'documents.md')), {
    folder,
    settled: settledDocuments,
    before: ([name]) => {
      if (name === 'list') encodeAndRun({ folder, ...project })
    },
  })
})

test('a new adapter, and a misspelt member of it, are told as the page says', async () => {
  const { folder, edit } = makeLinkedWorkspace()
  const printed = fenced(docsPage('en', 'adapters.md'), 'text')
  const made = await runEnglishCli(['new', 'adapter', 'sportello'], { cwd: folder })
  expect(made).toMatchObject({ code: 0, error: '' })
  expect(printed).toContain(made.out)
  edit('adapters/sportello/adapter.mjs', 'checks: [stato]', 'cheks: [stato]')
  const { code, error } = await runEnglishCli(['check'], { cwd: folder })
  expect(code).toBe(2)
  expect(printed).toContain(error)
})
