import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { beforeAll, expect, onTestFinished, test } from 'vitest'

import { packageRoot } from '../../../src/lib/package-root.ts'
import { cliHere } from '../../support/cli-here.ts'
import { readyPlan } from '../../support/run-here.ts'
import { copySamplePlan, type TempWorkspace } from '../../support/temp-workspace.ts'

const page = (name: string): string => readFileSync(join(packageRoot, name), 'utf8')

const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, block = '']) => block,
  )

const contributing = page('CONTRIBUTING.md')
const caseText = blocks(contributing, 'yaml').find((text) => text.startsWith('id: CVP-200')) ?? ''
const [unlisted = '', mistaken = ''] = blocks(contributing, 'text').filter((text) =>
  text.startsWith('plans/cvp/cases/CVP-200'),
)

let workspace: TempWorkspace

beforeAll(() => {
  workspace = copySamplePlan('cvp')
})

/** The new case, alone of what is new in the workspace, and listed in its plan or not. */
const putCase = (text: string, { isListed }: { readonly isListed: boolean }): void => {
  const plan = page('plans/cvp/plan.yaml')
  workspace.write('plans/cvp/cases/CVP-200.case.yaml', text)
  workspace.write(
    'plans/cvp/plan.yaml',
    isListed ? plan.replace(/(\s*)- CVP-55\b|CVP-55\b/, '$&, CVP-200') : plan,
  )
}

const check = (): ReturnType<typeof cliHere> =>
  cliHere(['check', 'cvp'], { cwd: workspace.folder, env: {} })

test.each(['README.md', 'README.it.md'])('%s shows the case as it is', (name) => {
  const shown = blocks(page(name), 'yaml').find((text) => text.startsWith('id: CVP-05'))
  expect(shown).toBe(page('plans/cvp/cases/CVP-05.case.yaml'))
})

test('the new case is found to be unlisted, in these words', async () => {
  putCase(caseText, { isListed: false })
  const { code, error } = await check()
  expect(code).toBe(2)
  expect(error).toBe(unlisted)
})

test('the new case passes once it is listed', async () => {
  putCase(caseText, { isListed: true })
  const { code, error } = await check()
  expect({ code, error }).toEqual({ code: 0, error: '' })
  await using ready = await readyPlan(workspace, {
    plan: 'cvp',
    environment: 'simulator',
    env: {},
    cases: ['CVP-200'],
  })
  const { cases } = await ready.run('nuovo')
  expect(cases.map(({ id, outcome }) => [id, outcome.status])).toEqual([['CVP-200', 'passed']])
})

test('three mistakes in it read as the page says', async () => {
  putCase(
    caseText
      .replace('identificativoPrescrizione', 'identificativoRicetta')
      .replace('interfaccia.', 'interfacia.')
      .replace('- refused:', '- refuse:'),
    { isListed: true },
  )
  const { code, error } = await check()
  expect(code).toBe(2)
  expect(error).toBe(mistaken)
})

test('the code of the examples compiles', () => {
  // Inside node_modules, where the packages that it imports are found.
  const folder = join(packageRoot, 'node_modules', `.collaudo-docs-${process.pid}`)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  mkdirSync(folder, { recursive: true })
  const code = blocks(contributing, 'ts')
  expect(code.length).toBeGreaterThanOrEqual(3)
  for (const [index, text] of code.entries())
    writeFileSync(
      join(folder, `example-${index}.ts`),
      text
        .replaceAll(/'(?:\.\.\/)+src\//g, "'../../src/")
        .replaceAll("'./check.ts'", "'../../src/check/check.ts'"),
    )
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(packageRoot, 'tsconfig.json'),
      compilerOptions: {
        noEmit: true,
        types: ['node'],
        typeRoots: [join(packageRoot, 'node_modules', '@types')],
      },
      include: ['./*.ts'],
      exclude: [],
    }),
  )
  const tsc = join(packageRoot, 'node_modules', 'typescript', 'bin', 'tsc')
  const run = (): string =>
    spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' }).stdout
  expect(run()).toBe('')
})
