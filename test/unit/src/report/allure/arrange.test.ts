import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { sha256 } from '../../../../../src/lib/sha256.ts'
import { arrangeResults } from '../../../../../src/report/allure/arrange.ts'
import { makeProject } from '../../../../support/temp-project.ts'

const large = '<script>document.title = "eseguito"</script>'.repeat(50_000)

const resultWith = (source: string): string =>
  JSON.stringify({
    links: [],
    // As Allure writes it: a step that is an attachment has neither steps nor an empty list of them.
    steps: [{ steps: [{ attachments: [{ name: 'Risposta', source, type: 'text/plain' }] }] }],
  })

test('what is too large for the page lies beside it under its hash, and its result has a link to it', async () => {
  const project = makeProject({
    'results/a-attachment.txt': large,
    'results/b-attachment.txt': 'breve',
    'results/one-result.json': resultWith('a-attachment.txt'),
    'results/two-result.json': resultWith('b-attachment.txt'),
    // Of an earlier page.
    'out/report-files/vecchio.txt': '',
    'out/nota.txt': '',
  })
  const arranged = await arrangeResults(project.path('results'), project.path('out'))
  const url = `report-files/${sha256(large)}.txt`
  expect(readdirSync(project.path('out/report-files'))).toEqual([`${sha256(large)}.txt`])
  expect(readFileSync(join(project.path('out'), url), 'utf8')).toBe(large)
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(arranged.folder, name), 'utf8'))
  expect(read('one-result.json')).toMatchObject({
    links: [{ type: 'link', name: 'Risposta (2,1 MiB)', url }],
    steps: [{ steps: [{ attachments: [{ name: 'Risposta (accanto alla pagina)' }] }] }],
  })
  expect(read('two-result.json')).toMatchObject({
    links: [],
    steps: [{ steps: [{ attachments: [{ source: 'b-attachment.txt' }] }] }],
  })
  expect(readdirSync(arranged.folder)).not.toContain('a-attachment.txt')
  // The results themselves stay as they are: another report may be made of them.
  expect(readFileSync(project.path('results/a-attachment.txt'), 'utf8')).toBe(large)
  await arranged.remove()
})

test('what fits is left alone, and nothing of an earlier page stays beside', async () => {
  const project = makeProject({
    'results/b-attachment.txt': 'breve',
    'results/two-result.json': resultWith('b-attachment.txt'),
    'out/report-files/vecchio.txt': '',
  })
  const arranged = await arrangeResults(project.path('results'), project.path('out'))
  expect(arranged.folder).toBe(project.path('results'))
  expect(readdirSync(project.path('out'))).toEqual([])
  await arranged.remove()
  expect(readdirSync(project.path('results')).length).toBe(2)
})
