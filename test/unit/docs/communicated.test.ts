import { expect, test } from 'vitest'

import { ApplicationShape } from '../../../src/plan/application-schema.ts'
import { parseYaml } from '../../../src/plan/read-yaml.ts'
import { docsPage, fenced } from '../../support/docs-page.ts'

const [struttura = '', devices = ''] = fenced(docsPage('it', 'communicated.md'), 'yaml').map(
  (text) => text.replace('5f0c…', '5f0c'.repeat(16)),
)

const problemsOf = (text: string): unknown[] => {
  const read = parseYaml('applications/cartella.yaml', text)
  if (!read.ok) return [...read.problems]
  const parsed = ApplicationShape.safeParse(read.value.value)
  return parsed.success ? [] : parsed.error.issues
}

test('the record of each profile on the page is one that an application may have', () => {
  expect(problemsOf(struttura)).toEqual([])
  const dispositivo = struttura
    .replace('profile: struttura', 'profile: dispositivo')
    .replace(/ {2}public-key:.*\n/, devices.replace(/^(?=.)/gm, '  '))
  expect(dispositivo).toContain('    - { codiceFiscale: ')
  expect(problemsOf(dispositivo)).toEqual([])
})
