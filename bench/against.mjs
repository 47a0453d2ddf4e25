// The same SOAP calls over mutual TLS by Collaudo, by undici alone and by other tools, in one run on one machine: wall, CPU, memory
// of all processes, TLS handshakes. `npm run bench:against`; with --only, --calls 200,2000, --rounds 3, --json FILE.
import { execFileSync, fork } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

import { issueSelfSigned } from '../dist/src/certificates/issue-certificate.js'
import { measure } from './against/measure.mjs'
import { tools } from './against/workspaces.mjs'

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '200,2000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    json: { type: 'string' },
  },
})
const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const paths = {
  collaudo: here('../dist/src/cli/main.js'),
  undici: pathToFileURL(here('../node_modules/undici/index.js')).href,
  others: here('others/node_modules'),
}
const print = (line) => process.stdout.write(`${line}\n`)

/** The other tools are no dependency of Collaudo: they are installed for the bench alone. */
const installOthers = () => {
  if (existsSync(paths.others)) return
  print('installing the other tools into bench/others')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  execFileSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: here('others'),
    stdio: 'inherit',
  })
}

const startServer = async (world) => {
  const child = fork(here('against/server.mjs'))
  const ask = (message) =>
    new Promise((resolve) => {
      child.once('message', resolve)
      child.send(message)
    })
  const { url } = await ask({ kind: 'start', ...world })
  return { url, ask, stop: () => child.disconnect() }
}

const pem = ({ certificatePem, keyPem }) => ({ certificatePem, keyPem })
const world = {
  server: pem(
    await issueSelfSigned({ commonName: '127.0.0.1', use: 'server', ipAddresses: ['127.0.0.1'] }),
  ),
  client: pem(await issueSelfSigned({ commonName: 'client', use: 'client' })),
  doctor: pem(
    await issueSelfSigned({
      commonName: 'PROVAX00X00X000Y/0000000000000000.TEST',
      use: 'authentication',
    }),
  ),
}

/** One run of a tool, in a folder of its own; every call must have arrived. */
const once = async (server, name, calls) => {
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-bench-'))
  try {
    const command = tools[name]({ folder, url: server.url, calls, world, paths })
    await server.ask({ kind: 'reset' })
    const taken = await measure(command)
    const { handshakes, calls: arrived, faults } = await server.ask({ kind: 'counts' })
    if (arrived !== calls || faults !== 0)
      throw new Error(`${name}: ${arrived} calls of ${calls} arrived, ${faults} without a number`)
    return { ...taken, handshakes }
  } finally {
    if (process.env.KEEP) print(folder)
    else rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

const names = Object.keys(tools).filter((name) => values.only?.split(',').includes(name) ?? true)
if (names.some((name) => !['undici alone', 'Collaudo'].includes(name))) installOthers()
const server = await startServer(world)
const table = []
try {
  for (const calls of values.calls.split(',').map(Number)) {
    const results = new Map(names.map((name) => [name, []]))
    // In turns, so that whatever else the machine does falls on all of them.
    for (let round = 0; round < Number(values.rounds); round++)
      for (const name of names) results.get(name).push(await once(server, name, calls))
    for (const [tool, rounds] of results) {
      const of = (key) => median(rounds.map((one) => one[key]))
      const row = {
        calls,
        tool,
        wall: of('wall'),
        cpu: of('cpu'),
        memory: of('memory'),
        handshakes: of('handshakes'),
      }
      table.push(row)
      print(
        `${String(calls).padStart(6)}  ${tool.padEnd(13)} ${row.wall.toFixed(2).padStart(7)} s  CPU ${row.cpu.toFixed(2).padStart(7)} s  ${row.memory.toFixed(0).padStart(5)} MiB  handshakes ${row.handshakes}`,
      )
    }
  }
} finally {
  server.stop()
}
const machine = `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, ${process.platform}; medians of ${values.rounds} rounds`
print(machine)
if (values.json !== undefined)
  writeFileSync(values.json, JSON.stringify({ machine, table }, null, 2))
