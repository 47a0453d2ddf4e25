// `npm run sbom`: the software that an installation brings with it, as CycloneDX, from the lockfile alone and without network. The same
// lockfile makes the same bytes: what npm puts in anew each time (a serial number, the time) is left out, and the order is that of names.
// What is for development alone is taken out here, by the lockfile's own marks: with --omit dev npm 11 also leaves out packages that
// something of the development uses too, zod among them.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const file = resolve(root, process.argv[2] ?? 'collaudo.cdx.json')

const asked = 'sbom --sbom-format cyclonedx --sbom-type application --package-lock-only --offline'
const isWindows = process.platform === 'win32'
const { status, stdout, stderr } = spawnSync(isWindows ? 'npm.cmd' : 'npm', asked.split(' '), {
  cwd: root,
  encoding: 'utf8',
  shell: isWindows,
  maxBuffer: 64 * 1024 * 1024,
})
if (status !== 0) {
  process.stderr.write(stderr)
  process.exit(1)
}

const byReference = (one, other) => {
  const name = (part) => part['bom-ref'] ?? part.ref
  return name(one) < name(other) ? -1 : 1
}
const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))
const { serialNumber: _, metadata, components, dependencies, ...rest } = JSON.parse(stdout)
const { timestamp: __, component, ...about } = metadata
// npm takes the name of the folder.
const { name } = read('package.json')

const brought = new Set(
  Object.entries(read('package-lock.json').packages)
    .filter(([, { dev }]) => dev !== true)
    .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`),
)
const kept = components.filter((one) => brought.has(`${one.name}@${one.version}`))
const references = new Set([component, ...kept].map((one) => one['bom-ref']))
const bom = {
  ...rest,
  metadata: { ...about, component: { ...component, name } },
  components: kept.toSorted(byReference),
  dependencies: dependencies
    .filter(({ ref }) => references.has(ref))
    .map(({ ref, dependsOn }) => ({
      ref,
      dependsOn: dependsOn.filter((one) => references.has(one)).toSorted(),
    }))
    .toSorted(byReference),
}
writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`)
process.stdout.write(`${file}: ${bom.components.length} components\n`)
