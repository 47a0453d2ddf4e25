import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { createContext, runInContext } from 'node:vm'

import { expect, test } from 'vitest'

import { packPage } from '../../../../../src/report/allure/pack-page.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')

const tree = base64(JSON.stringify({ casi: 'Il caso è superato. '.repeat(500) }))
const opaque = randomBytes(300).toString('base64')

const page = `<body><div id="app"></div><script async>
  window.allureReportData = window.allureReportData || {};
  function d(name, value){ window.allureReportData[name] = value }
</script><script defer>
  Promise.allSettled([d("data/attachments/a.bin","${opaque}"),d("widgets/tree.json","${tree}"),d("widgets/default/tree.json","${tree}")])
    .then(function(){ window.allureReportDataReady = true })
</script></body>`

interface Opened {
  readonly data: Record<string, unknown>
  /** Runs the scripts of the page, one after another as a browser does, until all have run or `until` says so. */
  readonly read: (until?: () => boolean) => Promise<void>
  readonly ready: () => boolean
}

/** The page's own scripts, in a context with what they use of a browser. */
const open = (html: string): Opened => {
  const window: { allureReportData: Record<string, unknown>; allureReportDataReady?: boolean } = {
    allureReportData: {},
  }
  const document = { currentScript: { previousElementSibling: { textContent: '' } } }
  const platform = { atob, btoa, Blob, DecompressionStream, Response, Uint8Array }
  const context = createContext({ window, document, ...platform })
  const scripts = [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)]
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
  const packed = packPage(page, 1000)
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
  const opened = open(packPage(page, 1000))
  await opened.read(opened.ready)
  expect(await opened.data['widgets/tree.json']).toBe(tree)
  expect('data/attachments/a.bin' in opened.data).toBe(true)
  const early = opened.data['data/attachments/a.bin']
  const missing = Promise.resolve(opened.data['data/attachments/b.bin']).catch(String)
  await opened.read()
  expect(await early).toBe(opaque)
  expect(await missing).toContain('not found')
})

test('a page that is not large stays as it is', () => {
  expect(packPage(page)).toBe(page)
})

test('many pieces are zipped in groups, and each is found as it was, in any order', async () => {
  const result = (index: number): string =>
    base64(JSON.stringify({ caso: index, testo: `La stessa frase, ${index}. `.repeat(3000) }))
  const pieces = Array.from({ length: 40 }, (_, index) => [`data/r-${index}.json`, result(index)])
  const calls = pieces.map(([name, content]) => `d("${name}","${content}"),`).join('')
  const many = page.replace('d("widgets/tree.json"', (call) => calls + call)
  const packed = packPage(many, 1000)
  expect(packed.match(/^<script type="text\/plain">z data/gm)?.length).toBeGreaterThan(3)
  const opened = open(packed)
  await opened.read()
  for (const [name = '', content] of pieces.toReversed())
    expect(await opened.data[name]).toBe(content)
})
