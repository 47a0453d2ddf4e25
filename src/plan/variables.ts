import { nearest } from '../lib/nearest.ts'
import { variablesOf } from '../template/interpolate.ts'
import { xpathVariables } from '../xml/xpath-variables.ts'
import type { LoadedCase } from './load-case.ts'
import type { Problem } from './problem.ts'
import type { Path, TextValue } from './read-yaml.ts'

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
    if (Array.isArray(current)) return undefined
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

/** Every value that a step names exists by then: data of the plan, earlier captures, what was taken. */
export const variableProblems = (
  { case: planCase, source }: LoadedCase,
  planData: Readonly<Record<string, TextValue>>,
  operators: readonly string[],
): Problem[] => {
  const problems: Problem[] = []
  const data: Record<string, TextValue> = { ...planData, ...surroundings(operators) }
  const taken = planCase.needs.flatMap((need) => need.take)
  const values = new Set(taken)
  const roots = new Set([...Object.keys(data), ...generators, ...taken])
  const fail = (path: Path, message: string, hint?: string): void => {
    problems.push({
      code: 'CASE_VARIABLE_UNDEFINED',
      file: source.file,
      ...source.locate(path),
      message,
      hint,
    })
  }
  const undefinedName = (path: Path, name: string, known: Iterable<string>): void => {
    const later = planCase.steps.some((step) => name in step.capture)
    const near = nearest(name, known)
    fail(
      path,
      `«${name}» non è definito qui`,
      later
        ? `«${name}» è catturato solo da questo passo o da uno successivo`
        : near === undefined
          ? 'un valore viene dai dati del piano, da capture: di un passo precedente o da needs: … take'
          : `forse si intendeva «${near}»`,
    )
  }
  const checkText = (text: string, path: Path): void => {
    const found = variablesOf(text)
    if (!found.ok) {
      problems.push({
        code: 'CASE_TEMPLATE_INVALID',
        file: source.file,
        ...source.locate(path),
        message: `espressione non leggibile in «${text}»: ${found.message}`,
        hint: 'per scrivere un ${ letterale usare $${',
      })
      return
    }
    for (const [root, ...rest] of found.paths) {
      if (root === undefined) continue
      if (!roots.has(root)) undefinedName(path, root, roots)
      else if (Object.hasOwn(data, root)) {
        const missing = missingIn(data[root], rest)
        if (missing !== undefined) {
          const near = nearest(missing.segment, missing.known)
          fail(
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
  const checkXpath = (expression: string, path: Path): void => {
    for (const name of xpathVariables(expression))
      if (!values.has(name)) undefinedName(path, name, values)
  }
  for (const [index, step] of planCase.steps.entries()) {
    const at: Path = ['steps', index]
    // The payload's texts are checked as part of `send`; their place is then that of `send` in the case.
    for (const { text, path } of texts(step.send, [...at, 'send'])) checkText(text, path)
    for (const name of Object.keys(step.capture)) {
      if (roots.has(name) && !values.has(name))
        fail(
          [...at, 'capture', name],
          `«${name}» è già il nome di un dato del piano`,
          'dare alla cattura un altro nome',
        )
      values.add(name)
      roots.add(name)
    }
    for (const { text, path } of texts(step.expect, [...at, 'expect']))
      if (isXpath(path)) checkXpath(text, path)
      else checkText(text, path)
    for (const [name, { xpath }] of Object.entries(step.capture))
      checkXpath(xpath, [...at, 'capture', name, 'xpath'])
  }
  return problems
}
