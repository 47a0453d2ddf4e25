import { describe, expect, test } from 'vitest'

import { buildPrescriptionCda } from '../../../../../adapters/sist/document/prescription-cda.ts'
import {
  changed,
  described,
  farmaceutica,
  inputOf,
  insuredAbroad,
  registered,
  specialistica,
} from './prescriptions.ts'
import { associated, expectAll, ids, participant, patient, read } from './read-document.ts'

describe('the people of the document', () => {
  test('names an assistito of the registry by codice fiscale and ASL alone', () => {
    expectAll(inputOf(farmaceutica), [
      [`${ids}/@root`, ['2.16.840.1.113883.2.9.4.3.2']],
      [`${ids}/@extension`, ['PNIMRA70A01H501P']],
      [`${ids}/@assigningAuthorityName`, ['MEF']],
      [`${patient}/h:addr`, []],
      [`${patient}/h:patient`, ['']],
      [`${patient}/h:patient/*`, []],
      ['/h:ClinicalDocument/h:participant/@typeCode', ['IND']],
      [`${associated('GUAR')}/h:scopingOrganization/h:id/@root`, ['2.16.840.1.113883.2.9.4.1.1']],
      [`${associated('GUAR')}/h:scopingOrganization/h:id/@extension`, ['160114']],
      [
        `${associated('GUAR')}/h:scopingOrganization/h:id/@assigningAuthorityName`,
        ['SSN-MIN SALUTE-500001'],
      ],
      [`${associated('GUAR')}/h:scopingOrganization/h:id/@displayable`, ['true']],
    ])
  })

  test('describes an assistito as far as the request does', () => {
    expectAll(inputOf(changed(farmaceutica, { assistito: described })), [
      [`${patient}/h:addr/h:city`, ['Bari']],
      [`${patient}/h:addr/h:streetAddressLine`, ['Via di prova, 1']],
      [`${patient}/h:patient/h:name/h:family`, ['Pinì']],
      [`${patient}/h:patient/h:name/h:given`, ['Mària']],
      [`${patient}/h:patient/h:administrativeGenderCode/@code`, ['M']],
      [`${patient}/h:patient/h:administrativeGenderCode/@codeSystem`, ['2.16.840.1.113883.5.1']],
      [`${patient}/h:patient/h:birthTime/@value`, ['19700101']],
    ])
  })

  test('masks name and address when masking is requested', () => {
    const xml = buildPrescriptionCda(
      inputOf(changed(farmaceutica, { assistito: described, oscuramDati: '1' })),
    )
    expect(read(xml, `${patient}/h:addr/@nullFlavor`)).toEqual(['MSK'])
    expect(read(xml, `${patient}/h:patient/h:name/@nullFlavor`)).toEqual(['MSK'])
    expect(read(xml, '/h:ClinicalDocument/h:confidentialityCode/@code')).toEqual(['V'])
    expect(xml).not.toMatch(/Pinì|Mària|Bari|Via di prova/)
  })

  test.each([
    ['STP1601010000001', 'STP1601010000001'],
    ['1601010000001', 'STP1601010000001'],
  ])('names a holder of the STP code %s', (code, extension) => {
    const assistito = { codIdentificativoAssistito: code }
    expectAll(inputOf(changed(farmaceutica, { assistito, tipoRic: 'ST' })), [
      [`${ids}/@root`, ['2.16.840.1.113883.2.9.2.160.4.1']],
      [`${ids}/@extension`, [extension]],
      [`${ids}/@assigningAuthorityName`, ['Regione Puglia']],
      ['//h:participant', []],
      ["//h:translation[@code='SSN']/h:qualifier/h:value/@code", ['ST']],
    ])
  })

  test.each(['UE', 'EE', 'NE', 'NX'])('names whoever is insured abroad (%s)', (tipoRic) => {
    const regime = tipoRic.startsWith('N') ? 'SASN' : 'SSN'
    expectAll(inputOf(changed(specialistica, { assistito: insuredAbroad, tipoRic })), [
      [`${ids}/@root`, ['2.16.840.1.113883.2.9.4.3.1', '2.16.840.1.113883.2.9.4.3.3']],
      [`${ids}/@extension`, ['DE.80000000000000000001', 'DE.PERS-0001']],
      [`${ids}/@assigningAuthorityName`, ['SSN-MIN SALUTE-5001', 'Istituto di prova']],
      [`${participant('GUAR')}/h:functionCode/@code`, ['FULINRD']],
      [`${participant('GUAR')}/h:time/h:low/@nullFlavor`, ['UNK']],
      [`${participant('GUAR')}/h:time/h:high/@value`, ['20271231']],
      [`${associated('GUAR')}/h:scopingOrganization/h:name`, ['Istituto di prova']],
      [`${associated('GUAR')}/h:scopingOrganization/h:addr/h:country`, ['DE']],
      [`//h:translation[@code='${regime}']/h:qualifier/h:value/@code`, [tipoRic]],
    ])
  })

  test('names a SASN assistito with card and employer', () => {
    const assistito = { ...registered, numTessSasn: 'SASN0001', socNavigaz: 'Compagnia di prova' }
    expectAll(inputOf(changed(farmaceutica, { assistito, tipoRic: 'ND' })), [
      [`${ids}/@root`, ['2.16.840.1.113883.2.9.4.3.2', '2.16.840.1.113883.2.9.4.1.20']],
      [`${ids}/@extension`, ['PNIMRA70A01H501P', 'SASN0001']],
      [`${ids}[2]/@assigningAuthorityName`, ['Ministero della Salute']],
      ["//h:translation[@code='SASN']/h:qualifier/h:value/@code", ['ND']],
      [`${associated('CON')}/h:code/@code`, ['EMPLOYER']],
      [`${associated('CON')}/h:code/@codeSystem`, ['1.3.5.1.4.1.19376.1.5.3.3']],
      [`${associated('CON')}/h:scopingOrganization/h:name`, ['Compagnia di prova']],
    ])
  })

  test('gives three ids to a SASN assistito insured abroad', () => {
    const assistito = { ...insuredAbroad, numTessSasn: 'SASN0001' }
    expectAll(inputOf(changed(farmaceutica, { assistito, tipoRic: 'NE' })), [
      [
        `${ids}/@root`,
        [
          '2.16.840.1.113883.2.9.4.3.1',
          '2.16.840.1.113883.2.9.4.3.3',
          '2.16.840.1.113883.2.9.4.1.20',
        ],
      ],
    ])
  })

  test('names the titolare whom the author stands in for', () => {
    const sostituito = { codiceFiscale: 'PROVAX00X00X000Y', codiceRegionale: '000001' }
    const author = { codiceFiscale: 'PROVAX00X00X000Z', codiceRegionale: '000002' }
    expectAll(inputOf(farmaceutica, { sostituito, author }), [
      [`${associated('LIC')}/h:id[1]/@root`, ['2.16.840.1.113883.2.9.4.3.2']],
      [`${associated('LIC')}/h:id[2]/@root`, ['2.16.840.1.113883.2.9.2.160.4.2']],
      [`${associated('LIC')}/h:id/@extension`, ['PROVAX00X00X000Y', '000001']],
    ])
  })
})
