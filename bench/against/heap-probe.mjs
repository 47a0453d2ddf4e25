// Preloaded by --soak into the command and its threads: now and then collects what is garbage and writes down what is left.
import { appendFileSync, readdirSync, statSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { isMainThread } from 'node:worker_threads'

const everyMs = 3000

const file = process.env.COLLAUDO_BENCH_HEAP
const journals = () => readdirSync('reports').map((run) => `reports/${run}/events.ndjson`)

/** How far the run is: the journal has as much for each case. */
const written = () => {
  try {
    return statSync(journals()[0] ?? '').size
  } catch {
    return 0
  }
}

if (file !== undefined) {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  setInterval(() => {
    const journal = written()
    // What the first round finalises, the second one frees.
    collect()
    collect()
    const { heapUsed, external } = process.memoryUsage()
    const thread = isMainThread ? 'main' : 'cases'
    appendFileSync(file, `${JSON.stringify({ thread, journal, live: heapUsed + external })}\n`)
  }, everyMs).unref()
}
