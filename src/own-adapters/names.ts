import type { Adapter } from '../adapter/define-adapter.ts'
import { commonChecks } from '../check/common-checks.ts'
import { combinators } from '../check/expectation.ts'
import { t } from '../lib/language/t.ts'

/** A name that something else has already: which member says it, and the name. */
export interface TakenName {
  readonly member: string
  readonly name: string
  readonly message: string
}

/** Adapters that are none: `uses` means something else by these. */
export const reservedNames: readonly string[] = ['observe', 'manual', 'index']

const checkKeys = (adapters: readonly Adapter[]): readonly string[] => [
  ...commonChecks.map(({ key }) => key),
  ...combinators,
  ...adapters.flatMap(({ checks }) => checks.map(({ key }) => key)),
]

const simulatorNames = ({ simulator }: Adapter): readonly (readonly [string, string])[] =>
  (['switches', 'rules', 'conditions'] as const).flatMap((member) =>
    (simulator?.[member] ?? []).map(({ name }) => [member, name] as const),
  )

/** Names of an adapter that the others, or the tool itself, use already: in a case nobody could tell which is meant. */
export const takenNames = (adapter: Adapter, others: readonly Adapter[]): readonly TakenName[] => {
  const ids = others.map(({ id }) => id)
  const keys = checkKeys(others)
  const simulated = new Set(
    others.flatMap((one) => simulatorNames(one).map(([member, name]) => `${member} ${name}`)),
  )
  const own = new Set<string>()
  return [
    ...(ids.includes(adapter.id) || reservedNames.includes(adapter.id)
      ? [
          {
            member: 'id',
            name: adapter.id,
            message: t`«${adapter.id}» è già il nome di un adattatore: ci sono ${[...ids, ...reservedNames].join(', ')}`,
          },
        ]
      : []),
    ...adapter.checks.flatMap(({ key }) => {
      const isTaken = keys.includes(key) || own.has(key)
      own.add(key)
      return isTaken
        ? [{ member: 'key', name: key, message: t`la verifica «${key}» esiste già` }]
        : []
    }),
    ...simulatorNames(adapter).flatMap(([member, name]) =>
      simulated.has(`${member} ${name}`)
        ? [
            {
              member: 'name',
              name,
              message: t`il simulatore ha già «${name}» tra i suoi nomi (${member})`,
            },
          ]
        : [],
    ),
  ]
}
