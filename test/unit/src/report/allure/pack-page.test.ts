import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { createContext, runInContext } from 'node:vm'

import { afterAll, describe, expect, test } from 'vitest'

import { generatePage } from '../../../../../src/report/allure/generate-page.ts'
import { packPage, withLater } from '../../../../../src/report/allure/pack-page.ts'
import type { DataFile } from '../../../../../src/report/allure/page-data.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')

const tree = base64(JSON.stringify({ casi: 'Il caso è superato. '.repeat(500) }))
const opaque = randomBytes(300).toString('base64')

/** A page as Allure writes it, with these calls. */
const pageOf = (calls: string): string => `<body><div id="app"></div><script async>
  window.allureReportData = window.allureReportData || {};
  function d(name, value){ window.allureReportData[name] = value }
</script><script defer>
  Promise.allSettled([${calls}])
    .then(function(){ window.allureReportDataReady = true })
</script></body>`

const trees = `d("widgets/tree.json","${tree}"),d("widgets/default/tree.json","${tree}")`
const page = pageOf(`d("data/attachments/a.bin","${opaque}"),${trees}`)

const dataFile = (name: string, content: string): DataFile => {
  const bytes = Buffer.from(content, 'base64')
  return { name, size: bytes.length, read: () => bytes }
}

const pack = (html: string, later: readonly DataFile[]): string =>
  [...withLater(packPage(html), later)].join('')

/** The same page, packed. */
const packedPage = (): string =>
  pack(pageOf(trees), [
    dataFile('data/attachments/a.bin', opaque),
    dataFile('data/attachments/again.bin', opaque),
  ])

interface Opened {
  readonly data: Record<string, unknown>
  /** Runs the scripts of the page, one after another as a browser does, until all have run or `until` says so. */
  readonly read: (until?: () => boolean) => Promise<void>
  readonly ready: () => boolean
}

/** The scripts of a page that are about its data, in a context with what they use of a browser. */
const open = (html: string): Opened => {
  const window: { allureReportData: Record<string, unknown>; allureReportDataReady?: boolean } = {
    allureReportData: {},
  }
  const document = { currentScript: { previousElementSibling: { textContent: '' } } }
  const platform = { atob, btoa, Blob, DecompressionStream, Response, Uint8Array }
  const context = createContext({ window, document, ...platform })
  const scripts = [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)].filter(
    ([script, , text = '']) => /allureReportData|collaudoData|text\/plain/.test(text + script),
  )
  const ready = (): boolean => window.allureReportDataReady === true
  return {
    get data() {
      return window.allureReportData
    },
    ready,
    read: async (until = () => false) => {
      while (scripts.length > 0 && !until()) {
        const [, attributes = '', text = ''] = scripts.shift() ?? []
        if (attributes.includes('text/plain'))
          document.currentScript.previousElementSibling.textContent = text
        else {
          runInContext('Object.assign(globalThis, window)', context)
          runInContext(text, context)
        }
        await setImmediate()
      }
    },
  }
}

const contents = {
  'data/attachments/a.bin': opaque,
  'widgets/tree.json': tree,
  'widgets/default/tree.json': tree,
}

test('the data of a large page are packed, and the program finds under each name what it found before', async () => {
  const packed = packedPage()
  expect(packed.length).toBeLessThan(page.length / 4)
  for (const html of [page, packed]) {
    const opened = open(html)
    await opened.read()
    expect(opened.ready()).toBe(true)
    for (const [name, content] of Object.entries(contents)) {
      expect(name in opened.data).toBe(true)
      expect(await opened.data[name]).toBe(content)
    }
    expect('data/attachments/b.bin' in opened.data).toBe(false)
  }
})

test('the program of a large page begins before its cases are read, and waits for one that it is asked for', async () => {
  const opened = open(packedPage())
  await opened.read(opened.ready)
  expect(await opened.data['widgets/tree.json']).toBe(tree)
  expect('data/attachments/a.bin' in opened.data).toBe(true)
  const early = opened.data['data/attachments/a.bin']
  const missing = Promise.resolve(opened.data['data/attachments/b.bin']).catch(String)
  await opened.read()
  expect(await early).toBe(opaque)
  expect(await missing).toContain('not found')
})

test('data that are the same as others are in the page once', async () => {
  const packed = packedPage()
  expect(packed).toContain('s data/attachments/again.bin data/attachments/a.bin')
  const opened = open(packed)
  await opened.read()
  expect(await opened.data['data/attachments/again.bin']).toBe(opaque)
})

test('many pieces are zipped in groups, and each is found as it was, in any order', async () => {
  const result = (index: number): string =>
    base64(JSON.stringify({ caso: index, testo: `La stessa frase, ${index}. `.repeat(3000) }))
  const pieces = Array.from({ length: 40 }, (_, index) => [`data/r-${index}.json`, result(index)])
  const packed = pack(
    pageOf(trees),
    pieces.map(([name = '', content = '']) => dataFile(name, content)),
  )
  expect(packed.match(/^<script type="text\/plain">z data/gm)?.length).toBeGreaterThan(3)
  const opened = open(packed)
  await opened.read()
  for (const [name = '', content] of pieces.toReversed())
    expect(await opened.data[name]).toBe(content)
})

describe('a page that Allure makes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-pack-page-'))
  const write = (name: string, content: string): void => writeFileSync(join(folder, name), content)
  for (const name of ['uno', 'due']) {
    const source = `${name}-attachment.txt`
    write(source, `Il contenuto di ${name}. `.repeat(100))
    const attachments = [{ name: 'risposta', type: 'text/plain', source }]
    const [start, stop] = [1_700_000_000_000, 1_700_000_001_000]
    write(
      `${name}-result.json`,
      JSON.stringify({ uuid: name, name, status: 'passed', start, stop, attachments }),
    )
  }
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** What a program finds in the page; ids of results are drawn anew for each page. */
  const contentsOf = async (unpackedUpTo?: number) => {
    const { html: bytes, later, remove } = await generatePage(folder, 'Prova', [], unpackedUpTo)
    const html = bytes.toString()
    const packed = later.length === 0 ? html : pack(html, later)
    await remove()
    const opened = open(packed.slice(packed.indexOf('<div id="app">')))
    await opened.read()
    const names = Object.keys(opened.data).filter((name) => name.startsWith('data/attachments/'))
    const found = await Promise.all(names.map(async (name) => [name, await opened.data[name]]))
    const results = Object.keys(opened.data).filter((name) => name.startsWith('data/test-results/'))
    return { html, later, attachments: Object.fromEntries(found) as unknown, results }
  }

  test('stays as it is where it is small, and holds the same where it is packed', async () => {
    const [small, large] = [await contentsOf(), await contentsOf(0)]
    expect(small.later).toEqual([])
    expect(small.html).toContain('d("data/attachments/')
    expect(large.later.length).toBeGreaterThan(3)
    expect(large.html).not.toContain('d("data/')
    expect(Object.keys(small.attachments as object)).toHaveLength(2)
    expect(large.attachments).toEqual(small.attachments)
    expect(large.results).toHaveLength(small.results.length)
  })
})
