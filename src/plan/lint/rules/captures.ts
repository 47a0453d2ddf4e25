import { t } from '../../../lib/language/t.ts'
import { variablesOf } from '../../../template/interpolate.ts'
import { xpathVariables } from '../../../xml/xpath-variables.ts'
import type { YamlSource } from '../../read-yaml.ts'
import { allTexts, isFields, listOf, textOf, textsOf } from '../fields.ts'
import { stepsOfFragment, type PlanFiles, type WrittenCase } from '../plan-files.ts'
import type { Mistake, Rule } from '../rule.ts'

/** Names of values that the texts of a file use, in an expression or as an XPath variable. */
const namesUsed = (source: YamlSource): Set<string> =>
  new Set(
    allTexts(source.value).flatMap(({ text }) => {
      const found = variablesOf(text)
      const roots = found.ok
        ? found.paths.flatMap(([root]) => (root === undefined ? [] : [root]))
        : []
      return [...roots, ...(text.includes('$') ? xpathVariables(text) : [])]
    }),
  )

/** What a case uses: itself, and the payloads and fragments that it names. */
const usedBy = (files: PlanFiles) => {
  const shared = new Map(
    [...files.payloads, ...files.fragments].map(({ source }) => [source, namesUsed(source)]),
  )
  return (written: WrittenCase): ReadonlySet<string> => {
    const fragments = files.fragments.filter(({ name }) =>
      written.steps.some(({ value }) => value['fragment'] === name),
    )
    const steps = [...written.steps, ...fragments.flatMap((one) => stepsOfFragment(one))]
    const bases = steps.flatMap(({ value }) =>
      isFields(value['send']) ? [value['send']['base']] : [],
    )
    const sources = [
      ...fragments,
      ...files.payloads.filter(({ name }) => bases.includes(name)),
    ].map(({ source }) => source)
    return new Set([
      ...namesUsed(written.source),
      ...sources.flatMap((source) => [...(shared.get(source) ?? [])]),
    ])
  }
}

/** A value that a step captures is used afterwards, or exported. */
export const captureUnused: Rule = {
  code: 'CASE_CAPTURE_UNUSED',
  level: 'error',
  find: (files) => {
    const used = usedBy(files)
    return files.cases.flatMap((written) => {
      const names = used(written)
      const exported = textsOf(written.value['exports'])
      return written.steps.flatMap(({ source, path, value }): Mistake[] =>
        isFields(value['capture'])
          ? Object.keys(value['capture'])
              .filter((name) => !names.has(name) && !exported.includes(name))
              .map((name) => ({
                source,
                path: [...path, 'capture', name],
                atKey: true,
                message: t`«${name}» è catturato e nessuno lo usa`,
                hint: t`usarlo in un passo seguente (\${ ${name} }), esportarlo con exports: [${name}], o toglierlo`,
              }))
          : [],
      )
    })
  },
}

/** A value taken from another case is used. */
export const takenUnused: Rule = {
  code: 'CASE_TAKE_UNUSED',
  level: 'error',
  find: (files) => {
    const used = usedBy(files)
    return files.cases.flatMap((written) => {
      const names = used(written)
      const exported = textsOf(written.value['exports'])
      return listOf(written.value['needs']).flatMap((need, index) =>
        isFields(need)
          ? textsOf(need['take']).flatMap((name, position): Mistake[] =>
              names.has(name) || exported.includes(name)
                ? []
                : [
                    {
                      source: written.source,
                      path: ['needs', index, 'take', position],
                      message: t`«${name}» è preso da un altro caso e nessun passo lo usa`,
                      hint: t`usarlo in un passo (\${ ${name} }) o toglierlo da take:`,
                    },
                  ],
            )
          : [],
      )
    })
  },
}

/** What a case exports is taken by another. */
export const exportUnused: Rule = {
  code: 'CASE_EXPORT_UNUSED',
  level: 'warning',
  find: (files) => {
    if (!files.isWhole) return []
    const taken = new Set(
      files.cases.flatMap(({ value }) =>
        listOf(value['needs']).flatMap((need) =>
          isFields(need)
            ? textsOf(need['take']).map((name) => `${textOf(need['case'])} ${name}`)
            : [],
        ),
      ),
    )
    return files.cases.flatMap(({ id, source, value }) =>
      textsOf(value['exports']).flatMap((name, index): Mistake[] =>
        taken.has(`${id} ${name}`)
          ? []
          : [
              {
                source,
                path: ['exports', index],
                message: t`«${name}» è esportato e nessun caso lo prende`,
                hint: t`toglierlo da exports:, o prenderlo in un altro caso con needs: … take`,
              },
            ],
      ),
    )
  },
}
