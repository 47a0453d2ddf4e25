import { existsSync } from 'node:fs'

import { beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { issueCa } from '../../src/certificates/issue-certificate.ts'
import { cliHere } from '../support/cli-here.ts'
import { makeSmallPlan } from '../support/e2e-small-plan.ts'
import { jsonOf, runCli } from '../support/run-cli.ts'
import type { TempWorkspace } from '../support/temp-workspace.ts'

const first = 'plans/prova/cases/P-01.case.yaml'

/** Runs the plan, which must be refused before anything happens; gives back what was said. */
const refused = async (
  workspace: TempWorkspace,
  args: readonly string[] = [],
  run: typeof cliHere = cliHere,
): Promise<string> => {
  const result = await run(['run', 'prova', ...args], { cwd: workspace.folder })
  expect(result).toMatchObject({ code: 2, out: '' })
  expect(existsSync(workspace.path('reports'))).toBe(false)
  return result.error
}

describe('a plan in which every case has a mistake of its own', () => {
  const mistakes: readonly (readonly [string, (text: string) => string])[] = [
    ['M-01', (text) => text.replace('operation: chkPrescrizione', 'operation: chkPrescrizioni')],
    ['M-02', (text) => text.replace('expect:', 'expects:')],
    ['M-03', (text) => text.replace('codEsenzione: NES00', 'codEsenzioni: NES00')],
    ['M-04', (text) => text.replace('identifier: nre', 'identifer: nre')],
    ['M-05', (text) => text.replace('NES00', "'${ esenzione }'")],
    ['M-06', (text) => text.replace('NES00', "'${ farmaci.ordinari.aic }'")],
    ['M-07', (text) => text.replace('    uses: sist', '   uses: sist')],
    ['M-08', (text) => text.replace('NES00', '${ farmaci.ordinario.aic }')],
    ['M-09', (text) => text.replace('id: M-09', 'id: M-01')],
    ['M-10', (text) => text.slice(0, text.indexOf('    expect:'))],
    ['M-11', (text) => text.replace('positive', 'positivo').replace('uses: sist', 'uses: sits')],
  ]
  let workspace: TempWorkspace
  let said = ''

  beforeAll(async () => {
    workspace = makeSmallPlan()
    const right = workspace.read(first)
    for (const [id, edit] of mistakes)
      workspace.write(`plans/prova/cases/${id}.case.yaml`, edit(right.replace('P-01', id)))
    workspace.edit(
      'plans/prova/plan.yaml',
      '[P-01, P-02]',
      `[P-01, P-02, P-01, ${mistakes.map(([id]) => id).join(', ')}]`,
    )
    workspace.edit('plans/prova/payloads/ricetta.yaml', 'tipoVisita: A', 'tipoVisite: A')
    said = await refused(workspace, [], runCli)
  })

  /** What was said of one file of the plan, with the remedies. */
  const of = (file: string): string =>
    [...said.matchAll(/^plans\/prova\/(\S+?):\d+:\d+ .*(?:\n {2}.*)*/gm)]
      .filter((match) => match[1] === file)
      .map(([text]) => text)
      .join('\n')

  test('tells every mistake of every file, in the order of the files, and counts them', () => {
    const files = [...said.matchAll(/^(\S+?):(\d+):\d+ /gm)].map(([, file = '']) => file)
    expect(files).toEqual(files.toSorted((a, b) => a.localeCompare(b)))
    expect(new Set(files)).toEqual(
      new Set([
        ...mistakes.map(([id]) => `plans/prova/cases/${id}.case.yaml`),
        'plans/prova/payloads/ricetta.yaml',
        'plans/prova/plan.yaml',
      ]),
    )
    expect(said).toMatch(new RegExp(`\\n${files.length} errori: non è stato inviato niente\\n$`))
  })

  test('names the operation that does not exist, and the nearest one', () => {
    expect(of('cases/M-01.case.yaml')).toMatchInlineSnapshot(`
      "plans/prova/cases/M-01.case.yaml:8:18 CASE_INVALID atteso uno tra chkPrescrizione, setRegistraPrescrizione, setAnnullaPrescrizione, getPrescrizioneIdentificata, getPrescrizioniIdentificate, setRegistraErogazioneFarm, getReportErogatoMensile, trovato «chkPrescrizioni»
        rimedio: forse si intendeva «chkPrescrizione»"
    `)
  })

  test('points at a misspelt key', () => {
    expect(of('cases/M-02.case.yaml')).toMatchInlineSnapshot(`
      "plans/prova/cases/M-02.case.yaml:11:5 CASE_INVALID chiave sconosciuta «expects»
        rimedio: forse si intendeva «expect»"
    `)
  })

  test('points at an element that the operation does not have', () => {
    expect(of('cases/M-03.case.yaml')).toMatchInlineSnapshot(`
      "plans/prova/cases/M-03.case.yaml:10:15 CASE_CONTRACT «codEsenzioni» non è un elemento di «chkPrescrizione»: ammessi «datiOperatore», «datiApplicativo», «assistito», «tipologia», «dataPrescrizione», «identificativoRicetta», «iup», «codMedicoSostituito», «codMedicoPrescrittore», «codEsenzione», «annotazione», «elencoPrestazioni», «flagCiclica», «codBranca», «relazioneRicovero», «richiestaRicovero», «versione», «tipoRic», «oscuramDati», «ricettaInterna», «tipoVisita», «dispReg», «indicazionePrescr», «classePriorita», «codDiagnosi», «descrizioneDiagnosi», «testata1»
        rimedio: forse si intendeva «codEsenzione»"
    `)
  })

  test('points, once, at an element of a payload that the operation does not have', () => {
    expect(of('payloads/ricetta.yaml')).toMatchInlineSnapshot(`
      "plans/prova/payloads/ricetta.yaml:14:1 CASE_CONTRACT «tipoVisite» non è un elemento di «chkPrescrizione»: ammessi «datiOperatore», «datiApplicativo», «assistito», «tipologia», «dataPrescrizione», «identificativoRicetta», «iup», «codMedicoSostituito», «codMedicoPrescrittore», «codEsenzione», «annotazione», «elencoPrestazioni», «flagCiclica», «codBranca», «relazioneRicovero», «richiestaRicovero», «versione», «tipoRic», «oscuramDati», «ricettaInterna», «tipoVisita», «dispReg», «indicazionePrescr», «classePriorita», «codDiagnosi», «descrizioneDiagnosi», «testata1»
        rimedio: forse si intendeva «tipoVisita»"
    `)
  })

  test('points at a check that does not exist', () => {
    expect(of('cases/M-04.case.yaml')).toMatchInlineSnapshot(`
      "plans/prova/cases/M-04.case.yaml:13:9 CASE_CHECK_INVALID nessuna verifica riconosciuta: attesa una tra status, header, refused, xpath, jsonpath, xsd, json-schema, tls, time, size, anomalies, esito, identifier, response-signature, supplied-contract, all, any, not
        rimedio: forse si intendeva «identifier»"
    `)
  })

  test('names a variable that nobody defines', () => {
    expect(of('cases/M-05.case.yaml')).toMatchInlineSnapshot(`
      "plans/prova/cases/M-05.case.yaml:10:29 CASE_VARIABLE_UNDEFINED «esenzione» non è definito qui
        rimedio: un valore viene dai dati del piano, da capture: di un passo precedente o da needs: … take"
    `)
  })

  test('names a datum that the plan does not have, and the nearest one', () => {
    expect(of('cases/M-06.case.yaml')).toMatchInlineSnapshot(`
      "plans/prova/cases/M-06.case.yaml:10:29 CASE_VARIABLE_UNDEFINED «farmaci.ordinari.aic»: «ordinari» non c'è nei dati del piano
        rimedio: forse si intendeva «ordinario»"
    `)
  })

  test('explains YAML that does not parse', () => {
    expect(of('cases/M-07.case.yaml')).toMatchInlineSnapshot(`
      "plans/prova/cases/M-07.case.yaml:6:1 YAML_INVALID non è YAML valido: manca un carattere di chiusura o i due punti
        rimedio: controllare rientri, due punti e apici della riga; nel dubbio racchiudere il valore tra apici singoli
      plans/prova/cases/M-07.case.yaml:11:1 YAML_INVALID non è YAML valido: rientro sbagliato: le voci dello stesso livello iniziano alla stessa colonna
        rimedio: controllare rientri, due punti e apici della riga; nel dubbio racchiudere il valore tra apici singoli"
    `)
  })

  test('explains an expression without quotes inside braces', () => {
    expect(of('cases/M-08.case.yaml')).toMatchInlineSnapshot(`
      "plans/prova/cases/M-08.case.yaml:10:30 YAML_TEMPLATE_UNQUOTED non è YAML valido: qui \${ apre una nuova struttura e non un'espressione
        rimedio: un'espressione \${ … } dentro { } o [ ] va tra apici: { a: '\${ x }' }"
    `)
  })

  test('refuses an id that is already that of another case', () => {
    expect(of('cases/M-09.case.yaml')).toMatchInlineSnapshot(`
      "plans/prova/cases/M-09.case.yaml:1:5 CASE_ID_MISMATCH l'id «M-01» non è quello del nome del file («M-09»)
        rimedio: rinominare il file in M-01.case.yaml o correggere l'id"
    `)
  })

  test('refuses a case that is listed twice', () => {
    expect(of('plan.yaml')).toMatchInlineSnapshot(`
      "plans/prova/plan.yaml:6:25 PLAN_CASE_DUPLICATE il caso «P-01» è elencato due volte
        rimedio: lasciarne uno"
    `)
  })

  test('refuses a step without expectations', () => {
    expect(of('cases/M-10.case.yaml')).toMatchInlineSnapshot(
      `"plans/prova/cases/M-10.case.yaml:5:5 CASE_INVALID manca la chiave «expect»: attesa una lista"`,
    )
  })

  test('tells both mistakes of a file that has two', () => {
    expect(of('cases/M-11.case.yaml')).toMatchInlineSnapshot(`
      "plans/prova/cases/M-11.case.yaml:3:7 CASE_INVALID atteso uno tra positive, negative, trovato «positivo»
        rimedio: forse si intendeva «positive»
      plans/prova/cases/M-11.case.yaml:6:11 CASE_ADAPTER_UNKNOWN atteso un adattatore (sist, http, soap), trovato «sits»
        rimedio: forse si intendeva «sist»"
    `)
  })
})

let workspace: TempWorkspace

beforeEach(() => {
  workspace = makeSmallPlan()
})

test('accepts the plan that the other tests break', async () => {
  const result = await cliHere(['check', 'prova'], { cwd: workspace.folder })
  expect(result).toMatchObject({ code: 0, out: 'prova: 2 casi, nessun errore\n', error: '' })
})

test.each([
  ['an operation that does not exist', 'chkPrescrizione', 'chkPrescrizioni', '8:18 CASE_INVALID'],
  ['a misspelt check', 'identifier:', 'identifer:', '13:9 CASE_CHECK_INVALID'],
  ['a variable of nobody', 'NES00', "'${ x }'", '10:29 CASE_VARIABLE_UNDEFINED'],
  ['an expression without quotes', 'NES00', '${ x }', '10:30 YAML_TEMPLATE_UNQUOTED'],
])('is stopped by %s alone', async (_name, before, after, told) => {
  workspace.edit(first, before, after)
  const text = await refused(workspace)
  expect(text.split('\n')[0]).toContain(`${first}:${told} `)
  expect(text).toMatch(/\n1 errore: non è stato inviato niente\n$/)
})

test('tells each value of the environment that is missing', async () => {
  workspace.write(
    'environments/vero/environment.yaml',
    `title: Ambiente di prova
endpoints:
  sist: { env: PROVA_INDIRIZZO }
trust:
  ca: { env: PROVA_CA }
client:
  p12: { env: PROVA_P12 }
  passphrase: { env: PROVA_PASSPHRASE }
operators:
  medico-titolare:
    codiceFiscale: { env: PROVA_CF }
    codStruttura: 160114
    ruoloIstituzionale: RIS000043
    codiceRegionale: 000001
    authentication: { certificate: assente.pem, key: assente.key }
    signature: generated
`,
  )
  expect(await refused(workspace, ['--env', 'vero'])).toMatchInlineSnapshot(`
    "environments/vero/environment.yaml:3:9 ENVIRONMENT_VALUE_MISSING la variabile di ambiente PROVA_INDIRIZZO non ha un valore
      rimedio: scriverla in .env (PROVA_INDIRIZZO=…) o darla al comando
    environments/vero/environment.yaml:5:7 ENVIRONMENT_VALUE_MISSING la variabile di ambiente PROVA_CA non ha un valore
      rimedio: scriverla in .env (PROVA_CA=…) o darla al comando
    environments/vero/environment.yaml:7:8 ENVIRONMENT_VALUE_MISSING la variabile di ambiente PROVA_P12 non ha un valore
      rimedio: scriverla in .env (PROVA_P12=…) o darla al comando
    environments/vero/environment.yaml:8:15 ENVIRONMENT_VALUE_MISSING la variabile di ambiente PROVA_PASSPHRASE non ha un valore
      rimedio: scriverla in .env (PROVA_PASSPHRASE=…) o darla al comando
    environments/vero/environment.yaml:11:20 ENVIRONMENT_VALUE_MISSING la variabile di ambiente PROVA_CF non ha un valore
      rimedio: scriverla in .env (PROVA_CF=…) o darla al comando
    environments/vero/environment.yaml:15:36 ENVIRONMENT_FILE_MISSING il file assente.pem non si può leggere
      rimedio: i percorsi relativi partono dalla cartella di environments/vero/environment.yaml
    environments/vero/environment.yaml:15:54 ENVIRONMENT_FILE_MISSING il file assente.key non si può leggere
      rimedio: i percorsi relativi partono dalla cartella di environments/vero/environment.yaml
    environments/vero/environment.yaml:16:16 ENVIRONMENT_INVALID una chiave «generated» vale solo sul simulatore
      rimedio: indicare certificate: e key:, oppure p12:
    8 errori: non è stato inviato niente
    "
  `)
})

test('tells that the code of the application is missing', async () => {
  workspace.write(
    'environments/vero/environment.yaml',
    'title: Vero\nendpoints: { sist: https://127.0.0.1:1/aslba_test }\ntrust: { ca: ca.pem }\noperators: {}\n',
  )
  workspace.write('environments/vero/ca.pem', (await issueCa('CA di prova')).certificatePem)
  expect(await refused(workspace, ['--env', 'vero'])).toMatchInlineSnapshot(`
    "applications/prova.yaml:5:19 ENVIRONMENT_VALUE_MISSING la variabile di ambiente CODICE_DI_PROVA non ha un valore
      rimedio: scriverla in .env (CODICE_DI_PROVA=…) o darla al comando
    1 errore: non è stato inviato niente
    "
  `)
})

test('refuses the addresses of production, whatever the spelling', async () => {
  workspace.write(
    'environments/vero/environment.yaml',
    'title: Vero\nendpoints: { sist: https://PDD-VIRTASL.rmmg.rsr.rupar.puglia.it.:8181/aslba }\ntrust: { ca: ca.pem }\noperators: {}\n',
  )
  workspace.write('environments/vero/ca.pem', (await issueCa('CA di prova')).certificatePem)
  expect(await refused(workspace, ['--env', 'vero'])).toMatchInlineSnapshot(`
    "environments/vero/environment.yaml:2:20 PRODUCTION_REFUSED pdd-virtasl.rmmg.rsr.rupar.puglia.it. è un indirizzo di produzione: lì ci sono ricette vere
      rimedio: usare l'ambiente di collaudo
    1 errore: non è stato inviato niente
    "
  `)
})

test('gives the same mistakes as data', async () => {
  workspace.edit(first, 'operation: chkPrescrizione', 'operation: chkPrescrizioni')
  const result = await cliHere(['check', '--json'], { cwd: workspace.folder })
  expect(result.code).toBe(2)
  expect(jsonOf<{ problems: unknown[] }>(result).problems).toEqual([
    expect.objectContaining({ code: 'CASE_INVALID', file: first, line: 8, column: 18 }),
  ])
})
