import { Tokenizer, TypeGuards, type Value } from 'liquidjs'

import { t } from '../lib/language/t.ts'
import { shown } from '../lib/shown.ts'
import { readValue } from './engine.ts'
import { filterNames, filters } from './filters.ts'
import { TemplateMistake } from './mistake.ts'

/** A path into the values: its known beginning, where a part in brackets is itself a value. */
export type VariablePath = readonly string[]

export type Segment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'expression'; readonly value: Value; readonly paths: readonly VariablePath[] }

const longestText = 100_000
const longestExpression = 1000
const mostExpressions = 2000
const mostFilters = 20

const tooBig = t`l'espressione è troppo grande`

// The grammar of an expression, stricter than that of LiquidJS, which passes over what it does not understand:
// a path, a quoted text or a number, then filters. No operators, no ranges, no words with a value of their own.
const segment = String.raw`[\p{L}\p{N}_][\p{L}\p{N}_-]*`
const quoted = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"`
const root = String.raw`(?!(?:true|false|nil|null|empty|blank)(?![\p{L}\p{N}_-]))[\p{L}_][\p{L}\p{N}_-]*`
const plainPath = String.raw`${root}(?:\.${segment})*`
const path = String.raw`${root}(?:\.${segment}|\[ *(?:-?\d+|${quoted}|${plainPath}) *\])*`
const operand = String.raw`(?:${path}|${quoted}|-?\d+(?:\.\d+)?(?![\p{L}\p{N}_.-]))`
const filter = String.raw`\| *[A-Za-z][\w-]* *(?:: *${operand} *(?:, *${operand} *)*)?`
const grammar = new RegExp(String.raw`^ *${operand} *(?:${filter})*$`, 'su')
const reserved = /^ *(true|false|nil|null|empty|blank) *(?:\||$)/

const checkFilters = (source: string): void => {
  const used = new Tokenizer(source).readFilteredValue().filters
  if (used.length > mostFilters) throw new TemplateMistake(tooBig)
  for (const { name, args } of used) {
    const known = filters[name]
    if (!Object.hasOwn(filters, name) || known === undefined)
      throw new TemplateMistake(
        t`il filtro «${shown(name)}» non esiste: ci sono ${filterNames.join(', ')}`,
      )
    const [least, most] = known.takes
    if (args.length < least || args.length > most)
      throw new TemplateMistake(
        t`il filtro «${name}» vuole ${least === most ? `${least}` : t`da ${least} a ${most}`} valori dopo i due punti, trovati ${args.length}`,
      )
  }
}

const { isPropertyAccessToken, isQuotedToken, isNumberToken, isWordToken } = TypeGuards

/** The variables that a token names: its own path, and those within its brackets. */
const pathsOf = (token: unknown): VariablePath[] => {
  if (!isPropertyAccessToken(token)) return []
  const own: string[] = []
  const inner: VariablePath[] = []
  let isKnown = true
  for (const part of token.props) {
    if (isPropertyAccessToken(part)) {
      inner.push(...pathsOf(part))
      isKnown = false
    } else if (isKnown && isQuotedToken(part)) own.push(part.content)
    else if (isKnown && (isNumberToken(part) || isWordToken(part))) own.push(part.getText())
  }
  return [own, ...inner]
}

const readExpression = (source: string): Segment => {
  if (source.length > longestExpression) throw new TemplateMistake(tooBig)
  const flat = source.replaceAll(/[\t\r\n]/g, ' ')
  const word = reserved.exec(flat)
  if (word !== null)
    throw new TemplateMistake(t`«${word[1]}» non è un valore: scriverlo senza \${ }, come testo`)
  if (!grammar.test(flat))
    throw new TemplateMistake(t`tra \${ e } va un nome, con i suoi punti e con i filtri dopo |`)
  checkFilters(flat)
  const value = readValue(flat)
  const tokens = [
    ...value.initial.postfix,
    ...value.filters.flatMap(({ args }) => args.map((arg) => (Array.isArray(arg) ? arg[1] : arg))),
  ]
  return { kind: 'expression', value, paths: tokens.flatMap(pathsOf) }
}

/** Where the `}` is that closes the expression whose inside begins at `from`; a } within quotes is text. */
const closing = (text: string, from: number): number => {
  let quote = ''
  for (let index = from; index < text.length; index++) {
    const character = text.charAt(index)
    if (quote === '') {
      if (character === '}') return index
      if (character === "'" || character === '"') quote = character
    } else if (character === '\\') index++
    else if (character === quote) quote = ''
  }
  throw new TemplateMistake(t`manca la } che chiude \${`)
}

/** A text in its parts: what stands as written (`$${` is a literal `${`), and the expressions. */
export const parseTemplate = (text: string): readonly Segment[] => {
  if (!text.includes('${')) return [{ kind: 'text', text }]
  if (text.length > longestText) throw new TemplateMistake(tooBig)
  const segments: Segment[] = []
  let written = ''
  let at = 0
  for (;;) {
    const next = text.indexOf('${', at)
    if (next === -1) break
    if (next > at && text.charAt(next - 1) === '$') {
      written += `${text.slice(at, next - 1)}\${`
      at = next + 2
      continue
    }
    const end = closing(text, next + 2)
    written += text.slice(at, next)
    if (written !== '') segments.push({ kind: 'text', text: written })
    written = ''
    segments.push(readExpression(text.slice(next + 2, end)))
    if (segments.length > mostExpressions) throw new TemplateMistake(tooBig)
    at = end + 1
  }
  written += text.slice(at)
  if (written !== '') segments.push({ kind: 'text', text: written })
  return segments
}
