import { t } from '../lib/language/t.ts'
import { shown } from '../lib/shown.ts'
import { normalHeader, type Field, type VendorField } from '../importer/fields.ts'
import type { SubmissionFinding } from './finding.ts'
import type { Checklist, ChecklistRow } from './read-checklist.ts'
import { timestampForm, traceForm } from './read-data.ts'

type Tell = (rule: string, field: Field, message: string, fix: string) => void

const yes = 'SI'
const no = 'NO'

const isOther = (reason: string): boolean => /^altro\b/.test(normalHeader(reason))

/** Whether the vendor says that a case applies, however it is written. */
export const isApplicable = (row: ChecklistRow): boolean =>
  /^s[iì]['’]?$/i.test(row.value('applicable').trim())

/** Fields that tell how the application deals with an error. */
const errorFields: readonly VendorField[] = [
  'blocking',
  'visible',
  'back-office',
  'retry',
  'resend',
  'handling',
]

const filled = (row: ChecklistRow, field: VendorField): boolean => row.value(field).trim() !== ''

/** J, K and L: whether the case applies, and why not. */
const applicability = (row: ChecklistRow, inScope: boolean, tell: Tell): void => {
  const written = row.value('applicable')
  const reason = row.value('reason')
  const offered = row.offered('reason')
  if (written === '' && !inScope) return
  if (written !== yes && written !== no)
    tell(
      'C009',
      'applicable',
      t`atteso SI o NO, trovato «${shown(written)}»`,
      t`scrivere SI o NO, in maiuscolo e senza accento`,
    )
  if (written === no && reason === '')
    tell(
      'C009',
      'reason',
      t`il caso non è applicabile, e il razionale manca`,
      t`scegliere un valore dell'elenco`,
    )
  if (written === yes && reason !== '')
    tell(
      'C009',
      'reason',
      t`il caso è applicabile, e ha il razionale «${shown(reason)}»`,
      t`svuotare la cella`,
    )
  if (reason !== '' && offered !== null && !offered.includes(reason))
    tell(
      'C011',
      'reason',
      t`«${shown(reason)}» non è un valore dell'elenco`,
      t`scegliere uno tra ${offered.map((one) => `«${one}»`).join(', ')}`,
    )
  const other = row.value('reason-other')
  if (other !== '' && !isOther(reason))
    tell(
      'C012',
      'reason-other',
      t`la cella è compilata, ma il razionale non è «Altro»`,
      t`svuotare la cella, o scegliere «Altro» nel razionale`,
    )
  if (other === '' && isOther(reason) && row.has('reason-other'))
    tell(
      'C012',
      'reason-other',
      t`il razionale è «Altro», e la cella è vuota`,
      t`scrivere il motivo`,
    )
}

/** F to I: when the case ran and where its call is found. */
const execution = (row: ChecklistRow, applies: boolean, tell: Tell): void => {
  const isRun = applies && row.kind !== 'TIMEOUT'
  for (const field of ['date', 'timestamp', 'trace'] as const)
    if (isRun && !filled(row, field))
      tell(
        'C010',
        field,
        t`il caso è applicabile, e la cella è vuota`,
        t`scrivere il valore della chiamata, o rifare il foglio con collaudo fill`,
      )
  for (const field of ['date', 'timestamp', 'trace', 'message-id'] as const)
    if (!isRun && filled(row, field))
      tell(
        'not-applicable-filled',
        field,
        row.kind === 'TIMEOUT'
          ? t`in un caso di timeout non si chiama nessuno, e la cella è compilata`
          : t`il caso non è applicabile, e la cella è compilata`,
        t`svuotare la cella`,
      )
  const timestamp = row.value('timestamp')
  if (timestamp !== '' && !timestampForm.test(timestamp))
    tell(
      'timestamp-form',
      'timestamp',
      t`atteso AAAA-MM-GGThh:mm:ssZ, trovato «${shown(timestamp)}»`,
      t`scrivere l'istante in UTC, come testo, uguale a quello di data.json`,
    )
  const trace = row.value('trace')
  if (trace !== '' && !traceForm.test(trace))
    tell(
      'trace-form',
      'trace',
      t`attese 16 o 32 cifre esadecimali minuscole, trovato «${shown(trace)}»`,
      t`copiare il traceID come testo: un foglio elettronico lo prende per un numero`,
    )
}

/** M to S: what the user sees of an error, and what becomes of the document. */
const errors = (row: ChecklistRow, applies: boolean, tell: Tell): void => {
  if (!applies || (row.kind !== 'KO' && row.kind !== 'TIMEOUT')) return
  // Before the columns of the queue and of the resending were added, a time-out wanted only its description.
  const wanted = row.kind === 'TIMEOUT' && !row.has('retry') ? (['handling'] as const) : errorFields
  for (const field of wanted)
    if (row.has(field) && !filled(row, field))
      tell(
        'C007',
        field,
        t`la cella è obbligatoria per i casi KO e di timeout, ed è vuota`,
        t`compilarla`,
      )
  for (const field of ['blocking', 'visible', 'back-office', 'retry', 'resend'] as const) {
    const written = row.value(field)
    if (written !== '' && written !== yes && written !== no)
      tell(
        'C007',
        field,
        t`atteso SI o NO, trovato «${shown(written)}»`,
        t`scrivere SI o NO, in maiuscolo e senza accento`,
      )
  }
  if (row.value('visible') === yes && !filled(row, 'error'))
    tell(
      'C008',
      'error',
      t`l'errore è visibile all'utente, e il messaggio manca`,
      t`scrivere il messaggio che l'utente legge`,
    )
}

const outcome = (row: ChecklistRow, applies: boolean, tell: Tell): void => {
  const written = row.value('outcome')
  const offered = row.offered('outcome') ?? ['PASS', 'FAIL']
  if (applies && row.kind !== 'TIMEOUT' && written === '')
    tell(
      'outcome-missing',
      'outcome',
      t`il caso è applicabile, e l'esito manca`,
      t`scrivere ${offered[0] ?? 'PASS'} se è riuscito`,
    )
  if (written !== '' && !offered.includes(written))
    tell(
      'outcome-value',
      'outcome',
      t`«${shown(written)}» non è un valore dell'elenco`,
      t`scegliere uno tra ${offered.map((one) => `«${one}»`).join(', ')}`,
    )
  if (applies && /^(?:FAIL|KO)$/i.test(written))
    tell(
      'outcome-failed',
      'outcome',
      t`il caso non è riuscito: la consegna sarebbe respinta`,
      t`correggere l'applicativo e rieseguire il caso`,
    )
  if (row.value('reserved') !== '' && row.kind !== 'TIMEOUT')
    tell(
      'reserved-filled',
      'reserved',
      t`la colonna è dell'autorità, e la cella è compilata`,
      t`svuotare la cella`,
    )
}

const strange = /(?![\n\t])\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\u{fffd}/u
const textFields = ['error', 'handling', 'notes', 'reason-other', 'trace', 'message-id'] as const

/** The rules that look at the workbook alone. */
export const checklistFindings = (
  file: string,
  checklist: Checklist,
  categoriesInData: ReadonlySet<string>,
): SubmissionFinding[] => {
  const findings: SubmissionFinding[] = []
  const { rows } = checklist
  const inScope = new Set([
    ...categoriesInData,
    ...rows.flatMap((row) => (row.value('applicable').trim() === '' ? [] : [row.category])),
  ])
  for (const row of rows) {
    const tell: Tell = (rule, field, message, fix) => {
      findings.push({
        rule,
        place: `${file} ${row.cell(field)}`,
        message: t`caso ${row.id}: ${message}`,
        fix,
      })
    }
    const applies = isApplicable(row)
    applicability(row, inScope.has(row.category), tell)
    execution(row, applies, tell)
    errors(row, applies, tell)
    outcome(row, applies, tell)
    for (const field of textFields)
      if (strange.test(row.value(field)))
        tell(
          'characters',
          field,
          t`la cella ha caratteri invisibili`,
          t`riscrivere il testo della cella`,
        )
  }
  for (const category of inScope)
    if (!rows.some((row) => row.category === category && row.kind === 'OK' && isApplicable(row)))
      findings.push({
        rule: 'no-applicable-ok',
        place: `${file} ${rows.find((row) => row.category === category)?.place ?? ''}`,
        message: t`nessun caso OK applicabile per ${category}`,
        fix: t`di ogni tipo di documento almeno un caso OK deve essere applicabile`,
      })
  const hidden = rows.filter(({ isHidden }) => isHidden)
  if (checklist.isFiltered || hidden.length > 0)
    findings.push({
      rule: 'filter',
      place: `${file} ${hidden[0]?.place ?? ''}`.trim(),
      message: t`un filtro è attivo, o ci sono righe nascoste: ${hidden.length}`,
      fix: t`togliere i filtri e mostrare tutte le righe`,
    })
  return findings
}
