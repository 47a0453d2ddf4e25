// The same SOAP calls over mutual TLS by Collaudo, by undici alone and by other tools, in one run on one machine: wall, CPU, memory
// of all processes, TLS handshakes. `npm run bench:against -- --calls 200,2000 --rounds 3 --only Collaudo,Newman`.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { parseArgs } from 'node:util'

import { tools } from './against/workspaces.mjs'
import { here, inTurns, paths, startServer } from './against/world.mjs'

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '200,2000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
})
const print = (line) => process.stdout.write(`${line}\n`)

/** The other tools are no dependency of Collaudo: they are installed for the bench alone. */
const installOthers = () => {
  if (existsSync(paths.others)) return
  print('installing the other tools into bench/others')
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: here('../others'),
    stdio: 'inherit',
  })
}

const names = Object.keys(tools).filter((name) => values.only?.split(',').includes(name) ?? true)
if (names.some((name) => !/^(?:undici|Collaudo)/.test(name))) installOthers()
const server = await startServer()
try {
  for (const calls of values.calls.split(',').map(Number)) {
    const results = await inTurns(
      Number(values.rounds),
      Object.fromEntries(names.map((name) => [name, () => server.once(tools[name], { calls })])),
    )
    for (const [name, { wall, cpu, memory, handshakes }] of Object.entries(results))
      print(
        `${String(calls).padStart(6)}  ${name.padEnd(16)} ${wall.toFixed(2).padStart(7)} s  CPU ${cpu.toFixed(2).padStart(7)} s  ${memory.toFixed(0).padStart(5)} MiB  ${handshakes} handshakes`,
      )
  }
} finally {
  server.stop()
}
print(
  `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, ${process.platform}; medians of ${values.rounds} rounds`,
)
