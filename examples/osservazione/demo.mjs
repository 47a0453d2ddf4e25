// `npm run demo:observe`: il piano di questa cartella con l'applicativo dimostrativo, e nessuno davanti. Ogni volta che un
// passo aspetta l'applicativo, lo usa questo programma. Poi una volta per difetto: ciascuno deve essere trovato.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { prescribe } from './applicativo.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const command = join(here, '..', '..', 'dist', 'bundle', 'src', 'cli', 'main.js')

/** Le righe intere di un file che cresce, dall'ultima volta. */
const follow = (file) => {
  let seen = 0
  return () => {
    if (!existsSync(file)) return []
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
    return lines.slice(seen, (seen = lines.length)).map((line) => JSON.parse(line))
  }
}

/** Una esecuzione, con l'applicativo usato ogni volta che un passo lo chiede. */
const observe = async (fault) => {
  const reports = join(here, 'reports')
  const known = new Set(existsSync(reports) ? readdirSync(reports) : [])
  const keys = mkdtempSync(join(tmpdir(), 'collaudo-demo-'))
  const child = spawn(
    process.execPath,
    [command, 'run', 'osservazione', '--by', 'application', '--simulator-keys', keys],
    { cwd: here, stdio: ['ignore', 'inherit', 'inherit'] },
  )
  const ended = { code: null }
  child.once('exit', (status) => {
    ended.code = status ?? 3
  })
  const find = () =>
    (existsSync(reports) ? readdirSync(reports) : []).find((name) => !known.has(name))
  let traffic
  let events
  let url
  while (ended.code === null) {
    await wait(50)
    const run = find()
    if (run === undefined) continue
    traffic ??= follow(join(reports, run, 'traffic.ndjson'))
    events ??= follow(join(reports, run, 'events.ndjson'))
    for (const { event, header } of traffic())
      if (event === 'traffic-start')
        url = `${header.listeners[0].url}${new URL(header.environment.endpoints.sist).pathname}`
    for (const event of events())
      if (event.event === 'observing' && event.do !== null) {
        const ca = join(here, '.collaudo', 'proxy', 'proxy-ca.pem')
        const done = await prescribe({ url, ca, keys, fault })
        process.stdout.write(`    (l'applicativo mostra: ${done})\n`)
      }
  }
  rmSync(keys, { recursive: true, force: true })
  const run = find()
  // Il comando ha già detto perché non è cominciata.
  if (run === undefined) return { code: ended.code, failed: [] }
  const { cases } = JSON.parse(readFileSync(join(reports, run, 'run.json'), 'utf8'))
  return {
    code: ended.code,
    failed: cases.filter(({ outcome }) => outcome.status !== 'passed').map(({ id }) => id),
  }
}

// Per ogni difetto, il caso che lo trova.
const faults = {
  'medico-sbagliato': 'OSS-01',
  'nonce-fisso': 'OSS-02',
  'doppia-chiamata': 'OSS-03',
}

const wanted = process.argv.slice(2)
const sound = await observe(undefined)
let isRight = sound.code === 0 && sound.failed.length === 0
for (const [fault, id] of Object.entries(faults)) {
  if (wanted.length > 0 && !wanted.includes(fault)) continue
  process.stdout.write(`\n  Con il difetto «${fault}»:\n`)
  const { code, failed } = await observe(fault)
  const isFound = code === 1 && failed.includes(id)
  process.stdout.write(`  Difetto «${fault}»: ${isFound ? `trovato da ${id}` : 'NON TROVATO'}\n`)
  isRight &&= isFound
}
process.exitCode = isRight ? 0 : 1
