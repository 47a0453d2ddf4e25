import { execFileSync } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { IssuedCredential } from '../../src/certificates/issue-certificate.ts'
import { hasTool } from './external-tool.ts'

/** SoftHSM2's module, where packages put it. */
export const softHsmModule =
  [
    '/usr/lib/softhsm/libsofthsm2.so',
    '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
    '/usr/lib64/softhsm/libsofthsm.so',
    '/usr/local/lib/softhsm/libsofthsm2.so',
    '/opt/homebrew/lib/softhsm/libsofthsm2.so',
  ].find((file) => existsSync(file)) ?? ''

const hasPkcs11js = (): boolean => {
  try {
    createRequire(import.meta.url)('pkcs11js')
    return true
  } catch {
    return false
  }
}

/** Whether tests with cards can run; where `CI` is `true` what is missing throws. */
export const hasSoftHsm = (): boolean => {
  const found = hasTool('softhsm2-util') && hasTool('pkcs11-tool')
  const missing = [
    ...(softHsmModule === '' ? ['the module of SoftHSM2'] : []),
    ...(hasPkcs11js() ? [] : ['pkcs11js, compiled']),
  ]
  if (missing.length > 0 && process.env['CI'] === 'true')
    throw new Error(`missing: ${missing.join(', ')}: the tests that need it must run in CI`)
  return found && missing.length === 0
}

export interface CardContents {
  readonly label: string
  readonly pin: string
  readonly keys: readonly {
    readonly id: string
    readonly label: string
    readonly credential: IssuedCredential
    /** Whether the key wants the PIN for each signature. */
    readonly alwaysAuthenticate?: boolean
  }[]
}

export interface TestCard {
  readonly label: string
  readonly serial: string
  /** As pkcs11-tool takes it. */
  readonly slot: string
  /** As if the card were taken out of its reader. */
  readonly remove: () => void
  readonly insert: () => void
  /** Flags of CK_TOKEN_INFO, which SoftHSM keeps in a file: set, as a card does after wrong PINs. */
  readonly flags: () => number
  readonly setFlags: (flags: number) => void
}

export interface TestHsm {
  readonly folder: string
  /** What a process needs to find these tokens. */
  readonly env: Readonly<Record<string, string>>
  readonly makeCard: (contents: CardContents) => TestCard
  /** Runs a program that speaks PKCS#11 for itself. */
  readonly tool: (program: 'softhsm2-util' | 'pkcs11-tool', args: readonly string[]) => string
  readonly close: () => void
}

/** CKA_OS_TOKENFLAGS of SoftHSM, which stands in the file of a token before its kind and its value. */
const tokenFlagsAttribute = Buffer.from('000000008000534b', 'hex')

const flagsAt = (bytes: Buffer): number => {
  const at = bytes.indexOf(tokenFlagsAttribute)
  if (at < 0) throw new Error('a file of SoftHSM in another form')
  return at + tokenFlagsAttribute.length + 8
}

/**
 * Tokens of SoftHSM2 in a folder of their own. SOFTHSM2_CONF is set in this process too, since the module reads
 * it there; `close` puts it back. `mechanisms` is what they can do: everything, unless said.
 */
export const makeHsm = (mechanisms = 'ALL'): TestHsm => {
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-hsm-'))
  const tokens = join(folder, 'tokens')
  const away = join(folder, 'away')
  for (const one of [tokens, away]) mkdirSync(one)
  const configuration = join(folder, 'softhsm2.conf')
  writeFileSync(
    configuration,
    `directories.tokendir = ${tokens}\nobjectstore.backend = file\nlog.level = ERROR\nslots.mechanisms = ${mechanisms}\n`,
  )
  const env = { SOFTHSM2_CONF: configuration }
  const before = process.env['SOFTHSM2_CONF']
  Object.assign(process.env, env)

  const tool: TestHsm['tool'] = (program, args) =>
    execFileSync(
      program,
      program === 'pkcs11-tool' ? ['--module', softHsmModule, ...args] : [...args],
      { cwd: folder, encoding: 'utf8', stdio: 'pipe', env: { ...process.env, ...env } },
    )

  const move = (name: string, from: string, to: string): void => {
    if (existsSync(join(from, name))) renameSync(join(from, name), join(to, name))
  }

  const makeCard: TestHsm['makeCard'] = ({ label, pin, keys }) => {
    const others = new Set(readdirSync(tokens))
    tool('softhsm2-util', [
      ...['--init-token', '--free', '--label', label, '--so-pin', '87654321', '--pin', pin],
    ])
    const [name = ''] = readdirSync(tokens).filter((one) => !others.has(one))
    // The folder is named for the serial number, which is the end of a UUID; the slot is named for it too.
    const serial = name.replaceAll('-', '').slice(-16)
    const slot = `0x${(Number.parseInt(serial.slice(-8), 16) & 0x7fffffff).toString(16)}`
    const identify = ['--slot', slot, '--login', '--pin', pin]
    for (const { id, label: keyLabel, credential, alwaysAuthenticate } of keys) {
      writeFileSync(join(folder, 'certificate.der'), credential.certificate.raw)
      const key = createPrivateKey(credential.keyPem).export({ type: 'pkcs8', format: 'der' })
      writeFileSync(join(folder, 'key.der'), key, { mode: 0o600 })
      const object = ['--id', id, '--label', keyLabel]
      tool('pkcs11-tool', [
        ...[...identify, '--write-object', 'key.der', '--type', 'privkey', '--usage-sign'],
        ...object,
        ...(alwaysAuthenticate === true ? ['--always-auth'] : []),
      ])
      tool('pkcs11-tool', [...identify, '-w', 'certificate.der', '--type', 'cert', ...object])
      rmSync(join(folder, 'key.der'))
    }
    const file = join(tokens, name, 'token.object')
    return {
      label,
      serial,
      slot,
      remove: () => move(name, tokens, away),
      insert: () => move(name, away, tokens),
      flags: () => {
        const bytes = readFileSync(file)
        return Number(bytes.readBigUInt64BE(flagsAt(bytes)))
      },
      setFlags: (flags) => {
        const bytes = readFileSync(file)
        bytes.writeBigUInt64BE(BigInt(flags), flagsAt(bytes))
        writeFileSync(file, bytes)
      },
    }
  }

  return {
    folder,
    env,
    makeCard,
    tool,
    close: () => {
      if (before === undefined) delete process.env['SOFTHSM2_CONF']
      else process.env['SOFTHSM2_CONF'] = before
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** OpenSC's spy, where packages put it: a module that writes down each call and passes it on. */
const spyModule =
  [
    '/usr/lib/x86_64-linux-gnu/pkcs11/pkcs11-spy.so',
    '/usr/lib/pkcs11/pkcs11-spy.so',
    '/usr/lib64/pkcs11/pkcs11-spy.so',
    '/usr/lib64/pkcs11-spy.so',
  ].find((file) => existsSync(file)) ?? ''

/** Whether calls can be watched; where `CI` is `true` its absence throws. */
export const hasSpy = (): boolean => {
  if (spyModule === '' && process.env['CI'] === 'true')
    throw new Error('pkcs11-spy.so of OpenSC is missing: the tests that need it must run in CI')
  return hasSoftHsm() && spyModule !== ''
}

/** SoftHSM2 behind the spy of OpenSC. */
export const spyOn = (
  hsm: TestHsm,
): { readonly module: string; readonly calls: (name: string) => number } => {
  const log = join(hsm.folder, 'spy.log')
  Object.assign(process.env, { PKCS11SPY: softHsmModule, PKCS11SPY_OUTPUT: log })
  return {
    module: spyModule,
    calls: (name) =>
      existsSync(log)
        ? (readFileSync(log, 'utf8').match(new RegExp(`^\\d+: ${name}$`, 'gm'))?.length ?? 0)
        : 0,
  }
}
