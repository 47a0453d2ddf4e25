// Runs the compiled command again and again in one process, each time with its own arguments, folder and
// environment, as if it had just been started: what Node and Vitest cost to load is paid once, in this thread and
// in that of the cases.
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const command = process.argv[2]
const { keepThread } = await import(
  pathToFileURL(join(dirname(command), '..', 'suite', 'warm-worker.js')).href
)
keepThread()

const events = [
  [process, ['SIGINT', 'SIGTERM']],
  [process.stdout, ['error']],
  [process.stderr, ['error']],
]

/** Sends what is written to a stream, until it is let go. */
const sendWrites = (number, name) => {
  const stream = process[name === 'out' ? 'stdout' : 'stderr']
  const { write } = stream
  stream.write = (chunk, encoding, done) => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')
    process.send({ number, [name]: text })
    const told = typeof encoding === 'function' ? encoding : done
    told?.()
    return true
  }
  return () => {
    stream.write = write
  }
}

const setEnvironment = (env) => {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name]
  Object.assign(process.env, env)
}

const run = async ({ number, args, cwd, env }) => {
  process.chdir(cwd)
  setEnvironment(env)
  process.argv = [process.execPath, command, ...args]
  process.exitCode = undefined
  const letGo = ['out', 'error'].map((name) => sendWrites(number, name))
  try {
    // A name of its own makes the entry run again; the modules that it imports are there already.
    await import(`${pathToFileURL(command).href}?${number}`)
  } finally {
    for (const [emitter, names] of events)
      for (const name of names) emitter.removeAllListeners(name)
    for (const one of letGo) one()
    process.send({ number, code: process.exitCode ?? 0 })
  }
}

process.on('message', (message) => void run(message))
process.on('disconnect', () => process.exit())
