import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import type { StepResult, TestResult } from 'allure-js-commons'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { openBrowser } from '../../../../support/browser.ts'
import { hasTool } from '../../../../support/external-tool.ts'
import { programStart } from '../../../../../src/report/allure/page-program.ts'
import { renderReport } from '../../../../../src/report/allure/render.ts'
import { readResults, replay } from '../replay.ts'
import type { SyntheticRun } from '../synthetic-run.ts'
import { writeSyntheticRun } from '../synthetic-run.ts'

let folder: string
let run: SyntheticRun
let resultsDir: string
let outputFile: string
let results: ReadonlyMap<string, TestResult>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'collaudo-report-test-'))
  run = writeSyntheticRun(folder)
  resultsDir = await replay(run, folder)
  results = readResults(resultsDir)
  outputFile = join(folder, 'out', 'report.html')
  await renderReport({ resultsDir, outputFile, record: run.record })
}, 120_000)

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const resultOf = (id: string): TestResult => {
  const found = results.get(id)
  if (found === undefined) throw new Error(`no result for ${id}`)
  return found
}

const firstStep = (id: string): StepResult => {
  const [step] = resultOf(id).steps
  if (step === undefined) throw new Error(`no step in ${id}`)
  return step
}

const namesOf = (steps: readonly StepResult[]): (string | undefined)[] =>
  steps.map(({ name }) => name)

const labelsOf = (id: string, name: string): string[] =>
  resultOf(id)
    .labels.filter((label) => label.name === name)
    .map(({ value }) => value)

const attachmentText = (step: StepResult | undefined): string =>
  readFileSync(join(resultsDir, step?.attachments[0]?.source ?? ''), 'utf8')

test('gives each case the outcome of its record', () => {
  expect(
    run.record.cases.map(({ id }) => [
      id,
      resultOf(id).status,
      resultOf(id).statusDetails.message?.split('\n')[0],
    ]),
  ).toEqual([
    ['CVP-10', 'passed', undefined],
    ['CVP-02', 'failed', 'Verifica non soddisfatta: 2 verifiche su 3 non sono soddisfatte'],
    ['CVP-03', 'broken', 'Ambiente non raggiungibile: SAML Assertion expired'],
    ['CVP-04', 'skipped', 'Dipendenza non soddisfatta: CVP-03 non ha dato nre'],
    ['CVP-05', 'passed', undefined],
  ])
})

test('says expected and actual of every unmet check at the head of the case', () => {
  expect(resultOf('CVP-02').statusDetails).toEqual({
    message: `Verifica non soddisfatta: 2 verifiche su 3 non sono soddisfatte

emissione: Il codice del rifiuto
  atteso:   000280
  ottenuto: 000231

emissione: Nessuna anomalia
  atteso:   nessuna
  ottenuto: 2 <anomalie>`,
  })
})

test("names a case by the authority's id, for the eye and for the history", () => {
  expect(resultOf('CVP-02')).toMatchObject({
    name: "CVP-02 · L'annullamento di un altro medico è rifiutato",
    testCaseId: 'cvp:CVP-02',
    fullName: 'cvp:CVP-02',
    titlePath: ['Ciclo di vita della prescrizione', 'Annullamento'],
  })
  expect(resultOf('CVP-02').description).toMatch(/^> Il medico \\\*emette\\\* la ricetta/)
})

test('keeps the labels of the plan and none of the machine', () => {
  expect(labelsOf('CVP-02', 'epic')).toEqual(['Ciclo di vita della prescrizione'])
  expect(labelsOf('CVP-02', 'feature')).toEqual(['Annullamento'])
  expect(labelsOf('CVP-02', 'story')).toEqual(['Caso negativo'])
  expect(labelsOf('CVP-02', 'severity')).toEqual(['blocker'])
  expect(labelsOf('CVP-02', 'tag')).toEqual(['cvp', 'emissione'])
  expect(labelsOf('CVP-02', 'requirement')).toEqual(['CVP.emissione'])
  const all = [...results.values()].flatMap(({ labels }) => labels.map(({ name }) => name))
  expect(new Set(all)).toEqual(
    new Set([
      ...['epic', 'feature', 'story', 'severity', 'testId', 'tag', 'requirement'],
      // The kind of trouble, and the lanes of the timeline: the environment, and the place of the case in it.
      ...['problema', 'host', 'thread'],
    ]),
  )
  expect(labelsOf('CVP-02', 'problema')).toEqual(['Verifica non soddisfatta'])
  expect(labelsOf('CVP-02', 'host')).toEqual(['simulator'])
  expect(labelsOf('CVP-02', 'thread')).toEqual(['posto 1'])
})

test('says what a case proves, and how sure it is that the authority asks for it', () => {
  expect(resultOf('CVP-02').description).toContain(
    '**Requisiti**\n\n- CVP\\.emissione: La ricetta riceve un identificativo (§ 4\\.4; dalla specifica, da confermare)',
  )
})

test('shows the times of the record, not those of the replay', () => {
  const record = run.record.cases.find(({ id }) => id === 'CVP-02')
  expect(resultOf('CVP-02')).toMatchObject({
    start: Date.parse(record?.startedAt ?? ''),
    stop: Date.parse(record?.endedAt ?? ''),
  })
  const latest = Date.parse(run.record.endedAt ?? '')
  const times = (steps: readonly StepResult[]): number[] =>
    steps.flatMap(({ start = 0, stop = 0, steps: inner = [] }) => [start, stop, ...times(inner)])
  const all = times([...results.values()].flatMap(({ steps }) => steps))
  expect(Math.min(...all)).toBeGreaterThanOrEqual(Date.parse(run.header.startedAt))
  expect(Math.max(...all)).toBeLessThanOrEqual(latest)
})

test('has a step for each call, with every message, the TLS facts and every check', () => {
  const step = firstStep('CVP-02')
  expect(step.name).toBe('1. emissione · chkPrescrizione · medico-titolare')
  expect(namesOf(step.steps)).toEqual([
    'POST 127.0.0.1:8443/cvp → HTTP 200, 34 ms',
    "Verifica: L'identificativo univoco della prescrizione è presente",
    'Verifica: Il codice del rifiuto',
    'Verifica: Nessuna anomalia',
    'Valori catturati',
  ])
  expect(step.steps.map(({ status }) => status)).toEqual([
    'passed',
    'passed',
    'failed',
    'failed',
    'passed',
  ])
  expect(namesOf(step.steps[0]?.steps ?? [])).toEqual([
    'Richiesta (XML leggibile)',
    'Richiesta: testa inviata',
    'Richiesta: corpo, byte inviati',
    'Documento: prescrizione.xml (leggibile)',
    'Documento: prescrizione.xml',
    'Risposta (XML leggibile)',
    'Risposta: testa ricevuta',
    'Risposta: corpo, byte ricevuti',
    'TLS: TLSv1.3, TLS_AES_256_GCM_SHA384, catena verificata',
  ])
  expect(step.steps[2]?.parameters.slice(0, 2)).toEqual([
    { name: 'atteso', value: '000280' },
    { name: 'ottenuto', value: '000231' },
  ])
})

test('attaches the bytes as they travelled beside the readable copy', () => {
  const [readable, , sent] = firstStep('CVP-10').steps[0]?.steps ?? []
  const evidence = run.record.cases[0]?.steps[0]?.exchanges[0]?.request.body.path ?? ''
  expect(attachmentText(sent)).toBe(readFileSync(join(folder, evidence), 'utf8'))
  expect(attachmentText(readable)).toContain('    <chk xmlns="urn:prova">\n      <medico>')
})

test("attaches a proxy's page as text", () => {
  const body = firstStep('CVP-05').steps[0]?.steps.find(({ name }) => name?.includes('ricevuti'))
  expect(body?.attachments[0]).toMatchObject({ type: 'text/plain' })
  expect(body?.attachments[0]?.source).toMatch(/\.txt$/)
})

test('leaves nothing of what carried the status and the times', () => {
  const written = readdirSync(resultsDir)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(join(resultsDir, name), 'utf8'))
  expect(written.join()).not.toContain('collaudo:ripristino')
})

test('keeps the history of a case over versions and runs', { timeout: 60_000 }, async () => {
  const later = mkdtempSync(join(folder, 'later-'))
  const again = writeSyntheticRun(later)
  const header = {
    ...again.header,
    run: 'another',
    application: { ...again.header.application, version: '3.5.0' },
  }
  const other = readResults(await replay({ ...again, header }, later))
  expect(other.get('CVP-02')?.historyId).toBe(resultOf('CVP-02').historyId)
})

test('writes one file, and nothing beside it where all fits', () => {
  expect(readdirSync(join(folder, 'out'))).toEqual(['report.html'])
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
