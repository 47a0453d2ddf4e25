import { beforeAll, beforeEach, expect, test } from 'vitest'

import { rawCades } from '../../../../support/raw-cades.ts'
import { rawDispensing } from '../../../../support/raw-cda.ts'
import { chkContent } from '../../../../support/raw-sist-client.ts'
import { issueTestPki, type TestPki } from '../../../../support/sist-world.ts'
import { issueCards, openRegion, type Region } from './rules/region.ts'

let pki: TestPki
let cards: Awaited<ReturnType<typeof issueCards>>
let region: Region

beforeAll(async () => {
  pki = await issueTestPki()
  cards = await issueCards(pki)
})
beforeEach(async () => {
  region = await openRegion(pki, cards)
})

const operatore = { codStruttura: '0001', ruoloIstituzionale: 'RIS000005' }

/** Dispenses on a day of the past month or of another, signed on the same day. */
const dispense = (
  identifier: string,
  fields: Parameters<typeof rawDispensing>[1] = {},
  conditions: readonly string[] = [],
) => {
  const signer = pki.titolare.signature
  const p7m = rawCades(rawDispensing(identifier, fields), signer)
  return region.call(
    'setRegistraErogazioneFarm',
    `<sist:erogazione>${p7m.toString('base64')}</sist:erogazione><sist:tipoOperazione>1</sist:tipoOperazione>`,
    { operatore },
    conditions,
  )
}

const cancel = (identifier: string) =>
  region.call(
    'setAnnullaPrescrizione',
    `<sist:identificativoPrescrizione>${identifier}</sist:identificativoPrescrizione>`,
  )

const identify = (identifier: string) =>
  region.call(
    'getPrescrizioneIdentificata',
    `<sist:codiceFiscale>PNIMRA70A01H501P</sist:codiceFiscale><sist:identificativoRicetta>${identifier}</sist:identificativoRicetta>`,
  )

const italianDay = (offsetDays = 0): { day: string; month: string } => {
  const iso = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' }).format(
    new Date(Date.now() + offsetDays * 86_400_000),
  )
  const [year = '', month = '', day = ''] = iso.split('-')
  return { day: `${day}/${month}/${year}`, month: `${year}${month}` }
}

const listed = async (from: string, to: string): Promise<readonly (string | undefined)[]> => {
  const answer = await region.call(
    'getPrescrizioniIdentificate',
    `<sist:dataErogazioneDal>${from}</sist:dataErogazioneDal><sist:dataErogazioneAl>${to}</sist:dataErogazioneAl>`,
  )
  return [...answer.text.matchAll(/<IUP>([^<]+)/g)].map(([, iup]) => iup)
}

const report = (month: string) =>
  region.call('getReportErogatoMensile', `<sist:annoMese>${month}</sist:annoMese>`, { operatore })

test('a dispensed prescription cannot be cancelled, dispensed or registered any more', async () => {
  const { identifier } = await region.issue()
  expect((await dispense(identifier)).first('esito')).toBe('TRUE')
  expect((await cancel(identifier)).fault).toBe('000279')
  expect(await dispense(identifier)).toMatchObject({ fault: '000005', rule: 'eroga-state' })
  // How SIST and SAC say that it was dispensed is not known: by default they do not say.
  const found = await identify(identifier)
  expect([found.status, found.first('statoPrescrizione'), found.first('statoRicetta')]).toEqual([
    200,
    undefined,
    undefined,
  ])
})

test('is found by the day on which it was dispensed, and only then', async () => {
  const dispensed = (await region.issue()).identifier
  await region.issue()
  await dispense(dispensed)
  const [yesterday, tomorrow] = [italianDay(-1).day, italianDay(1).day]
  expect(await listed(yesterday, tomorrow)).toEqual([dispensed])
  expect(await listed('01/01/2020', '31/12/2020')).toEqual([])
})

test('is counted by the report of the pharmacy and of the month', async () => {
  const { month } = italianDay()
  expect((await report(month)).first('numeroErogazioni')).toBe('0')
  const { identifier } = await region.issue()
  await dispense(identifier)
  const answer = await report(month)
  expect(answer.first('numeroErogazioni')).toBe('1')
  expect([answer.first('IUP'), answer.first('confezioni')]).toEqual([identifier, '1'])
  expect((await report('202001')).first('numeroErogazioni')).toBe('0')
})

test('takes another drug of the same equivalence group', async () => {
  const { identifier } = await region.issue(
    chkContent({}, { codPrestazione: null, codGruppoEquivalenza: '02D' }),
  )
  expect((await dispense(identifier, { aic: '900000035' })).first('esito')).toBe('TRUE')
})

test('dispenses what an IUP identifies, by the identifiers that are of an IUP', async () => {
  const issued = await region.call('chkPrescrizione', chkContent(), {}, ['sac-down'])
  expect((await dispense(issued.first('IUP') ?? '')).first('esito')).toBe('TRUE')
})

test('answers FALSE and dispenses nothing under esito-false', async () => {
  const { identifier } = await region.issue()
  expect((await dispense(identifier, {}, ['esito-false'])).first('esito')).toBe('FALSE')
  expect((await cancel(identifier)).first('esito')).toBe('TRUE')
})

test('refuses a dispensing on another day than that of its signature', async () => {
  const { identifier } = await region.issue()
  expect(await dispense(identifier, { day: '20200101' })).toMatchObject({
    fault: '000303',
    rule: 'signature-date',
  })
})
