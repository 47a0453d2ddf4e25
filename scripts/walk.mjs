// `npm run walk`: docs/it/first-steps.md as a newcomer follows it. The package is packed and installed in an empty folder whose name
// has blanks and accents, with production dependencies only and no compiler; then every command of the page is run, in its order,
// and every file of the page is written. Node API only, so that it runs the same on Windows.
import { spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const mostMegabytes = 180

const page = readFileSync(join(root, 'docs', 'it', 'first-steps.md'), 'utf8')
const parts = [...page.matchAll(/^```(sh|yaml)\n([^]*?)^```$/gm)].map(([, kind, text]) => ({
  kind,
  text,
}))

const fail = (text) => {
  process.stderr.write(`${text}\n`)
  process.exit(1)
}

const outside = mkdtempSync(join(tmpdir(), 'collaudo-walk-'))
const folder = join(outside, 'cartella di lavoro è')
mkdirSync(folder)
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

/** Runs a command line as a person types it; the environment is that of a fresh machine. */
const run = (line, cwd) =>
  spawnSync(line, {
    cwd,
    shell: true,
    encoding: 'utf8',
    env: {
      ...process.env,
      HOME: outside,
      CI: 'true',
      COLLAUDO_LANG: 'it',
      // Neither the time zone nor the language of Italy.
      TZ: 'America/New_York',
      LC_ALL: 'C',
      NODE_ENV: '',
      PATH: [join(folder, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
    },
  })

const bytesOf = (path) =>
  readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)

try {
  const packed = run(`${npm} pack --ignore-scripts --silent --pack-destination "${outside}"`, root)
  if (packed.status !== 0) fail(packed.stderr)
  const tarball = join(outside, packed.stdout.trim().split('\n').at(-1))
  const startedAt = Date.now()
  for (const { kind, text } of parts) {
    if (kind === 'yaml') {
      const name = /^# (\S+)/.exec(text)?.[1]
      if (name === undefined) fail(`a file of the page does not say its name:\n${text}`)
      const file = join(folder, ...name.split('/'))
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
      continue
    }
    for (const line of text.trim().split('\n')) {
      const [command, remark = ''] = line.split(' # ')
      const wanted = Number(/(\d+)$/.exec(remark)?.[1] ?? 0)
      const isInstall = command.startsWith('npm install')
      const typed = isInstall
        ? // The package as it would come from the registry: nothing of its own is compiled.
          `${npm} install --ignore-scripts --no-audit --no-fund "${tarball}"`
        : command.replace(/^npx /, '')
      const { status, stdout, stderr } = run(typed, folder)
      process.stdout.write(`${status === wanted ? '✓' : '✗'} ${command} (exit ${status})\n`)
      if (status !== wanted) fail(`expected exit ${wanted}\n${stdout}${stderr}`)
      if (isInstall) {
        const megabytes = Math.ceil(bytesOf(join(folder, 'node_modules')) / 1024 / 1024)
        process.stdout.write(`  node_modules: ${megabytes} MB\n`)
        if (megabytes > mostMegabytes) fail(`more than ${mostMegabytes} MB`)
        if (readdirSync(join(folder, 'node_modules')).includes('typescript'))
          fail('a dependency of the development was installed')
      }
    }
  }
  process.stdout.write(`${Math.round((Date.now() - startedAt) / 1000)} s, of machine time alone\n`)
} finally {
  rmSync(outside, { recursive: true, force: true, maxRetries: 5 })
}
