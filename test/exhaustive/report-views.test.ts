import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { programStart } from '../../src/report/allure/page-program.ts'
import { renderReport } from '../../src/report/allure/render.ts'
import { openBrowser } from '../support/browser.ts'
import { hasTool } from '../support/external-tool.ts'
import { replay } from '../unit/src/report/replay.ts'
import { writeSyntheticRun } from '../unit/src/report/synthetic-run.ts'

// A report with a case of every outcome, in each of its views and widths; that of a real run is in test/e2e/report.test.ts.

let folder: string
let outputFile: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'collaudo-report-views-'))
  const run = writeSyntheticRun(folder)
  const resultsDir = await replay(run, folder)
  outputFile = join(folder, 'out', 'report.html')
  await renderReport({ resultsDir, outputFile, record: run.record })
}, 120_000)

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe.skipIf(!hasTool('chromium'))('in a browser, from the disk', { timeout: 180_000 }, () => {
  let browser: Browser
  let page: Page
  const asked: string[] = []
  const errors: string[] = []

  beforeAll(async () => {
    browser = await openBrowser()
    page = await browser.newPage()
    page.setDefaultTimeout(150_000)
    page.on('request', (request) => asked.push(request.url()))
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text())
    })
    await page.goto(pathToFileURL(outputFile).href)
  }, 180_000)

  afterAll(async () => {
    await browser.close()
  })

  const cover = (): Locator => page.locator('#collaudo-copertina')
  const app = (): Locator => page.locator('#app')

  // The page is opened once, since its program takes seconds to compile: each test goes on from wherever the one before
  // has led.
  const toCover = async (): Promise<void> => {
    await page.setViewportSize({ width: 1280, height: 900 })
    if (await cover().isHidden()) await page.getByRole('button', { name: 'Copertina' }).click()
    await cover().getByText('CVP-10').first().waitFor()
  }

  /** The list of the cases, behind the cover. */
  const toCards = async (): Promise<void> => {
    await toCover()
    await page.getByRole('button', { name: 'Vai alle schede' }).click()
    await page.evaluate("location.hash = ''")
    await app().getByText('CVP-10').first().waitFor()
  }

  test("opens on its cover, with the cases behind it in the authority's order, in Italian, and the verdict in view", async () => {
    await cover().getByText('CVP-10').first().waitFor()
    await toCards()
    expect(await page.title()).toContain('esito NEGATIVO')
    expect(await page.locator('html').getAttribute('lang')).toBe('it')
    const text = await app().innerText()
    expect(text.match(/CVP-\d+/g)).toEqual(['CVP-10', 'CVP-03', 'CVP-05', 'CVP-02', 'CVP-04'])
    for (const word of ['Non superato', 'Interrotto', 'Superato', 'Non eseguito', 'Categorie']) {
      expect(text).toContain(word)
    }
    expect(text).not.toMatch(/\b(Passed|Failed|Broken|Skipped|Resolution|Description)\b/)
    const heading = app()
      .getByText(/esito NEGATIVO/)
      .first()
    expect(
      await heading.evaluate((element) => element.getBoundingClientRect().top),
    ).toBeGreaterThan(0)
  })

  test('tells the kinds of trouble apart', async () => {
    await toCards()
    await app().getByTestId('nav-tab-categories').click()
    await app().getByText('Ambiente: guardare prima VPN, certificati').first().waitFor()
    await app().getByText('Applicazione: guardare prima atteso e ottenuto').first().waitFor()
    await app().getByText('Non eseguito: dipendenza non soddisfatta').first().waitFor()
    await app().getByText('Applicazione: guardare prima atteso e ottenuto').first().click()
    await app().getByText('Verifica non soddisfatta').first().waitFor()
  })

  test('shows a message without running what is in it', async () => {
    await toCards()
    await app().getByText('CVP-05').first().click()
    await app()
      .getByText(/^1\. emissione/)
      .first()
      .click()
    await app().getByText('HTTP 502').first().click()
    await app().getByText('Risposta: corpo, byte ricevuti').first().click()
    await app().getByText('502 Bad Gateway').first().waitFor()
    expect(await page.title()).not.toBe('eseguito')
    const description = page.frameLocator('iframe').first().locator('blockquote')
    expect(await description.innerText()).toContain('Il medico *emette* la ricetta.')
    await page.locator('[data-testid="test-result-attachment-header"] button').nth(2).click()
    const window = page.locator('[class*="modal-content"]').first()
    expect((await window.boundingBox())?.y).toBeGreaterThanOrEqual(36)
    await page.keyboard.press('Escape')
    await window.waitFor({ state: 'detached' })
  })

  test('its cover says what was expected, what came back and what proves it, three clicks from each byte', async () => {
    await toCover()
    const text = await cover().innerText()
    for (const word of [
      'NEGATIVO: almeno un caso non è superato o si è interrotto',
      'non vale come prova',
      'Cartella Esempio 3.4.1',
      'Esempio S.r.l.',
      "0 dell'applicativo, 4 di questo strumento, 0 lette da file",
      '2 superati, 1 non superato, 1 interrotto, 1 non eseguito',
    ])
      expect(text).toContain(word)
    const row = cover().locator('tr', { hasText: "L'annullamento di un altro medico" })
    expect(await row.innerText()).toMatch(/atteso 000280 · ottenuto 000231/)
    expect(await row.innerText()).toMatch(/1 chiamata, HTTP 200/)
    // One: the requirement. Two: the case. Three: its step, with every message under it.
    await row.getByRole('link', { name: 'CVP.emissione' }).click()
    await cover().getByText('La ricetta riceve un identificativo').waitFor()
    await row.getByRole('link', { name: 'CVP-02' }).click()
    await expect.poll(() => cover().isHidden()).toBe(true)
    await app().getByText('ottenuto: 000231').first().waitFor()
    // And back, from the case to what asks for it.
    await app().getByRole('link', { name: 'requisito CVP.emissione' }).click()
    await expect.poll(() => cover().locator('.found').innerText()).toBe('CVP.emissione')
    await page.keyboard.press('Escape')
    await app().getByRole('link', { name: 'fonte: foglio «Casi», cella B21' }).click()
    await expect.poll(() => cover().locator('.found').innerText()).toContain('CVP-02')
  })

  test('the cover fits every width, and is dark where the page is', async () => {
    await toCover()
    for (const width of [1280, 800, 390]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await cover().evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(
        true,
      )
    }
    const brightness = async (property: string): Promise<number> => {
      const style = `getComputedStyle(document.getElementById('collaudo-copertina')).${property}`
      const colour = await page.evaluate<string>(style)
      return (colour.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, one) => sum + Number(one), 0)
    }
    expect(await brightness('backgroundColor')).toBeGreaterThan(await brightness('color'))
    await page.evaluate("document.documentElement.dataset.theme = 'dark'")
    expect(await brightness('backgroundColor')).toBeLessThan(await brightness('color'))
    await page.evaluate("document.documentElement.dataset.theme = 'light'")
  })

  test('shows its data also where they arrive long after its program', async () => {
    const html = readFileSync(outputFile)
    const data = html.indexOf('<script async>')
    expect(data).toBeGreaterThan(html.indexOf(programStart))
    let sendRest = (): unknown => expect.unreachable('nothing was asked for')
    const server = createServer((request, response) => {
      // The browser itself asks for an icon.
      if (request.url !== '/') return void response.writeHead(204).end()
      response.writeHead(200, { 'content-type': 'text/html' })
      response.write(html.subarray(0, data))
      sendRest = () => response.end(html.subarray(data))
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const late = await browser.newPage()
    late.setDefaultTimeout(150_000)
    const beside: string[] = []
    late.on('console', (message) => {
      if (message.type() === 'error') beside.push(message.text())
    })
    await late.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {
      waitUntil: 'commit',
    })
    // The program has begun: it chooses light or dark.
    await expect
      .poll(() => late.evaluate('document.documentElement.dataset.theme'), { timeout: 60_000 })
      .toBe('light')
    sendRest()
    await expect
      .poll(() => late.locator('body').innerText(), { timeout: 60_000 })
      .toContain('CVP-10')
    expect(beside).toEqual([])
    await late.close()
    server.close()
  })

  test('keeps the banner over every view, however wide', async () => {
    await toCards()
    const banner = page.getByText('SIMULATORE: eseguito sul simulatore incorporato')
    for (const width of [1280, 800, 420]) {
      await page.setViewportSize({ width, height: 900 })
      // The page makes room once it has seen how high the banner is.
      await expect
        .poll(
          async () => {
            const box = await banner.boundingBox()
            const top = await app().evaluate((element) => element.getBoundingClientRect().top)
            return { ...box, room: top - (box?.height ?? 0) }
          },
          { timeout: 60_000 },
        )
        .toMatchObject({ x: 0, y: 0, width, room: 0 })
      expect(await banner.evaluate((element) => element.scrollHeight <= element.clientHeight)).toBe(
        true,
      )
      await app().getByText('CVP-02').first().click()
      await app().getByText('ottenuto: 000231').first().waitFor()
      expect(await banner.isVisible()).toBe(true)
      await page.goBack()
    }
  })

  test('asks nothing of anyone', () => {
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([])
    expect(errors).toEqual([])
  })
})
