import { cpSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { packageRoot } from '../../../../src/lib/package-root.ts'
import type { RunRecord } from '../../../../src/model/run-record.ts'
import { readyPlan, type ReadyPlan } from '../../../support/run-here.ts'
import { makeWorkspace, type TempWorkspace } from '../../../support/temp-workspace.ts'

const prescribing = (id: string, body: string, { by = 'medico', document = '', head = '' } = {}) =>
  `id: ${id}
title: Caso ${id}
kind: positive
operator: ${by}
${head}steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: ricetta, body: ${body} }
    expect: [{ anomalies: none }]
    capture: { numero: { xpath: //sist:IUP } }
  - id: registrazione
    uses: sist
    send: { operation: setRegistraPrescrizione, document: { cda: prescrizione, from: emissione${document} }, body: { oscurato: false, idPCP: PCP-PROVA } }
    expect: [{ esito: true }]
`

const dispensing = (from: string, document = '') => `  - id: erogazione
    uses: sist
    operator: farmacista
    send: { operation: setRegistraErogazioneFarm, document: { cda: erogazione, from: ${from}${document} }, body: { tipoOperazione: 1, versione: 4.02 } }
    expect: [{ esito: true }]
`

const reading = `  - id: lettura
    uses: sist
    send: { operation: getPrescrizioneIdentificata, body: { codiceFiscale: PNIMRA70A01H501P, identificativoRicetta: '\${ numero }', versione: 4.03 } }
    expect: [{ xpath: //sist:return, exists: true }]
`

const abroad = `{ tipoRic: UE, assistito: { codIdentificativoAssistito: '80000000000000000001', codNazionaleAslResidenza: null, statoEstero: DE, istituzCompetente: Istituto di prova, numIdentPers: PERS-0001, numIdentTess: '80000000000000000001', dataScadTessera: 31/12/2030 } }`

const cases: Readonly<Record<string, string>> = {
  'D-farmaceutica':
    prescribing(
      'D-farmaceutica',
      '{ assistito: { codIdentificativoAssistito: TSTTST00A01A000W } , codEsenzione: 048 }',
    ) +
    dispensing(
      'emissione',
      ", farmaci: [{ aic: 034298051, lotto: L-1, seriale: '0001', importi: { '1.1': '4.50' } }]",
    ) +
    `  - id: mese
    uses: sist
    operator: farmacista
    send: { operation: getReportErogatoMensile, body: { annoMese: "\${ now | date: 'yyyyMM' }" } }
    expect: [{ xpath: //sist:return, contains: '\${ numero }' }]
`,
  'D-specialistica': prescribing(
    'D-specialistica',
    '{ tipologia: 3, classePriorita: B, codDiagnosi: 7245, dispReg: REG, elencoPrestazioni: { prestazione: { codPrestazione: 897, codCatalogoPrescr: 51609, tipoAccesso: 1, numSedute: 8, quantitaPrescritta: 1, nota: a riposo } } }',
  ),
  'D-ricovero': prescribing(
    'D-ricovero',
    '{ tipologia: 2, richiestaRicovero: Ordinario, codDiagnosi: 7245, elencoPrestazioni: { prestazione: { codPrestazione: 897, quantitaPrescritta: 1 } } }',
  ),
  'D-stp': prescribing(
    'D-stp',
    '{ tipoRic: ST, assistito: { codIdentificativoAssistito: STP1601010000001, codNazionaleAslResidenza: null } }',
  ),
  'D-estero': prescribing('D-estero', abroad),
  'D-sasn': prescribing(
    'D-sasn',
    '{ tipoRic: NA, assistito: { numTessSasn: SASN0001, socNavigaz: Compagnia di prova } }',
  ),
  'D-sostituto': prescribing(
    'D-sostituto',
    '{ codMedicoSostituito: 000001, codMedicoPrescrittore: 000002 }',
    { by: 'sostituto', document: ', sostituito: medico' },
  ),
  'D-oscurata': prescribing('D-oscurata', '{ oscuramDati: 1 }', {
    document: ', maggior-tutela: true',
  }),
  'D-sac-fermo':
    prescribing('D-sac-fermo', '{ codEsenzione: NES00 }', {
      head: "requires: { simulator: sac-down, otherwise: 'Il SAC fermo' }\n",
    }) +
    reading +
    dispensing('lettura'),
}

let workspace: TempWorkspace
let ready: ReadyPlan
let record: RunRecord

beforeAll(async () => {
  workspace = makeWorkspace({
    'plans/d/plan.yaml': `title: Documenti
version: '1'
areas: [{ name: Documenti, cases: [${Object.keys(cases).join(', ')}] }]
`,
    'plans/d/payloads/ricetta.yaml': `assistito: { codIdentificativoAssistito: PNIMRA70A01H501P, codNazionaleAslResidenza: 160114 }
tipologia: 1
dataPrescrizione: "\${ now | date: 'dd/MM/yyyy HH:mm:ss' }"
codMedicoPrescrittore: \${ operator.codiceRegionale }
codEsenzione: NES00
elencoPrestazioni: { prestazione: { codPrestazione: 034298051, quantitaPrescritta: 1 } }
flagCiclica: 0
versione: 4.03
tipoVisita: A
`,
    'applications/prova.yaml': `title: Applicativo di prova
producer: Produttore di prova
version: 1.0.0
profile: dispositivo
application-code: { env: CODICE_DI_PROVA }
`,
    'environments/regione/environment.yaml': `title: Regione di prova
simulator: true
client: generated
operators:
  medico: { codiceFiscale: PROVAX00X00X000Y, codStruttura: 160114, ruoloIstituzionale: RIS000043, codiceRegionale: 000001, authentication: generated, signature: generated }
  sostituto: { codiceFiscale: PROVAX00X00X000Z, codStruttura: 160114, ruoloIstituzionale: RIS000043, codiceRegionale: 000002, authentication: generated, signature: generated }
  farmacista: { codiceFiscale: YYYXXX00A41Z999R, codStruttura: 0001, ruoloIstituzionale: RIS000005, authentication: generated, signature: generated }
`,
    ...Object.fromEntries(
      Object.entries(cases).map(([id, text]) => [`plans/d/cases/${id}.case.yaml`, text]),
    ),
  })
  cpSync(
    join(packageRoot, 'environments', 'simulator', 'registry'),
    workspace.path('environments', 'regione', 'registry'),
    { recursive: true },
  )
  ready = await readyPlan(workspace, { plan: 'd', environment: 'regione', env: {} })
  record = await ready.run('documenti')
})
afterAll(async () => {
  await ready[Symbol.asyncDispose]()
})

test.each(Object.keys(cases))(
  'the simulator, written by other hands, accepts every document of %s',
  (id) => {
    const found = record.cases.find((one) => one.id === id)
    expect(found?.outcome).toEqual({ status: 'passed' })
    expect(found?.steps.length).toBe(cases[id]?.match(/^ {2}- id:/gm)?.length)
  },
)

test('what was sent is kept: the document and its signature, with the identifier that it is about', () => {
  const steps = record.cases.flatMap(({ steps: all }) => all)
  const carrying = steps.filter(({ id }) => id === 'registrazione' || id === 'erogazione')
  expect(carrying.length).toBe(Object.keys(cases).length + 2)
  for (const { exchanges } of carrying) {
    const [exchange] = exchanges
    expect(exchange?.documents.map(({ path }) => path.split('.').at(-1))).toEqual(['xml', 'p7m'])
    expect(exchange?.facts['nre'] ?? exchange?.facts['iup']).toMatch(/^[0-9A-Z]{13,15}$/)
  }
})
