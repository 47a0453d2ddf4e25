import { describe, test } from 'vitest'

import {
  changed,
  drug,
  everything,
  farmaceutica,
  inputOf,
  service,
  specialistica,
} from './prescriptions.ts'
import { drugs, expectAll, related, section, services } from './read-document.ts'

describe('the body of the document', () => {
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
})
