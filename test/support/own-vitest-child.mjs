// Runs Vitest again and again in one process, as an editor does, in the folders that it is told: what Vitest costs to
// load is paid once. Each time has a name and variables of its own; prints the answers by name.
import { Writable } from 'node:stream'

import { createVitest, parseCLI, startVitest } from 'vitest/node'

/** A stream that keeps what is written to it. */
const keeping = () => {
  const chunks = []
  const stream = new Writable({
    write: (chunk, _, done) => {
      chunks.push(chunk)
      done()
    },
  })
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') }
}

const list = async (staticParse, streams) => {
  const vitest = await createVitest('test', { watch: false }, {}, streams)
  try {
    const { testModules } = await vitest.collect([], { staticParse })
    return testModules.flatMap((module) =>
      [...module.children.allTests()].map(({ fullName, location }) => ({
        name: fullName,
        file: module.moduleId,
        location,
      })),
    )
  } finally {
    await vitest.close()
  }
}

const run = async (args, streams) => {
  const { filter, options } = parseCLI(['vitest', ...args])
  await startVitest('test', filter, options, {}, streams)
  return []
}

const answers = {}
let variables = []
for (const [name, { folder, args, env }] of Object.entries(JSON.parse(process.argv[2]))) {
  process.chdir(folder)
  for (const variable of variables) delete process.env[variable]
  Object.assign(process.env, env)
  variables = Object.keys(env)
  process.exitCode = undefined
  const [out, error] = [keeping(), keeping()]
  const streams = { stdout: out.stream, stderr: error.stream }
  const [command, ...options] = args
  const listed =
    command === 'list'
      ? await list(options.includes('--staticParse'), streams)
      : await run(args, streams)
  answers[name] = { code: process.exitCode ?? 0, out: out.text(), error: error.text(), listed }
}
process.exitCode = 0
process.stdout.write(JSON.stringify(answers))
