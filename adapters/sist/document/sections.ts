import { t } from '../../../src/lib/language/t.ts'
import { drugEntry, drugLine } from './drug-entry.ts'
import { prescriptionCode, type PrescriptionKind } from './header-parts.ts'
import { incompleteAt, recordOf, recordsOf, textOf, type RequestData } from './request-data.ts'
import { serviceEntry, serviceLine } from './service-entry.ts'
import { choice, codeSystem } from './vocabulary.ts'
import { element, type XmlElement } from './xml-element.ts'

const section = (id: string | undefined, ...content: readonly (XmlElement | undefined)[]) =>
  element('component', {}, element('section', { ID: id }, ...content))

const notExempt = 'NES00'

const exemptions = (request: RequestData): XmlElement | undefined => {
  const code = textOf(request, 'codEsenzione')
  if (code === undefined || code === notExempt) return undefined
  return section(
    'ESENZIONI',
    element('code', { code: 'ESENZIONI-001', codeSystem: codeSystem.exemptionSection }),
    element('text', {}, `Codice di esenzione: ${code}`),
    element(
      'entry',
      {},
      element(
        'act',
        { classCode: 'ACT', moodCode: choice.informationMood },
        element('code', { code, codeSystem: codeSystem.exemption }),
      ),
    ),
  )
}

const diagnosisLine = (request: RequestData): string => {
  const code = textOf(request, 'codDiagnosi')
  const description = textOf(request, 'descrizioneDiagnosi')
  if (code === undefined) return description ?? 'Nessun quesito diagnostico indicato'
  return description === undefined ? `ICD-9-CM ${code}` : `${description} (ICD-9-CM ${code})`
}

const list = (id: string, caption: string, lines: readonly string[]): XmlElement =>
  element(
    'list',
    { ID: id },
    element('caption', {}, caption),
    lines.map((line) => element('item', {}, line)),
  )

/** What the request says of a stay in hospital: no source shows an entry for it. */
const stayLines = (request: RequestData): string[] =>
  [
    ['Richiesta di ricovero', textOf(request, 'richiestaRicovero')],
    ['Relazione', textOf(request, 'relazioneRicovero')],
  ].flatMap(([name, text]) => (text === undefined ? [] : [`${name}: ${text}`]))

const prescriptions = (request: RequestData, kind: PrescriptionKind): XmlElement => {
  const items = recordsOf(recordOf(request, 'elencoPrestazioni'), 'prestazione').map(
    (prestazione, index) => ({
      prestazione,
      path: `elencoPrestazioni/prestazione[${index + 1}]`,
    }),
  )
  if (items.length === 0) {
    throw incompleteAt(
      'elencoPrestazioni/prestazione',
      t`nella richiesta chkPrescrizione manca «elencoPrestazioni/prestazione»`,
    )
  }
  const isDrug = kind === 'farmaceutica'
  const stay = kind === 'ricovero' ? stayLines(request) : []
  return section(
    'PRESCRIZIONI',
    prescriptionCode(kind),
    element(
      'text',
      {},
      list(
        'RQO',
        isDrug ? 'Farmaci prescritti' : 'Prestazioni richieste',
        items
          .map(({ prestazione, path }) =>
            isDrug ? drugLine(prestazione, path) : serviceLine(prestazione, path),
          )
          .concat(stay),
      ),
      list('DIAG', 'Problemi e quesito diagnostico', [diagnosisLine(request)]),
    ),
    ...items.map(({ prestazione, path }) =>
      isDrug ? drugEntry(prestazione, path) : serviceEntry(prestazione, path, request),
    ),
  )
}

const priorityNames: Readonly<Record<string, string>> = {
  U: 'urgente',
  B: 'breve',
  D: 'differibile',
  P: 'programmata',
}

const priority = (request: RequestData): XmlElement | undefined => {
  const code = textOf(request, 'classePriorita')
  if (code === undefined) return undefined
  return section(
    'PRIORITA',
    element('text', {}, `Classe di priorità: ${priorityNames[code] ?? code}`),
    element(
      'entry',
      {},
      element(
        'procedure',
        { classCode: choice.priorityClass, moodCode: choice.priorityMood },
        element('priorityCode', { code, codeSystem: codeSystem.priority }),
      ),
    ),
  )
}

const dispositionsEntry = (dispositions: string): XmlElement =>
  element(
    'entry',
    {},
    element(
      'act',
      { classCode: 'ACT', moodCode: choice.informationMood },
      element('code', { code: 'DispReg', codeSystem: codeSystem.annotation }),
      element('text', {}, dispositions),
    ),
  )

// No source has a code for the free annotation of the request: it stands only in the text.
const annotations = (request: RequestData): XmlElement | undefined => {
  const dispositions = textOf(request, 'dispReg')
  const free = textOf(request, 'annotazione')
  if (dispositions === undefined && free === undefined) return undefined
  const lines = [
    ...(dispositions === undefined ? [] : [`Disposizioni regionali: ${dispositions}`]),
    ...(free === undefined ? [] : [`Annotazione: ${free}`]),
  ]
  return section(
    undefined,
    element('code', { code: '48767-8', codeSystem: codeSystem.loinc, codeSystemName: 'LOINC' }),
    element('text', {}, lines.join('. ')),
    dispositions === undefined ? undefined : dispositionsEntry(dispositions),
  )
}

/** The body: exemption, prescriptions, priority (specialistica only), regional dispositions. */
export const structuredBody = (request: RequestData, kind: PrescriptionKind): XmlElement =>
  element(
    'structuredBody',
    {},
    exemptions(request),
    prescriptions(request, kind),
    kind === 'specialistica' ? priority(request) : undefined,
    annotations(request),
  )
