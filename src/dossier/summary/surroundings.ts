import type { ExchangeRecord, RunRecord } from '../../model/run-record.ts'
import type { TlsFacts } from '../../model/tls-facts.ts'
import type { Combined } from '../combine-runs.ts'
import { colours, fonts, heading, paragraph, turnPage, type Page } from './page.ts'
import { facts, table } from './table.ts'
import { moment, outcomeWords, safe, skipCauses } from './words.ts'

const exchangesIn = ({ cases }: RunRecord): readonly ExchangeRecord[] =>
  cases.flatMap(({ steps }) => steps).flatMap(({ exchanges }) => exchanges)

/** What was agreed in the handshakes, each kind once, with how many calls it carried. */
const handshakes = (
  record: RunRecord,
): readonly { readonly tls: TlsFacts; readonly count: number }[] => {
  const found = new Map<string, { readonly tls: TlsFacts; count: number }>()
  for (const { tls } of exchangesIn(record)) {
    if (tls === null) continue
    const key = JSON.stringify([
      tls.protocol,
      tls.cipher,
      tls.peer.fingerprint256,
      tls.clientFingerprint256,
    ])
    const known = found.get(key)
    if (known === undefined) found.set(key, { tls, count: 1 })
    else known.count += 1
  }
  return [...found.values()]
}

const mono = (text: string) => ({ text, font: fonts.mono })

const writeTls = (page: Page, record: RunRecord): void => {
  heading(page, 'TLS', 2)
  const all = handshakes(record)
  if (all.length === 0) paragraph(page, 'Nessuna connessione TLS è stata aperta dallo strumento.')
  for (const { tls, count } of all)
    facts(page, [
      ['Chiamate', String(count)],
      ['Protocollo e cifrario', `${safe(tls.protocol)}, ${safe(tls.cipher)}`],
      ['Certificato del server', safe(tls.peer.subject.replaceAll('\n', ', '))],
      ['Emesso da', safe(tls.peer.issuer.replaceAll('\n', ', '))],
      ['Valido', `dal ${moment(tls.peer.validFrom)} al ${moment(tls.peer.validTo)}`],
      ['Impronta SHA-256', mono(safe(tls.peer.fingerprint256))],
      [
        'Certificato client',
        tls.clientFingerprint256 === null ? 'nessuno' : mono(safe(tls.clientFingerprint256)),
      ],
    ])
  const silent = exchangesIn(record).filter(({ tls }) => tls === null).length
  if (silent > 0)
    paragraph(
      page,
      `${silent === 1 ? 'Di una chiamata' : `Di ${silent} chiamate`} i fatti TLS non sono noti: la connessione non si è aperta, o l’ha aperta un altro programma.`,
    )
}

const writeEnvironment = (page: Page, record: RunRecord): void => {
  const { environment, harness } = record
  heading(page, 'Ambiente')
  facts(page, [
    ['Nome', safe(environment.name)],
    ['Simulatore', environment.simulator ? 'sì' : 'no'],
    ...Object.entries(environment.endpoints).map(
      ([adapter, url]) => [`Indirizzo (${safe(adapter)})`, safe(url)] as const,
    ),
    ...Object.entries(environment.contracts ?? {}).map(
      ([adapter, { name, sha256, isSupplied }]) =>
        [
          `Contratto (${safe(adapter)})`,
          `${safe(name)}${isSupplied ? ', fornito dal produttore' : ''}, SHA-256 ${sha256}`,
        ] as const,
    ),
    ...Object.entries(harness.ownAdapters ?? {}).map(
      ([adapter, { sha256 }]) =>
        [`Adattatore (${safe(adapter)})`, `fornito dal produttore, SHA-256 ${sha256}`] as const,
    ),
    ...Object.entries(environment.switches).map(
      ([name, value]) => [safe(name), safe(value)] as const,
    ),
  ])
  writeTls(page, record)
}

const writeSkipped = (page: Page, { cases }: RunRecord): void => {
  const skipped = cases.filter(({ outcome }) => outcome.status === 'skipped')
  heading(page, 'Casi non applicabili e non eseguiti')
  if (skipped.length === 0) {
    paragraph(page, 'Nessuno: tutti i casi sono stati eseguiti.')
    return
  }
  table(
    page,
    [
      { title: 'Caso', share: 14 },
      { title: 'Titolo', share: 34 },
      { title: 'Perché', share: 18 },
      { title: 'Motivo', share: 44 },
    ],
    skipped.map(({ id, title, outcome }) => [
      safe(id),
      safe(title),
      outcome.status === 'skipped' ? skipCauses[outcome.cause] : '',
      outcome.status === 'skipped' ? safe(outcome.reason, 1000) : '',
    ]),
  )
}

/** What nobody may read out of a dossier, whatever its verdict is. */
const always = [
  'Che l’autorità abbia registrato le chiamate: i suoi log li vede solo lei. La tabella delle chiamate serve a cercarle.',
  'La firma WS-Security copre il solo Timestamp, come il servizio chiede: che il corpo dei messaggi non sia stato cambiato in viaggio lo assicura TLS.',
  'Che l’autorità di certificazione di chi firma il dossier sia riconosciuta: «collaudo verify» mostra firmatario ed emittente, chi riceve decide se fidarsi.',
]

const writeUnverified = (page: Page, { record }: Combined): void => {
  heading(page, 'Che cosa non è stato verificato')
  for (const text of always) paragraph(page, `• ${text}`)
  const open = record.cases.flatMap(({ id, steps }) =>
    steps.flatMap((step) =>
      step.checks
        .filter(
          ({ status, level }) =>
            status === 'not-evaluated' || (status === 'unmet' && level === 'warning'),
        )
        .map((check) => ({ id, step: step.id, check })),
    ),
  )
  if (open.length === 0) {
    paragraph(
      page,
      '• Nessuna verifica dei casi è rimasta non valutata, e nessun avviso non soddisfatto.',
    )
    return
  }
  table(
    page,
    [
      { title: 'Caso, passo', share: 22 },
      { title: 'Verifica', share: 40 },
      { title: 'Perché', share: 48 },
    ],
    open.map(({ id, step, check }) => [
      safe(`${id}, ${step}`),
      safe(check.title),
      check.status === 'unmet'
        ? safe(`avviso non soddisfatto: atteso ${check.expected}, ottenuto ${check.actual}`)
        : safe(`non valutata: ${check.reason ?? ''}`),
    ]),
  )
}

/** Where and how it ran, what did not run and why, what was not looked at. */
export const writeSurroundings = (page: Page, combined: Combined): void => {
  const { record } = combined
  turnPage(page, 'portrait')
  writeEnvironment(page, record)
  writeSkipped(page, record)
  writeUnverified(page, combined)
  const late = record.cases.filter(
    ({ outcome }) => outcome.status === 'failed' || outcome.status === 'broken',
  )
  if (late.length === 0) return
  heading(page, 'Casi non superati o interrotti')
  for (const one of late)
    paragraph(page, `${safe(one.id)}: ${safe(outcomeWords(one.outcome), 1000)}`, {
      colour: colours.bad,
    })
}
