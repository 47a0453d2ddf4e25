import { beforeAll, expect, test } from 'vitest'

import { cliHere } from '../support/cli-here.ts'
import { commandNames, examplesIn } from '../support/help-examples.ts'
import { runCli, type CliResult } from '../support/run-cli.ts'
import { copySampleCases, type TempWorkspace } from '../support/temp-workspace.ts'

let workspace: TempWorkspace

beforeAll(() => {
  workspace = copySampleCases('CVP-01', 'CVP-03', 'CVP-44')
})

const cli = (...args: readonly string[]): Promise<CliResult> =>
  runCli(args, { cwd: workspace.folder })

const here = (...args: readonly string[]): Promise<CliResult> =>
  cliHere(args, { cwd: workspace.folder })

test('the help has examples that run as they stand', async () => {
  const helps = await Promise.all(
    ['', ...commandNames].map((word) => here(...(word === '' ? [] : [word]), '--help')),
  )
  const lines = new Set(helps.flatMap(({ out }) => examplesIn(out)).map((args) => args.join(' ')))
  const examples = [...lines].map((line) => line.split(' '))
  // A report and a comparison need a run, whose name is another each time. simulate.test.ts starts the simulator of its
  // examples, proxy-command.test.ts the proxy, demonstration.test.ts has calls that were recorded, manual.test.ts has a case that waits
  // for what attach gives, review.test.ts has one to review, and tests of docs/certificates.md and docs/procedure.md have the
  // files that cert and messages want; dossier.test.ts has the runs of dossier and verify; init, new, merge, import, diff and fill have what they need in tests of their own.
  const inOrder = [
    ...examples.filter(
      ([command = '']) =>
        ![
          'report',
          'compare',
          'simulate',
          'proxy',
          'observe',
          'attach',
          'review',
          'init',
          'new',
          'merge',
          'import',
          'diff',
          'fill',
          'check-submission',
          'card',
          'cert',
          'messages',
          'dossier',
          'verify',
        ].includes(command),
    ),
    ...examples.filter(([command = '']) => ['report', 'compare'].includes(command)),
  ]
  expect(new Set(inOrder.map(([command]) => command))).toEqual(
    new Set(['run', 'check', 'doctor', 'explain', 'list', 'status', 'schema', 'report', 'compare']),
  )
  for (const example of inOrder) {
    const [run = ''] = workspace.runs().slice(-1)
    const args = example.map((arg) => (/^\d{8}T\d{6}Z-/.test(arg) ? run : arg))
    const { code, out, error } = await (
      ['check', 'doctor', 'explain', 'list', 'status', 'schema', 'compare'].includes(args[0] ?? '')
        ? here
        : cli
    )(...args)
    expect({ code, error }, args.join(' ')).toEqual({ code: 0, error: '' })
    expect(out, args.join(' ')).not.toBe('')
    if (args.includes('--json')) expect(() => void JSON.parse(out)).not.toThrow()
  }
})
