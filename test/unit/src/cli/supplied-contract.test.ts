import { join } from 'node:path'

import { expect, test } from 'vitest'

import { cliHere } from '../../../support/cli-here.ts'
import { makeSmallPlan } from '../../../support/e2e-small-plan.ts'
import { officialFolder } from '../../../support/official-folder.ts'

const workspace = makeSmallPlan()
const cwd = workspace.folder

const official = officialFolder()
const env = { SIST_WSDL_DIR: official }

test('check lists the differences of the supplied contract, as notes and not as mistakes', async () => {
  const { code, out, error } = await cliHere(['check', 'prova', '--strict'], { cwd, env })
  expect({ code, error }).toEqual({ code: 0, error: '' })
  expect(out.replace(/[0-9a-f]{64}/, '…'))
    .toBe(`contratto fornito: AAAService.wsdl, CVPService.wsdl (SHA-256 …)
  8 differenze dal nostro (note, non errori):
  - AAAService getRuoliStruttureOperatore: operazione solo nel contratto fornito
  - CVPService chkPrescrizione: altro ordine: nel contratto fornito «dataPrescrizione» sta dove il nostro ha «tipologia»
  - CVPService chkPrescrizione/codEsenzione: obbligatorio nel contratto fornito, facoltativo nel nostro
  - CVPService chkPrescrizione/codPercorso: solo nel contratto fornito
  - CVPService chkPrescrizione/iup: solo nel nostro contratto
  - CVPService setAnnullaPrescrizione: SOAPAction «urn:sist:pddsasl:bindings:1.0:CVPPortType#annulla» nel contratto fornito, «urn:sist:pddsasl:bindings:1.0:CVPPortType#setAnnullaPrescrizione» nel nostro
  - CVPService getPrescrizioniIdentificate/tipoPrescr: valori nel contratto fornito: 1, 2, 3, 4, 9; nel nostro: 1, 2, 3, 4
  - CVPService getReportErogatoMensile: operazione solo nel nostro contratto
prova: 2 casi, nessun errore
`)
})

test('check gives the same as data, and no path', async () => {
  const { code, out } = await cliHere(['check', 'prova', '--json'], { cwd, env })
  const { contracts, problems } = JSON.parse(out) as {
    contracts: { adapter: string; name: string; sha256: string; differences: unknown[] }[]
    problems: unknown[]
  }
  expect({ code, problems }).toEqual({ code: 0, problems: [] })
  expect(contracts).toMatchObject([{ adapter: 'sist', name: 'AAAService.wsdl, CVPService.wsdl' }])
  expect(contracts[0]?.differences).toHaveLength(8)
  expect(contracts[0]?.differences[2]).toEqual({
    service: 'CVPService',
    operation: 'chkPrescrizione',
    place: 'chkPrescrizione/codEsenzione',
    text: 'obbligatorio nel contratto fornito, facoltativo nel nostro',
  })
  expect(out).not.toContain(official)
})

test('without it, nothing is said of contracts', async () => {
  expect(await cliHere(['check', 'prova'], { cwd })).toMatchObject({
    code: 0,
    out: 'prova: 2 casi, nessun errore\n',
  })
  const { out } = await cliHere(['check', 'prova', '--json'], { cwd })
  expect(Object.keys(JSON.parse(out) as object)).toEqual(['plans', 'cases', 'problems'])
})

test.each(['check', 'list', 'run'])(
  '%s with a folder that is not there is told, and is exit 2',
  async (command) => {
    const missing = join(official, 'altrove')
    expect(await cliHere([command, 'prova'], { cwd, env: { SIST_WSDL_DIR: missing } })).toEqual({
      code: 2,
      signal: null,
      out: '',
      error: `errore SUPPLIED_CONTRACT_INVALID: SIST_WSDL_DIR: la cartella ${missing} non esiste
rimedio: indicare la cartella con i WSDL e gli XSD ufficiali (quella che contiene wsdl-pddasl, o wsdl-pddasl stessa), oppure togliere SIST_WSDL_DIR: vale il contratto incluso
`,
    })
  },
)

const second = 'plans/prova/cases/P-02.case.yaml'

test('a case calls what only the supplied contract has; without it that is a mistake of the case', async () => {
  const other = makeSmallPlan()
  other.write(
    second,
    `id: P-02
title: Ruoli dell'operatore
kind: positive
steps:
  - id: ruoli
    uses: sist
    send:
      operation: getRuoliStruttureOperatore
      service: AAAService
      writes: false
      body: { data: 2026-07-01 }
    expect:
      - { supplied-contract: valid, level: if-available }
      - { status: 200 }
`,
  )
  expect(await cliHere(['check', 'prova'], { cwd: other.folder, env })).toMatchObject({ code: 0 })
  const { code, error } = await cliHere(['check', 'prova'], { cwd: other.folder })
  expect({ code, error }).toEqual({
    code: 2,
    error: `plans/prova/cases/P-02.case.yaml:8:7 CASE_CONTRACT il contratto WSDL non dichiara l'operazione getRuoliStruttureOperatore
  rimedio: un'operazione del solo contratto ufficiale si chiama indicando in SIST_WSDL_DIR la cartella dei suoi WSDL
1 errore: non è stato inviato niente
`,
  })
})
