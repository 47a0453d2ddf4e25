import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { controlClient } from '../../../../../src/simulator/control-client.ts'
import type { RunningSimulator } from '../../../../../src/simulator/start-simulator.ts'
import { buildMessage, chkContent, send } from '../../../../support/raw-sist-client.ts'
import {
  issueTestPki,
  startSist,
  type TestDoctor,
  type TestPki,
} from '../../../../support/sist-world.ts'

let pki: TestPki
let sist: RunningSimulator

beforeAll(async () => {
  pki = await issueTestPki()
})
beforeEach(async () => {
  sist = await startSist(pki)
  return () => sist.close()
})
afterAll(() => sist.close())

const call = (
  operation: string,
  content: string,
  doctor: TestDoctor = pki.titolare,
  url = sist.url,
) => send(url, pki, buildMessage(operation, content, { doctor }))

const issue = async (content = chkContent(), doctor = pki.titolare, url = sist.url) =>
  (await call('chkPrescrizione', content, doctor, url)).first('IUP') ?? ''

const cancel = (identifier: string, doctor = pki.titolare) =>
  call(
    'setAnnullaPrescrizione',
    `<sist:identificativoPrescrizione>${identifier}</sist:identificativoPrescrizione><sist:versione>4.03</sist:versione>`,
    doctor,
  )

const identify = (identifier: string, cf = 'PNIMRA70A01H501P', url = sist.url) =>
  call(
    'getPrescrizioneIdentificata',
    `<sist:codiceFiscale>${cf}</sist:codiceFiscale><sist:identificativoRicetta>${identifier}</sist:identificativoRicetta><sist:versione>4.03</sist:versione>`,
    pki.titolare,
    url,
  )

const list = (fields: Readonly<Record<string, string>>, doctor = pki.titolare, url = sist.url) => {
  const order =
    'codFiscale codPrescrittore statoPrescr tipoPrescr dataEmissioneDal dataEmissioneAl dataErogazioneDal dataErogazioneAl versione'
  const content = order
    .split(' ')
    .filter((name) => fields[name] !== undefined)
    .map((name) => `<sist:${name}>${fields[name]}</sist:${name}>`)
    .join('')
  return call('getPrescrizioniIdentificate', content, doctor, url)
}

const under = async <Result>(condition: string, act: () => Promise<Result>): Promise<Result> => {
  const control = controlClient(sist.control)
  await control.setConditions([condition])
  try {
    return await act()
  } finally {
    await control.setConditions([])
  }
}

const inNovember = {
  dataEmissioneDal: '01/11/2026',
  dataEmissioneAl: '30/11/2026',
  versione: '4.03',
}
const listed = (text: string) => [...text.matchAll(/<IUP>([^<]+)/g)].map(([, iup]) => iup)

test('cancels a prescription once, and tells its new states', async () => {
  const nre = await issue()
  expect((await cancel(nre)).first('esito')).toBe('TRUE')
  expect((await cancel(nre)).fault).toBe('000279')
  const found = await identify(nre)
  expect([found.first('statoPrescrizione'), found.first('statoRicetta')]).toEqual(['0', '4'])
})

test('refuses to cancel the prescription of another doctor', async () => {
  const nre = await issue()
  expect((await cancel(nre, pki.altro)).fault).toBe('000280')
  expect((await cancel(nre)).first('esito')).toBe('TRUE')
})

test('answers FALSE and cancels nothing under esito-false', async () => {
  const nre = await issue()
  expect((await under('esito-false', () => cancel(nre))).first('esito')).toBe('FALSE')
  expect((await cancel(nre)).first('esito')).toBe('TRUE')
})

test('does not identify what it does not know, with another code while the SAC is down', async () => {
  const nre = await issue()
  expect((await cancel('1600A9999999999')).fault).toBe('000004')
  expect((await identify('1600A9999999999')).fault).toBe('000004')
  expect((await identify(nre, 'TSTTST00A01A000W')).fault).toBe('000004')
  expect((await under('sac-down', () => identify('1600A9999999999'))).fault).toBe('910002')
  expect((await under('sac-down', () => cancel('1600A9999999999'))).fault).toBe('910002')
  expect((await under('sac-down', () => identify(nre))).status).toBe(200)
})

test('gives the atomic data of an NRE in an order that the contract admits', async () => {
  const found = await identify(await issue())
  const names = [...(found.first('return') ?? '').matchAll(/<(\w+)>/g)].map(([, name]) => name)
  expect(names).toEqual([
    'prescrizione',
    'assistito',
    'codFiscale',
    'codRicetta',
    'datiFarm',
    'codEsenzione',
    'farmaci',
    'farmaco',
    'codice',
    'descrizione',
    'quantita',
    'statoPrescrizione',
    'tipoPrescrizione',
    'codAutenticazioneMedico',
    'statoRicetta',
    'oscurato',
  ])
  expect(found.first('oscurato')).toBe('false')
})

test('lists by period, patient, state and kind, the bounds included', async () => {
  const drug = await issue()
  const visit = await issue(chkContent({ tipologia: '3' }, { codPrestazione: '897' }))
  await cancel(visit)
  const day = { dataEmissioneDal: '23/11/2026', dataEmissioneAl: '23/11/2026', versione: '4.03' }
  const found = async (fields: Readonly<Record<string, string>>) =>
    listed((await list({ ...day, ...fields })).text)
  expect(await found({})).toEqual([drug, visit])
  expect(await found({ tipoPrescr: '4' })).toEqual([drug, visit])
  expect(await found({ tipoPrescr: '3' })).toEqual([visit])
  expect(await found({ statoPrescr: '1' })).toEqual([drug])
  expect(await found({ codFiscale: 'TSTTST00A01A000W' })).toEqual([])
  expect(await found({ codPrescrittore: '000001' })).toEqual([drug, visit])
  expect(await found({ dataEmissioneDal: '24/11/2026', dataEmissioneAl: '30/11/2026' })).toEqual([])
})

test('answers an empty list, not a fault, and finds nothing by dispensing', async () => {
  await issue()
  const period = { dataErogazioneDal: '01/11/2026', dataErogazioneAl: '30/11/2026' }
  const answer = await list({ ...period, versione: '4.03' })
  expect([answer.status, answer.first('elenco')]).toEqual([200, ''])
})

test.each<[string, string, Readonly<Record<string, string>>]>([
  ['no period', '000061', { versione: '4.03' }],
  ['half a period', '000061', { dataEmissioneDal: '01/11/2026' }],
  ['an impossible date', '000005', { ...inNovember, dataEmissioneDal: '31/11/2026' }],
  [
    'a period that ends before it begins',
    '000005',
    { ...inNovember, dataEmissioneAl: '01/10/2026' },
  ],
])('refuses a list with %s by %s', async (_, fault, fields) => {
  expect((await list(fields)).fault).toBe(fault)
})
