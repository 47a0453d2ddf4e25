import { spawnSync } from 'node:child_process'

import { describe, expect, test } from 'vitest'

import { buildPrescriptionCda } from '../../../../../adapters/sist/document/prescription-cda.ts'
import { hasTool } from '../../../../support/external-tool.ts'
import {
  changed,
  described,
  drug,
  everything,
  farmaceutica,
  inputOf,
  service,
  specialistica,
} from './prescriptions.ts'
import { expectAll, names, patient, read, related, section, services } from './read-document.ts'

describe('buildPrescriptionCda', () => {
  test('writes the parts of the document in their order', () => {
    const xml = buildPrescriptionCda(everything)
    expect(names(xml, '/h:ClinicalDocument')).toEqual([
      'realmCode',
      'typeId',
      'templateId',
      'id',
      'code',
      'effectiveTime',
      'confidentialityCode',
      'languageCode',
      'setId',
      'versionNumber',
      'recordTarget',
      'author',
      'custodian',
      'legalAuthenticator',
      'participant',
      'participant',
      'participant',
      'componentOf',
      'component',
    ])
    expect(read(xml, '//h:section/@ID')).toEqual(['ESENZIONI', 'PRESCRIZIONI', 'PRIORITA'])
    expect(read(xml, '//h:section/h:code/@code')).toEqual(['ESENZIONI-001', '57832-8', '48767-8'])
    expect(names(xml, patient)).toEqual(['id', 'id', 'addr', 'patient'])
    expect(names(xml, `${patient}/h:patient`)).toEqual([
      'name',
      'administrativeGenderCode',
      'birthTime',
    ])
    expect(names(xml, services)).toEqual([
      'code',
      'repeatNumber',
      ...Array(4).fill('entryRelationship'),
    ])
    expect(read(xml, `${services}/h:entryRelationship/@typeCode`)).toEqual([
      'COMP',
      'RSON',
      'SAS',
      'SUBJ',
    ])
  })

  test('says that it is an Italian CDA prescription of drugs', () => {
    expectAll(inputOf(farmaceutica), [
      ['/h:ClinicalDocument/h:realmCode/@code', ['IT']],
      ['/h:ClinicalDocument/h:typeId/@root', ['2.16.840.1.113883.1.3']],
      ['/h:ClinicalDocument/h:typeId/@extension', ['POCD_MT000040']],
      ['/h:ClinicalDocument/h:templateId/@root', ['2.16.840.1.113883.2.9.10.2.1']],
      ['/h:ClinicalDocument/h:templateId/@extension', ['ITPRF_PRESC_FARMA-001']],
      ['/h:ClinicalDocument/h:code/@code', ['57833-6']],
      ['/h:ClinicalDocument/h:code/@codeSystem', ['2.16.840.1.113883.6.1']],
      ['/h:ClinicalDocument/h:code/@codeSystemVersion', ['2.19']],
      ['/h:ClinicalDocument/h:code/@displayName', ['PRESCRIZIONE FARMACEUTICA']],
      [`${section('PRESCRIZIONI')}/h:code/@code`, ['57833-6']],
      ["//h:translation[@code='3400']/@codeSystem", ['2.16.840.1.113883.2.9.6.1.25']],
      ["//h:translation[@code='3400']/h:qualifier/h:value/@code", ['3400-1']],
      ["//h:translation[@code='SSN']/@codeSystem", ['2.16.840.1.113883.2.9.6.1.45']],
      ["//h:translation[@code='SSN']/h:qualifier/h:value/@code", ['IT']],
      [
        "//h:translation[@code='SSN']/h:qualifier/h:value/@codeSystem",
        ['2.16.840.1.113883.2.9.6.1.47'],
      ],
      ['/h:ClinicalDocument/h:languageCode/@code', ['it-IT']],
      ['/h:ClinicalDocument/h:versionNumber/@value', ['1']],
      ['/h:ClinicalDocument/h:confidentialityCode/@code', ['N']],
      ['/h:ClinicalDocument/h:confidentialityCode/@codeSystem', ['2.16.840.1.113883.5.25']],
    ])
  })

  test('says that it is an Italian CDA prescription of services', () => {
    expectAll(inputOf(specialistica), [
      ['/h:ClinicalDocument/h:templateId/@extension', ['ITPRF_PRESC_SPEC-001']],
      ['/h:ClinicalDocument/h:code/@code', ['57832-8']],
      ['/h:ClinicalDocument/h:code/@displayName', ['PRESCRIZIONE SPECIALISTICA']],
      ["//h:translation[@code='3400']/h:qualifier/h:value/@code", ['3400-2']],
    ])
  })

  test.each([
    ['in summer', '2026-07-01T22:30:05.999Z', '20260702003005'],
    ['in winter', '2026-01-31T23:30:05Z', '20260201003005'],
    ['just before summer time', '2026-03-29T00:59:59Z', '20260329015959'],
    ['just after summer time', '2026-03-29T01:00:00Z', '20260329030000'],
  ])('writes its times as Rome reads the clock %s', (_, instant, time) => {
    expectAll(inputOf(farmaceutica, { effectiveTime: new Date(instant) }), [
      ['/h:ClinicalDocument/h:effectiveTime/@value', [time]],
      ['//h:author/h:time/@value', [time]],
      ['//h:legalAuthenticator/h:time/@value', [time]],
    ])
  })

  test.each([
    [
      'the NRE and the codice di autenticazione',
      { iup: '1600A0000000001', codAutenticazione: '0107' },
      ['2.16.840.1.113883.2.9.4.3.8', '1600A0000000001', 'MEF'],
      ['2.16.840.1.113883.2.9.2.4.3.20', '0107', 'MEF'],
    ],
    [
      'the NRE alone',
      { iup: '1600A0000000001', codAutenticazione: null },
      ['2.16.840.1.113883.2.9.4.3.8', '1600A0000000001', 'MEF'],
      ['2.16.840.1.113883.2.9.2.4.3.20', '1600A0000000001', 'MEF'],
    ],
    [
      'the regional IUP while the SAC is down',
      { iup: '0000010000012', codAutenticazione: null },
      ['2.16.840.1.113883.2.9.4.3.6', '0000010000012', 'Regione Puglia'],
      ['2.16.840.1.113883.2.9.4.3.6', '0000010000012', 'Regione Puglia'],
    ],
  ])('identifies the document by %s', (_, identifier, id, setId) => {
    const attributes = '@root | $/@extension | $/@assigningAuthorityName'
    const at = (name: string): string =>
      `/h:ClinicalDocument/h:${name}/${attributes.replaceAll('$', `/h:ClinicalDocument/h:${name}`)}`
    expectAll(inputOf(farmaceutica, { identifier }), [
      [at('id'), id],
      [at('setId'), setId],
    ])
  })

  test('names doctor, custodian and signer', () => {
    expectAll(inputOf(farmaceutica, { signer: { codiceFiscale: 'PROVAX00X00X000Z' } }), [
      ['//h:assignedAuthor/h:id[1]/@root', ['2.16.840.1.113883.2.9.4.3.2']],
      ['//h:assignedAuthor/h:id[1]/@extension', ['PROVAX00X00X000Y']],
      ['//h:assignedAuthor/h:id[1]/@assigningAuthorityName', ['MEF']],
      ['//h:assignedAuthor/h:id[2]/@root', ['2.16.840.1.113883.2.9.2.160.4.2']],
      ['//h:assignedAuthor/h:id[2]/@extension', ['000001']],
      ['//h:assignedAuthor/h:id[2]/@assigningAuthorityName', ['REGIONE PUGLIA']],
      [
        '//h:custodian/h:assignedCustodian/h:representedCustodianOrganization/h:id/@root',
        ['2.16.840.1.113883.2.9.2.160.4.2'],
      ],
      ['//h:representedCustodianOrganization/h:id/@extension', ['160114']],
      ['//h:legalAuthenticator/h:signatureCode/@code', ['S']],
      ['//h:legalAuthenticator/h:assignedEntity/h:id/@extension', ['PROVAX00X00X000Z']],
      ['//h:legalAuthenticator/h:assignedEntity/h:id/@root', ['2.16.840.1.113883.2.9.4.3.2']],
    ])
  })

  test.each([
    ['A', 'AMB'],
    ['D', 'HH'],
  ])('says where the visit %s took place', (tipoVisita, code) => {
    expectAll(inputOf(changed(farmaceutica, { tipoVisita })), [
      ['//h:componentOf/h:encompassingEncounter/h:code/@code', [code]],
      ['//h:encompassingEncounter/h:code/@codeSystem', ['2.16.840.1.113883.5.4']],
      ['//h:encompassingEncounter/h:effectiveTime/@nullFlavor', ['NI']],
    ])
  })

  test('keeps what XML treats as its own', () => {
    const free = `<b>"&amp;" & 'x' ]]> \t fine`
    const assistito = { ...described, cognome: `D'Or<&">`, indirizzoResidenza: free }
    expectAll(
      inputOf(
        changed(
          specialistica,
          { assistito, dispReg: free, descrizioneDiagnosi: `${free}\nsegue`, codDiagnosi: '7245' },
          { ...service, nota: free },
        ),
      ),
      [
        [`${patient}/h:patient/h:name/h:family`, [`D'Or<&">`]],
        [`${patient}/h:addr/h:streetAddressLine`, [free]],
        [`${services}/${related('SUBJ')}/h:act/h:text`, [free]],
        [`${services}/${related('RSON')}/h:observation/h:code/@displayName`, [`${free}\nsegue`]],
        ["//h:act[h:code/@code='DispReg']/h:text", [free]],
      ],
    )
  })

  test.skipIf(!hasTool('xmllint'))('is well formed and UTF-8 for xmllint too', () => {
    const awkward = changed(farmaceutica, { assistito: described }, { ...drug, nota: `<&"'> è 💊` })
    for (const input of [everything, inputOf(awkward), inputOf(farmaceutica)]) {
      const args = ['--noout', '--nonet', '-']
      const done = spawnSync('xmllint', args, {
        input: Buffer.from(buildPrescriptionCda(input), 'utf8'),
        encoding: 'utf8',
      })
      expect({ status: done.status, stderr: done.stderr }).toEqual({ status: 0, stderr: '' })
    }
  })
})
