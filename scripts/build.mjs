// Compiles src/ and adapters/ into dist/, reads there once what a WSDL says, gathers it all in dist/bundle/, and rewrites
// the program of Allure's page. With --if-stale nothing, where it was built after its sources. Node API only, so that it runs the same on Windows.
import { spawnSync } from 'node:child_process'
import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { builtFile, isBuilt } from './built.mjs'
import { bundle } from './bundle.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'))

if (process.argv.includes('--if-stale') && isBuilt(root)) process.exit()

rmSync(join(root, 'dist'), { recursive: true, force: true })
const { status } = spawnSync(
  process.execPath,
  [join(typescript, 'bin', 'tsc'), '-p', join(root, 'tsconfig.build.json')],
  { cwd: root, stdio: 'inherit' },
)
if (status === 0) {
  const contracts = join(root, 'dist', 'adapters', 'sist', 'wsdl', 'own-contract.js')
  const { builtContractFile, ownName, readOwnContract } = await import(
    pathToFileURL(contracts).href
  )
  writeFileSync(
    builtContractFile,
    JSON.stringify({ sha256: ownName.sha256, contract: await readOwnContract() }),
  )
  await bundle(root)
  for (const language of ['it', 'en']) {
    const { status: prepared } = spawnSync(
      process.execPath,
      [join(root, 'scripts', 'page-program.mjs')],
      {
        env: { ...process.env, COLLAUDO_LANG: language },
        stdio: 'inherit',
      },
    )
    if (prepared !== 0) throw new Error(`the page's program was not rewritten in ${language}`)
  }
  for (const folder of ['dist', join('dist', 'bundle')])
    chmodSync(join(root, folder, 'src', 'cli', 'main.js'), 0o755)
  writeFileSync(join(root, builtFile), '')
}
process.exitCode = status ?? 1
