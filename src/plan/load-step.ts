import { existsSync } from 'node:fs'
import { join } from 'node:path'

import type { Adapter } from '../adapter/define-adapter.ts'
import type { CheckKinds } from '../check/expectation.ts'
import { t } from '../lib/language/t.ts'
import { nearest } from '../lib/nearest.ts'
import { toNames, type OperatorChoice } from './step-parts.ts'
import type { CallShape } from './step-schema.ts'
import { captureProblems, toCapture } from './capture-problems.ts'
import { expectProblems, problemAt } from './expect-problems.ts'
import { matchProblems, toWatch } from './load-observe.ts'
import { pagesProblems, toPages } from './load-pages.ts'
import { deviationProblems } from './deviation-problems.ts'
import { mergeText } from './load-data.ts'
import type { CallStep } from './plan.ts'
import type { Problem } from './problem.ts'
import { readYaml, type Path, type TextValue, type YamlSource } from './read-yaml.ts'
import { sentFileProblems } from './sent-files.ts'
import { schemaProblems, valueAt } from './schema-problems.ts'
import type { Workspace } from './workspace.ts'

/** What a case is checked against. */
export interface CaseSurroundings {
  readonly workspace: Workspace
  readonly planFolder: string
  readonly plan: string
  readonly area: string
  readonly defaultOperator: string | undefined
  readonly adapters: ReadonlyMap<string, Adapter>
  readonly kinds: ReadonlyMap<string, CheckKinds>
  /** Names of the operators that the environment has. */
  readonly operators: readonly string[]
  /** What requests send of the plan's files, in base64: filled in as the steps are read. */
  readonly sentFiles: Map<string, string>
}

const mergeBase = (
  around: CaseSurroundings,
  source: YamlSource,
  path: Path,
  send: Record<string, TextValue>,
): { send: Record<string, TextValue>; base: YamlSource | null; problems: Problem[] } => {
  const { base, ...own } = send
  if (base === undefined || base === null) return { send: own, base: null, problems: [] }
  const refuse = (message: string, hint?: string) => ({
    send: own,
    base: null,
    problems: [problemAt(source, [...path, 'base'], 'CASE_BASE_UNKNOWN', message, hint)],
  })
  if (typeof base !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(base))
    return refuse(t`atteso il nome di un file di payloads/, senza .yaml e senza cartelle`)
  const absolute = join(around.planFolder, 'payloads', `${base}.yaml`)
  if (!existsSync(absolute))
    return refuse(
      t`il file ${around.workspace.display(absolute)} non esiste`,
      t`i payload stanno nella cartella payloads/ del piano`,
    )
  const read = readYaml(around.workspace.display(absolute), absolute)
  if (!read.ok) return { send: own, base: null, problems: [...read.problems] }
  return {
    send: { ...own, body: mergeText(read.value.value, own['body'] ?? {}) },
    base: read.value,
    problems: [],
  }
}

const sendProblems = async (
  adapter: Adapter,
  source: YamlSource,
  path: Path,
  send: Record<string, TextValue>,
  base: YamlSource | null,
): Promise<Problem[]> => {
  const parsed = adapter.request.safeParse(send)
  if (!parsed.success) {
    const problems = schemaProblems(source, parsed.error, {
      code: 'CASE_INVALID',
      at: path,
      schema: adapter.request,
      interpolated: true,
    })
    // Where only unresolved expressions stand in the way, the adapter looks at them after interpolation.
    return problems
  }
  const found = await adapter.problems(parsed.data)
  return found.map((problem) => {
    const inCase = valueAt(source.value, [...path, ...problem.path]) !== undefined
    const [first, ...rest] = problem.path
    const inBase = !inCase && base !== null && first === 'body'
    const place = inBase ? base.locateKey(rest) : source.locateKey([...path, ...problem.path])
    return {
      code: 'CASE_CONTRACT',
      file: inBase ? base.file : source.file,
      ...place,
      message: problem.message,
      hint: problem.hint,
    }
  })
}

/** A call ready to run, if it can be one, and its mistakes. */
export interface LoadedStep {
  readonly step: CallStep | null
  readonly problems: Problem[]
  /** The payload merged into its request. */
  readonly base: YamlSource | null
  /** Every operator that the step names. */
  readonly operators: readonly string[]
}

/** Reads one call: its payload merged in, its request, checks, deviations and operators looked at. */
export const loadStep = async (
  around: CaseSurroundings,
  source: YamlSource,
  step: CallShape,
  path: Path,
  caseOperator: OperatorChoice | undefined,
): Promise<LoadedStep> => {
  const adapter = around.adapters.get(step.uses)
  const kinds = around.kinds.get(step.uses)
  if (adapter === undefined || kinds === undefined) {
    const near = nearest(step.uses, around.adapters.keys())
    const known = [...around.adapters.keys()].join(', ')
    return {
      step: null,
      base: null,
      operators: [],
      problems: [
        problemAt(
          source,
          [...path, 'uses'],
          'CASE_ADAPTER_UNKNOWN',
          t`atteso un adattatore (${known}), trovato «${step.uses}»`,
          near === undefined ? undefined : t`forse si intendeva «${near}»`,
        ),
      ],
    }
  }
  const problems: Problem[] = []
  const merged = mergeBase(
    around,
    source,
    [...path, 'send'],
    step.send as Record<string, TextValue>,
  )
  problems.push(...merged.problems)
  if (merged.problems.length === 0)
    problems.push(
      ...(await sendProblems(adapter, source, [...path, 'send'], merged.send, merged.base)),
    )
  const parsedSend = adapter.request.safeParse(merged.send)
  const inRequest = parsedSend.success ? adapter.operatorsOf(parsedSend.data) : []
  if (parsedSend.success)
    problems.push(
      ...sentFileProblems(
        adapter.filesNamed?.(parsedSend.data) ?? [],
        around.planFolder,
        around.sentFiles,
      ).map(({ path: place, message, hint }) =>
        problemAt(source, [...path, 'send', ...place], 'CASE_FILE_UNUSABLE', message, hint),
      ),
    )
  const expect = step.expect as TextValue[]
  const until = (step.repeat?.until ?? []) as TextValue[]
  problems.push(
    ...expectProblems(source, [...path, 'expect'], expect, kinds),
    ...expectProblems(source, [...path, 'repeat', 'until'], until, kinds),
    ...pagesProblems(adapter, kinds, source, path, step, parsedSend.data),
    ...matchProblems(source, [...path, 'observe', 'match'], step.observe?.match, kinds),
  )
  if (step.repeat !== undefined && parsedSend.success && adapter.writes(parsedSend.data))
    problems.push(
      problemAt(
        source,
        [...path, 'repeat'],
        'CASE_REPEAT_WRITE',
        t`${adapter.operationOf(parsedSend.data)} scrive: una scrittura non si ripete da sola`,
        t`ripetere una lettura; per rifare una scrittura di proposito: again: o resend:`,
      ),
    )

  const deviate = (step.deviate ?? {}) as Record<string, TextValue>
  problems.push(
    ...captureProblems(adapter, source, [...path, 'capture'], toCapture(step.capture)),
    ...(await deviationProblems(adapter, source, [...path, 'deviate'], deviate, merged.send)),
  )

  const choice = step.operator ?? caseOperator ?? around.defaultOperator
  if (choice === undefined) {
    problems.push(
      problemAt(
        source,
        path,
        'CASE_OPERATOR_MISSING',
        t`nessun operatore: né il passo, né il caso, né il piano dicono chi agisce`,
        t`aggiungere operator: con uno tra ${around.operators.join(', ')}`,
      ),
    )
    return { step: null, problems, base: merged.base, operators: [] }
  }
  const operator = toNames(choice)
  const owner: Path = step.operator === undefined ? ['operator'] : [...path, 'operator']
  const named: { name: string; path: Path }[] = [
    ...Object.entries(operator).map(([role, name]) => ({
      name,
      path: typeof choice === 'string' ? owner : [...owner, role],
    })),
    ...inRequest.map((one) => ({ name: one.name, path: [...path, 'send', ...one.path] })),
  ]
  for (const [position, { name, path: place }] of named.entries()) {
    if (around.operators.includes(name)) continue
    if (named.findIndex((other) => other.name === name) !== position) continue
    const near = nearest(name, around.operators)
    problems.push(
      problemAt(
        source,
        place,
        'CASE_OPERATOR_UNKNOWN',
        t`l'operatore «${name}» non è in nessun ambiente: ci sono ${around.operators.join(', ')}`,
        near === undefined ? undefined : t`forse si intendeva «${near}»`,
      ),
    )
  }
  return {
    problems,
    step: {
      kind: 'call',
      id: step.id,
      title: step.title ?? null,
      uses: step.uses,
      operator,
      send: merged.send,
      expect,
      capture: toCapture(step.capture),
      deviate,
      bindings: {},
      use: null,
      repeat:
        step.repeat === undefined
          ? null
          : { until, everyMs: step.repeat.every, limit: step.repeat.limit },
      ...(step.pages === undefined ? {} : { pages: toPages(step.pages) }),
      recover: [],
      ...(step.observe === undefined
        ? {}
        : {
            observe: toWatch(
              step.observe,
              parsedSend.success ? (adapter.watchedAs ?? adapter.operationOf)(parsedSend.data) : '',
            ),
          }),
    },
    base: merged.base,
    operators: named.map(({ name }) => name),
  }
}
