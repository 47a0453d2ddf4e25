// How long the report of a large run takes to be made and to open, and how large it is: `node bench/large-report.mjs [cases]`.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { chromium } from 'playwright-core'

const print = (line) => process.stdout.write(`${line}\n`)
const count = Number(process.argv[2] ?? 5000)
const command = join(import.meta.dirname, '..', 'dist', 'bundle', 'src', 'cli', 'main.js')
const workspace = mkdtempSync(join(tmpdir(), 'collaudo-bench-'))
const run = '20260302T081500Z-prova-simulator'
const folder = join(workspace, 'reports', run)
mkdirSync(join(folder, 'evidence'), { recursive: true })

const keep = (name, text, mediaType, extension) => {
  const sha256 = createHash('sha256').update(text).digest('hex')
  const path = `evidence/${sha256}.${extension}`
  writeFileSync(join(folder, path), text)
  return { name, sha256, size: Buffer.byteLength(text), mediaType, path }
}

const at = (ms) => new Date(Date.UTC(2026, 2, 2, 8, 15) + ms).toISOString()
/** What no packing makes smaller, as a signature and a certificate are: so many hashes in base64. */
const opaque = (seed, hashes) =>
  Array.from({ length: hashes }, (_, part) =>
    createHash('sha256').update(`${seed} ${part}`).digest('base64'),
  ).join('')
const message = (name, index) =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header><firma>${opaque(`${name} ${index}`, 40)}</firma></s:Header><s:Body><${name} xmlns="urn:x"><n>${index}</n>${'<voce>034298051</voce>'.repeat(90)}</${name}></s:Body></s:Envelope>`

const header = {
  schema: 'collaudo/run@2',
  run,
  plan: { name: 'prova', title: 'Piano di prova', version: '1' },
  suite: null,
  application: {
    name: 'a',
    title: 'Applicazione',
    producer: 'P',
    version: '1',
    profile: 'struttura',
    defects: [],
  },
  environment: { name: 'simulator', simulator: true, endpoints: {}, switches: {} },
  harness: { version: '0.1.0', node: process.versions.node, platform: process.platform },
  startedAt: at(0),
}

const cases = Array.from({ length: count }, (_, index) => {
  const id = `P-${String(index + 1).padStart(5, '0')}`
  const times = { startedAt: at(index * 100), endedAt: at(index * 100 + 90) }
  const passed = { status: 'passed' }
  return {
    id,
    plan: 'prova',
    title: `Il caso numero ${index + 1} del piano`,
    kind: 'positive',
    area: `Area ${Math.floor(index / 100) + 1}`,
    requirements: [`R-${index % 50}`],
    severity: 'normal',
    tags: [],
    file: `plans/prova/cases/${id}.case.yaml`,
    fileSha256: '0'.repeat(64),
    switches: [],
    ...times,
    outcome: passed,
    steps: [
      {
        id: 'passo',
        title: 'passo',
        uses: 'sist',
        ...times,
        instant: times.startedAt,
        send: { operation: 'chk' },
        expect: [],
        exchanges: [
          {
            origin: 'harness',
            adapter: 'sist',
            operation: 'chk',
            method: 'POST',
            url: 'https://127.0.0.1/x',
            ...times,
            startedAtRome: times.startedAt,
            endedAtRome: times.endedAt,
            request: {
              head: keep('h', `POST /x HTTP/1.1\r\nX: ${index}\r\n\r\n`, 'text/plain', 'http'),
              body: keep('b', message('chk', index), 'text/xml', 'xml'),
            },
            answer: {
              kind: 'http',
              status: 200,
              head: keep('h', `HTTP/1.1 200\r\nX: ${index}\r\n\r\n`, 'text/plain', 'http'),
              body: keep('b', message('chkResponse', index), 'text/xml', 'xml'),
            },
            tls: null,
            documents: [],
            facts: { nonce: String(index) },
          },
        ],
        checks: [
          {
            title: 'Anomalie',
            status: 'met',
            level: 'required',
            expected: 'nessuna',
            actual: 'nessuna',
          },
        ],
        captured: {},
        outcome: passed,
      },
    ],
    exports: {},
  }
})
const start = {
  event: 'run-start',
  at: header.startedAt,
  header,
  planned: cases.map(({ steps, exports, outcome, startedAt, endedAt, ...head }) => head),
}
writeFileSync(join(folder, 'events.ndjson'), `${JSON.stringify(start)}\n`)
writeFileSync(
  join(folder, 'run.json'),
  JSON.stringify({
    ...header,
    endedAt: at(count * 100),
    interrupted: false,
    notRun: [],
    verdict: 'positivo',
    counts: { passed: count, failed: 0, broken: 0, skipped: 0 },
    cases,
  }),
)

const began = performance.now()
execFileSync(process.execPath, [command, 'report', '--json'], {
  cwd: workspace,
  stdio: ['ignore', 'ignore', 'inherit'],
})
const made = (performance.now() - began) / 1000
const page = join(folder, 'report.html')
const beside = join(folder, 'report-files')
const files = existsSync(beside) ? readdirSync(beside) : []
print(
  `${count} results: made in ${made.toFixed(1)} s, page ${(statSync(page).size / 1e6).toFixed(1)} MB, ${files.length} files beside it`,
)

const executablePath = (process.env.PATH ?? '')
  .split(delimiter)
  .map((one) => join(one, 'chromium'))
  .find((one) => existsSync(one))
if (executablePath !== undefined) {
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  const tab = await browser.newPage()
  tab.setDefaultTimeout(300_000)
  const opening = performance.now()
  await tab.goto(pathToFileURL(page).href, { waitUntil: 'commit', timeout: 300_000 })
  await tab.locator('#collaudo-copertina .verdict').waitFor()
  const cover = (performance.now() - opening) / 1000
  await tab.getByTestId('nav-tab-results').waitFor()
  const whole = (performance.now() - opening) / 1000
  print(`cover in view after ${cover.toFixed(1)} s, results after ${whole.toFixed(1)} s`)
  await browser.close()
}
rmSync(workspace, { recursive: true, force: true })
