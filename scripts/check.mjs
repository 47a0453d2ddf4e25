import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'

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

/** Runs one script of the package to its end; what it prints comes in one piece. */
const run = (name) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [process.env.npm_execpath, 'run', '--silent', name], {
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
