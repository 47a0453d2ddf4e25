import { makeWorkspace, type TempWorkspace } from './temp-workspace.ts'

const issue = `  - id: issue
    uses: sist
    send: { operation: chkPrescrizione, base: request }
`

/** A plan whose own words are English: whatever Italian a command says of it is the command's. */
export const makeEnglishPlan = (): TempWorkspace =>
  makeWorkspace({
    'plans/sample/plan.yaml': `title: Sample plan
version: '1'
operator: medico-titolare
areas:
  - name: First
    cases: [S-01, S-02, S-03]
not-applicable: [{ case: S-03, reason: there is no hospital }]
`,
    'plans/sample/payloads/request.yaml': `assistito:
  codIdentificativoAssistito: PNIMRA70A01H501P
  codNazionaleAslResidenza: 160114
tipologia: 1
dataPrescrizione: "\${ now | date: 'dd/MM/yyyy HH:mm:ss' }"
codMedicoPrescrittore: \${ operator.codiceRegionale }
codEsenzione: NES00
elencoPrestazioni:
  prestazione: [{ codPrestazione: 034298051, codGruppoEquivalenza: 02D, quantitaPrescritta: 1 }]
flagCiclica: 0
versione: 4.03
tipoVisita: A
`,
    'plans/sample/payloads/reading.yaml': 'codiceFiscale: PNIMRA70A01H501P\nversione: 4.03\n',
    'plans/sample/cases/S-01.case.yaml': `id: S-01
title: A case that fails in many ways
kind: positive
exports: [nre, missing]
steps:
${issue}    expect:
      - anomalies: none
      - identifier: nre
      - status: 404
      - { header: x-other, matches: '^a' }
      - size: { less-than: 1, greater-than: 100000 }
      - { xpath: //sist:return, count: 7 }
      - { xpath: //sist:return, one-of: [a, b] }
      - tls: { cipher: [A, B], days-left: 9000, issuer: Nobody }
      - { time: { less-than: 1ms }, level: warning }
      - not: [{ status: 200 }]
      - any: [{ status: 201 }, { status: 202 }]
    capture:
      nre: { xpath: //sist:return/sist:IUP }
      missing: { header: x-missing }
`,
    'plans/sample/cases/S-02.case.yaml': `id: S-02
title: A case that asks until it is tired
kind: positive
steps:
${issue}    expect: [{ identifier: nre }]
    capture: { nre: { xpath: //sist:return/sist:IUP } }
  - id: read
    uses: sist
    send:
      operation: getPrescrizioneIdentificata
      base: reading
      body: { identificativoRicetta: '\${ nre }' }
    repeat: { until: [{ status: 418 }], every: 100ms, limit: 2 }
    expect:
      - response-signature: valid
`,
    'plans/sample/cases/S-03.case.yaml': 'id: S-03\ntitle: A case\nstate: to-be-encoded\n',
    'applications/own.yaml': `title: An application
producer: A producer
version: 1.0.0
profile: struttura
application-code: { env: OWN_CODE }
`,
  })
