import { beforeAll, expect, test } from 'vitest'

import { issueCa } from '../../../../src/certificates/issue-certificate.ts'
import { cliHere } from '../../../support/cli-here.ts'
import { makeSmallPlan } from '../../../support/e2e-small-plan.ts'
import { hasSoftHsm } from '../../../support/soft-hsm.ts'
import type { TempWorkspace } from '../../../support/temp-workspace.ts'

let workspace: TempWorkspace

const env = { CODICE_DI_PROVA: 'CODICE-DI-PROVA-0001' }

const environment = (more: string): string => {
  const operator = (name: string, codiceFiscale: string): string => `  ${name}:
    codiceFiscale: ${codiceFiscale}
    codStruttura: 160114
    ruoloIstituzionale: RIS000043
    codiceRegionale: 000001
    authentication: { card: { module: libreria.so } }
    signature: { card: { module: libreria.so } }
`
  return `title: Due carte
endpoints: { sist: 'https://127.0.0.1:1/aslba_test' }
trust: { ca: ca.pem }
${more}operators:
${operator('medico-titolare', 'PROVAX00X00X000Y')}${operator('medico-altro', 'XXXYYY00A01Z999P')}`
}

beforeAll(async () => {
  workspace = makeSmallPlan()
  const { certificatePem } = await issueCa('CA di prova')
  for (const [name, more] of [
    ['due-lettori', ''],
    ['un-lettore', 'readers: 1\n'],
    ['carta-tls', 'readers: 1\nclient: { card: { module: libreria.so, engine: ./pkcs11.so } }\n'],
  ] as const) {
    workspace.write(`environments/${name}/environment.yaml`, environment(more))
    workspace.write(`environments/${name}/ca.pem`, certificatePem)
    workspace.write(`environments/${name}/pkcs11.so`, '')
  }
  const first = workspace.read('plans/prova/cases/P-01.case.yaml')
  const ofAnother = (id: string, operator: string, needs = ''): void =>
    workspace.write(
      `plans/prova/cases/${id}.case.yaml`,
      first
        .replaceAll('P-01', id)
        .replace('kind: positive\n', `kind: positive\noperator: ${operator}\n${needs}`),
    )
  ofAnother('P-02', 'medico-altro')
  ofAnother('P-03', 'medico-titolare')
  ofAnother('P-04', 'medico-altro', 'needs: [{ case: P-03 }]\n')
  workspace.edit('plans/prova/plan.yaml', '[P-01, P-02]', '[P-01, P-02, P-03, P-04]')
})

const cli = (...args: readonly string[]) => cliHere(args, { cwd: workspace.folder, env })

const listed = async (name: string) => {
  const { code, out, error } = await cli('list', 'prova', '--env', name, '--json')
  expect({ code, error }).toEqual({ code: 0, error: '' })
  return JSON.parse(out) as {
    groupedByCard: boolean
    cases: { id: string; cards: string[] }[]
  }
}

test('with a reader for each card the order is that of the plan', async () => {
  const { groupedByCard, cases } = await listed('due-lettori')
  expect(groupedByCard).toBe(false)
  expect(cases.map(({ id, cards }) => [id, ...cards])).toEqual([
    ['P-01', 'medico-titolare'],
    ['P-02', 'medico-altro'],
    ['P-03', 'medico-titolare'],
    ['P-04', 'medico-altro'],
  ])
})

test('with fewer readers than cards the list shows the groups, and says so', async () => {
  const { groupedByCard, cases } = await listed('un-lettore')
  expect(groupedByCard).toBe(true)
  expect(cases.map(({ id }) => id)).toEqual(['P-01', 'P-03', 'P-02', 'P-04'])
  const { out } = await cli('list', 'prova', '--env', 'un-lettore')
  expect(out).toContain(
    "Raggruppati per carta, perché i lettori (1) sono meno delle carte. L'ordine dell'autorità resta dentro ogni gruppo.\n",
  )
  expect(out).toMatch(/P-03 .*carta di medico-titolare\)\n/)
})

test('one card alone changes no order, whatever the readers', async () => {
  workspace.write(
    'suites/sola.suite.yaml',
    'title: Una carta sola\nplan: prova\ncases: [P-01, P-03]\n',
  )
  const { out } = await cli('list', 'sola', '--env', 'un-lettore', '--json')
  expect(JSON.parse(out)).toMatchObject({
    groupedByCard: false,
    cases: [{ id: 'P-01' }, { id: 'P-03' }],
  })
})

test.skipIf(!hasSoftHsm())('where cards change places, cases run one at a time', async () => {
  const refused = await cli('run', 'prova', '--env', 'un-lettore', '--jobs', '2')
  expect(refused.code).toBe(2)
  expect(refused.error).toContain("l'ambiente «un-lettore» regge un caso per volta, non 2")
  workspace.edit('environments/un-lettore/environment.yaml', 'readers: 1', 'readers: 1\njobs: 4')
  const again = await cli('run', 'prova', '--env', 'un-lettore', '--jobs', '2')
  expect(again.code).toBe(2)
  expect(again.error).toMatchInlineSnapshot(`
    "errore COMMAND_INVALID: con meno lettori che carte i casi si eseguono uno per volta
    rimedio: togliere --jobs, o dichiarare tutti i lettori in readers:
    "
  `)
})

test.skipIf(!hasSoftHsm() || process.platform !== 'linux')(
  "the client certificate's card stays in its reader, and its run is not repeated by --watch",
  async () => {
    const swapping = await cli('run', 'prova', '--env', 'carta-tls')
    expect(swapping.error).toMatchInlineSnapshot(`
      "errore ENVIRONMENT_INVALID: la carta del certificato client deve restare nel suo lettore, e i lettori sono meno delle carte
      rimedio: aggiungere un lettore (readers:), o usare un certificato client in un file
      "
    `)
    const watching = await cli('run', 'prova', '--env', 'carta-tls', '--case', 'P-01', '--watch')
    expect(watching.error).toMatchInlineSnapshot(`
      "errore COMMAND_INVALID: con la carta del certificato client --watch non si può: l'engine di OpenSSL parte una volta sola
      rimedio: ripetere il comando senza --watch, o usare un certificato client in un file
      "
    `)
    expect([swapping.code, watching.code]).toEqual([2, 2])
  },
)
