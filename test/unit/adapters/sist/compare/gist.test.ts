import { expect, test } from 'vitest'

import { gistOf } from '../../../../../adapters/sist/compare/gist.ts'
import { exchangeWith, faultOf, responseOf } from '../support/exchange.ts'

const gist = (operation: string, content: string) =>
  gistOf(exchangeWith({ operation, body: responseOf(operation, content) }))

const anomaly = (code: string, severity: string): string =>
  `<anomalia><codCriticita>${severity}</codCriticita><codice>${code}</codice></anomalia>`

test('of an issued prescription: its anomalies, in order, the kind of its identifier, its messages', () => {
  expect(
    gist(
      'chkPrescrizione',
      `<elencoAnomalie>${anomaly('0051', 'W')}${anomaly('0007', 'W')}</elencoAnomalie><IUP>0000010000012</IUP><elencoComunicazioni><comunicazione><codice>0199</codice></comunicazione></elencoComunicazioni>`,
    ),
  ).toEqual({ anomalie: '0007 (W), 0051 (W)', identificativo: 'IUP', comunicazioni: '0199' })
  expect(gist('chkPrescrizione', '<IUP>1600A4000000001</IUP>')).toEqual({
    anomalie: 'nessuno',
    identificativo: 'NRE',
    comunicazioni: 'nessuno',
  })
  expect(gist('chkPrescrizione', '<IUP>?</IUP>')).toMatchObject({ identificativo: 'né NRE né IUP' })
})

test('of the other operations: what they say of their outcome, and how many they list', () => {
  expect(gist('setAnnullaPrescrizione', '<esito>FALSE</esito>')).toMatchObject({ esito: 'FALSE' })
  expect(
    gist('getPrescrizioniIdentificate', '<elenco><prescrizione/><prescrizione/></elenco>'),
  ).toMatchObject({ 'prescrizioni elencate': '2' })
})

test('of a Fault, and of what is no answer of the operation: nothing', () => {
  expect(gistOf(exchangeWith({ status: 500, body: faultOf('000280: no') }))).toEqual({})
  expect(gistOf(exchangeWith({ body: '<html/>' }))).toEqual({})
})
