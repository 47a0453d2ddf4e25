import { expect, test } from 'vitest'

import { namespaces } from '../../../../../adapters/sist/namespaces.ts'
import { applyEdits, type Edits } from '../../../../../src/soap/deviate/edit-xml.ts'
import {
  buildPrescriptionCda,
  type PrescriptionInput,
} from '../../../../../adapters/sist/document/prescription-cda.ts'
import {
  brokenRules,
  brokenText,
} from '../../../../../adapters/sist/document/rules/broken-rules.ts'
import { prescriptionRules } from '../../../../../adapters/sist/document/rules/prescription-rules.ts'
import {
  changed,
  described,
  drug,
  everything,
  farmaceutica,
  inputOf,
  insuredAbroad,
  registered,
  service,
  specialistica,
} from './prescriptions.ts'

const told = (input: PrescriptionInput, edits?: Edits) => {
  const whole = buildPrescriptionCda(input)
  const cda =
    edits === undefined ? whole : applyEdits(whole, edits, { layer: 'document: cda', namespaces })
  return brokenRules(cda, input.request).map((one) => [
    one.rule.id,
    brokenText(one),
    one.datum.join('.'),
    one.remedy,
  ])
}

const without = (data: Readonly<Record<string, unknown>>, ...names: string[]) =>
  Object.fromEntries(Object.entries(data).filter(([key]) => !names.includes(key)))

const abroad = (assistito: Readonly<Record<string, unknown>>, tipoRic = 'UE') =>
  inputOf(changed(farmaceutica, { assistito, tipoRic }))

test.each<[string, PrescriptionInput]>([
  ['a drug', inputOf(farmaceutica)],
  ['a service', inputOf(specialistica)],
  ['a ricovero', inputOf(changed(specialistica, { tipologia: '2' }))],
  ['everything at once', everything],
  ['someone insured abroad', abroad(insuredAbroad)],
  ['a foreigner of the SASN', abroad(insuredAbroad, 'NE')],
  [
    'an STP code',
    inputOf(
      changed(farmaceutica, {
        assistito: { codIdentificativoAssistito: 'STP1601010000001' },
        tipoRic: 'ST',
      }),
    ),
  ],
  [
    'an IUP of a SAC that is down',
    inputOf(farmaceutica, { identifier: { iup: '012HI1000005D', codAutenticazione: null } }),
  ],
  ['masked data', inputOf(changed(farmaceutica, { assistito: described, oscuramDati: '1' }))],
])('a document with %s breaks no rule', (_, input) => {
  expect(told(input)).toEqual([])
})

test.each<[string, readonly string[], PrescriptionInput, Edits?]>([
  [
    'cda-id',
    [
      'regola cda-id: id del documento «1600A000000001»: atteso un NRE di 15 caratteri o uno IUP di 13 (CDA2_Prescrizione p. 6)',
      '',
      "controllare la risposta di chkPrescrizione: l'identificativo viene da lì",
    ],
    inputOf(farmaceutica, { identifier: { iup: '1600A000000001', codAutenticazione: null } }),
  ],
  [
    'cda-id',
    [
      'regola cda-id: id del documento con radice «2.16.840.1.113883.2.9.4.3.8» e autorità «Regione Puglia»: attese «2.16.840.1.113883.2.9.4.3.8» e «MEF» (CDA2_Prescrizione p. 6)',
      '',
      "controllare la risposta di chkPrescrizione: l'identificativo viene da lì",
    ],
    inputOf(farmaceutica),
    {
      replace: {
        at: '/hl7:ClinicalDocument/hl7:id/@assigningAuthorityName',
        with: 'Regione Puglia',
      },
    },
  ],
  [
    'cda-set-id',
    [
      'regola cda-set-id: setId con radice «2.16.840.1.113883.2.9.4.3.6» e autorità «MEF»: attese «2.16.840.1.113883.2.9.2.4.3.20» e «MEF», con un valore (CDA2_Prescrizione p. 19)',
      '',
      "controllare la risposta di chkPrescrizione: l'identificativo viene da lì",
    ],
    inputOf(farmaceutica),
    { replace: { at: '//hl7:setId/@root', with: '2.16.840.1.113883.2.9.4.3.6' } },
  ],
  [
    'cda-set-id',
    [
      'regola cda-set-id: setId è «012HI1000005E»: atteso lo IUP «012HI1000005D» (CDA2_Prescrizione p. 19)',
      '',
      "controllare la risposta di chkPrescrizione: l'identificativo viene da lì",
    ],
    inputOf(farmaceutica, { identifier: { iup: '012HI1000005D', codAutenticazione: null } }),
    { replace: { at: '//hl7:setId/@extension', with: '012HI1000005E' } },
  ],
  [
    'cda-tipo-ricetta',
    [
      'regola cda-tipo-ricetta: tipo ricetta «ZZ»: atteso uno tra IT, EE, UE, NA, ND, NE, NX, ST (CDA2_Prescrizione p. 11)',
      'tipoRic',
      'correggere tipoRic, o toglierlo per un assistito SSN',
    ],
    inputOf(changed(farmaceutica, { tipoRic: 'ZZ' })),
  ],
  [
    'cda-tipo-ricetta',
    [
      'regola cda-tipo-ricetta: tipo ricetta assente: atteso uno tra IT, EE, UE, NA, ND, NE, NX, ST (CDA2_Prescrizione p. 11)',
      'tipoRic',
      'correggere tipoRic, o toglierlo per un assistito SSN',
    ],
    inputOf(farmaceutica),
    { remove: "//hl7:qualifier[hl7:value/@codeSystem='2.16.840.1.113883.2.9.6.1.47']" },
  ],
  [
    'cda-tipo-ricetta',
    [
      'regola cda-tipo-ricetta: classe della ricetta «SASN»: con tipo ricetta IT è attesa SSN (CDA2_Prescrizione p. 11)',
      'tipoRic',
      'correggere tipoRic',
    ],
    inputOf(farmaceutica),
    { replace: { at: "//hl7:translation/@code[.='SSN']", with: 'SASN' } },
  ],
  [
    'cda-asl',
    [
      "regola cda-asl: manca la ASL di residenza dell'assistito, obbligatoria quando il tipo ricetta è IT (CDA2_Prescrizione p. 2)",
      'assistito.codNazionaleAslResidenza',
      'scrivere assistito.codNazionaleAslResidenza (regione e ASL, per esempio 160114), oppure tipoRic per chi non è assistito dal SSN',
    ],
    inputOf(changed(farmaceutica, { assistito: without(registered, 'codNazionaleAslResidenza') })),
  ],
  [
    'cda-patient-ids',
    [
      "regola cda-patient-ids: identificativi dell'assistito: attesi da uno a tre, trovati 0 (CDA2_Prescrizione p. 23)",
      'assistito.codIdentificativoAssistito',
      'scrivere assistito.codIdentificativoAssistito (codice fiscale o STP), o i dati della copertura estera',
    ],
    inputOf(
      changed(farmaceutica, { assistito: without(registered, 'codIdentificativoAssistito') }),
    ),
  ],
  [
    'cda-foreign-ids',
    [
      "regola cda-foreign-ids: assistito assicurato all'estero senza l'identificativo personale (CDA2_Prescrizione pp. 23-25)",
      'assistito.numIdentPers',
      'scrivere assistito.statoEstero, assistito.numIdentPers, assistito.istituzCompetente',
    ],
    abroad(without(insuredAbroad, 'numIdentPers')),
  ],
  [
    'cda-foreign-ids',
    [
      "regola cda-foreign-ids: assistito assicurato all'estero senza il numero della tessera (CDA2_Prescrizione pp. 23-25)",
      'assistito.numIdentTess',
      'scrivere assistito.statoEstero, assistito.numIdentTess',
    ],
    abroad(without(insuredAbroad, 'numIdentTess', 'codIdentificativoAssistito')),
  ],
  [
    'cda-foreign-ids',
    [
      "regola cda-foreign-ids: assistito assicurato all'estero con un codice fiscale accanto alla tessera (CDA2_Prescrizione pp. 23-25)",
      'assistito.codIdentificativoAssistito',
      'identificarlo con tessera e identificativo personale soltanto',
    ],
    abroad(insuredAbroad),
    {
      add: {
        into: '//hl7:patientRole',
        xml: '<id root="2.16.840.1.113883.2.9.4.3.2" extension="PNIMRA70A01H501P"/>',
      },
    },
  ],
  [
    'cda-non-substitution',
    [
      'regola cda-non-substitution: motivo di non sostituibilità «9»: atteso un codice da 1 a 4 (CDA2_Prescrizione p. 162)',
      'elencoPrestazioni.prestazione.1.codMotivoNonSost',
      'correggere codMotivoNonSost',
    ],
    inputOf(
      changed(farmaceutica, {
        elencoPrestazioni: { prestazione: [drug, { ...drug, codMotivoNonSost: '9' }] },
      }),
    ),
  ],
  [
    'cda-non-substitution',
    [
      'regola cda-non-substitution: il motivo di non sostituibilità «2» non ha displayName (CDA2_Prescrizione p. 162)',
      'elencoPrestazioni.prestazione.0.codMotivoNonSost',
      'correggere codMotivoNonSost',
    ],
    inputOf(changed(farmaceutica, {}, { ...drug, codMotivoNonSost: '2' })),
    {
      remove: "//hl7:code[@codeSystem='2.16.840.1.113883.2.9.6.1.52']/@displayName",
    },
  ],
  [
    'cda-service-mood',
    [
      'regola cda-service-mood: prestazione 1 con moodCode «RQO»: atteso «PRMS» (CDA2_Prescrizione p. 195)',
      'elencoPrestazioni.prestazione.0',
      'il moodCode non viene dal caso: lo scrive lo strumento, o una deviazione',
    ],
    inputOf(specialistica),
    { replace: { at: '//hl7:entry/hl7:observation/@moodCode', with: 'RQO' } },
  ],
  [
    'cda-service-code',
    [
      'regola cda-service-code: codice della prestazione «89.7»: attesi al più 5 caratteri, senza punti (CDA2_Prescrizione rev. 4.02.23)',
      'elencoPrestazioni.prestazione.0.codPrestazione',
      'scrivere il codice del nomenclatore senza punti: 89.7 diventa 897',
    ],
    inputOf(changed(specialistica, {}, { ...service, codPrestazione: '89.7' })),
  ],
])('%s is broken, and it alone: %s', (id, [text, datum, remedy], input, edits) => {
  expect(told(input, edits)).toEqual([[id, text, datum, remedy]])
})

test('every rule has its own name, sentence and source', () => {
  expect(new Set(prescriptionRules.map(({ id }) => id)).size).toBe(prescriptionRules.length)
  for (const { id, says, source, cause } of prescriptionRules) {
    expect(id).toMatch(/^cda-[a-z-]+$/)
    expect(says, id).toMatch(/^\S.*[^.]$/)
    expect(cause, id).toMatch(/^\S.*[.]$/)
    expect(source, id).toMatch(/^CDA2_Prescrizione (?:pp?\. |rev\. )/)
  }
})
