import { existsSync } from 'node:fs'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { issueCa } from '../../src/certificates/issue-certificate.ts'
import { makeSmallPlan } from '../support/e2e-small-plan.ts'
import { jsonOf, runCli, type CliResult } from '../support/run-cli.ts'
import type { TempWorkspace } from '../support/temp-workspace.ts'

const first = 'plans/prova/cases/P-01.case.yaml'

let workspace: TempWorkspace

beforeEach(() => {
  workspace = makeSmallPlan()
})

afterEach(() => workspace.remove())

/** Runs the plan, which must be refused before anything happens; gives back what was said. */
const refused = async (args: readonly string[] = []): Promise<string> => {
  const result = await runCli(['run', 'prova', ...args], { cwd: workspace.folder })
  expect(result).toMatchObject({ code: 2, out: '' })
  expect(existsSync(workspace.path('reports'))).toBe(false)
  return result.error
}

test('accepts the plan that the other tests break', async () => {
  const result = await runCli(['check', 'prova'], { cwd: workspace.folder })
  expect(result).toMatchObject({ code: 0, out: 'prova: 2 casi, nessun errore\n', error: '' })
})

test('names the operation that does not exist, and the nearest one', async () => {
  workspace.edit(first, 'operation: chkPrescrizione', 'operation: chkPrescrizioni')
  expect(await refused()).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:8:18 CASE_INVALID atteso uno tra chkPrescrizione, setRegistraPrescrizione, setAnnullaPrescrizione, getPrescrizioneIdentificata, getPrescrizioniIdentificate, trovato «chkPrescrizioni»
      rimedio: forse si intendeva «chkPrescrizione»
    1 errore: non è stato inviato niente
    "
  `)
})

test('points at a misspelt key', async () => {
  workspace.edit(first, 'expect:', 'expects:')
  expect(await refused()).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:5:5 CASE_INVALID manca la chiave «expect»: attesa una lista
    plans/prova/cases/P-01.case.yaml:11:5 CASE_INVALID chiave sconosciuta «expects»
      rimedio: forse si intendeva «expect»
    2 errori: non è stato inviato niente
    "
  `)
})

test('points at an element that the operation does not have', async () => {
  workspace.edit(first, 'codEsenzione: NES00', 'codEsenzioni: NES00')
  expect(await refused()).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:10:15 CASE_CONTRACT «codEsenzioni» non è un elemento di «chkPrescrizione»: ammessi «datiOperatore», «datiApplicativo», «assistito», «tipologia», «dataPrescrizione», «identificativoRicetta», «iup», «codMedicoSostituito», «codMedicoPrescrittore», «codEsenzione», «annotazione», «elencoPrestazioni», «flagCiclica», «codBranca», «relazioneRicovero», «richiestaRicovero», «versione», «tipoRic», «oscuramDati», «ricettaInterna», «tipoVisita», «dispReg», «indicazionePrescr», «classePriorita», «codDiagnosi», «descrizioneDiagnosi», «testata1»
      rimedio: forse si intendeva «codEsenzione»
    1 errore: non è stato inviato niente
    "
  `)
})

test('points at an element of a payload that the operation does not have', async () => {
  workspace.edit('plans/prova/payloads/ricetta.yaml', 'tipoVisita: A', 'tipoVisite: A')
  expect(await refused()).toMatchInlineSnapshot(`
    "plans/prova/payloads/ricetta.yaml:14:1 CASE_CONTRACT «tipoVisite» non è un elemento di «chkPrescrizione»: ammessi «datiOperatore», «datiApplicativo», «assistito», «tipologia», «dataPrescrizione», «identificativoRicetta», «iup», «codMedicoSostituito», «codMedicoPrescrittore», «codEsenzione», «annotazione», «elencoPrestazioni», «flagCiclica», «codBranca», «relazioneRicovero», «richiestaRicovero», «versione», «tipoRic», «oscuramDati», «ricettaInterna», «tipoVisita», «dispReg», «indicazionePrescr», «classePriorita», «codDiagnosi», «descrizioneDiagnosi», «testata1»
      rimedio: forse si intendeva «tipoVisita»
    1 errore: non è stato inviato niente
    "
  `)
})

test('points at a check that does not exist', async () => {
  workspace.edit(first, 'identifier: nre', 'identifer: nre')
  expect(await refused()).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:13:9 CASE_CHECK_INVALID nessuna verifica riconosciuta: attesa una tra status, refused, xpath, anomalies, esito, identifier, response-signature, all, any, not
      rimedio: forse si intendeva «identifier»
    1 errore: non è stato inviato niente
    "
  `)
})

test('names a variable that nobody defines', async () => {
  workspace.edit(first, 'codEsenzione: NES00', "codEsenzione: '${ esenzione }'")
  expect(await refused()).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:10:29 CASE_VARIABLE_UNDEFINED «esenzione» non è definito qui
      rimedio: un valore viene dai dati del piano, da capture: di un passo precedente o da needs: … take
    1 errore: non è stato inviato niente
    "
  `)
})

test('names a datum that the plan does not have, and the nearest one', async () => {
  workspace.edit(first, 'codEsenzione: NES00', "codEsenzione: '${ farmaci.ordinari.aic }'")
  expect(await refused()).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:10:29 CASE_VARIABLE_UNDEFINED «farmaci.ordinari.aic»: «ordinari» non c'è nei dati del piano
      rimedio: forse si intendeva «ordinario»
    1 errore: non è stato inviato niente
    "
  `)
})

test('explains YAML that does not parse', async () => {
  workspace.edit(first, '    uses: sist', '   uses: sist')
  expect(await refused()).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:6:1 YAML_INVALID non è YAML valido: manca un carattere di chiusura o i due punti
      rimedio: controllare rientri, due punti e apici della riga; nel dubbio racchiudere il valore tra apici singoli
    plans/prova/cases/P-01.case.yaml:11:1 YAML_INVALID non è YAML valido: rientro sbagliato: le voci dello stesso livello iniziano alla stessa colonna
      rimedio: controllare rientri, due punti e apici della riga; nel dubbio racchiudere il valore tra apici singoli
    2 errori: non è stato inviato niente
    "
  `)
})

test('explains an expression without quotes inside braces', async () => {
  workspace.edit(first, '{ codEsenzione: NES00 }', '{ codEsenzione: ${ farmaci.ordinario.aic } }')
  expect(await refused()).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:10:30 YAML_TEMPLATE_UNQUOTED non è YAML valido: qui \${ apre una nuova struttura e non un'espressione
      rimedio: un'espressione \${ … } dentro { } o [ ] va tra apici: { a: '\${ x }' }
    1 errore: non è stato inviato niente
    "
  `)
})

test('refuses an id that is already that of another case', async () => {
  workspace.edit('plans/prova/cases/P-02.case.yaml', 'id: P-02', 'id: P-01')
  expect(await refused()).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:1:5 CASE_ID_MISMATCH l'id «P-01» non è quello del nome del file («P-02»)
      rimedio: rinominare il file in P-01.case.yaml o correggere l'id
    1 errore: non è stato inviato niente
    "
  `)
})

test('refuses a case that is listed twice', async () => {
  workspace.edit('plans/prova/plan.yaml', '[P-01, P-02]', '[P-01, P-02, P-01]')
  expect(await refused()).toMatchInlineSnapshot(`
    "plans/prova/plan.yaml:6:25 PLAN_CASE_DUPLICATE il caso «P-01» è elencato due volte
      rimedio: lasciarne uno
    1 errore: non è stato inviato niente
    "
  `)
})

test('refuses a step without expectations', async () => {
  const before = workspace.read(first)
  workspace.write(first, before.slice(0, before.indexOf('    expect:')))
  expect(await refused()).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:5:5 CASE_INVALID manca la chiave «expect»: attesa una lista
    1 errore: non è stato inviato niente
    "
  `)
})

test('tells every mistake of every file at once, in the order of the files', async () => {
  workspace.edit(first, 'kind: positive', 'kind: positivo')
  workspace.edit(first, 'codEsenzione: NES00', 'codEsenzioni: NES00')
  workspace.edit('plans/prova/cases/P-02.case.yaml', 'uses: sist', 'uses: sits')
  expect(await refused()).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:3:7 CASE_INVALID atteso uno tra positive, negative, trovato «positivo»
      rimedio: forse si intendeva «positive»
    plans/prova/cases/P-01.case.yaml:10:15 CASE_CONTRACT «codEsenzioni» non è un elemento di «chkPrescrizione»: ammessi «datiOperatore», «datiApplicativo», «assistito», «tipologia», «dataPrescrizione», «identificativoRicetta», «iup», «codMedicoSostituito», «codMedicoPrescrittore», «codEsenzione», «annotazione», «elencoPrestazioni», «flagCiclica», «codBranca», «relazioneRicovero», «richiestaRicovero», «versione», «tipoRic», «oscuramDati», «ricettaInterna», «tipoVisita», «dispReg», «indicazionePrescr», «classePriorita», «codDiagnosi», «descrizioneDiagnosi», «testata1»
      rimedio: forse si intendeva «codEsenzione»
    plans/prova/cases/P-02.case.yaml:6:11 CASE_ADAPTER_UNKNOWN atteso un adattatore (sist), trovato «sits»
      rimedio: forse si intendeva «sist»
    3 errori: non è stato inviato niente
    "
  `)
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
  expect(await refused(['--env', 'vero'])).toMatchInlineSnapshot(`
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
  expect(await refused(['--env', 'vero'])).toMatchInlineSnapshot(`
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
  expect(await refused(['--env', 'vero'])).toMatchInlineSnapshot(`
    "environments/vero/environment.yaml:2:20 PRODUCTION_REFUSED pdd-virtasl.rmmg.rsr.rupar.puglia.it. è un indirizzo di produzione: lì ci sono ricette vere
      rimedio: usare l'ambiente di collaudo
    1 errore: non è stato inviato niente
    "
  `)
})

test('gives the same mistakes as data', async () => {
  workspace.edit(first, 'operation: chkPrescrizione', 'operation: chkPrescrizioni')
  const result: CliResult = await runCli(['check', '--json'], { cwd: workspace.folder })
  expect(result.code).toBe(2)
  expect(jsonOf<{ problems: unknown[] }>(result).problems).toEqual([
    expect.objectContaining({ code: 'CASE_INVALID', file: first, line: 8, column: 18 }),
  ])
})
