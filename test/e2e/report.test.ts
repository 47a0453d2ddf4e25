import { pathToFileURL } from 'node:url'

import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { allureResultsOf } from '../support/e2e-allure.ts'
import { caseOf } from '../support/e2e-evidence.ts'
import { openBrowser } from '../support/browser.ts'
import { hasTool } from '../support/external-tool.ts'
import { runCli, runJson, type RunJson } from '../support/run-cli.ts'
import { loadSamplePlan } from '../support/sample-plan.ts'
import { copySampleCases } from '../support/temp-workspace.ts'

/** Of several areas; of which CVP-05, CVP-07 and CVP-24 concern the three defects. */
const workspace = copySampleCases(
  ...['CVP-01', 'CVP-02', 'CVP-05', 'CVP-07', 'CVP-15', 'CVP-22', 'CVP-24', 'CVP-29', 'CVP-41'],
  ...['CVP-45', 'CVP-56', 'CVP-57'],
)
let run: string
let json: RunJson
let code: number | null
let planned: readonly { readonly id: string; readonly area: string }[]

beforeAll(async () => {
  planned = (await loadSamplePlan('cvp', workspace.folder)).cases.map(({ head }) => head)
  const ran = await runJson(['cvp', '--application', 'difettosa'], { cwd: workspace.folder })
  ;({ json } = ran)
  ;({ code } = ran.result)
  ;({ run } = json)
})

test('a run fails exactly the three cases that the three defects concern', () => {
  expect(json.application).toMatchObject({
    name: 'difettosa',
    defects: ['nota-senza-zeri', 'stp-senza-tiporic', 'oscurato-ignorato'],
  })
  const troubled = json.cases.filter(({ status }) => status !== 'passed')
  expect(troubled.map(({ status }) => status)).toEqual(['failed', 'failed', 'failed'])
  expect(json.counts).toEqual({ passed: planned.length - 3, failed: 3, broken: 0, skipped: 0 })
  expect(json.verdict).toBe('negativo')
  expect(code).toBe(1)
  const record = workspace.record(run)
  const bodies = troubled.map(({ id }) =>
    JSON.stringify(caseOf(record, id).steps.map(({ send }) => send)),
  )
  expect(bodies.filter((text) => text.includes('"notaCUF":"001"'))).toHaveLength(1)
  expect(bodies.filter((text) => text.includes('"STP1601010000001"'))).toHaveLength(1)
  expect(bodies.filter((text) => text.includes('"oscurato":"true"'))).toHaveLength(1)
})

describe.skipIf(!hasTool('chromium'))('the report of a real run, opened from the disk', () => {
  let browser: Browser
  let page: Page
  const asked: string[] = []

  beforeAll(async () => {
    browser = await openBrowser()
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    page.setDefaultTimeout(150_000)
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(pathToFileURL(workspace.path('reports', run, 'report.html')).href)
    await page.getByText('CVP-01').first().waitFor()
    await page.getByRole('button', { name: 'Vai alle schede' }).click()
  })

  afterAll(() => browser.close())

  /** Allure's own part of the page. */
  const app = (): Locator => page.locator('#app')

  /** The list of the cases, without opening the page again: its program takes seconds to compile. */
  const toCards = async (): Promise<void> => {
    await page.evaluate("location.hash = ''")
    await app().getByText('CVP-05').first().waitFor()
  }

  test("lists every case in the authority's order, in Italian, under the simulator's banner", async () => {
    await toCards()
    // Areas in which nothing failed are folded.
    const failed = new Set(['CVP-05', 'CVP-07', 'CVP-24'])
    const open = new Set(planned.flatMap(({ id, area }) => (failed.has(id) ? [area] : [])))
    const folded = new Set(planned.map(({ area }) => area).filter((area) => !open.has(area)))
    for (const area of folded) await app().getByText(area, { exact: true }).first().click()
    const ids = planned.map(({ id }) => id)
    await app()
      .getByText(ids.at(-1) ?? '')
      .first()
      .waitFor()
    const text = await app().innerText()
    const listed = (text.match(/CVP-\d+(?:\[\d+\])?/g) ?? []).filter(
      (id, at, all) => all.indexOf(id) === at,
    )
    expect(listed).toEqual(ids)
    expect(await page.locator('body').innerText()).toContain(
      'SIMULATORE: eseguito sul simulatore incorporato',
    )
    expect(text).toContain('esito NEGATIVO')
    for (const word of ['Risultati', 'Categorie', 'Non superato', 'Superato'])
      expect(text).toContain(word)
  })

  test('tells an unexpected refusal from an unmet check', async () => {
    await toCards()
    await app().getByTestId('nav-tab-categories').click()
    await app().getByText('Applicazione: guardare prima').first().click()
    await app().getByText('Rifiuto inatteso').first().waitFor()
    await app().getByText('Verifica non soddisfatta').first().waitFor()
  })

  test('shows what was expected, what came, the bytes and the TLS facts of a failed case', async () => {
    await toCards()
    await app()
      .getByText(/^CVP-07 ·/)
      .first()
      .click()
    await app()
      .getByText(/ottenuto: Fault 000005/)
      .first()
      .waitFor()
    const call = app()
      .getByText(/HTTP 500/)
      .first()
    // The steps of a failed case may be open already.
    if (!(await call.isVisible())) await app().getByText(/^1\. /).first().click()
    await call.click()
    await app().getByText('TLSv1.3').first().waitFor()
    await app().getByText('Richiesta (XML leggibile)').first().click()
    await app().getByText('STP1601010000001').first().waitFor()
  })

  test('asks nothing of anyone', () => {
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.filter((url) => !/^(?:file|data|blob|about):/.test(url))).toEqual([])
  })
})

test('the report made again says the same, with the times of the run', async () => {
  const facts = () =>
    [...allureResultsOf(workspace, run)].map(([id, { status, start, stop, steps }]) => ({
      id,
      status,
      start,
      stop,
      steps: steps.map((step) => [step.name, step.status, step.start, step.stop]),
    }))
  const before = facts()
  expect(before).toHaveLength(planned.length)
  const again = await runCli(['report', run], { cwd: workspace.folder })
  expect(again.code).toBe(0)
  expect(facts()).toEqual(before)
})
