import { expect, test } from 'vitest'

import { explain } from '../../../../src/cli/actions/explain.ts'
import { problemsOf, type Changes } from './support.ts'

const file = 'plans/prova/cases/P-01.case.yaml'

const registering = (body: string, rest = '', more = ''): Changes => ({
  [file]: `id: P-01
title: Emissione e registrazione
kind: positive
exports: [nre]
${more}steps:
  - id: emissione
    uses: sist
    send:
      operation: chkPrescrizione
      body:
${body.replaceAll(/^(?=.)/gm, '        ')}
    expect: [{ anomalies: none }]
    capture: { nre: { xpath: //sist:IUP } }
  - id: registrazione
    uses: sist
    send: { operation: setRegistraPrescrizione, document: { cda: prescrizione, from: emissione } }
${rest}    expect: [{ esito: true }]
`,
  'plans/prova/payloads/base.yaml': 'tipologia: 1\n',
  // Whether a payload is used is not the question here.
  'plans/prova/cases/P-02.case.yaml': `id: P-02
title: Da codificare
state: to-be-encoded
`,
})

const drug = `tipologia: 1
tipoVisita: A
elencoPrestazioni: { prestazione: { codPrestazione: 034298051, quantitaPrescritta: 1 } }
`
const right = `${drug}assistito: { codIdentificativoAssistito: '\${ people.rossi.cf }', codNazionaleAslResidenza: 160114 }
`
const withoutAsl = `${drug}assistito: { codIdentificativoAssistito: '\${ people.rossi.cf }' }
`

test('a registration whose document holds to its rules has nothing to be told', async () => {
  expect(await problemsOf(registering(right))).toBe('nessun problema')
})

test.each<[string, string]>([
  [
    withoutAsl,
    `plans/prova/cases/P-01.case.yaml:14:9 CASE_DOCUMENT il documento del passo «registrazione»: regola cda-asl: manca la ASL di residenza dell'assistito, obbligatoria quando il tipo ricetta è IT (CDA2_Prescrizione p. 2)
  rimedio: scrivere assistito.codNazionaleAslResidenza (regione e ASL, per esempio 160114), oppure tipoRic per chi non è assistito dal SSN; per provarlo di proposito: deviate: { document: { cda: … } }`,
  ],
  [
    `${drug}assistito: { codNazionaleAslResidenza: 160114 }\n`,
    `plans/prova/cases/P-01.case.yaml:14:9 CASE_DOCUMENT il documento del passo «registrazione»: regola cda-patient-ids: identificativi dell'assistito: attesi da uno a tre, trovati 0 (CDA2_Prescrizione p. 23)
  rimedio: scrivere assistito.codIdentificativoAssistito (codice fiscale o STP), o i dati della copertura estera; per provarlo di proposito: deviate: { document: { cda: … } }`,
  ],
  [
    `${drug}tipoRic: UE
assistito:
  codIdentificativoAssistito: '80000000000000000001'
  statoEstero: DE
  istituzCompetente: Istituto di prova
`,
    `plans/prova/cases/P-01.case.yaml:15:9 CASE_DOCUMENT il documento del passo «registrazione»: regola cda-foreign-ids: assistito assicurato all'estero senza l'identificativo personale (CDA2_Prescrizione pp. 23-25)
  rimedio: scrivere assistito.statoEstero, assistito.numIdentPers, assistito.istituzCompetente; per provarlo di proposito: deviate: { document: { cda: … } }`,
  ],
  [
    `tipologia: 3
tipoVisita: A
elencoPrestazioni:
  prestazione:
    - { codPrestazione: 897, quantitaPrescritta: 1 }
    - { codPrestazione: '89.7', quantitaPrescritta: 1 }
assistito: { codIdentificativoAssistito: PNIMRA70A01H501P, codNazionaleAslResidenza: 160114 }
`,
    `plans/prova/cases/P-01.case.yaml:16:33 CASE_DOCUMENT il documento del passo «registrazione»: regola cda-service-code: codice della prestazione «89.7»: attesi al più 5 caratteri, senza punti (CDA2_Prescrizione rev. 4.02.23)
  rimedio: scrivere il codice del nomenclatore senza punti: 89.7 diventa 897; per provarlo di proposito: deviate: { document: { cda: … } }`,
  ],
  [
    right.replace('tipoVisita: A\n', ''),
    `plans/prova/cases/P-01.case.yaml:10:7 CASE_DOCUMENT il documento del passo «registrazione»: nella richiesta chkPrescrizione manca «tipoVisita»
  rimedio: completare il passo «emissione»`,
  ],
  [
    right.replace('quantitaPrescritta: 1', 'quantitaPrescritta: null'),
    `plans/prova/cases/P-01.case.yaml:13:92 CASE_DOCUMENT il documento del passo «registrazione»: nella richiesta chkPrescrizione manca «elencoPrestazioni/prestazione[1]/quantitaPrescritta»
  rimedio: completare il passo «emissione»`,
  ],
  [
    `${right}codMedicoSostituito: 000001\n`,
    `plans/prova/cases/P-01.case.yaml:15:30 CASE_DOCUMENT il documento del passo «registrazione»: la richiesta indica il medico sostituito «000001», ma mancano i suoi dati di titolare
  rimedio: completare il passo «emissione»`,
  ],
])('CASE_DOCUMENT: at its place, with the rule and what to do (%#)', async (body, text) => {
  expect(await problemsOf(registering(body))).toBe(text)
})

test('the datum is looked for in the payload, where the case does not write it', async () => {
  const changes = registering(withoutAsl.replace(/^assistito.*\n/m, 'codEsenzione: NES00\n'))
  const based = {
    ...changes,
    [file]: (changes[file] ?? '').replace('      body:\n', '      base: base\n      body:\n'),
    'plans/prova/payloads/base.yaml':
      "tipologia: 1\nassistito: { codIdentificativoAssistito: '${ people.rossi.cf }' }\n",
  }
  expect(await problemsOf(based)).toMatch(
    /^plans\/prova\/payloads\/base\.yaml:2:1 CASE_DOCUMENT .*cda-asl/,
  )
})

test.each([
  ['from an earlier answer', right.replace('160114', "'${ nre }'"), ''],
  ['of a whole block', `${drug}assistito: '\${ nre }'\n`, ''],
  [
    'that decides which document it is',
    withoutAsl.replace('tipologia: 1', "tipologia: '${ nre }'"),
    '',
  ],
])('a value %s is not known yet, and nothing is said of it', async (_, body) => {
  const needing = {
    ...registering(body, '', 'needs: [{ case: P-02, take: [nre] }]\n'),
    'plans/prova/cases/P-02.case.yaml': `id: P-02
title: Prima
kind: positive
exports: [nre]
steps:
  - id: ricerca
    uses: sist
    send: { operation: getReportErogatoMensile, body: { annoMese: 202606 } }
    expect: [{ xpath: //sist:IUP, exists: true }]
    capture: { nre: { xpath: //sist:IUP } }
`,
  }
  const text = await problemsOf({
    ...needing,
    [file]: (needing[file] ?? '')
      .replace('exports: [nre]\n', '')
      .replace('    capture: { nre: { xpath: //sist:IUP } }\n', ''),
  })
  expect(text).not.toContain('CASE_DOCUMENT')
})

test('a document that is broken on purpose is not judged; one whose signature is broken is', async () => {
  const cda = '    deviate: { document: { cda: { remove: //hl7:participant } } }\n'
  const cades = '    deviate: { document: { cades: truncated } }\n'
  expect(await problemsOf(registering(withoutAsl, cda))).toBe('nessun problema')
  expect(await problemsOf(registering(withoutAsl, cades))).toContain('regola cda-asl')
})

test('each row of a table is judged with its own values', async () => {
  const text = await problemsOf(
    registering(
      right.replace('160114', "'${ asl }'"),
      '',
      "examples:\n  - { asl: '160114' }\n  - { asl: '' }\n",
    ),
  )
  expect(text).toMatch(/CASE_DOCUMENT .*cda-asl.*\(riga 2 di examples:\)/)
})

test('collaudo explain knows the code and each rule', async () => {
  const said: string[] = []
  const io = {
    cwd: '.',
    env: {},
    out: (text: string) => void said.push(text),
    error: (line: string) => void said.push(line),
    json: false,
    interactive: false,
    colour: false,
    operator: null,
    signal: new AbortController().signal,
  }
  expect(await explain('CASE_DOCUMENT', {}, io)).toBe(0)
  expect(await explain('cda-asl', {}, io)).toBe(0)
  expect(said.join('')).toContain('Il documento che il caso farebbe comporre non va bene')
  expect(said.join('')).toContain(
    "cda-asl: Una ricetta di tipo IT ha il participant con la ASL di residenza dell'assistito (CDA2_Prescrizione p. 2)",
  )
})
