import type { Adapter, CodeExplanation } from '../adapter/define-adapter.ts'
import { t } from '../lib/language/t.ts'
import { nearest } from '../lib/nearest.ts'
import { catalogue } from './catalogue.ts'
import { exitCodeMeanings } from './codes/exit-codes.ts'
import { networkMeanings } from './codes/network.ts'
import { tlsAlertMeanings } from './codes/tls-alerts.ts'
import { wordAliases, wordMeanings } from './codes/words.ts'
import type { Explanation } from './explanation.ts'

/** What a word of this tool, of TLS or of an authority means. */
export type Entry =
  | { readonly kind: 'code'; readonly code: string; readonly explanation: Explanation }
  | {
      readonly kind: 'exit-code' | 'tls-alert' | 'network' | 'word'
      readonly code: string
      readonly title: string
      readonly meaning: string
    }
  | {
      readonly kind: 'authority'
      readonly code: string
      /** Whose code it is. */
      readonly title: string
      readonly explanation: CodeExplanation
    }

export type LookUp =
  | { readonly ok: true; readonly entries: readonly Entry[] }
  | { readonly ok: false; readonly nearest: string | undefined }

const codeEntry = (code: string): Entry[] =>
  Object.hasOwn(catalogue, code)
    ? [{ kind: 'code', code, explanation: catalogue[code as keyof typeof catalogue] }]
    : []

const connectionEntry = (
  kind: 'tls-alert' | 'network',
  meanings: Readonly<Record<string, string>>,
  code: string,
): Entry[] => {
  const meaning = Object.hasOwn(meanings, code) ? meanings[code] : undefined
  const title = kind === 'network' ? t`nessuna risposta` : t`avviso di TLS`
  return meaning === undefined ? [] : [{ kind, code, title, meaning }]
}

const titled = (
  kind: 'exit-code' | 'word',
  meanings: typeof wordMeanings,
  code: string,
): Entry[] => {
  const found = Object.hasOwn(meanings, code) ? meanings[code] : undefined
  return found === undefined ? [] : [{ kind, code, ...found }]
}

const authorityEntry = (adapter: Adapter, code: string): Entry[] => {
  const { codes = {}, title } = adapter
  const explanation = Object.hasOwn(codes, code) ? codes[code] : undefined
  return explanation === undefined ? [] : [{ kind: 'authority', code, title, explanation }]
}

/** A status of HTTP as people write it: `500`, `HTTP 500`, `http-500`. */
const withoutHttp = (name: string): string => name.replace(/^http[ -]?(?=\d{3}$)/i, '')

/** Everything that has this name, however it is written; else the known name nearest to it. */
export const lookUp = (written: string, adapters: readonly Adapter[]): LookUp => {
  const name = written.trim()
  const lower = name.toLowerCase()
  const entries = [
    ...codeEntry(name.toUpperCase().replaceAll('-', '_')),
    ...connectionEntry('tls-alert', tlsAlertMeanings, lower.replaceAll('-', '_')),
    ...connectionEntry('network', networkMeanings, name.toUpperCase()),
    ...titled('word', wordMeanings, wordAliases[lower] ?? lower),
    ...titled('exit-code', exitCodeMeanings, name),
    ...adapters.flatMap((adapter) => authorityEntry(adapter, withoutHttp(name))),
  ]
  if (entries.length > 0) return { ok: true, entries }
  const known = [
    ...Object.keys(catalogue),
    ...Object.keys(tlsAlertMeanings),
    ...Object.keys(networkMeanings),
    ...Object.keys(wordMeanings),
    ...Object.keys(wordAliases),
  ]
  return { ok: false, nearest: nearest(name, known) }
}

/** Every name with its title, in order. */
export const allEntries = (adapters: readonly Adapter[]): Entry[] => [
  ...Object.keys(catalogue)
    .toSorted()
    .flatMap((code) => codeEntry(code)),
  ...Object.keys(exitCodeMeanings).flatMap((code) => titled('exit-code', exitCodeMeanings, code)),
  ...Object.keys(tlsAlertMeanings).flatMap((code) =>
    connectionEntry('tls-alert', tlsAlertMeanings, code),
  ),
  ...Object.keys(networkMeanings).flatMap((code) =>
    connectionEntry('network', networkMeanings, code),
  ),
  ...Object.keys(wordMeanings).flatMap((code) => titled('word', wordMeanings, code)),
  ...adapters.flatMap((adapter) =>
    Object.keys(adapter.codes ?? {})
      .toSorted()
      .flatMap((code) => authorityEntry(adapter, code)),
  ),
]
