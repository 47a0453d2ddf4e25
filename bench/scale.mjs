// What a case, a step and a thousand cases cost Collaudo, beside undici alone: `npm run bench:scale -- --rounds 3 --large 5000`.
// With --soak 10000: one run of so many cases, one in a hundred of which is refused.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { bare, collaudo, collaudoSigned } from './against/workspaces.mjs'
import { inTurns, median, startServer } from './against/world.mjs'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    large: { type: 'string', default: '5000' },
    soak: { type: 'string' },
  },
})
const rounds = Number(values.rounds)
const large = Number(values.large)
const print = (line) => process.stdout.write(`${line}\n`)
const seconds = (value) => `${value.toFixed(2)} s`

const slopes = async (server) => {
  const cases = 40
  const of = (tool, steps) => () => server.once(tool, { calls: cases * steps, steps })
  const found = await inTurns(rounds, {
    bare1: of(bare, 1),
    bare11: of(bare, 11),
    unsigned1: of(collaudo, 1),
    unsigned11: of(collaudo, 11),
    signed1: of(collaudoSigned, 1),
    signed11: of(collaudoSigned, 11),
  })
  const slope = (name) => ((found[`${name}11`].wall - found[`${name}1`].wall) / (cases * 10)) * 1000
  const base = slope('bare')
  print(`a step more: undici alone ${base.toFixed(2)} ms`)
  for (const name of ['unsigned', 'signed'])
    print(`  ${name}: ${slope(name).toFixed(2)} ms, ${(slope(name) - base).toFixed(2)} ms over it`)
}

const sizes = async (server) => {
  const one = await inTurns(rounds, { one: () => server.once(collaudo, { calls: 1 }) })
  print(`one case, the whole process: ${seconds(one.one.wall)}, CPU ${seconds(one.one.cpu)}`)
  const few = await inTurns(rounds, { few: () => server.once(collaudo, { calls: 200 }) })
  const many = await inTurns(1, { many: () => server.once(collaudo, { calls: large }) })
  const tell = (calls, { wall, cpu, memory, handshakes }) =>
    print(
      `${calls} cases: ${seconds(wall)}, CPU ${seconds(cpu)}, ${memory.toFixed(0)} MiB, ${handshakes} handshakes`,
    )
  tell(200, few.few)
  tell(large, many.many)
  const ratio = many.many.wall / few.few.wall
  print(
    `  ${large} take ${ratio.toFixed(1)} times as long as 200 (${(large / 200).toFixed(0)} times as many)`,
  )
}

/** What a run left behind. */
const outcomeOf = (folder) => {
  const reports = join(folder, 'reports')
  const run = join(reports, readdirSync(reports)[0])
  const { counts } = JSON.parse(readFileSync(join(run, 'run.json'), 'utf8'))
  return { counts, page: statSync(join(run, 'report.html')).size }
}

const soak = async (server, calls) => {
  const faultEvery = 100
  const { wall, cpu, memory, samples, seen } = await server.once(collaudo, {
    calls,
    faultEvery,
    exits: 1,
    look: outcomeOf,
  })
  const refused = Math.floor(calls / faultEvery)
  const { counts, page } = seen
  if (counts.failed !== refused || counts.passed !== calls - refused)
    throw new Error(`wrong counts: ${JSON.stringify(counts)}`)
  const part = (from, to) =>
    median(samples.slice(Math.floor(samples.length * from), Math.floor(samples.length * to)))
  print(
    `${calls} cases, ${refused} refused: counts as they should be, ${seconds(wall)}, CPU ${seconds(cpu)}, page ${(page / 1e6).toFixed(1)} MB`,
  )
  print(
    `  memory of the processes: after a fifth ${part(0.15, 0.25).toFixed(0)} MiB, after half ${part(0.45, 0.55).toFixed(0)}, after four fifths ${part(0.75, 0.85).toFixed(0)}, at most ${memory.toFixed(0)}`,
  )
}

const server = await startServer()
try {
  if (values.soak === undefined) {
    await sizes(server)
    await slopes(server)
  } else await soak(server, Number(values.soak))
} finally {
  server.stop()
}
print(
  `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, ${process.platform}; medians of ${values.soak === undefined ? rounds : 1} rounds`,
)
