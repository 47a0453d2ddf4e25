import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import type { CheckResult } from '../model/check-result.ts'
import type {
  CheckDefinition,
  CheckSubject,
  CheckSurroundings,
  Finding,
  SpecProblem,
} from './check.ts'
import { combine } from './combine.ts'
import { commonChecks } from './common-checks.ts'
import { onRequest } from './on-request.ts'
import { missingFor } from './presumed.ts'

/** What every entry of `expect` may say beside its check. */
export const CommonKeys = z.object({
  title: z
    .string()
    .min(1)
    .optional()
    .meta({ description: t`Titolo della verifica per il rapporto` }),
  level: z
    .enum(['required', 'warning', 'if-available'])
    .optional()
    .meta({
      description: t`warning: non fa fallire il caso; if-available: non lo ferma se non è valutabile`,
    }),
  requirement: z
    .string()
    .min(1)
    .optional()
    .meta({ description: t`Requisito che la verifica prova` }),
  on: z
    .enum(['request', 'response'])
    .optional()
    .meta({
      description: t`Su che cosa: request (la richiesta) o response (la risposta, se manca)`,
    }),
})

export type CommonSettings = z.output<typeof CommonKeys>

export const combinators = ['all', 'any', 'not'] as const
export type Combinator = (typeof combinators)[number]

/** A finding, and what the answer lacked for the check, or for any check within it, to have a meaning. */
export type Judged = Finding & { readonly missing: string | null }

/** Parsed entry of `expect`: one check, or a combination of entries. */
export interface Expectation {
  readonly title: string
  readonly level: CheckResult['level']
  readonly requirement: string | undefined
  /** Whether it can be met by a connection that is refused, without an answer. */
  readonly refusesConnection: boolean
  /** Whether it is evaluated with files of the plan, or of the contract. */
  readonly usesFiles: boolean
  readonly evaluate: (subject: CheckSubject) => Judged
}

/** A check that entries can name, with what it is read and evaluated with. */
export type CheckKind = CheckDefinition & { readonly around: CheckSurroundings | null }
export type CheckKinds = ReadonlyMap<string, CheckKind>

/** The checks that entries can name. Without surroundings no file can be read and no prefix is judged. */
export const checkKinds = (
  checks: readonly CheckDefinition[],
  around: CheckSurroundings | null = null,
): CheckKinds =>
  new Map([...commonChecks, ...checks].map((check) => [check.key, { ...check, around }]))

/** An entry of `expect` that cannot be read: where in it, and why. */
export interface ExpectationProblem {
  readonly path: readonly (string | number)[]
  readonly message: string
  readonly hint?: string
  readonly issue?: z.core.$ZodError
  readonly schema?: z.core.$ZodType
}

export type ParsedExpectation =
  | { readonly ok: true; readonly value: Expectation }
  | { readonly ok: false; readonly problems: readonly ExpectationProblem[] }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

const split = (
  entry: Record<string, unknown>,
): [Record<string, unknown>, Record<string, unknown>] => {
  const common: Record<string, unknown> = {}
  const own: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(entry))
    (Object.hasOwn(CommonKeys.shape, key) ? common : own)[key] = value
  return [common, own]
}

/** Mistakes that only the surroundings show; what an `if-available` check lacks is none. */
const surroundingProblems = (
  kind: CheckKind,
  spec: Record<string, unknown>,
  level: CheckResult['level'],
): readonly SpecProblem[] =>
  kind.around === null
    ? []
    : (kind.problems?.(spec, kind.around) ?? []).filter(
        ({ unavailable }) => unavailable !== true || level !== 'if-available',
      )

const parseCheck = (
  kind: CheckKind,
  own: Record<string, unknown>,
  common: CommonSettings,
  around: EntrySettings,
): ParsedExpectation => {
  const levelOfEntry = around.level
  const isOnRequest = (common.on ?? around.on) === 'request'
  if (isOnRequest && kind.ofRequest !== true)
    return {
      ok: false,
      problems: [
        {
          path: ['on'],
          message: t`«${kind.key}» guarda la risposta: non si può chiedere della richiesta`,
        },
      ],
    }
  const parsed = kind.schema.safeParse(own)
  if (!parsed.success)
    return {
      ok: false,
      problems: [{ path: [], message: '', issue: parsed.error, schema: kind.schema }],
    }
  const spec = parsed.data
  const level = common.level ?? kind.level ?? 'required'
  const problems = surroundingProblems(kind, spec, levelOfEntry ?? level)
  if (problems.length > 0) return { ok: false, problems }
  const presumes = typeof kind.presumes === 'function' ? kind.presumes(spec) : kind.presumes
  const refusesConnection = kind.refusesConnection?.(spec) ?? false
  const evaluate = (given: CheckSubject): Judged => {
    const subject = isOnRequest ? onRequest(given) : given
    const missing = missingFor(presumes, subject)
    // Nothing to look at: asking would let `absent` or `count: 0` pass on a proxy's error page.
    if (missing !== null && presumes !== 'anything')
      return { missing, met: false, expected: missing, actual: subject.reading.description }
    const finding = kind.evaluate(spec, subject, kind.around ?? undefined)
    return subject.exchange.answer.kind === 'none' && 'met' in finding && !refusesConnection
      ? { missing, ...finding, met: false }
      : { missing, ...finding }
  }
  return {
    ok: true,
    value: {
      title: common.title ?? (isOnRequest ? t`Richiesta: ${kind.title(spec)}` : kind.title(spec)),
      level,
      requirement: common.requirement,
      refusesConnection,
      usesFiles: kind.usesFiles?.(spec) ?? false,
      evaluate,
    },
  }
}

/** What an entry has from the one that it stands in. */
interface EntrySettings {
  readonly level?: CheckResult['level']
  readonly on?: CommonSettings['on']
}

const parseEntry = (
  entry: unknown,
  kinds: CheckKinds,
  around: EntrySettings,
): ParsedExpectation => {
  const known = [...kinds.keys(), ...combinators]
  const fail = (message: string, path: ExpectationProblem['path'] = []): ParsedExpectation => ({
    ok: false,
    problems: [{ path, message }],
  })
  if (!isRecord(entry)) return fail(t`attesa una verifica (${known.join(', ')})`)
  const [commonPart, own] = split(entry)
  const common = CommonKeys.safeParse(commonPart)
  if (!common.success)
    return {
      ok: false,
      problems: [{ path: [], message: '', issue: common.error, schema: CommonKeys }],
    }
  const keys = Object.keys(own).filter((key) => known.includes(key))
  const [key] = keys
  if (key === undefined) {
    const [first] = Object.keys(own)
    return fail(
      t`nessuna verifica riconosciuta: attesa una tra ${known.join(', ')}`,
      first === undefined ? [] : [first],
    )
  }
  if (keys.length > 1)
    return fail(t`due verifiche nella stessa voce (${keys.join(', ')}): separarle`)
  const definition = kinds.get(key)
  if (definition !== undefined) return parseCheck(definition, own, common.data, around)
  const extra = Object.keys(own).find((name) => name !== key)
  if (extra !== undefined) return fail(t`chiave sconosciuta «${extra}»`, [extra])

  const combinator = key as Combinator
  const value = own[key]
  const items: unknown[] = Array.isArray(value) ? value : [value]
  if (items.length === 0) return fail(t`attesa almeno una verifica`, [key])
  for (const [index, item] of items.entries())
    for (const name of ['level', 'requirement'])
      if (isRecord(item) && Object.hasOwn(item, name))
        return fail(
          t`«${name}» vale per la voce intera: scriverlo accanto a ${key}:`,
          Array.isArray(value) ? [key, index, name] : [key, name],
        )
  const level = around.level ?? common.data.level ?? 'required'
  const on = common.data.on ?? around.on
  const parsed = items.map((item) => parseEntry(item, kinds, { level, on }))
  const problems = parsed.flatMap((part, index) =>
    part.ok
      ? []
      : part.problems.map((problem) => ({
          ...problem,
          path: [key, ...(Array.isArray(value) ? [index] : []), ...problem.path],
        })),
  )
  if (problems.length > 0) return { ok: false, problems }
  const parts = parsed.flatMap((part) => (part.ok ? [part.value] : []))
  return { ok: true, value: combine(combinator, parts, common.data) }
}

/** Reads one entry of `expect`: the key that is present chooses its schema. It is about the answer, unless said. */
export const parseExpectation = (
  entry: unknown,
  kinds: CheckKinds,
  on: CommonSettings['on'] = 'response',
): ParsedExpectation => parseEntry(entry, kinds, { on })

/**
 * Evaluates an expectation on an exchange. A check that cannot be evaluated is never met; `if-available`
 * lets it go only where what it needs is not there, and where it is, counts as required.
 */
export const check = (expectation: Expectation, subject: CheckSubject): CheckResult => {
  const finding = expectation.evaluate(subject)
  const base = {
    title: expectation.title,
    level: expectation.level,
    expected: finding.expected,
    ...(expectation.requirement === undefined ? {} : { requirement: expectation.requirement }),
  }
  if ('met' in finding)
    return { ...base, status: finding.met ? 'met' : 'unmet', actual: finding.actual }
  const { notEvaluated: reason, unavailable } = finding
  return expectation.level === 'if-available' && unavailable !== true
    ? { ...base, status: 'unmet', actual: t`non valutabile: ${reason}` }
    : { ...base, status: 'not-evaluated', actual: '—', reason }
}
