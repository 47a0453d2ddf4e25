import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, isAbsolute, join } from 'node:path'

import { rolldown } from 'rolldown'

/**
 * What is loaded by its file: the command, what the package exports, and what Vitest or a thread is given. And what must
 * run before any other of our modules: within the file of the command it would run after all that the command imports.
 */
const entries = [
  'src/cli/main',
  'src/cli/choose-language',
  'src/cli/workspace-plans',
  'src/adapter/public',
  'src/cli/actions/schema-files',
  'src/suite/case-test-runner',
  'src/suite/plan-setup',
  'src/suite/replay-runtime',
  'src/suite/runtime',
  'src/suite/warm-worker',
  'src/suite/worker-entry',
  'adapters/index',
]

/** Packages of many small files that every run needs: they are gathered too, with what they need in turn. */
const gathered = new Set([
  '@allurereport/core',
  '@allurereport/plugin-awesome',
  '@cfworker/json-schema',
  '@peculiar/x509',
  '@xmldom/xmldom',
  'asn1js',
  'commander',
  'csv-parse',
  'dotenv',
  'json-p3',
  'liquidjs',
  'pkijs',
  'reflect-metadata',
  'undici',
  'xml-crypto',
  'yaml',
  'zod',
])

/** What Vitest loads too and must be there once, or finds native code beside itself. */
const outside = new Set(['allure-js-commons', 'allure-vitest', 'libxml2-wasm', 'vite', 'vitest'])

const packageOf = (id) => id.split('/', id.startsWith('@') ? 2 : 1).join('/')

const isOurs = (importer) => importer === undefined || !importer.includes('node_modules')

const isExternal = (id, importer) => {
  if (isBuiltin(id)) return true
  if (id.startsWith('.') || id.startsWith('\0') || isAbsolute(id)) return false
  const name = packageOf(id)
  return outside.has(name) || (isOurs(importer) && !gathered.has(name))
}

// Where a gathered package looks for a file beside itself, and under which name the file is put into the bundle.
const beside = [
  {
    module: '@allurereport/plugin-awesome/dist/generators.js',
    looksFor: '../dist/static/report.tar',
    as: 'report.tar',
  },
  {
    module: '@allurereport/core/dist/report.js',
    looksFor: '../package.json',
    as: 'allure-core.json',
  },
]

/** Has each look where its file has been put, and copies the file there. */
const withFiles = (dir) => ({
  name: 'collaudo:beside',
  transform: (code, id) => {
    const file = id.replaceAll('\\', '/')
    const moved = beside.find(({ module }) => file.endsWith(`/node_modules/${module}`))
    if (moved === undefined) return undefined
    const { looksFor, as } = moved
    if (!code.includes(`"${looksFor}"`)) throw new Error(`${id} looks for no ${looksFor}`)
    mkdirSync(dir, { recursive: true })
    copyFileSync(join(dirname(id), looksFor), join(dir, as))
    return code.replace(`"${looksFor}"`, `"../${as}"`)
  },
})

// Allure's clients of services elsewhere, with an HTTP client of their own: a report asks nothing of anyone.
const services = '@allurereport/service'
const noServices = `
const none = class { constructor() { throw new Error('this report sends nothing to a service') } }
export { none as AllureRemoteHistory, none as AllureServiceClient, none as AllureTestOpsClient }
export class KnownError extends Error {}
export class UnknownError extends Error {}
`

const withoutServices = {
  name: 'collaudo:no-services',
  resolveId: (id) => (id === services ? `\0${services}` : undefined),
  load: (id) => (id === `\0${services}` ? noServices : undefined),
}

const manifestIn = (folder) => {
  const file = join(folder, 'package.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

/** The folder of the package that a file is of: some say in folders of theirs what kind of modules are in them. */
const packageFolder = (file) => {
  let folder = dirname(file)
  while (manifestIn(folder).version === undefined) folder = dirname(folder)
  return folder
}

const isLicence = (name) => /^(?:licen[cs]e|copying|notice)/i.test(name)

/** Who made what was gathered, and under which licence: it goes wherever a copy goes. */
const notices = (files) => {
  const texts = [...new Set(files.map(packageFolder))].map((folder) => {
    const { name, version, license } = manifestIn(folder)
    const licences = readdirSync(folder, { withFileTypes: true })
      .filter((one) => one.isFile() && isLicence(one.name))
      .map((one) => readFileSync(join(folder, one.name), 'utf8').trim())
    return [`${name} ${version} (${license})`, ...licences].join('\n\n')
  })
  return `${[...new Set(texts)].toSorted().join(`\n\n${'-'.repeat(80)}\n\n`)}\n`
}

/**
 * Gathers our own compiled modules, and the packages that every run needs, into few files: Node looks for modules one
 * by one, and a run needed two thousand of them.
 */
export const bundle = async (root) => {
  const dist = join(root, 'dist')
  const dir = join(dist, 'bundle')
  rmSync(dir, { recursive: true, force: true })
  const made = await rolldown({
    input: Object.fromEntries(entries.map((name) => [name, join(dist, `${name}.js`)])),
    external: isExternal,
    platform: 'node',
    plugins: [withoutServices, withFiles(dir)],
  })
  const { output } = await made.write({
    dir,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  })
  const files = output
    .flatMap((one) => (one.type === 'chunk' ? one.moduleIds : []))
    .map((id) => id.replace(/^\0/, '').split('?')[0])
    .filter((id) => id.includes('node_modules') && existsSync(id))
  const missing = beside.filter(({ as }) => !existsSync(join(dir, as)))
  if (missing.length > 0)
    throw new Error(`not gathered: ${missing.map(({ module }) => module).join(', ')}`)
  writeFileSync(join(dir, 'THIRD-PARTY-NOTICES.txt'), notices(files))
}
