/** Roots of the identifiers in the document (CDA2_Prescrizione). */
export const root = {
  typeId: '2.16.840.1.113883.1.3',
  template: '2.16.840.1.113883.2.9.10.2.1',
  nre: '2.16.840.1.113883.2.9.4.3.8',
  codiceAutenticazione: '2.16.840.1.113883.2.9.2.4.3.20',
  iup: '2.16.840.1.113883.2.9.4.3.6',
  codiceFiscale: '2.16.840.1.113883.2.9.4.3.2',
  stp: '2.16.840.1.113883.2.9.2.160.4.1',
  teamCard: '2.16.840.1.113883.2.9.4.3.1',
  foreignPersonalId: '2.16.840.1.113883.2.9.4.3.3',
  sasnCard: '2.16.840.1.113883.2.9.4.1.20',
  codiceRegionale: '2.16.840.1.113883.2.9.2.160.4.2',
  asl: '2.16.840.1.113883.2.9.4.1.1',
  // Open question 8: the table has 2.16.840.1.113883.2.9.2 with the code of the ASL, the examples
  // of prescriptions this root with 160114. The examples are followed until the authority answers.
  custodian: '2.16.840.1.113883.2.9.2.160.4.2',
  dispensingTemplate: '2.16.840.1.113883.2.9.10.2.11',
  dispensing: '2.16.840.1.113883.2.9.4.3.4',
} as const

/** Authorities that assign them, spelt as the specification spells them. */
export const authority = {
  mef: 'MEF',
  regione: 'Regione Puglia',
  regioneForDoctors: 'REGIONE PUGLIA',
  teamCard: 'SSN-MIN SALUTE-5001',
  asl: 'SSN-MIN SALUTE-500001',
  sasn: 'Ministero della Salute',
} as const

/** Code systems of the document. */
export const codeSystem = {
  loinc: '2.16.840.1.113883.6.1',
  prescriptionType: '2.16.840.1.113883.2.9.6.1.25',
  regime: '2.16.840.1.113883.2.9.6.1.45',
  indication: '2.16.840.1.113883.2.9.6.1.46',
  tipoRicetta: '2.16.840.1.113883.2.9.6.1.47',
  confidentiality: '2.16.840.1.113883.5.25',
  gender: '2.16.840.1.113883.5.1',
  actCode: '2.16.840.1.113883.5.4',
  participationFunction: '2.16.840.1.113883.5.88',
  employer: '1.3.5.1.4.1.19376.1.5.3.3',
  exemptionSection: '2.16.840.1.113883.2.9.10.2.1.1',
  exemption: '2.16.840.1.113883.2.9.2.160.6.22',
  priority: '2.16.840.1.113883.2.9.99',
  annotation: '2.16.840.1.113883.2.9.5.1.4',
  aic: '2.16.840.1.113883.2.9.6.1.5',
  equivalenceGroup: '2.16.840.1.113883.2.9.6.1.51',
  actClass: '2.16.840.1.113883.5.6',
  substitution: '2.16.840.1.113883.5.1070',
  nonSubstitutionReason: '2.16.840.1.113883.2.9.6.1.52',
  notaAifa: '2.16.840.1.113883.2.9.6.1.99',
  regionalService: '2.16.840.1.113883.2.9.2.160.6.11',
  catalogue: '2.16.840.1.113883.2.9.2.160.6.12',
  icd9cm: '2.16.840.1.113883.6.2',
  amount: '2.16.840.1.113883.2.9.6.1.48',
} as const

/**
 * Where the sources contradict each other or are silent: what is written, and why. The numbers are
 * those of the list of open questions about the interface.
 */
export const choice = {
  // 3: the table of the CDA. The inline examples still carry 29305-0 and 18776-5, replaced in
  // rev. 4.02.32. No source has the code of the ricovero: it is the one of the national list of
  // documents (richiesta di ricovero).
  loinc: { farmaceutica: '57833-6', specialistica: '57832-8', ricovero: '57830-2' },
  // No source shows the body of a ricovero: its items are written as services, and what the
  // request says of the stay (relazioneRicovero, richiestaRicovero) only in the text.
  ricoveroEntry: 'service',
  // Whether who asks for masking also has the greater protection of anonymity is not said: yes,
  // unless the case says otherwise.
  maskedIsVeryRestricted: true,
  // 4: the table and the example of 2024. The inline examples of services have RQO.
  serviceMood: 'PRMS',
  // 5: the table (0 is EVN; 1, first access, is APT). An example uses one value for both.
  accessMood: { '0': 'EVN', '1': 'APT' },
  // 6: the texts of the reasons differ between PDF and examples. Only 2 is the PDF's (p. 162); the
  // others say in our words what the national prescription means by those numbers.
  nonSubstitutionReasons: {
    '1': 'intolleranza o controindicazione a un eccipiente',
    '2': 'obiettive difficoltà di assunzione',
    '3': 'terapia complessa del paziente',
    '4': 'motivo clinico indicato dal medico',
  },
  // 7: the examples. The PDF has ita-ITA.
  languageCode: 'it-IT',
  // 9: p. 219 requires class and mood of the priority's procedure without giving their values.
  priorityClass: 'PROC',
  priorityMood: 'RQO',
  // HL7 substanceAdminSubstitution: N is "none". The sources name the code system and not the code.
  noSubstitution: 'N',
  // No source gives the mood of the non-substitutability: it is part of what is requested.
  substitutionMood: 'RQO',
  // No source gives the mood of the acts that only inform (nota AIFA, notes, exemption, diagnosis).
  informationMood: 'EVN',
  // The dispensing is known from one message of version 4.02. Its extension is told with an ellipsis
  // after E: the NRE is written there. Where it is an IUP, the instant follows.
  dispensingPrefix: 'E',
  // Roots of lot and serial are not told: they are named by who assigns them.
  lot: 'LOTTO',
  serial: 'AIFA',
  // No source gives the currency attribute nor the mood of an amount.
  currency: 'EUR',
  amountMood: 'EVN',
} as const
