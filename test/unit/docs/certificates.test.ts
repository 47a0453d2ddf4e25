import { beforeAll, expect, test } from 'vitest'

import { certificateRules } from '../../../src/certificates/check-certificate.ts'
import { cliHere } from '../../support/cli-here.ts'
import {
  caAnswers,
  certificatesEnv,
  makeCertificatesWorkspace,
  settledCertificates,
} from '../../support/docs-certificates.ts'
import { docsPage, shownCommands } from '../../support/docs-page.ts'
import { examplesIn } from '../../support/help-examples.ts'
import type { TempWorkspace } from '../../support/temp-workspace.ts'

const page = docsPage('it', 'certificates.md')
const env = certificatesEnv

const shown = shownCommands(page)

let workspace: TempWorkspace

beforeAll(async () => {
  workspace = await makeCertificatesWorkspace()
})

test('the page shows commands enough', () => {
  expect(shown.length).toBeGreaterThan(10)
  expect(new Set(shown.map(({ args }) => args[1]))).toEqual(
    new Set(['new', 'export', 'show', 'check', 'csr']),
  )
})

test('every command of the page does what the page says', async () => {
  for (const { args, code, output } of shown) {
    const found = await cliHere(args, { cwd: workspace.folder, env })
    expect(found.code, `${args.join(' ')}\n${found.out}${found.error}`).toBe(code)
    if (output !== undefined)
      expect(settledCertificates(found.out + found.error), args.join(' ')).toBe(
        settledCertificates(output),
      )
    caAnswers(workspace, args)
  }
})

test('the examples of the help run as they stand', async () => {
  const commands = [[], ['new'], ['export'], ['show'], ['csr'], ['check']]
  const helps = await Promise.all(
    commands.map((names) => cliHere(['cert', ...names, '--help'], { cwd: workspace.folder })),
  )
  const examples = helps.flatMap(({ out }, index) => {
    const found = examplesIn(out)
    expect(found, (commands[index] ?? []).join(' ')).toHaveLength(2)
    return found
  })
  // What the page has done is not done again.
  const done = new Set(shown.map(({ args }) => args.join(' ')))
  for (const args of examples) {
    if (done.has(args.join(' '))) continue
    done.add(args.join(' '))
    // The page has written into some of these folders.
    const force = ['new', 'csr', 'export'].includes(args[1] ?? '') ? ['--force'] : []
    const found = await cliHere([...args, ...force], { cwd: workspace.folder, env })
    expect({ code: found.code, error: found.error }, args.join(' ')).toEqual({ code: 0, error: '' })
    expect(found.out, args.join(' ')).not.toBe('')
    if (args.includes('--json')) expect(() => void JSON.parse(found.out)).not.toThrow()
    caAnswers(workspace, args)
  }
})

test('the page has the title of every rule for structures in collaudo', () => {
  const titles = certificateRules
    .filter(({ profiles, weight }) => profiles.includes('struttura') && weight.collaudo !== 'off')
    .map(({ title }) => title)
  expect(titles.filter((title) => !page.includes(`${title}: `))).toEqual([])
})
