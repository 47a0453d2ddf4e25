import { existsSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'

import { HarnessError } from '../../errors/harness-error.ts'
import { journalFile } from '../../evidence/journal.ts'
import { runNames } from '../../evidence/run-file.ts'
import { t } from '../../lib/language/t.ts'
import { nearest } from '../../lib/nearest.ts'

/** The folder of a run, by its name or its path; without a name, of the last one. */
export const findRun = (reports: string, cwd: string, name: string | undefined): string => {
  const names = runNames(reports)
  if (name === undefined) {
    const last = names.at(-1)
    if (last === undefined)
      throw new HarnessError('RUN_NOT_FOUND', t`in reports/ non ci sono esecuzioni`, {
        hint: t`prima: collaudo run`,
      })
    return join(reports, last)
  }
  if (names.includes(name)) return join(reports, name)
  const asPath = isAbsolute(name) ? name : resolve(cwd, name)
  if (existsSync(join(asPath, journalFile))) return asPath
  const near = nearest(name, names)
  throw new HarnessError('RUN_NOT_FOUND', t`l'esecuzione «${name}» non esiste`, {
    hint:
      near === undefined
        ? t`le ultime: ${names.slice(-5).join(', ') || t`nessuna`}`
        : t`forse si intendeva «${near}»`,
  })
}
