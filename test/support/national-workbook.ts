import {
  makeXlsx,
  tableCells,
  type MadeCell,
  type MadeSheet,
  type MadeWorkbook,
} from './make-workbook.ts'

/** The columns of the national checklist, A to W. */
export const nationalHeader = [
  ...['ID', 'SERVIZIO', 'Tipo Documento', ' NOME CASO\nTEST', 'DESCRIZIONE CASO TEST'],
  ...['DATA ESECUZIONE', 'TIMESTAMP', 'TRACEID', 'WORKFLOWINSTANCEID', 'APPLICABILITA’ (SI/NO)'],
  ...["RAZIONALE DI APPLICABILITA'", "RAZIONALE DI APPLICABILITA' ALTRO"],
  ...['ERRORE BLOCCANTE (SI/NO)', 'ERRORE VISIBILE A UTENTE (SI/NO)', 'MESSAGGIO DI ERRORE'],
  ...['GESTITO IN BACKOFFICE (SI/NO)', 'CODA DI RETRY (SI/NO)', 'REINVIO MANUALE (SI/NO)'],
  ...['GESTIONE ERRORE', 'ESITO (PASS/FAIL)', 'TEST AUTOCERTIFICATO', 'NOTE', 'CASO OK / KO'],
] as const

export const reasons = [
  'Campo non strutturato nell’applicativo',
  'Campo obbligatorio nell’applicativo',
  'Altro (specificare)',
] as const

/** A row of the checklist as the authority sends it: five columns, and whether it is OK or KO. */
export const nationalRow = (
  id: MadeCell,
  type: string,
  name: string,
  kind: 'OK' | 'KO',
  service = 'VALIDAZIONE',
): (MadeCell | undefined)[] => [
  id,
  service,
  type,
  name,
  `\nDescrizione di ${name}.\nRisultato: ${kind === 'OK' ? 'positivo' : 'errore bloccante'}`,
  ...Array.from({ length: 17 }, (): MadeCell => ({ style: 1 })),
  kind,
]

export const usualRows = [
  nationalRow({ number: '1' }, 'LAB', 'VALIDAZIONE_CDA2_LAB_CT1', 'OK'),
  nationalRow({ number: '28' }, 'LAB', 'VALIDAZIONE_CDA2_LAB_CT2_KO', 'KO'),
  nationalRow('29.0', 'CERT_VAC', 'VALIDAZIONE_CDA2_CERT_VAC_CT1_KO', 'KO'),
  nationalRow({ number: '30' }, 'CERT_VACC', 'VALIDAZIONE_CERT_VACC_TIMEOUT', 'KO'),
]

/** A workbook of the shape of the national checklist, with its drop-downs, hidden sheets and empty formatted rows. */
export const nationalWorkbook = (
  options: {
    readonly rows?: readonly (readonly (MadeCell | undefined)[])[]
    readonly sheet?: Partial<MadeSheet>
    readonly parts?: MadeWorkbook['parts']
    readonly cells?: Readonly<Record<string, MadeCell>>
  } = {},
): MadeWorkbook => {
  const rows = options.rows ?? usualRows
  const last = 9 + rows.length
  return {
    sheets: [
      {
        name: 'Istruzioni Compilazione',
        cells: { A1: 'COME VALORIZZARE LA CHECKLIST', A2: '1) Compilare' },
      },
      {
        name: 'TestCases',
        cells: {
          A2: 'NOME FORNITORE:',
          A3: 'IDENTIFICATIVI SOFTWARE',
          C3: 'subject_application_id:',
          C4: 'subject_application_vendor:',
          C5: 'subject_application_version:',
          ...tableCells(9, [[...nationalHeader], ...rows]),
          ...options.cells,
        },
        merges: ['A2:B2', 'A3:B5', 'C3:D3', 'C4:D4', 'C5:D5'],
        emptyRows: 580,
        lists: [
          { cells: `J10:J${last}`, formula: 'Sheet1!$B$2:$B$3', x14: true },
          { cells: `T10:T${last}`, formula: 'Sheet1!$A$2:$A$3', x14: true },
          { cells: `K10:K${last}`, formula: 'Razionali' },
          { cells: `M10:N${last} P10:R${last}`, formula: '"SI,NO"' },
        ],
        filter: { area: `A9:W${last}`, isActive: false },
        ...options.sheet,
      },
      {
        name: 'LISTA VALORI',
        state: 'hidden',
        cells: tableCells(1, [['Razionale'], ...reasons.map((one) => [one])]),
      },
      {
        name: 'Summary',
        cells: {
          ...tableCells(1, [
            ['Tipo Documento', 'SERVIZIO', 'ID TEST CASE OK', 'ID TEST CASE KO'],
            ['LAB', 'Validazione', '1', '28,448'],
            ['CERT_VACC', 'Validazione', '', '29.30'],
          ]),
          G1: 'V8.2.1',
        },
      },
      {
        name: 'Sheet1',
        state: 'hidden',
        cells: tableCells(1, [
          ['ESITO', "APPLICABILITA'"],
          ['PASS', 'SI'],
          ['FAIL', 'NO'],
        ]),
      },
    ],
    names: { Razionali: "'LISTA VALORI'!$A$2:$A$4" },
    ...(options.parts === undefined ? {} : { parts: options.parts }),
  }
}

export const makeNational = (options: Parameters<typeof nationalWorkbook>[0] = {}): Uint8Array =>
  makeXlsx(nationalWorkbook(options))
