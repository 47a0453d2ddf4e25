import { z } from 'zod'

import type { CheckResult } from '../model/check-result.ts'
import type { CheckDefinition, CheckSubject, Finding } from './check.ts'
import { refused } from './refused.ts'
import { status } from './status.ts'
import { xpath } from './xpath.ts'

/** The checks that every adapter has. */
export const commonChecks: readonly CheckDefinition[] = [status, refused, xpath]

/** What every entry of `expect` may say beside its check. */
export const CommonKeys = z.object({
  title: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'Titolo della verifica per il rapporto' }),
  level: z.enum(['required', 'warning', 'if-available']).optional().meta({
    description: 'warning: non fa fallire il caso; if-available: non lo ferma se non è valutabile',
  }),
  requirement: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'Requisito che la verifica prova' }),
})

export const combinators = ['all', 'any', 'not'] as const
type Combinator = (typeof combinators)[number]

/** A finding, and what the answer lacked for the check, or for any check within it, to have a meaning. */
export type Judged = Finding & { readonly missing: string | null }

/** Parsed entry of `expect`: one check, or a combination of entries. */
export interface Expectation {
  readonly title: string
  readonly level: CheckResult['level']
  readonly requirement: string | undefined
  readonly evaluate: (subject: CheckSubject) => Judged
}

export type CheckKinds = ReadonlyMap<string, CheckDefinition>

export const checkKinds = (checks: readonly CheckDefinition[]): CheckKinds =>
  new Map([...commonChecks, ...checks].map((check) => [check.key, check]))

/** An entry of `expect` that cannot be read: where in it, and why. */
export interface ExpectationProblem {
  readonly path: readonly (string | number)[]
  readonly message: string
  readonly issue?: z.core.$ZodError
  readonly schema?: z.core.$ZodType
}

export type ParsedExpectation =
  | { readonly ok: true; readonly value: Expectation }
  | { readonly ok: false; readonly problems: readonly ExpectationProblem[] }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** What the answer lacks for a check to have something to look at; null when nothing is missing. */
const missingFor = (
  presumes: CheckDefinition['presumes'],
  { exchange, reading }: CheckSubject,
): string | null => {
  switch (presumes) {
    case 'anything':
      // Such a check is asked all the same; but its contrary holds only of what the service itself answered.
      return reading.kind === 'expected' || reading.kind === 'fault'
        ? null
        : 'una risposta del servizio'
    case 'http':
      return exchange.answer.kind === 'http' ? null : 'una risposta HTTP'
    case 'expected':
      return reading.kind === 'expected' ? null : "la risposta dell'operazione"
  }
}

const split = (
  entry: Record<string, unknown>,
): [Record<string, unknown>, Record<string, unknown>] => {
  const common: Record<string, unknown> = {}
  const own: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(entry))
    (Object.hasOwn(CommonKeys.shape, key) ? common : own)[key] = value
  return [common, own]
}

const parseCheck = (
  definition: CheckDefinition,
  own: Record<string, unknown>,
  common: z.output<typeof CommonKeys>,
): ParsedExpectation => {
  const parsed = definition.schema.safeParse(own)
  if (!parsed.success)
    return {
      ok: false,
      problems: [{ path: [], message: '', issue: parsed.error, schema: definition.schema }],
    }
  const spec = parsed.data
  const evaluate = (subject: CheckSubject): Judged => {
    const missing = missingFor(definition.presumes, subject)
    // Nothing to look at: asking would let `absent` or `count: 0` pass on a proxy's error page.
    if (missing !== null && definition.presumes !== 'anything')
      return { missing, met: false, expected: missing, actual: subject.reading.description }
    return { missing, ...definition.evaluate(spec, subject) }
  }
  return {
    ok: true,
    value: {
      title: common.title ?? definition.title(spec),
      level: common.level ?? 'required',
      requirement: common.requirement,
      evaluate,
    },
  }
}

const met = (finding: Finding): boolean => 'met' in finding && finding.met

const words: Record<Combinator, string> = { all: 'tutte', any: 'almeno una', not: 'non' }

/** Whether a combination holds. A `not` says nothing where a check within it had nothing to look at. */
const holding: Record<
  Combinator,
  (findings: readonly Finding[], missing: string | null) => boolean
> = {
  all: (findings) => findings.every(met),
  any: (findings) => findings.some(met),
  not: (findings, missing) => missing === null && !findings.some(met),
}

const combine = (
  combinator: Combinator,
  parts: readonly Expectation[],
  common: z.output<typeof CommonKeys>,
): Expectation => {
  const title = `${words[combinator]}: ${parts.map((part) => part.title).join('; ')}`
  return {
    title: common.title ?? title,
    level: common.level ?? 'required',
    requirement: common.requirement,
    evaluate: (subject) => {
      const findings = parts.map((part) => part.evaluate(subject))
      const missing = findings.find((finding) => finding.missing !== null)?.missing ?? null
      const holds = holding[combinator](findings, missing)
      if (missing !== null && !holds && combinator !== 'any')
        return { missing, met: false, expected: missing, actual: subject.reading.description }
      const unevaluated = findings.find((finding) => 'notEvaluated' in finding)
      if (unevaluated !== undefined && !(combinator === 'any' && holds))
        return { ...unevaluated, expected: title }
      return {
        missing,
        met: holds,
        expected: title,
        actual: findings.map((f) => ('met' in f ? f.actual : f.notEvaluated)).join('; '),
      }
    },
  }
}

/** Reads one entry of `expect`: the key that is present chooses its schema. */
export const parseExpectation = (entry: unknown, kinds: CheckKinds): ParsedExpectation => {
  const known = [...kinds.keys(), ...combinators]
  const fail = (message: string, path: ExpectationProblem['path'] = []): ParsedExpectation => ({
    ok: false,
    problems: [{ path, message }],
  })
  if (!isRecord(entry)) return fail(`attesa una verifica (${known.join(', ')})`)
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
      `nessuna verifica riconosciuta: attesa una tra ${known.join(', ')}`,
      first === undefined ? [] : [first],
    )
  }
  if (keys.length > 1)
    return fail(`due verifiche nella stessa voce (${keys.join(', ')}): separarle`)
  const definition = kinds.get(key)
  if (definition !== undefined) return parseCheck(definition, own, common.data)
  const extra = Object.keys(own).find((name) => name !== key)
  if (extra !== undefined) return fail(`chiave sconosciuta «${extra}»`, [extra])

  const combinator = key as Combinator
  const value = own[key]
  const items: unknown[] = Array.isArray(value) ? value : [value]
  if (items.length === 0) return fail('attesa almeno una verifica', [key])
  for (const [index, item] of items.entries())
    for (const name of ['level', 'requirement'])
      if (isRecord(item) && Object.hasOwn(item, name))
        return fail(
          `«${name}» vale per la voce intera: scriverlo accanto a ${key}:`,
          Array.isArray(value) ? [key, index, name] : [key, name],
        )
  const parsed = items.map((item) => parseExpectation(item, kinds))
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

/** Evaluates an expectation on an exchange. A check that cannot be evaluated is never met. */
export const check = (expectation: Expectation, subject: CheckSubject): CheckResult => {
  const finding = expectation.evaluate(subject)
  const base = {
    title: expectation.title,
    level: expectation.level,
    expected: finding.expected,
    ...(expectation.requirement === undefined ? {} : { requirement: expectation.requirement }),
  }
  return 'met' in finding
    ? { ...base, status: finding.met ? 'met' : 'unmet', actual: finding.actual }
    : { ...base, status: 'not-evaluated', actual: '—', reason: finding.notEvaluated }
}
