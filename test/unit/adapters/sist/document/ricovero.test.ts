import { expect, test } from 'vitest'

import { buildPrescriptionCda } from '../../../../../adapters/sist/document/prescription-cda.ts'
import { changed, farmaceutica, inputOf, specialistica } from './prescriptions.ts'
import { expectAll, read, section, services } from './read-document.ts'

const ricovero = changed(specialistica, {
  tipologia: '2',
  richiestaRicovero: 'Ricovero ordinario',
  relazioneRicovero: 'Dolore persistente',
  codDiagnosi: '7245',
})

test('a ricovero has its own template and type, and the LOINC code that is assumed', () => {
  expectAll(inputOf(ricovero), [
    ['/h:ClinicalDocument/h:templateId/@extension', ['ITPRF_PRESC_RICO-001']],
    ['/h:ClinicalDocument/h:code/@code', ['57830-2']],
    ['/h:ClinicalDocument/h:code/@displayName', ['PRESCRIZIONE RICOVERO']],
    [
      "/h:ClinicalDocument/h:code/h:translation[@code='3400']/h:qualifier/h:value/@code",
      ['3400-3'],
    ],
  ])
})

test('a ricovero writes its items as services, and what is said of the stay for a reader only', () => {
  const xml = buildPrescriptionCda(inputOf(ricovero))
  expect(read(xml, `${services}/h:code/@code`)).toEqual(['  897'])
  expect(read(xml, `${section('PRESCRIZIONI')}/h:text/h:list[@ID='RQO']/h:item`)).toEqual([
    'Prestazione 897, quantità 1',
    'Richiesta di ricovero: Ricovero ordinario',
    'Relazione: Dolore persistente',
  ])
  expect(read(xml, "//h:section[@ID='PRIORITA']")).toEqual([])
})

test('the free annotation of the request is for a reader only', () => {
  const xml = buildPrescriptionCda(
    inputOf(changed(farmaceutica, { annotazione: 'Da ritirare domani' })),
  )
  const notes = "//h:section[h:code/@code='48767-8']"
  expect(read(xml, `${notes}/h:text`)).toEqual(['Annotazione: Da ritirare domani'])
  expect(read(xml, `${notes}/h:entry`)).toEqual([])
})

test.each([
  ['asked for', {}, true, 'V'],
  ['refused although the data are masked', { oscuramDati: '1' }, false, 'N'],
  ['assumed with masked data', { oscuramDati: '1' }, undefined, 'V'],
  ['not assumed otherwise', {}, undefined, 'N'],
])('the greater protection of anonymity is %s', (_, change, isVeryRestricted, code) => {
  const input = inputOf(changed(farmaceutica, change), { isVeryRestricted })
  expect(
    read(buildPrescriptionCda(input), '/h:ClinicalDocument/h:confidentialityCode/@code'),
  ).toEqual([code])
})
