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

const heapFile = 'heap.ndjson'

/** The same command, in whose threads what is live is measured: slower, and with less memory taken than left to itself. */
const watched =
  (tool) =>
  ({ folder, ...rest }) => {
    const command = tool({ folder, ...rest })
    const probe = new URL('against/heap-probe.mjs', import.meta.url).href
    return {
      ...command,
      env: {
        ...command.env,
        NODE_OPTIONS: `--import ${probe}`,
        COLLAUDO_BENCH_HEAP: join(folder, heapFile),
      },
    }
  }

/** What a run left behind. */
const outcomeOf = (folder) => {
  const reports = join(folder, 'reports')
  const run = join(reports, readdirSync(reports)[0])
  const { counts } = JSON.parse(readFileSync(join(run, 'run.json'), 'utf8'))
  const heap = readFileSync(join(folder, heapFile), 'utf8').trim().split('\n').map(JSON.parse)
  const page = statSync(join(run, 'report.html')).size
  return { counts, page, heap, journal: statSync(join(run, 'events.ndjson')).size }
}

/** Flat: a case that has ended leaves less than this in each thread. */
const flatBytes = 2048

/** The straight line nearest to the points. */
const lineThrough = (points) => {
  const mean = (of) => points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)]
  const slope = mean((point) => (point.x - x) * (point.y - y)) / mean((point) => (point.x - x) ** 2)
  return { slope, at: (place) => y + slope * (place - x) }
}

/** What is live in each thread while cases run, after the first fifth of them. */
const tellHeap = ({ heap, journal }, calls) => {
  for (const thread of ['main', 'cases']) {
    const points = heap
      .filter((one) => one.thread === thread)
      .map(({ journal: size, live }) => ({ x: (size / journal) * calls, y: live }))
      .filter(({ x }) => x > calls * 0.2 && x < calls * 0.98)
    const { slope, at } = lineThrough(points)
    const mib = (bytes) => (bytes / 1024 / 1024).toFixed(0)
    print(
      `  live in the thread ${thread}: ${mib(at(calls * 0.2))} MiB after a fifth, ${mib(at(calls))} at the end: ${(slope / 1024).toFixed(1)} KiB a case, ${slope < flatBytes ? 'flat' : 'not flat'} (${points.length} samples)`,
    )
  }
}

const soak = async (server, calls) => {
  const faultEvery = 100
  const { wall, cpu, memory, samples, seen } = await server.once(watched(collaudo), {
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
  tellHeap(seen, calls)
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
