import { HarnessError } from '../errors/harness-error.ts'
import { importDocument } from '../importer/import-document.ts'
import type { KnownPlan } from '../importer/plan-on-disk.ts'
import { t } from '../lib/language/t.ts'
import { readDocument } from '../workbook/read-document.ts'
import { checklistFindings } from './checklist-rules.ts'
import { crossFindings } from './cross-check.ts'
import { fileFindings, pathFindings, workbookName } from './file-rules.ts'
import type { SubmissionFinding } from './finding.ts'
import { readChecklist, type Checklist } from './read-checklist.ts'
import { dataFile, readData, type SubmittedData } from './read-data.ts'
import { largestFile, topFiles, type Submission } from './read-submission.ts'

interface ReadWorkbook {
  readonly file: string
  readonly checklist: Checklist | null
  readonly findings: readonly SubmissionFinding[]
}

/** Rows that the authority's checklist has and this one has not, and words of the authority's that were changed. */
const againstPlan = (file: string, plan: KnownPlan, bytes: Uint8Array): SubmissionFinding[] => {
  const { cases } = importDocument(file, readDocument(file, bytes), { sheets: [], choices: [] })
  const found = new Map(cases.map((one) => [one.id, one]))
  return plan.cases.flatMap(({ id, text, cell }): SubmissionFinding[] => {
    const one = found.get(id)
    if (one === undefined)
      return [
        {
          rule: 'row-deleted',
          place: `${file} ${cell}`,
          message: t`la riga del caso ${id} non c'è più`,
          fix: t`rimetterla: le righe del modello non si tolgono`,
        },
      ]
    return text === '' || one.text === text
      ? []
      : [
          {
            rule: 'row-changed',
            place: `${file} ${one.sheet}!${one.cell}`,
            message: t`le parole dell'autorità nel caso ${id} non sono quelle del piano`,
            fix: t`rimetterle com'erano, o controllare di avere la versione giusta del foglio`,
          },
        ]
  })
}

const readWorkbook = (submission: Submission, plan: KnownPlan | null): ReadWorkbook => {
  const workbooks = topFiles(submission, /\.xls[xm]?$/i)
  const locks = workbooks.filter(({ path }) => path.startsWith('~$'))
  const real = workbooks.filter((one) => !locks.includes(one))
  const chosen = real.find(({ path }) => path === workbookName) ?? real[0]
  const findings = [
    ...locks.map(({ path }): SubmissionFinding => ({
      rule: 'file-stray',
      place: path,
      message: t`è il file di blocco di Office, non un documento`,
      fix: t`chiudere il foglio e togliere il file`,
    })),
    ...real
      .filter((one) => one !== chosen)
      .map(({ path }): SubmissionFinding => ({
        rule: 'file-duplicate',
        place: path,
        message: t`c'è più di un foglio: si guarda ${chosen?.path ?? ''}`,
        fix: t`lasciarne uno solo, ${workbookName}`,
      })),
  ]
  if (chosen === undefined || chosen.isLink || chosen.size > largestFile)
    return {
      file: workbookName,
      checklist: null,
      findings: [
        ...findings,
        {
          rule: 'workbook',
          place: workbookName,
          message: t`il foglio manca, o non si può leggere`,
          fix: t`mettere nella cartella il foglio compilato: collaudo fill`,
        },
      ],
    }
  const { path } = chosen
  if (path !== workbookName)
    findings.push({
      rule: 'workbook',
      place: path,
      message: t`atteso il nome ${workbookName}, trovato ${path}`,
      fix: t`rinominarlo`,
    })
  try {
    const bytes = submission.read(path)
    const checklist = readChecklist(path, readDocument(path, bytes))
    return {
      file: path,
      checklist,
      findings: [...findings, ...(plan === null ? [] : againstPlan(path, plan, bytes))],
    }
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error
    return {
      file: path,
      checklist: null,
      findings: [
        ...findings,
        { rule: 'workbook', place: path, message: error.message, fix: error.hint ?? '' },
      ],
    }
  }
}

const readDataOf = (submission: Submission) => {
  const found = submission.files.find(({ path }) => path === dataFile)
  if (found !== undefined && !found.isLink && found.size <= largestFile)
    return readData(submission.read(dataFile))
  const alike = submission.files.find(({ path }) => path.toLowerCase() === dataFile)
  const missing: SubmissionFinding = {
    rule: 'data-json',
    place: alike?.path ?? dataFile,
    message:
      alike === undefined
        ? t`manca, o non si può leggere`
        : t`atteso il nome ${dataFile}, in minuscolo`,
    fix: t`mettere nella cartella data.json, con questo nome`,
  }
  return { data: null, findings: [missing] }
}

const categoriesOf = (checklist: Checklist, data: SubmittedData | null): ReadonlySet<string> => {
  const ids = new Set((data?.results ?? []).map(({ id }) => String(id)))
  return new Set(checklist.rows.flatMap(({ id, category }) => (ids.has(id) ? [category] : [])))
}

/** Everything that is wrong with a submission and can be known without asking anybody. */
export const checkSubmission = (
  submission: Submission,
  plan: KnownPlan | null,
): readonly SubmissionFinding[] => {
  const { data, findings: dataFindings } = readDataOf(submission)
  const { file, checklist, findings: workbookFindings } = readWorkbook(submission, plan)
  return [
    ...pathFindings(submission, data),
    ...dataFindings,
    ...workbookFindings,
    ...(checklist === null
      ? []
      : checklistFindings(file, checklist, categoriesOf(checklist, data))),
    ...(checklist === null || data === null ? [] : crossFindings(file, checklist, data)),
    ...fileFindings(submission, data),
  ]
}
