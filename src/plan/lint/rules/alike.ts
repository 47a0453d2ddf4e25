import { t } from '../../../lib/language/t.ts'
import type { TextValue } from '../../read-yaml.ts'
import { canonical, isFields, listOf, type Fields } from '../fields.ts'
import type { WrittenCase } from '../plan-files.ts'
import type { Mistake, Rule } from '../rule.ts'

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Names that only this file gives, by their order: two files that differ in them alone are alike. */
const ownNames = ({ value, steps }: WrittenCase): Map<string, string> => {
  const ids = steps.flatMap((step) =>
    typeof step.value['id'] === 'string' ? [step.value['id']] : [],
  )
  const captured = steps.flatMap((step) =>
    isFields(step.value['capture']) ? Object.keys(step.value['capture']) : [],
  )
  const rows = listOf(value['examples']).flatMap((row) => (isFields(row) ? Object.keys(row) : []))
  return new Map(
    [...new Set([...ids, ...captured, ...rows])].map((name, index) => [name, `#${index}`]),
  )
}

const renamed = (value: TextValue, names: ReadonlyMap<string, string>): TextValue => {
  if (typeof value === 'string') {
    const whole = names.get(value)
    if (whole !== undefined) return whole
    if (!value.includes('$')) return value
    return [...names].reduce(
      (text, [name, other]) =>
        text.replace(new RegExp(`(\\$\\{\\s*|\\$)${escaped(name)}(?![\\w-])`, 'g'), `$1${other}`),
      value,
    )
  }
  if (Array.isArray(value))
    return (value as readonly TextValue[]).map((item) => renamed(item, names))
  return isFields(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, item]) => [names.get(key) ?? key, renamed(item, names)]),
      )
    : value
}

const withoutTitles = (value: TextValue): TextValue => {
  if (Array.isArray(value))
    return (value as readonly TextValue[]).map((item) => withoutTitles(item))
  return isFields(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([key]) => key !== 'title')
          .map(([key, item]) => [key, withoutTitles(item)]),
      )
    : value
}

const aboutTheCase = [
  'id',
  'title',
  'source',
  'requirements',
  'severity',
  'tags',
  'exports',
  'switches',
]

/** What a case does, as one text: not what it is called. */
const deeds = (written: WrittenCase): string => {
  const names = ownNames(written)
  const rest: Fields = Object.fromEntries(
    Object.entries(written.value).filter(([key]) => !aboutTheCase.includes(key)),
  )
  return canonical(withoutTitles(renamed(rest, names)))
}

/** No two cases send the same and expect the same. */
export const casesAlike: Rule = {
  code: 'CASE_ALIKE',
  level: 'error',
  find: ({ cases }) => {
    const seen = new Map<string, string>()
    return cases.flatMap((written): Mistake[] => {
      if (written.steps.length === 0) return []
      const text = deeds(written)
      const other = seen.get(text)
      if (other === undefined) {
        seen.set(text, written.id)
        return []
      }
      return [
        {
          source: written.source,
          path: ['id'],
          message: t`il caso spedisce e attende esattamente ciò che spedisce e attende «${other}»`,
          hint: t`controllare che cosa li distingue nel documento: forse una copia non è stata completata`,
        },
      ]
    })
  },
}
