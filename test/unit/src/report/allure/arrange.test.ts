import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'

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

test('of many results so many attachments lie beside that the page holds its budget, packed, and no more', async () => {
  const budget = 300_000
  const many = Array.from({ length: 200 }, (_, index) => String(index).padStart(3, '0'))
  const project = makeProject({
    ...Object.fromEntries(
      many.flatMap((id) => [
        // A signature does not become smaller; an answer of many equal lines does, and a head is small by itself.
        [`results/${id}-firma-attachment.txt`, randomBytes(1500 + Number(id)).toString('base64')],
        [`results/${id}-righe-attachment.txt`, `${id}<voce>034298051</voce>`.repeat(200)],
        [`results/${id}-testa-attachment.txt`, `HTTP/1.1 200 OK\r\nX: ${id}`],
        [`results/${id}-result.json`, resultWith(`${id}-firma-attachment.txt`)],
      ]),
    ),
  })
  const arranged = await arrangeResults(project.path('results'), project.path('out'), budget)
  const inside = readdirSync(arranged.folder)
  const packed = inside.reduce((total, name) => {
    const { length } = deflateSync(readFileSync(join(arranged.folder, name)))
    return total + length * (name.endsWith('-result.json') ? 3 : 1)
  }, 0)
  expect(packed).toBeLessThanOrEqual(budget)
  expect(packed).toBeGreaterThan(budget * 0.7)
  // What is packed well or small by itself stays; of the others the largest lie beside, each with its link.
  expect(inside.filter((name) => name.endsWith('-righe-attachment.txt'))).toHaveLength(200)
  expect(inside.filter((name) => name.endsWith('-testa-attachment.txt'))).toHaveLength(200)
  expect(inside).toContain('000-firma-attachment.txt')
  expect(inside).not.toContain('199-firma-attachment.txt')
  const beside = readdirSync(project.path('out/report-files'))
  const links = inside
    .filter((name) => name.endsWith('-result.json'))
    .flatMap((name) => {
      const text = readFileSync(join(arranged.folder, name), 'utf8')
      return (JSON.parse(text) as { links: { url: string }[] }).links.map(({ url }) => url)
    })
  expect(links.toSorted()).toEqual(beside.map((name) => `report-files/${name}`).toSorted())
  await arranged.remove()
})
