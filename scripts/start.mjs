// `npm start`: the sample plan on the built-in simulator, then the report. `--difettoso` takes the
// application with three known faults; every other argument goes to `collaudo run`. Cases run some at a time:
// client and simulator, each in a thread of its own, then wait less for one another.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { isBuilt } from './built.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const node = (...args) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 3

const given = process.argv.slice(2)
const faulty = given.includes('--difettoso')
const rest = given.filter((argument) => argument !== '--difettoso')

const built = isBuilt(root) ? 0 : node(join(root, 'scripts', 'build.mjs'))
process.exitCode =
  built === 0
    ? node(
        join(root, 'dist', 'bundle', 'src', 'cli', 'main.js'),
        'run',
        'cvp',
        '--env',
        'simulator',
        '--application',
        faulty ? 'difettosa' : 'dimostrazione',
        '--brief',
        '--jobs',
        '4',
        '--open',
        ...rest,
      )
    : built
