import { t } from '../lib/language/t.ts'
import { nearest } from '../lib/nearest.ts'
import { variablesOf } from '../template/interpolate.ts'
import { xpathVariables } from '../xml/xpath-variables.ts'
import { generators, missingIn, reservedNames, surroundings } from './known-names.ts'
import type { LoadedCase } from './load-case.ts'
import type { StepPlace } from './loaded-steps.ts'
import { locateInStep } from './step-place.ts'
import { isJudged, type CallStep, type PlanStep } from './plan.ts'
import type { Problem } from './problem.ts'
import type { Path, TextValue } from './read-yaml.ts'
import { valueAt } from './schema-problems.ts'
import { titleProblems } from './title-problems.ts'

const isRecord = (value: TextValue | undefined): value is { readonly [key: string]: TextValue } =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

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

/** Every value that a step names exists by then: data of the plan, earlier captures, what was taken. */
export const variableProblems = (
  loaded: LoadedCase,
  planData: Readonly<Record<string, TextValue>>,
  operators: readonly string[],
): Problem[] => {
  const { case: planCase, source, places, rows } = loaded
  const problems: Problem[] = titleProblems(loaded)
  const data: Record<string, TextValue> = { ...planData, ...surroundings(operators) }
  const columns = Object.keys(rows[0] ?? {})
  const taken = planCase.needs.flatMap((need) => need.take)
  const given = [...taken, ...columns]
  const values = new Set(given)
  const roots = new Set([...Object.keys(data), ...generators, ...given])
  const all = [...planCase.steps, ...planCase.cleanup]
  const ofCase: StepPlace = { source, path: [], base: null, use: null }
  const fail = (place: StepPlace, path: Path, message: string, hint?: string): void => {
    problems.push({ code: 'CASE_VARIABLE_UNDEFINED', ...locateInStep(place, path), message, hint })
  }
  const undefinedName = (
    place: StepPlace,
    path: Path,
    name: string,
    known: Iterable<string>,
  ): void => {
    const later = all.some((step) => isJudged(step) && Object.hasOwn(step.capture, name))
    const near = nearest(name, known)
    fail(
      place,
      path,
      t`«${name}» non è definito qui`,
      name === 'operator'
        ? t`qui non agisce nessuno: scrivere quale operatore, per esempio operators.${operators[0] ?? 'medico'}`
        : later
          ? t`«${name}» è catturato solo da questo passo o da uno successivo`
          : near === undefined
            ? t`un valore viene dai dati del piano, da capture: di un passo precedente o da needs: … take`
            : t`forse si intendeva «${near}»`,
    )
  }
  const checkText = (
    place: StepPlace,
    text: string,
    path: Path,
    own: readonly string[],
    nobody = false,
  ): void => {
    const found = variablesOf(text)
    if (!found.ok) {
      problems.push({
        code: 'CASE_TEMPLATE_INVALID',
        ...locateInStep(place, path),
        message: t`espressione non leggibile in «${text}»: ${found.message}`,
        hint: t`per scrivere un \${ letterale usare $\${`,
      })
      return
    }
    for (const [root, ...rest] of found.paths) {
      if (root === undefined || own.includes(root)) continue
      if (!roots.has(root) || (root === 'operator' && nobody))
        undefinedName(place, path, root, [...roots, ...own])
      else if (rest.length > 0 && !Object.hasOwn(data, root))
        fail(
          place,
          path,
          t`«${[root, ...rest].join('.')}»: «${root}» è un valore solo, e non contiene «${rest.join('.')}»`,
          t`scrivere \${ ${root} }`,
        )
      else if (Object.hasOwn(data, root)) {
        const missing = missingIn(data[root], rest)
        if (missing !== undefined) {
          const isPlace = /^-?\d+$/.test(missing.segment)
          const near = isPlace ? undefined : nearest(missing.segment, missing.known)
          fail(
            place,
            path,
            t`«${[root, ...rest].join('.')}»: «${missing.segment}» non c'è${Object.hasOwn(planData, root) ? t` nei dati del piano` : ''}`,
            near === undefined
              ? missing.known.length === 0
                ? t`lì non ci sono altri nomi: è un valore solo, o una lista vuota`
                : t`lì ci sono: ${missing.known.slice(0, 20).join(', ')}`
              : t`forse si intendeva «${near}»`,
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
  const hides = (place: StepPlace, path: Path, name: string, what: string, hint: string): void => {
    fail(place, path, t`«${name}» è già il nome di ${what}`, hint)
  }
  /** A name that a step gives hides nothing of the plan's data, of the row, of the needed cases. */
  const define = (place: StepPlace, path: Path, name: string, own: readonly string[]): void => {
    const what =
      roots.has(name) && !values.has(name)
        ? t`un dato del piano`
        : columns.includes(name)
          ? t`una colonna di examples:`
          : taken.includes(name)
            ? t`un valore preso da un altro caso`
            : own.includes(name)
              ? t`un parametro del frammento`
              : undefined
    if (what !== undefined) hides(place, path, name, what, t`dare alla cattura un altro nome`)
    values.add(name)
    roots.add(name)
  }
  for (const name of columns)
    if (Object.hasOwn(data, name) || reservedNames.includes(name) || taken.includes(name))
      hides(
        ofCase,
        ['examples'],
        name,
        taken.includes(name) ? t`un valore preso da un altro caso` : t`un dato del piano`,
        t`dare alla colonna un altro nome`,
      )
  for (const [index, { value, comparison }] of planCase.preconditions.entries())
    for (const { text, path } of texts({ value, ...comparison }, ['preconditions', index]))
      checkText(ofCase, text, path, [], true)
  const recovered = new Set<string>()
  const checkStep = (step: PlanStep, place: StepPlace): void => {
    const own = Object.keys(step.bindings)
    const parameters = place.use === null ? [] : valueAt(place.source.value, ['parameters'])
    for (const [index, name] of (Array.isArray(parameters) ? parameters : []).entries())
      if (typeof name === 'string' && (Object.hasOwn(data, name) || reservedNames.includes(name)))
        hides(
          { ...place, path: [], base: null },
          ['parameters', index],
          name,
          t`un dato del piano`,
          t`dare al parametro un altro nome`,
        )
    // What a case gives to a fragment is written in the case.
    const nobody = step.kind === 'manual'
    for (const { text, path } of texts(step.bindings, [...(place.use ?? []), 'with']))
      checkText(ofCase, text, path, [], nobody)
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
        checkText(place, text, path, own, nobody)
    if (!isJudged(step)) return
    if (step.kind === 'call') checkTexts(place, 'send', step.send, own)
    const watch = step.kind === 'observe' ? step.watch : step.kind === 'call' ? step.observe : null
    const watchAt = step.kind === 'observe' ? 'send' : 'observe'
    for (const { text, path } of texts({ do: watch?.do ?? '', match: watch?.match ?? [] }, [
      watchAt,
    ]))
      if (isXpath(path)) checkXpath(place, text, path, own)
      else checkText(place, text, path, own, step.kind === 'observe' && step.operator === null)
    if (step.kind !== 'observe') checkTexts(place, 'deviate', step.deviate, own)
    // What is seen is taken first, and checked afterwards.
    if (step.kind === 'observe')
      for (const name of Object.keys(step.capture)) define(place, ['capture', name], name, own)
    checkTexts(place, 'expect', step.expect, own)
    if (step.kind === 'call')
      for (const { text, path } of [
        ...texts(step.repeat?.until ?? [], ['repeat', 'until']),
        ...texts(step.pages?.whole ?? [], ['pages', 'whole']),
      ])
        if (isXpath(path)) checkXpath(place, text, path, own)
        else checkText(place, text, path, own)
    for (const [name, { xpath }] of Object.entries(step.capture))
      if (xpath !== undefined) checkXpath(place, xpath, ['capture', name, 'xpath'], own)
    if (step.kind === 'call') checkRecover(step, place)
    // The answer that gives a value is judged before: nothing of the step itself can use it.
    if (step.kind !== 'observe')
      for (const name of Object.keys(step.capture)) define(place, ['capture', name], name, own)
  }
  /** What recovering captures is there only after it: for what follows in it, and for the cleanup. */
  const checkRecover = (step: CallStep, place: StepPlace): void => {
    const before = [new Set(values), new Set(roots)] as const
    for (const [index, recovering] of step.recover.entries())
      checkStep(recovering, { ...place, base: null, path: [...place.path, 'recover', index] })
    for (const recovering of step.recover)
      for (const name of Object.keys(recovering.capture)) {
        if (!before[0].has(name)) values.delete(name)
        if (!before[1].has(name)) roots.delete(name)
        recovered.add(name)
      }
  }
  for (const [index, step] of all.entries()) {
    if (index === planCase.steps.length)
      for (const name of recovered) {
        values.add(name)
        roots.add(name)
      }
    checkStep(step, places[index] ?? ofCase)
  }
  return problems
}
