import { t } from '../lib/language/t.ts'
import { line, type DoctorLine } from './line.ts'

const parts = (version: string): number[] => (version.match(/\d+/g) ?? []).map(Number)

/** Whether a version is at least another, number by number. */
const isAtLeast = (version: string, least: string): boolean => {
  const [found, wanted] = [parts(version), parts(least)]
  const at = wanted.findIndex((number, index) => number !== (found[index] ?? 0))
  return at < 0 || (found[at] ?? 0) > (wanted[at] ?? 0)
}

/** Whether this Node is one that the package is made for; `required` as in `engines`: `>=20.19`. */
export const nodeVersion = (running: string, required: string): DoctorLine => {
  const check = line('node', t`Versione di Node`)
  const least = required.replace(/^>=/, '')
  if (!/^\d+(?:\.\d+)*$/.test(least)) return check.unknown(t`«${required}» non si interpreta`)
  return isAtLeast(running, least)
    ? check.ok(t`${running}, serve almeno ${least}`)
    : check.failed(t`${running}, serve almeno ${least}`, t`installare un Node più recente`)
}
