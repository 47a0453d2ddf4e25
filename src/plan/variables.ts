import { nearest } from '../lib/nearest.ts'
import { variablesOf } from '../template/interpolate.ts'
import { xpathVariables } from '../xml/xpath-variables.ts'
import type { LoadedCase } from './load-case.ts'
import type { StepPlace } from './loaded-steps.ts'
import { isAnswered, type PlanStep } from './plan.ts'
import type { Problem } from './problem.ts'
import type { Path, TextValue } from './read-yaml.ts'
import { valueAt } from './schema-problems.ts'

/** Names that every expression can use, whatever the plan: see `run/scope.ts`. */
export const generators = ['now', 'today', 'uuid', 'digits'] as const

const operatorFields = {
  codiceFiscale: '',
  codStruttura: '',
  ruoloIstituzionale: '',
  codiceRegionale: '',
}

/** The shape of what every expression can see beside the plan's data. */
const surroundings = (operators: readonly string[]): Record<string, TextValue> => ({
  operator: operatorFields,
  operators: Object.fromEntries(operators.map((name) => [name, operatorFields])),
  application: { name: '', producer: '', version: '' },
})

const isRecord = (value: TextValue | undefined): value is { readonly [key: string]: TextValue } =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** The first segment of a path into the data that is not there, with what is there instead. */
const missingIn = (
  value: TextValue | undefined,
  path: readonly string[],
): { readonly segment: string; readonly known: readonly string[] } | undefined => {
  let current = value
  for (const segment of path) {
    if (isRecord(current) && Object.hasOwn(current, segment)) {
      current = current[segment]
      continue
    }
    // A place in a list: how long it is in every environment is not known here.
    if (Array.isArray(current) && /^-?\d+$/.test(segment)) return undefined
    return { segment, known: isRecord(current) ? Object.keys(current) : [] }
  }
  return undefined
}

const texts = (value: TextValue | undefined, path: Path): { text: string; path: Path }[] => {
  if (typeof value === 'string') return [{ text: value, path }]
  if (Array.isArray(value))
    return (value as readonly TextValue[]).flatMap((item, index) => texts(item, [...path, index]))
  if (isRecord(value))
    return Object.entries(value).flatMap(([name, item]) => texts(item, [...path, name]))
  return []
}

/** XPath expressions among the texts of `expect` and `capture`. */
const isXpath = (path: Path): boolean => path.at(-1) === 'xpath'

/** Where a text of a step is written: in its own file, or in the payload merged into its request. */
const locate = (place: StepPlace, path: Path): { file: string; line: number; column: number } => {
  const [first, second, ...rest] = path
  const inBase =
    place.base !== null &&
    first === 'send' &&
    second === 'body' &&
    valueAt(place.source.value, [...place.path, ...path]) === undefined
  return inBase && place.base !== null
    ? { file: place.base.file, ...place.base.locate(rest) }
    : { file: place.source.file, ...place.source.locate([...place.path, ...path]) }
}

/** Every value that a step names exists by then: data of the plan, earlier captures, what was taken. */
export const variableProblems = (
  { case: planCase, source, places, rows }: LoadedCase,
  planData: Readonly<Record<string, TextValue>>,
  operators: readonly string[],
): Problem[] => {
  const problems: Problem[] = []
  const data: Record<string, TextValue> = { ...planData, ...surroundings(operators) }
  const columns = Object.keys(rows[0] ?? {})
  const given = [...planCase.needs.flatMap((need) => need.take), ...columns]
  const values = new Set(given)
  const roots = new Set([...Object.keys(data), ...generators, ...given])
  const all = [...planCase.steps, ...planCase.cleanup]
  const ofCase: StepPlace = { source, path: [], base: null, use: null }
  const fail = (place: StepPlace, path: Path, message: string, hint?: string): void => {
    problems.push({ code: 'CASE_VARIABLE_UNDEFINED', ...locate(place, path), message, hint })
  }
  const undefinedName = (
    place: StepPlace,
    path: Path,
    name: string,
    known: Iterable<string>,
  ): void => {
    const later = all.some((step) => isAnswered(step) && name in step.capture)
    const near = nearest(name, known)
    fail(
      place,
      path,
      `«${name}» non è definito qui`,
      later
        ? `«${name}» è catturato solo da questo passo o da uno successivo`
        : near === undefined
          ? 'un valore viene dai dati del piano, da capture: di un passo precedente o da needs: … take'
          : `forse si intendeva «${near}»`,
    )
  }
  const checkText = (place: StepPlace, text: string, path: Path, own: readonly string[]): void => {
    const found = variablesOf(text)
    if (!found.ok) {
      problems.push({
        code: 'CASE_TEMPLATE_INVALID',
        ...locate(place, path),
        message: `espressione non leggibile in «${text}»: ${found.message}`,
        hint: 'per scrivere un ${ letterale usare $${',
      })
      return
    }
    for (const [root, ...rest] of found.paths) {
      if (root === undefined || own.includes(root)) continue
      if (!roots.has(root)) undefinedName(place, path, root, [...roots, ...own])
      else if (Object.hasOwn(data, root)) {
        const missing = missingIn(data[root], rest)
        if (missing !== undefined) {
          const near = nearest(missing.segment, missing.known)
          fail(
            place,
            path,
            `«${[root, ...rest].join('.')}»: «${missing.segment}» non c'è${Object.hasOwn(planData, root) ? ' nei dati del piano' : ''}`,
            near === undefined
              ? `lì ci sono: ${missing.known.slice(0, 20).join(', ')}`
              : `forse si intendeva «${near}»`,
          )
        }
      }
    }
  }
  const checkXpath = (
    place: StepPlace,
    expression: string,
    path: Path,
    own: readonly string[],
  ): void => {
    for (const name of xpathVariables(expression))
      if (!values.has(name) && !own.includes(name))
        undefinedName(place, path, name, [...values, ...own])
  }
  const checkTexts = (
    place: StepPlace,
    key: string,
    value: TextValue,
    own: readonly string[],
  ): void => {
    for (const { text, path } of texts(value, [key]))
      if (isXpath(path)) checkXpath(place, text, path, own)
      else checkText(place, text, path, own)
  }
  /** A name that a step or a row gives hides nothing of the plan's data. */
  const define = (place: StepPlace, path: Path, name: string): void => {
    if (roots.has(name) && !values.has(name))
      fail(
        place,
        path,
        `«${name}» è già il nome di un dato del piano`,
        'dare alla cattura un altro nome',
      )
    values.add(name)
    roots.add(name)
  }
  for (const name of columns)
    if (Object.hasOwn(data, name))
      fail(
        ofCase,
        ['examples'],
        `«${name}» è già il nome di un dato del piano`,
        'dare alla colonna un altro nome',
      )
  for (const [index, { value, comparison }] of planCase.preconditions.entries())
    for (const { text, path } of texts({ value, ...comparison }, ['preconditions', index]))
      checkText(ofCase, text, path, [])
  const checkStep = (step: PlanStep, place: StepPlace): void => {
    const own = Object.keys(step.bindings)
    // What a case gives to a fragment is written in the case.
    for (const { text, path } of texts(step.bindings, [...(place.use ?? []), 'with']))
      checkText(ofCase, text, path, [])
    if (step.kind === 'manual')
      for (const { text, path } of texts(
        {
          do: step.do,
          answers: Object.fromEntries(
            step.answers.map(({ name, ask, comparison }) => [name, { ask, ...comparison }]),
          ),
        },
        ['manual'],
      ))
        checkText(place, text, path, own)
    if (!isAnswered(step)) return
    if (step.kind === 'call') checkTexts(place, 'send', step.send, own)
    checkTexts(place, 'deviate', step.deviate, own)
    for (const name of Object.keys(step.capture)) define(place, ['capture', name], name)
    checkTexts(place, 'expect', step.expect, own)
    if (step.kind === 'call' && step.repeat !== null)
      for (const { text, path } of texts(step.repeat.until, ['repeat', 'until']))
        if (isXpath(path)) checkXpath(place, text, path, own)
        else checkText(place, text, path, own)
    for (const [name, { xpath }] of Object.entries(step.capture))
      if (xpath !== undefined) checkXpath(place, xpath, ['capture', name, 'xpath'], own)
    if (step.kind === 'call')
      for (const [index, recovering] of step.recover.entries())
        checkStep(recovering, { ...place, path: [...place.path, 'recover', index] })
  }
  for (const [index, step] of all.entries()) checkStep(step, places[index] ?? ofCase)
  return problems
}
