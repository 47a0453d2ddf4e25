import { generateKeyPair } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

// More than any environment of the tests wants, so that no two of its keys are one.
const count = 32

const makePem = async (): Promise<string> => {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** Makes the RSA keys of a test run (`ready-keys.mjs`), in a folder that goes away with it: the first project that asks, for all. */
const setup = async (): Promise<(() => void) | undefined> => {
  if (process.env['COLLAUDO_TEST_KEYS'] !== undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-test-keys-'))
  const file = join(folder, 'keys.json')
  const pems = await Promise.all(Array.from({ length: count }, makePem))
  writeFileSync(file, JSON.stringify(pems), { mode: 0o600 })
  process.env['COLLAUDO_TEST_KEYS'] = file
  return () => {
    delete process.env['COLLAUDO_TEST_KEYS']
    rmSync(folder, { recursive: true, force: true })
  }
}

// oxlint-disable-next-line import/no-default-export -- Vitest calls the default export of a global setup
export default setup
