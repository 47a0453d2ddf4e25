import type { Origin } from '../../model/exchange.ts'
import type { RunRecord } from '../../model/run-record.ts'
import type { Combined } from '../combine-runs.ts'
import type { Parts } from '../parts.ts'
import { colours, fonts, heading, margin, paragraph, type Page } from './page.ts'
import { facts } from './table.ts'
import { moment, safe } from './words.ts'

const verdicts = {
  positivo: ['ESITO POSITIVO', 'tutti i casi applicabili sono superati', colours.good],
  negativo: ['ESITO NEGATIVO', 'almeno un caso non è superato o si è interrotto', colours.bad],
  incompleto: [
    'ESITO INCOMPLETO',
    'almeno un caso applicabile non è stato eseguito',
    colours.doubt,
  ],
} as const

const origins: Readonly<Record<Origin, string>> = {
  application: "dell'applicazione, viste da un proxy",
  harness: 'dello strumento Collaudo',
  file: "dell'applicazione, lette da un suo log",
}

const profiles = {
  struttura: 'struttura privata accreditata (certificato)',
  dispositivo: 'cartella MMG/PLS, farmacia o simile (dispositivo di autenticazione e firma)',
} as const

const originRows = ({ cases }: RunRecord): (readonly [string, string])[] => {
  const all = cases.flatMap(({ steps }) => steps).flatMap(({ exchanges }) => exchanges)
  return (Object.keys(origins) as Origin[]).map((origin) => [
    `Chiamate ${origins[origin]}`,
    String(all.filter((one) => one.origin === origin).length),
  ])
}

/** The cases with a call that the tool made in the application's place. */
export const calledByTool = ({ cases }: RunRecord): readonly string[] =>
  cases
    .filter(({ steps }) =>
      steps.some(({ exchanges }) => exchanges.some(({ origin }) => origin === 'harness')),
    )
    .map(({ id }) => id)

const textOf = ({ bytes }: { readonly bytes: Uint8Array }): string | null => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') || text.startsWith('%PDF') ? null : text
  } catch {
    return null
  }
}

const statementPart = (page: Page, { statement }: Parts, record: RunRecord): void => {
  const ids = calledByTool(record)
  if (ids.length === 0 && statement === null) return
  heading(page, 'Dichiarazione del produttore', 2)
  if (ids.length > 0)
    paragraph(
      page,
      `${
        ids.length === record.cases.length
          ? 'In tutti i casi'
          : `In ${ids.length === 1 ? 'un caso' : `${ids.length} casi`}`
      } le chiamate le ha fatte lo strumento Collaudo al posto dell'applicazione${
        ids.length === record.cases.length ? '' : `: ${safe(ids.join(', '), 1500)}`
      }.`,
    )
  if (statement === null) {
    paragraph(page, 'Nessuna dichiarazione del produttore è allegata.', { colour: colours.bad })
    return
  }
  const text = textOf(statement)
  paragraph(page, `La dichiarazione del produttore è allegata: ${statement.path}.`)
  if (text !== null && text.trim() !== '') paragraph(page, `«${safe(text.trim(), 1500)}»`)
}

/** First page: what it is of, what came of it, whose the calls were, and how to check it. */
export const writeCover = (
  page: Page,
  parts: Parts,
  { record, runs }: Combined,
  hashes: ReadonlyMap<string, string>,
): void => {
  const [verdict, meaning, colour] = verdicts[record.verdict]
  const { application, plan, environment, counts, harness } = record
  page.addStructure(
    page.struct('H1', {}, () => {
      page.font(fonts.bold).fontSize(20).text('Dossier di collaudo', margin, page.y)
      page
        .font(fonts.regular)
        .fontSize(13)
        .text(`${safe(application.title)} ${safe(application.version)}`)
    }),
  )
  page.moveDown(0.8)
  page.addStructure(
    page.struct('P', {}, () => {
      page.font(fonts.bold).fontSize(17).fillColor(colour).text(verdict)
      page.font(fonts.regular).fontSize(9.5).text(meaning)
    }),
  )
  page.moveDown(0.6)
  if (parts.kind === 'draft')
    paragraph(
      page,
      'BOZZA: non è una prova. È firmata con una chiave fatta per questo file, di cui non si sa il titolare.',
      { colour: colours.bad, font: fonts.bold },
    )
  if (record.pseudonymised !== undefined)
    paragraph(
      page,
      'Al posto dei dati delle persone ci sono pseudonimi: i byte non sono quelli che hanno viaggiato, e le firme che li riguardano si verificano solo sull’originale, di cui il registro conserva le impronte.',
      { colour: colours.doubt },
    )
  if (environment.simulator)
    paragraph(
      page,
      "SIMULATORE: ha risposto il simulatore incorporato, non il sistema dell'autorità.",
      { colour: colours.bad, font: fonts.bold },
    )
  facts(page, [
    ['Applicazione', safe(application.title)],
    ['Versione', safe(application.version)],
    ['Produttore', safe(application.producer)],
    ['Profilo', profiles[application.profile]],
    ['Piano', `${safe(plan.title)}, versione ${safe(plan.version)}`],
    ...(plan.note === undefined ? [] : [['Nota del piano', safe(plan.note)] as const]),
    [
      'Eseguito',
      `dal ${moment(record.startedAt)} al ${moment(record.endedAt ?? record.startedAt)} (ora di Roma)`,
    ],
    ['Ambiente', safe(Object.values(environment.endpoints).join(', '))],
  ])
  heading(page, 'Conteggi', 2)
  const notApplicable = record.cases.filter(
    ({ outcome }) => outcome.status === 'skipped' && outcome.cause === 'not-applicable',
  ).length
  facts(page, [
    ['Casi superati', { text: String(counts.passed), font: fonts.bold }],
    ['Casi non superati', String(counts.failed)],
    ['Casi interrotti', String(counts.broken)],
    ['Casi non applicabili', String(notApplicable)],
    ['Casi non eseguiti', String(counts.skipped - notApplicable + record.notRun.length)],
    ...originRows(record),
  ])
  statementPart(page, parts, record)
  heading(page, 'Come si verifica', 2)
  paragraph(
    page,
    'Il file manifest.json elenca ogni file del dossier con la sua impronta SHA-256; manifest.json.p7m è lo stesso elenco firmato (CAdES). «collaudo verify» ricalcola ogni impronta e ogni firma e valuta di nuovo ogni verifica dai byte conservati, senza rete. Anche senza Collaudo: sha256sum -c SHA256SUMS, e openssl cms -verify -inform DER -in manifest.json.p7m.',
  )
  facts(page, [
    ...runs.flatMap(
      ({ record: one }): (readonly [string, string | { text: string; font: string }])[] => [
        [
          runs.length === 1 ? 'Esecuzione' : `Esecuzione del ${moment(one.startedAt)}`,
          safe(one.run),
        ],
        ['SHA-256 di run.json', { text: hashes.get(one.run) ?? '', font: fonts.mono }],
      ],
    ),
    [
      'Strumento',
      `Collaudo ${safe(harness.version)}, Node ${safe(harness.node)}, ${safe(harness.platform)}`,
    ],
  ])
}
