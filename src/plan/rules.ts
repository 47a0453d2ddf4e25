import { parseOrder } from '../adapter/condition.ts'
import type { ConditionOffer } from '../adapter/simulated.ts'
import { t } from '../lib/language/t.ts'
import { nearest } from '../lib/nearest.ts'
import type { LoadedCase } from './load-case.ts'
import { isJudged } from './plan.ts'
import type { Problem } from './problem.ts'
import type { Path, TextValue, YamlSource } from './read-yaml.ts'
import { cleanupAsksNobody, somethingHappens } from './vain-steps.ts'

const at = (
  source: YamlSource,
  path: Path,
  code: string,
  message: string,
  hint?: string,
): Problem => ({ code, file: source.file, ...source.locate(path), message, hint })

const suggestion = (written: string, known: Iterable<string>): string | undefined => {
  const near = nearest(written, known)
  return near === undefined ? undefined : t`forse si intendeva «${near}»`
}

const records = (value: TextValue | undefined): readonly TextValue[] =>
  Array.isArray(value) ? (value as readonly TextValue[]) : []

/** A step's id is unique in its case. */
const stepIds = ({ case: { steps, cleanup }, source, places }: LoadedCase): Problem[] =>
  [...steps, ...cleanup]
    .flatMap((step, index) => {
      const place = { source: places[index]?.source ?? source, path: places[index]?.path ?? [] }
      const recovering = step.kind === 'call' ? step.recover : []
      return [
        { id: step.id, ...place },
        ...recovering.map(({ id }, position) => ({
          id,
          source: place.source,
          path: [...place.path, 'recover', position],
        })),
      ]
    })
    .flatMap((step, index, all) =>
      all.findIndex((other) => other.id === step.id) === index
        ? []
        : [
            at(
              step.source,
              [...step.path, 'id'],
              'CASE_STEP_DUPLICATE',
              t`il passo «${step.id}» c'è già in questo caso`,
              t`dare a ogni passo un id diverso`,
            ),
          ],
    )

/** What a case exports is captured by one of its steps. */
const exportsAreCaptured = ({ case: { exports, steps }, source }: LoadedCase): Problem[] => {
  const captured = steps.filter(isJudged).flatMap((step) => Object.keys(step.capture))
  return exports.flatMap((name, index) =>
    captured.includes(name)
      ? []
      : [
          at(
            source,
            ['exports', index],
            'CASE_EXPORT_UNDEFINED',
            t`«${name}» non è catturato da nessun passo`,
            suggestion(name, captured) ?? t`aggiungere capture: al passo che lo riceve`,
          ),
        ],
  )
}

/** A needed case exists, and exports what is taken from it. */
const needsExist =
  (all: ReadonlyMap<string, LoadedCase>, listed: readonly string[]) =>
  ({ case: { needs }, source }: LoadedCase): Problem[] =>
    needs.flatMap((need, index) => {
      const needed = all.get(need.case)
      // Listed but not loaded: its own problems are told elsewhere.
      if (needed === undefined && listed.includes(need.case)) return []
      if (needed === undefined)
        return [
          at(
            source,
            ['needs', index, 'case'],
            'CASE_NEED_UNKNOWN',
            t`il caso «${need.case}» non è nel piano`,
            suggestion(need.case, listed),
          ),
        ]
      if (needed.rows.length > 0 && need.take.length > 0)
        return [
          at(
            source,
            ['needs', index, 'take'],
            'CASE_NEED_UNKNOWN',
            t`«${need.case}» si esegue una volta per ogni riga della sua tabella: non si sa da quale prendere i valori`,
            t`prendere i valori da un caso senza examples:`,
          ),
        ]
      return need.take.flatMap((name, position) =>
        needed.case.exports.includes(name)
          ? []
          : [
              at(
                source,
                ['needs', index, 'take', position],
                'CASE_NEED_UNKNOWN',
                t`il caso «${need.case}» non esporta «${name}»`,
                suggestion(name, needed.case.exports) ??
                  t`aggiungere «${name}» a exports: di ${need.case}`,
              ),
            ],
      )
    })

/** No case needs itself, however indirectly. */
const needsHaveNoCycle =
  (all: ReadonlyMap<string, LoadedCase>) =>
  ({ case: { head, needs }, source }: LoadedCase): Problem[] => {
    const reaches = (from: string, seen: ReadonlySet<string>): boolean =>
      from === head.id ||
      (!seen.has(from) &&
        (all.get(from)?.case.needs ?? []).some((need) =>
          reaches(need.case, new Set([...seen, from])),
        ))
    return needs.flatMap((need, index) =>
      reaches(need.case, new Set())
        ? [
            at(
              source,
              ['needs', index, 'case'],
              'CASE_NEED_CYCLE',
              need.case === head.id
                ? t`«${head.id}» ha bisogno di se stesso`
                : t`«${head.id}» e «${need.case}» hanno bisogno l'uno dell'altro`,
              t`spostare il passo comune in un terzo caso`,
            ),
          ]
        : [],
    )
  }

/** Two cases do not take values of the same name. */
const takenOnce = ({ case: { needs }, source }: LoadedCase): Problem[] => {
  const seen = new Set<string>()
  return needs.flatMap((need, index) =>
    need.take.flatMap((name, position) => {
      if (!seen.has(name)) {
        seen.add(name)
        return []
      }
      return [
        at(
          source,
          ['needs', index, 'take', position],
          'CASE_NAME_TAKEN',
          t`«${name}» è già preso da un altro caso`,
          t`esportarlo con un altro nome`,
        ),
      ]
    }),
  )
}

/** What the simulator offers to cases. */
export interface SimulatorOffer extends ConditionOffer {
  readonly switches: readonly string[]
}

/** A condition asked of the simulator is one that it has. */
const conditionsExist =
  (offer: ConditionOffer) =>
  ({ case: { requires }, source }: LoadedCase): Problem[] =>
    (requires?.simulator ?? []).flatMap((text, index, all) => {
      const read = parseOrder(text, offer)
      const place = ['requires', 'simulator', ...(all.length === 1 ? [] : [index])]
      return 'order' in read
        ? []
        : [at(source, place, 'CASE_CONDITION_UNKNOWN', read.mistake.message, read.mistake.hint)]
    })

/** A switch named by a case is one that the simulator has. */
const switchesExist =
  (switches: readonly string[]) =>
  ({ case: { head }, source }: LoadedCase): Problem[] =>
    head.switches.flatMap((name, index) =>
      switches.includes(name)
        ? []
        : [
            at(
              source,
              ['switches', index],
              'CASE_SWITCH_UNKNOWN',
              t`il simulatore non ha la scelta «${name}»: ha ${switches.join(', ')}`,
              suggestion(name, switches),
            ),
          ],
    )

/** The operators listed by a case are those that its steps employ. */
const operatorsAreListed = ({ case: { operators }, source }: LoadedCase): Problem[] => {
  const listed = (source.value as { operators?: TextValue }).operators
  if (listed === undefined || listed === null) return []
  const names = records(listed)
  const used = new Set(operators)
  return [
    ...names.flatMap((name, index) =>
      typeof name === 'string' && used.has(name)
        ? []
        : [
            at(
              source,
              ['operators', index],
              'CASE_OPERATOR_UNUSED',
              t`l'operatore «${typeof name === 'string' ? name : ''}» non agisce in nessun passo`,
              t`toglierlo, o correggere operator: del passo`,
            ),
          ],
    ),
    ...[...used].flatMap((name) =>
      names.includes(name)
        ? []
        : [
            at(
              source,
              ['operators'],
              'CASE_OPERATOR_UNLISTED',
              t`l'operatore «${name}» agisce nel caso e non è in operators:`,
              t`aggiungere «${name}»`,
            ),
          ],
    ),
  ]
}

/** Everything that holds between the parts of a case and between cases. */
export const caseProblems = (
  all: ReadonlyMap<string, LoadedCase>,
  listed: readonly string[],
  simulator: SimulatorOffer,
): Problem[] => {
  const ofSteps = [
    stepIds,
    somethingHappens,
    cleanupAsksNobody,
    exportsAreCaptured,
    operatorsAreListed,
  ]
  const rules = [
    needsExist(all, listed),
    needsHaveNoCycle(all),
    takenOnce,
    conditionsExist(simulator),
    switchesExist(simulator.switches),
  ]
  return [...all.values()].flatMap((loaded) =>
    [...(loaded.isWhole ? ofSteps : []), ...rules].flatMap((rule) => rule(loaded)),
  )
}
