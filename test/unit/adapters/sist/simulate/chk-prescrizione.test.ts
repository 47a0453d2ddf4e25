import { afterAll, beforeAll, expect, test } from 'vitest'

import { controlClient } from '../../../../../src/simulator/control-client.ts'
import type { RunningSimulator } from '../../../../../src/simulator/start-simulator.ts'
import { isIup } from '../../../../../adapters/sist/simulate/identifiers.ts'
import { buildMessage, chkContent, send } from '../../../../support/raw-sist-client.ts'
import { issueTestPki, startSist, type TestPki } from '../../../../support/sist-world.ts'

let pki: TestPki
let sist: RunningSimulator

beforeAll(async () => {
  pki = await issueTestPki()
  sist = await startSist(pki)
})
afterAll(() => sist.close())

const call = (content: string) =>
  send(sist.url, pki, buildMessage('chkPrescrizione', content, { doctor: pki.titolare }))

const anomalies = (text: string): readonly string[] =>
  [...text.matchAll(/<codCriticita>(.)<\/codCriticita><codice>(\d{4})/g)].map(
    ([, severity, code]) => `${severity} ${code}`,
  )

const outcome = async (content: string) => {
  const { fault, text, first } = await call(content)
  return { fault, anomalies: anomalies(text), identified: first('IUP') !== undefined }
}

const issued = { fault: undefined, anomalies: [], identified: true }
const service = { codPrestazione: '897' }
const foreign = {
  codIdentificativoAssistito: '80380000900000000001',
  codNazionaleAslResidenza: null,
  statoEstero: 'FR',
  istituzCompetente: 'ISTITUTO DI PROVA',
  numIdentPers: '1',
  numIdentTess: '80380000900000000001',
  dataScadTessera: '31/12/2030',
}

test('issues an NRE and a codice di autenticazione, and nothing else', async () => {
  const answer = await call(chkContent())
  expect([answer.status, answer.contentType]).toEqual([200, 'text/xml;charset=UTF-8'])
  expect(answer.first('IUP')).toMatch(/^1600A\d{10}$/)
  expect(answer.first('codAutenticazione')).toMatch(/^\d{30}$/)
  expect(answer.first('elencoAnomalie')).toBeUndefined()
})

test('issues an IUP alone while the SAC is down', async () => {
  const control = controlClient(sist.control)
  await control.setConditions(['sac-down'])
  const answer = await call(chkContent())
  await control.setConditions([])
  expect(isIup(answer.first('IUP') ?? '')).toBe(true)
  expect(answer.first('codAutenticazione')).toBeUndefined()
})

test.each<[string, string]>([
  ['a specialistica', chkContent({ tipologia: '3' }, service)],
  [
    'a specialistica with catalogue code and kind of access',
    chkContent({ tipologia: '3' }, { ...service, codCatalogoPrescr: '51609', tipoAccesso: '1' }),
  ],
  [
    'a drug by its equivalence group alone',
    chkContent({}, { codPrestazione: null, codGruppoEquivalenza: '02D' }),
  ],
  [
    'a drug with a nota that is admitted',
    chkContent({}, { codPrestazione: '900000023', notaCUF: '066' }),
  ],
  ['a sostituto’s prescription', chkContent({ codMedicoSostituito: '000003' })],
  [
    'an exemption in force',
    chkContent({ codEsenzione: '048' }, {}, { codIdentificativoAssistito: 'TSTTST00A01A000W' }),
  ],
  [
    'an STP code',
    chkContent(
      { tipoRic: 'ST' },
      {},
      { codIdentificativoAssistito: 'STP1601010000001', codNazionaleAslResidenza: null },
    ),
  ],
  ['a foreign insured person', chkContent({ tipoRic: 'UE' }, {}, foreign)],
])('accepts %s', async (_, content) => {
  expect(await outcome(content)).toEqual(issued)
})

test.each<[string, string, readonly string[], boolean]>([
  ['no exemption code', chkContent({ codEsenzione: null }), ['C 0007'], false],
  [
    'an exemption that has expired',
    chkContent({ codEsenzione: '048' }, {}, { codIdentificativoAssistito: 'ZZZZZZ99T71Z999L' }),
    ['W 0023'],
    true,
  ],
  ['an unknown drug', chkContent({}, { codPrestazione: '999999999' }), ['C 0048'], false],
  [
    'a class C drug without nota',
    chkContent({}, { codPrestazione: '900000011' }),
    ['W 0051'],
    true,
  ],
  ['a nota that the drug does not admit', chkContent({}, { notaCUF: '001' }), ['C 0053'], false],
  [
    'a nota of one character',
    chkContent({}, { codPrestazione: '900000023', notaCUF: '1' }),
    ['C 0053'],
    false,
  ],
  [
    'a person whom only the region knows',
    chkContent({}, {}, { codIdentificativoAssistito: 'QQQWWW20B29Z998O' }),
    ['C 0184'],
    false,
  ],
  [
    'two anomalies',
    chkContent({ codEsenzione: '048' }, { codPrestazione: '999999999' }),
    ['W 0023', 'C 0048'],
    false,
  ],
])('tells of %s as an anomaly, not as a fault', async (_, content, codes, identified) => {
  expect(await outcome(content)).toEqual({ fault: undefined, anomalies: codes, identified })
})

test('names the code of the SAC in the text of 0184', async () => {
  const answer = await call(chkContent({}, {}, { codIdentificativoAssistito: 'QQQWWW20B29Z998O' }))
  expect(answer.first('descrizione')).toContain('1233')
})

test.each<[string, string, string]>([
  ['a date without time', '000005', chkContent({ dataPrescrizione: '23/11/2026' })],
  ['an ISO date', '000005', chkContent({ dataPrescrizione: '2026-11-23 10:00:00' })],
  ['an unknown titolare', '000005', chkContent({ codMedicoSostituito: '999999' })],
  ['ST without an STP code', '000005', chkContent({ tipoRic: 'ST' })],
  ['the card of a seafarer without its type', '000005', chkContent({}, {}, { numTessSasn: '1' })],
  ['a tipologia outside of the contract', '000239', chkContent({ tipologia: '9' })],
])('refuses %s with %s', async (_, fault, content) => {
  expect(await outcome(content)).toEqual({ fault, anomalies: [], identified: false })
})

test('keeps a pre-assigned NRE and refuses it the second time', async () => {
  const content = chkContent({ iup: '1600A9876543210' })
  expect((await call(content)).first('IUP')).toBe('1600A9876543210')
  expect((await call(content)).fault).toBe('000005')
})
