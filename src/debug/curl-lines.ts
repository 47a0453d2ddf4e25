import type { Adapter } from '../adapter/define-adapter.ts'
import { headersIn, readEvidence } from '../evidence/read-exchange.ts'
import { t } from '../lib/language/t.ts'
import type { CaseRecord, ExchangeRecord, StepRecord } from '../model/run-record.ts'
import type { CurlIdentity } from './curl-identity.ts'
import type { RunView } from './exchange-lines.ts'
import { printable } from './printable.ts'
import { commandLine, type Shell, type Word } from './shell-words.ts'

export interface CurlView extends Pick<RunView, 'runFolder' | 'shown'> {
  readonly shell: Shell
  readonly identity: CurlIdentity
  readonly adapters: readonly Adapter[]
}

/** What curl writes by itself, or what says how our own connection was kept. */
const ownHeaders = new Set(['host', 'connection', 'content-length'])

const headerWord = (name: string, value: string): Word =>
  // The evidence does not have it either.
  value === '[secret]'
    ? [`${name}: `, { variable: `COLLAUDO_${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}` }]
    : [`${name}: ${value}`]

const identityRows = ({ ca, client }: CurlIdentity): Word[][] => [
  [['--cacert'], ca],
  ...(client === null
    ? []
    : client.kind === 'p12'
      ? [[['--cert-type'], ['P12']] satisfies Word[], [['--cert'], client.file] satisfies Word[]]
      : [[['--cert'], client.certificate, ['--key'], client.key] satisfies Word[]]),
]

const rowsOf = (view: CurlView, { method, url, request }: ExchangeRecord): Word[][] => {
  const headers = headersIn(readEvidence(view.runFolder, request.head)).filter(
    ([name]) => !ownHeaders.has(name.toLowerCase()),
  )
  return [
    [['--silent'], ['--show-error'], ['--include'], ['--tlsv1.2']],
    [['--request'], [method], [url]],
    ...identityRows(view.identity),
    ...headers.map(([name, value]): Word[] => [['--header'], headerWord(name, value)]),
    // What curl would add by itself is taken away: above all the wait for a 100 Continue.
    ['Expect', 'Accept', 'User-Agent']
      .filter((name) => !headers.some(([own]) => own.toLowerCase() === name.toLowerCase()))
      .flatMap((name): Word[] => [['--header'], [`${name}:`]]),
    ...(request.body.size === 0
      ? []
      : [[['--data-binary'], [`@${view.shown}/${request.body.path}`]] satisfies Word[]]),
  ]
}

const variablesIn = (rows: readonly (readonly Word[])[]): string[] => [
  ...new Set(
    rows.flatMap((row) =>
      row.flatMap((word) =>
        word.flatMap((part) => (typeof part === 'string' ? [] : [part.variable])),
      ),
    ),
  ),
]

const writes = (adapters: readonly Adapter[], { uses, send }: StepRecord): boolean => {
  const adapter = adapters.find(({ id }) => id === uses)
  const parsed = adapter?.request.safeParse(send)
  // What cannot be read is taken for the graver of the two.
  return adapter === undefined || parsed?.success !== true || adapter.writes(parsed.data)
}

const meanings: Readonly<Record<string, string>> = {
  COLLAUDO_CA: t`la CA del server in PEM`,
  COLLAUDO_CERT: t`il certificato client in PEM`,
  COLLAUDO_KEY: t`la chiave del certificato client in PEM`,
}

/** For each exchange of a case a command that repeats the call, byte for byte, with nothing secret in it. */
export const curlLines = (view: CurlView, record: CaseRecord): string[] => {
  const comment = view.shell === 'cmd' ? 'rem' : '#'
  return record.steps.flatMap((step) =>
    step.exchanges.flatMap((exchange) => {
      const rows = rowsOf(view, exchange)
      return [
        '',
        t`${comment} ${record.id}, passo ${step.id}: ${printable(exchange.operation)}, come inviata il ${exchange.startedAtRome}`,
        ...(writes(view.adapters, step)
          ? [t`${comment} ATTENZIONE: questa operazione scrive: ripeterla la esegue di nuovo`]
          : []),
        ...variablesIn(rows).map(
          (name) =>
            `${comment} ${name}: ${meanings[name] ?? t`come in .env, dalla cartella dell'ambiente`}`,
        ),
        commandLine('curl', rows, view.shell),
      ]
    }),
  )
}
