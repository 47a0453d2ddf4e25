import { join } from 'node:path'

import type { Adapter } from '../adapter/define-adapter.ts'
import {
  checkKinds,
  parseExpectation,
  type CheckKinds,
  type Expectation,
} from '../check/expectation.ts'
import { t } from '../lib/language/t.ts'
import { nearest } from '../lib/nearest.ts'
import { packageRoot } from '../lib/package-root.ts'
import { checkSurroundings, filesOfFolder } from './check-surroundings.ts'
import { expectProblems, problemAt } from './expect-problems.ts'
import { namesIn } from './plan-file.ts'
import { inFileOrder, type Loaded, type Problem } from './problem.ts'
import { readYaml, type Path, type TextValue, type YamlSource } from './read-yaml.ts'
import { schemaProblems } from './schema-problems.ts'
import { TrafficRulesShape, type TrafficRuleShape } from './traffic-rules-schema.ts'
import type { Workspace } from './workspace.ts'

/** How a rule judges: a name that its adapter knows, or checks. */
export type TrafficRuleBody =
  | { readonly kind: 'named'; readonly name: string }
  | {
      readonly kind: 'checks'
      /** Null: calls of any operation. */
      readonly operations: readonly string[] | null
      readonly when: readonly Expectation[]
      readonly expect: readonly Expectation[]
    }

/** A rule that every call of the application to one kind of system is held to. */
export interface TrafficRule {
  readonly id: string
  readonly title: string
  readonly source: string | null
  readonly level: 'required' | 'warning'
  readonly adapter: string
  readonly body: TrafficRuleBody
}

const suffix = '.rules.yaml'

/** The files of rules: those of the package first, then those of the workspace, each by name. */
const ruleFiles = (workspace: Workspace): string[] =>
  [...new Set([packageRoot, workspace.folder])].flatMap((root) => {
    const folder = join(root, 'plans', 'rules')
    const found = namesIn(folder)
    return found.ok
      ? found.names.filter((name) => name.endsWith(suffix)).map((name) => join(folder, name))
      : []
  })

interface Reading {
  readonly source: YamlSource
  readonly adapter: Adapter
  readonly kinds: CheckKinds
}

const parsed = (entries: readonly unknown[], kinds: CheckKinds): Expectation[] =>
  entries.flatMap((entry) => {
    const one = parseExpectation(entry, kinds, 'request')
    return one.ok ? [one.value] : []
  })

/** A name that the adapter does not judge by. */
const unknownRule = ({ source, adapter }: Reading, path: Path, name: string): Problem[] => {
  const known = (adapter.simulator?.traffic?.rules ?? []).map((one) => one.name)
  if (known.includes(name)) return []
  const near = nearest(name, known)
  return [
    problemAt(
      source,
      [...path, 'rule'],
      'TRAFFIC_RULES_INVALID',
      t`l'adattatore «${adapter.id}» non sa giudicare «${name}»`,
      near === undefined
        ? t`i nomi sono quelli della tabella nella documentazione del simulatore`
        : t`forse si intendeva «${near}»`,
    ),
  ]
}

const loadRule = (
  reading: Reading,
  path: Path,
  written: TrafficRuleShape,
): { readonly rule: TrafficRule; readonly problems: readonly Problem[] } => {
  const { source, adapter, kinds } = reading
  const { id, title, level = 'required', rule: name, operations } = written
  const when = (written.when ?? []) as TextValue[]
  const expect = (written.expect ?? []) as TextValue[]
  const problems =
    name === undefined
      ? [
          ...expectProblems(source, [...path, 'when'], when, kinds, 'request'),
          ...expectProblems(source, [...path, 'expect'], expect, kinds, 'request'),
        ]
      : unknownRule(reading, path, name)
  return {
    problems,
    rule: {
      id,
      title,
      source: written.source ?? null,
      level: level === 'off' ? 'warning' : level,
      adapter: adapter.id,
      body:
        name === undefined
          ? {
              kind: 'checks',
              operations: operations ?? null,
              when: parsed(when, kinds),
              expect: parsed(expect, kinds),
            }
          : { kind: 'named', name },
    },
  }
}

interface LoadedFile {
  /** Null under an id: the rule is off. */
  readonly rules: readonly { readonly id: string; readonly rule: TrafficRule | null }[]
  readonly problems: readonly Problem[]
}

const loadFile = (
  workspace: Workspace,
  absolute: string,
  adapters: readonly Adapter[],
): LoadedFile => {
  const refuse = (problems: readonly Problem[]): LoadedFile => ({ rules: [], problems })
  const read = readYaml(workspace.display(absolute), absolute)
  if (!read.ok) return refuse(read.problems)
  const source = read.value
  const shape = TrafficRulesShape.safeParse(source.value)
  if (!shape.success)
    return refuse(
      schemaProblems(source, shape.error, {
        code: 'TRAFFIC_RULES_INVALID',
        schema: TrafficRulesShape,
      }),
    )
  const adapter = adapters.find(({ id }) => id === shape.data.uses)
  if (adapter === undefined)
    return refuse([
      problemAt(
        source,
        ['uses'],
        'TRAFFIC_RULES_INVALID',
        t`l'adattatore «${shape.data.uses}» non esiste`,
        t`ci sono: ${adapters.map(({ id }) => id).join(', ')}`,
      ),
    ])
  const folder = join(absolute, '..')
  const kinds = checkKinds(
    adapter.checks,
    checkSurroundings(adapter, filesOfFolder(folder, new Map())),
  )
  const problems: Problem[] = []
  const seen = new Set<string>()
  const rules = shape.data.rules.map((written, index) => {
    const path = ['rules', index]
    const { rule, problems: own } = loadRule({ source, adapter, kinds }, path, written)
    problems.push(...own)
    if (seen.has(written.id))
      problems.push(
        problemAt(
          source,
          [...path, 'id'],
          'TRAFFIC_RULES_INVALID',
          t`la regola «${written.id}» c'è due volte`,
          t`ogni regola ha un id suo`,
        ),
      )
    seen.add(written.id)
    return { id: written.id, rule: written.level === 'off' ? null : rule }
  })
  return { rules, problems: inFileOrder(problems) }
}

/**
 * The rules for all traffic: those of the package, and those of the workspace's `plans/rules/`, which take the place of
 * a rule with the same id, or put it off.
 */
export const loadTrafficRules = (
  workspace: Workspace,
  adapters: readonly Adapter[],
): Loaded<readonly TrafficRule[]> => {
  const files = ruleFiles(workspace).map((file) => loadFile(workspace, file, adapters))
  const problems = files.flatMap((file) => file.problems)
  if (problems.length > 0) return { ok: false, problems }
  const byId = new Map(
    files.flatMap((file) => file.rules.map(({ id, rule }) => [id, rule] as const)),
  )
  return { ok: true, value: [...byId.values()].filter((rule) => rule !== null) }
}
