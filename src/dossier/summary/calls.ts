import { outcomeText } from '../../calls/call-table.ts'
import type { Call } from '../../calls/calls-of.ts'
import { fonts, heading, paragraph, turnPage, type Page } from './page.ts'
import { table, type Row } from './table.ts'
import { safe } from './words.ts'

const origins = { harness: 'strumento', application: 'applicativo', file: 'file' } as const

const rowOf = (call: Call): Row => {
  const { record } = call
  const fact = (name: string): string => safe(record.facts[name] ?? '—', 60)
  return [
    safe(`${call.case}\n${call.step}`.replace('\n', ' · '), 80),
    record.startedAtRome.replace('T', ' '),
    safe(`${call.service} ${record.operation}`, 100),
    fact('codStruttura'),
    fact('codiceFiscale'),
    { text: fact('nonce'), font: fonts.mono },
    fact('created'),
    safe(record.facts['nre'] ?? record.facts['iup'] ?? '—', 40),
    safe(outcomeText(call), 200),
    origins[record.origin],
  ]
}

/** Every call with what finds it in the authority's own logs, on pages that are wide enough. */
export const writeCalls = (page: Page, calls: readonly Call[]): void => {
  turnPage(page, 'landscape')
  heading(page, 'Chiamate')
  paragraph(
    page,
    `${calls.length === 1 ? 'Una chiamata' : `${calls.length} chiamate`}, con ciò che le trova nei log dell’autorità. Gli istanti sono al millisecondo, sull’ora di Roma. La stessa tabella è in chiamate.csv.`,
  )
  if (calls.length === 0) return
  table(
    page,
    [
      { title: 'Caso · passo', share: 11 },
      { title: 'Inizio (Europe/Rome)', share: 12 },
      { title: 'Servizio, operazione', share: 13 },
      { title: 'codStruttura', share: 7.5 },
      { title: 'Codice fiscale', share: 12 },
      { title: 'nonce', share: 12 },
      { title: 'created', share: 11 },
      { title: 'NRE / IUP', share: 10.5 },
      { title: 'Esito', share: 17 },
      { title: 'Origine', share: 7.5 },
    ],
    calls.map(rowOf),
    6.6,
  )
}
