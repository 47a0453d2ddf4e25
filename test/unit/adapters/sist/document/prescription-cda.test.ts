import { spawnSync } from 'node:child_process'

import { ParseOption, XmlDocument, type XmlElement } from 'libxml2-wasm'
import { describe, expect, test } from 'vitest'

import {
  buildPrescriptionCda,
  type PrescriptionInput,
} from '../../../../../adapters/sist/document/prescription-cda.ts'
import { hasTool } from '../../../../support/external-tool.ts'
import {
  changed,
  described,
  drug,
  farmaceutica,
  inputOf,
  insuredAbroad,
  registered,
  service,
  specialistica,
} from './prescriptions.ts'

const namespaces = { h: 'urn:hl7-org:v3', xsi: 'http://www.w3.org/2001/XMLSchema-instance' }

type Asked = readonly (readonly [xpath: string, values: readonly string[]])[]

const read = (xml: string, xpath: string): string[] => {
  const document = XmlDocument.fromString(xml, { option: ParseOption.XML_PARSE_NO_XXE })
  try {
    return document.find(xpath, namespaces).map((node) => node.content)
  } finally {
    document.dispose()
  }
}

const names = (xml: string, xpath: string): string[] => {
  const document = XmlDocument.fromString(xml, { option: ParseOption.XML_PARSE_NO_XXE })
  try {
    return document.find(`${xpath}/*`, namespaces).map((node) => (node as XmlElement).name)
  } finally {
    document.dispose()
  }
}

const expectAll = (input: PrescriptionInput, asked: Asked): void => {
  const xml = buildPrescriptionCda(input)
  const found = asked.map(([xpath]) => [xpath, read(xml, xpath)])
  expect(found).toEqual(asked)
}

const patient = '/h:ClinicalDocument/h:recordTarget/h:patientRole'
const ids = `${patient}/h:id`
const section = (id: string): string => `//h:section[@ID='${id}']`
const drugs = `${section('PRESCRIZIONI')}/h:entry/h:substanceAdministration`
const services = `${section('PRESCRIZIONI')}/h:entry/h:observation`
const participant = (classCode: string): string =>
  `/h:ClinicalDocument/h:participant[h:associatedEntity/@classCode='${classCode}']`
const associated = (classCode: string): string => `${participant(classCode)}/h:associatedEntity`
const related = (typeCode: string): string => `h:entryRelationship[@typeCode='${typeCode}']`

const everything = inputOf(
  changed(
    specialistica,
    {
      assistito: { ...described, numTessSasn: 'SASN0001', socNavigaz: 'Compagnia di prova' },
      tipoRic: 'NA',
      codEsenzione: '048',
      classePriorita: 'B',
      dispReg: 'REG',
      indicazionePrescr: 'S',
      codDiagnosi: '7245',
      descrizioneDiagnosi: 'Mal di schiena',
    },
    { ...service, codCatalogoPrescr: '51609', tipoAccesso: '1', numSedute: '8', nota: 'a riposo' },
  ),
  { sostituito: { codiceFiscale: 'PROVAX00X00X000Z', codiceRegionale: '000002' } },
)

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

  test('writes the exemption', () => {
    expectAll(inputOf(changed(farmaceutica, { codEsenzione: '048' })), [
      [`${section('ESENZIONI')}/h:code/@code`, ['ESENZIONI-001']],
      [`${section('ESENZIONI')}/h:code/@codeSystem`, ['2.16.840.1.113883.2.9.10.2.1.1']],
      [`${section('ESENZIONI')}/h:entry/h:act/h:code/@code`, ['048']],
      [
        `${section('ESENZIONI')}/h:entry/h:act/h:code/@codeSystem`,
        ['2.16.840.1.113883.2.9.2.160.6.22'],
      ],
      [`${section('ESENZIONI')}/h:text`, ['Codice di esenzione: 048']],
    ])
  })

  test('writes no exemption for NES00, and no other optional part that nothing asks for', () => {
    expectAll(inputOf(specialistica), [
      ['//h:section/@ID', ['PRESCRIZIONI']],
      [`${services}/h:entryRelationship/@typeCode`, ['COMP']],
      [`${services}/h:repeatNumber`, []],
      [`${services}/h:code/*`, []],
    ])
  })

  test.each(['S', 'H'])('says that the prescription was suggested (%s)', (indicazionePrescr) => {
    const values = "//h:translation[@code='SSN']/h:qualifier/h:value"
    expectAll(inputOf(changed(specialistica, { indicazionePrescr })), [
      [`${values}/@code`, [indicazionePrescr, 'IT']],
      [`${values}/@codeSystem`, ['2.16.840.1.113883.2.9.6.1.46', '2.16.840.1.113883.2.9.6.1.47']],
    ])
  })

  test('writes the priority of services, and none for drugs', () => {
    expectAll(inputOf(changed(specialistica, { classePriorita: 'U' })), [
      [`${section('PRIORITA')}/h:entry/h:procedure/@classCode`, ['PROC']],
      [`${section('PRIORITA')}/h:entry/h:procedure/@moodCode`, ['RQO']],
      [`${section('PRIORITA')}/h:entry/h:procedure/h:priorityCode/@code`, ['U']],
      [
        `${section('PRIORITA')}/h:entry/h:procedure/h:priorityCode/@codeSystem`,
        ['2.16.840.1.113883.2.9.99'],
      ],
      [`${section('PRIORITA')}/h:text`, ['Classe di priorità: urgente']],
    ])
    expectAll(inputOf(changed(farmaceutica, { classePriorita: 'U' })), [[section('PRIORITA'), []]])
  })

  test('writes the regional dispositions', () => {
    const annotations = "//h:section[h:code/@code='48767-8']"
    expectAll(inputOf(changed(farmaceutica, { dispReg: 'REG' })), [
      [`${annotations}/h:code/@codeSystem`, ['2.16.840.1.113883.6.1']],
      [`${annotations}/h:entry/h:act/h:code/@code`, ['DispReg']],
      [`${annotations}/h:entry/h:act/h:code/@codeSystem`, ['2.16.840.1.113883.2.9.5.1.4']],
      [`${annotations}/h:entry/h:act/h:text`, ['REG']],
    ])
  })

  test('writes a drug by AIC, requested in a quantity', () => {
    const code = `${drugs}/h:consumable/h:manufacturedProduct/h:manufacturedLabeledDrug/h:code`
    const supply = `${drugs}/${related('COMP')}/h:supply`
    expectAll(inputOf(changed(farmaceutica, {}, { ...drug, quantitaPrescritta: '2' })), [
      [`${drugs}/@classCode`, ['SBADM']],
      [`${drugs}/@moodCode`, ['RQO']],
      [`${code}/@code`, ['034298051']],
      [`${code}/@codeSystem`, ['2.16.840.1.113883.2.9.6.1.5']],
      [`${code}/h:translation`, []],
      [`${supply}/@moodCode`, ['RQO']],
      [`${supply}/h:independentInd/@value`, ['false']],
      [`${supply}/h:quantity/@value`, ['2']],
    ])
  })

  test('writes a drug by AIC and equivalence group', () => {
    const item = { ...drug, codGruppoEquivalenza: '02D' }
    expectAll(inputOf(changed(farmaceutica, {}, item)), [
      [`${drugs}//h:manufacturedLabeledDrug/h:code/@code`, ['034298051']],
      [`${drugs}//h:manufacturedLabeledDrug/h:code/h:translation/@code`, ['02D']],
      [
        `${drugs}//h:manufacturedLabeledDrug/h:code/h:translation/@codeSystem`,
        ['2.16.840.1.113883.2.9.6.1.51'],
      ],
    ])
  })

  test('writes a drug by equivalence group alone', () => {
    const item = { codGruppoEquivalenza: '02D', quantitaPrescritta: '1' }
    expectAll(inputOf(changed(farmaceutica, {}, item)), [
      [`${drugs}//h:manufacturedLabeledDrug/h:code/@code`, []],
      [`${drugs}//h:manufacturedLabeledDrug/h:code/@nullFlavor`, ['NA']],
      [`${drugs}//h:manufacturedLabeledDrug/h:code/h:translation/@code`, ['02D']],
    ])
  })

  test.each([
    ['1', 'intolleranza o controindicazione a un eccipiente'],
    ['2', 'obiettive difficoltà di assunzione'],
    ['3', 'terapia complessa del paziente'],
    ['4', 'motivo clinico indicato dal medico'],
  ])('says why a drug is not to be substituted (%s)', (codMotivoNonSost, text) => {
    const observation = `${drugs}/${related('SUBJ')}[@inversionInd='true']/h:observation`
    const reason = `${observation}/${related('RSON')}/h:observation/h:code`
    expectAll(inputOf(changed(farmaceutica, {}, { ...drug, codMotivoNonSost })), [
      [`${observation}/h:code/@code`, ['SUBST']],
      [`${observation}/h:code/@codeSystem`, ['2.16.840.1.113883.5.6']],
      [`${observation}/h:value/@xsi:type`, ['CE']],
      [`${observation}/h:value/@codeSystem`, ['2.16.840.1.113883.5.1070']],
      [`${reason}/@code`, [codMotivoNonSost]],
      [`${reason}/@codeSystem`, ['2.16.840.1.113883.2.9.6.1.52']],
      [`${reason}/@displayName`, [text]],
    ])
  })

  test('writes the nota AIFA and the free note of a drug', () => {
    const acts = `${drugs}/h:entryRelationship/h:act`
    expectAll(inputOf(changed(farmaceutica, {}, { ...drug, notaCUF: '001', nota: 'a digiuno' })), [
      [`${drugs}/${related('REFR')}/h:act/h:code/@code`, ['001']],
      [`${drugs}/${related('REFR')}/h:act/h:code/@codeSystem`, ['2.16.840.1.113883.2.9.6.1.99']],
      [`${acts}[h:code/@code='motivazNote']/h:text`, ['a digiuno']],
      [`${acts}[h:code/@code='motivazNote']/../@typeCode`, ['COMP']],
    ])
  })

  test('writes a service, its code padded to five places', () => {
    expectAll(inputOf(specialistica), [
      [`${services}/@classCode`, ['OBS']],
      [`${services}/@moodCode`, ['PRMS']],
      [`${services}/h:code/@code`, ['  897']],
      [`${services}/h:code/@codeSystem`, ['2.16.840.1.113883.2.9.2.160.6.11']],
      [`${services}/${related('COMP')}/h:supply/h:quantity/@value`, ['1']],
    ])
  })

  test('writes catalogue code, sessions and note of a service', () => {
    const item = { ...service, codCatalogoPrescr: '51609', numSedute: '10', nota: 'a riposo' }
    const note = `${services}/${related('SUBJ')}/h:act`
    expectAll(inputOf(changed(specialistica, {}, item)), [
      [`${services}/h:code/h:qualifier/h:value/@code`, ['51609']],
      [`${services}/h:code/h:qualifier/h:value/@codeSystem`, ['2.16.840.1.113883.2.9.2.160.6.12']],
      [`${services}/h:repeatNumber/@value`, ['10']],
      [`${note}/h:code/@code`, ['48767-8']],
      [`${note}/h:text`, ['a riposo']],
    ])
  })

  test.each([
    ['0', 'EVN'],
    ['1', 'APT'],
  ])('says whether it is a first access (%s)', (tipoAccesso, mood) => {
    const encounter = `${services}/${related('SAS')}/h:encounter`
    expectAll(inputOf(changed(specialistica, {}, { ...service, tipoAccesso })), [
      [`${encounter}/@classCode`, ['ENC']],
      [`${encounter}/@moodCode`, [mood]],
      [`${encounter}/h:code/@code`, ['19974']],
    ])
  })

  test('gives every service its diagnosis', () => {
    const code = `${services}/${related('RSON')}/h:observation/h:code`
    const two = { elencoPrestazioni: { prestazione: [service, service] } }
    const diagnosis = { codDiagnosi: '7245', descrizioneDiagnosi: 'Mal di schiena' }
    expectAll(inputOf(changed(specialistica, { ...two, ...diagnosis })), [
      [`${code}/@code`, ['7245', '7245']],
      [`${code}/@codeSystem`, ['2.16.840.1.113883.6.2', '2.16.840.1.113883.6.2']],
      [`${code}/@displayName`, ['Mal di schiena', 'Mal di schiena']],
    ])
    expectAll(inputOf(changed(specialistica, { descrizioneDiagnosi: 'Mal di schiena' })), [
      [`${code}/@nullFlavor`, ['UNK']],
      [`${code}/h:originalText`, ['Mal di schiena']],
    ])
  })

  test('tells the reader what is prescribed and why', () => {
    const items = [
      { ...drug, codGruppoEquivalenza: '02D', notaCUF: '001', codMotivoNonSost: '2' },
      { codGruppoEquivalenza: '02D', quantitaPrescritta: '2', nota: 'dopo cena' },
    ]
    const text = `${section('PRESCRIZIONI')}/h:text/h:list`
    const request = { codDiagnosi: '7245', descrizioneDiagnosi: 'Mal di schiena' }
    const elencoPrestazioni = { prestazione: items }
    expectAll(inputOf(changed(farmaceutica, { ...request, elencoPrestazioni })), [
      [
        `${text}[@ID='RQO']/h:item`,
        [
          'Farmaco AIC 034298051, gruppo di equivalenza 02D, quantità 1, nota AIFA 001, ' +
            'non sostituibile: obiettive difficoltà di assunzione',
          'Farmaco del gruppo di equivalenza 02D, quantità 2, annotazione: dopo cena',
        ],
      ],
      [`${text}[@ID='DIAG']/h:item`, ['Mal di schiena (ICD-9-CM 7245)']],
    ])
    expectAll(everything, [
      [
        `${text}[@ID='RQO']/h:item`,
        [
          'Prestazione 897, codice di catalogo 51609, quantità 1, numero di sedute 8, ' +
            'primo accesso, annotazione: a riposo',
        ],
      ],
    ])
    expectAll(inputOf(specialistica), [
      [`${text}[@ID='DIAG']/h:item`, ['Nessun quesito diagnostico indicato']],
    ])
  })

  test('writes every item in its order', () => {
    const prestazione = ['897', '903', '90622'].map((codPrestazione) => ({
      ...service,
      codPrestazione,
    }))
    expectAll(inputOf(changed(specialistica, { elencoPrestazioni: { prestazione } })), [
      [`${services}/h:code/@code`, ['  897', '  903', '90622']],
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

const without = (data: Readonly<Record<string, unknown>>, name: string) =>
  Object.fromEntries(Object.entries(data).filter(([key]) => key !== name))

const doctor = { codiceFiscale: 'PROVAX00X00X000Y', codiceRegionale: '000001' }

describe('buildPrescriptionCda refuses', () => {
  test.each<[string, PrescriptionInput, string]>([
    [
      'a ricovero',
      inputOf(changed(farmaceutica, { tipologia: '2' })),
      'la prescrizione di ricovero («tipologia» 2) non è ancora coperta',
    ],
    [
      'an unknown tipologia',
      inputOf(changed(farmaceutica, { tipologia: '9' })),
      '«tipologia» è «9», non 1 (farmaceutica), 2 (ricovero) o 3 (specialistica)',
    ],
    [
      'no tipologia',
      inputOf(without(farmaceutica, 'tipologia')),
      'nella richiesta chkPrescrizione manca «tipologia»',
    ],
    [
      'an unknown tipoRic',
      inputOf(changed(farmaceutica, { tipoRic: 'ZZ' })),
      '«tipoRic» è «ZZ», non uno di EE, UE, NA, ND, NE, NX, ST',
    ],
    [
      'no assistito',
      inputOf(without(farmaceutica, 'assistito')),
      'nella richiesta chkPrescrizione manca «assistito/codIdentificativoAssistito»',
    ],
    [
      'an assistito without identifier',
      inputOf(
        changed(farmaceutica, { assistito: { ...registered, codIdentificativoAssistito: '' } }),
      ),
      'nella richiesta chkPrescrizione manca «assistito/codIdentificativoAssistito»',
    ],
    [
      'an SSN assistito without ASL',
      inputOf(
        changed(farmaceutica, { assistito: { ...registered, codNazionaleAslResidenza: null } }),
      ),
      'nella richiesta chkPrescrizione manca «assistito/codNazionaleAslResidenza»',
    ],
    [
      'someone insured abroad without a personal id',
      inputOf(
        changed(farmaceutica, {
          assistito: without(insuredAbroad, 'numIdentPers'),
          tipoRic: 'UE',
        }),
      ),
      'nella richiesta chkPrescrizione manca «assistito/numIdentPers»',
    ],
    [
      'a birth date of another shape',
      inputOf(changed(farmaceutica, { assistito: { ...registered, dataNascita: '1970-01-01' } })),
      '«assistito/dataNascita» è «1970-01-01», non una data GG/MM/AAAA',
    ],
    [
      'no tipoVisita',
      inputOf(without(farmaceutica, 'tipoVisita')),
      'nella richiesta chkPrescrizione manca «tipoVisita»',
    ],
    [
      'an unknown tipoVisita',
      inputOf(changed(farmaceutica, { tipoVisita: 'X' })),
      '«tipoVisita» è «X», non A (ambulatoriale) o D (domiciliare)',
    ],
    [
      'no prestazioni',
      inputOf(changed(farmaceutica, { elencoPrestazioni: { prestazione: [] } })),
      'nella richiesta chkPrescrizione manca «elencoPrestazioni/prestazione»',
    ],
    [
      'a drug without any code',
      inputOf(
        changed(farmaceutica, {
          elencoPrestazioni: { prestazione: [drug, { quantitaPrescritta: '1' }] },
        }),
      ),
      'in «elencoPrestazioni/prestazione[2]» mancano sia «codPrestazione» (AIC) sia ' +
        '«codGruppoEquivalenza»: ne serve uno',
    ],
    [
      'a drug without quantity',
      inputOf(changed(farmaceutica, {}, { codPrestazione: '034298051' })),
      'nella richiesta chkPrescrizione manca ' +
        '«elencoPrestazioni/prestazione[1]/quantitaPrescritta»',
    ],
    [
      'an unknown reason of non-substitutability',
      inputOf(changed(farmaceutica, {}, { ...drug, codMotivoNonSost: '9' })),
      '«elencoPrestazioni/prestazione[1]/codMotivoNonSost» è «9», non un motivo da 1 a 4',
    ],
    [
      'a service without code',
      inputOf(changed(specialistica, {}, { quantitaPrescritta: '1' })),
      'nella richiesta chkPrescrizione manca «elencoPrestazioni/prestazione[1]/codPrestazione»',
    ],
    [
      'an unknown tipoAccesso',
      inputOf(changed(specialistica, {}, { ...service, tipoAccesso: '2' })),
      '«elencoPrestazioni/prestazione[1]/tipoAccesso» è «2», non 0 o 1',
    ],
    [
      'no identifier',
      inputOf(farmaceutica, { identifier: { iup: '', codAutenticazione: null } }),
      'manca lo IUP della ricetta, mentre serve un NRE di 15 caratteri o uno IUP regionale di 13',
    ],
    [
      'an identifier of another length',
      inputOf(farmaceutica, { identifier: { iup: '1600A000000001', codAutenticazione: null } }),
      'lo IUP della ricetta è «1600A000000001», mentre serve un NRE di 15 caratteri o uno IUP ' +
        'regionale di 13',
    ],
    [
      'an author without codice fiscale',
      inputOf(farmaceutica, { author: { ...doctor, codiceFiscale: '' } }),
      "manca il codice fiscale dell'autore",
    ],
    [
      'an author without codice regionale',
      inputOf(farmaceutica, { author: { ...doctor, codiceRegionale: '' } }),
      "manca il codice regionale dell'autore",
    ],
    [
      'a signer without codice fiscale',
      inputOf(farmaceutica, { signer: { codiceFiscale: '' } }),
      'manca il codice fiscale del firmatario',
    ],
    [
      'no structure',
      inputOf(farmaceutica, { codStruttura: '' }),
      'manca il codice della struttura',
    ],
    [
      'a sostituzione without the titolare',
      inputOf(changed(farmaceutica, { codMedicoSostituito: '000001' })),
      'la richiesta indica il medico sostituito «000001», ma mancano i suoi dati di titolare',
    ],
  ])('%s', (_, input, reason) => {
    expect(() => buildPrescriptionCda(input)).toThrow(
      expect.objectContaining({
        code: 'DOCUMENT_INCOMPLETE',
        message: `Il documento di prescrizione non si può costruire: ${reason}.`,
        hint: expect.stringMatching(/^(Controllare|Dichiarare) .+\.$/),
      }),
    )
  })

  test.each([
    ['\u0007', 'U+0007'],
    ['\ud83d', 'U+D83D'],
  ])('a character that XML cannot hold (%j)', (character, shown) => {
    const input = inputOf(changed(farmaceutica, {}, { ...drug, nota: `a${character}b` }))
    expect(() => buildPrescriptionCda(input)).toThrow(
      expect.objectContaining({
        code: 'REQUEST_INVALID',
        message: `Un testo contiene il carattere ${shown}, che in XML non si può scrivere.`,
      }),
    )
  })
})
