import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { t } from '../../../lib/language/t.ts'
import { packageRoot } from '../../../lib/package-root.ts'
import { codiciFiscaliIn } from '../codice-fiscale.ts'
import { allTexts } from '../fields.ts'
import type { PlanFiles } from '../plan-files.ts'
import type { Mistake, Rule } from '../rule.ts'

const textsUnder = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(?:ya?ml|csv|json)$/i.test(entry.name))
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    : []

/** Codes that are declared to be of nobody: the plan's data, the environments, the simulator's registry. */
const declaredCodes = ({ folder, workspace }: PlanFiles): ReadonlySet<string> =>
  new Set(
    [
      join(folder, 'data'),
      ...new Set([workspace.folder, packageRoot].map((root) => join(root, 'environments'))),
    ]
      .flatMap((where) => textsUnder(where))
      .flatMap((text) => codiciFiscaliIn(text)),
  )

/** A codice fiscale that may be somebody's stands only among the plan's declared, synthetic people. */
export const personUndeclared: Rule = {
  code: 'PLAN_PERSON_UNDECLARED',
  level: 'error',
  find: (files) => {
    const declared = declaredCodes(files)
    const sources = [
      ...(files.plan === null ? [] : [files.plan]),
      ...[...files.cases, ...files.payloads, ...files.fragments].map(({ source }) => source),
    ]
    return sources.flatMap((source) =>
      allTexts(source.value).flatMap(({ text, path }) =>
        codiciFiscaliIn(text)
          .filter((code) => !declared.has(code))
          .map((code): Mistake => ({
            source,
            path,
            message: t`«${code.slice(0, 6)}…» ha la forma e il carattere di controllo di un codice fiscale vero, e non è tra le persone sintetiche del piano`,
            hint: t`in un piano non stanno persone vere: usare una persona di data/ (\${ people.… }); se è inventata, dichiararla in data/people.yaml`,
          })),
      ),
    )
  },
}
