// `npm run check`: all that is looked at without a test. npm has put the tools of the package into the PATH.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))

// The longest first: they share the cores with the short ones.
const waiting = [
  'unused',
  'lint',
  'typecheck',
  'docs:check',
  'plans',
  'format:check',
  'schema:check',
]
const failed = []

// With more threads the compiler checks some things in each of them; the other cores are busy with the other tools.
const beside = { typecheck: '--singleThreaded' }

/** Runs one script of the package to its end; what it prints comes in one piece. */
const run = (name) =>
  new Promise((resolve) => {
    const command = [scripts[name], beside[name]].filter(Boolean).join(' ')
    const child = spawn(command, {
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
    })
    const output = []
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => output.push(chunk))
    child.on('close', (code) => {
      process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name}\n`)
      if (code !== 0) {
        failed.push(name)
        process.stdout.write(Buffer.concat(output))
      }
      resolve()
    })
  })

const next = async () => {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) await run(name)
}

await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, next))
if (failed.length > 0) {
  process.stdout.write(`\nnot in order: ${failed.join(', ')} (npm run <name> for one alone)\n`)
  process.exitCode = 1
}
