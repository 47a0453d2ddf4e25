import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { RuleResult } from '../../../../src/certificates/check-certificate.ts'
import {
  commonName,
  extension,
  makeCertificate,
  makeKey,
  rsaKey,
  rightExtensions,
  usages,
  withHash,
  type MadeCertificate,
  type TestCertificate,
  type TestKey,
} from '../../../support/make-certificate.ts'

const right = '01234567897.ospedale-esempio.it'

const [ec, otherEc, ec384, authorityKey] = await Promise.all([
  makeKey({ curve: 'P-256' }),
  makeKey({ curve: 'P-256' }),
  makeKey({ curve: 'P-384' }),
  makeKey({ curve: 'P-256' }),
])
const [rsa, rsaShort, rsaThree] = await Promise.all([
  rsaKey(),
  makeKey({ rsa: 1024 }),
  makeKey({ rsa: 2048, exponent: 3 }),
])
const keys = { ec, otherEc, ec384, rsa, rsaSha1: await withHash(rsa, 'SHA-1'), rsaShort, rsaThree }

/** An authority, by itself unless said. */
const authority = (name: string, over: Partial<TestCertificate> = {}): Promise<MadeCertificate> =>
  makeCertificate({
    name: commonName(name),
    key: authorityKey,
    from: -400,
    to: 4000,
    extensions: [extension.authority(true), extension.keyUsage('keyCertSign', 'cRLSign')],
    ...over,
  })

const root = await authority('Radice di prova')
const intermediate = await authority('Intermedia di prova', { key: keys.ec384, by: root })

const leaf = (over: Partial<TestCertificate> = {}): Promise<MadeCertificate> =>
  makeCertificate({
    name: commonName(right),
    key: keys.ec,
    extensions: rightExtensions(right),
    ...over,
  })

const named = (name: string, over: Partial<TestCertificate> = {}): Promise<MadeCertificate> =>
  leaf({ name: commonName(name), extensions: rightExtensions(name), ...over })

/** A self-signed one that only openssl makes, in PEM; of a key that is there, or of a new one. */
const byOpenssl = (key: TestKey | null, ...options: string[]): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-cert-'))
  try {
    if (key !== null) writeFileSync(join(folder, 'key.pem'), key.pem)
    const pem = execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-nodes', '-subj', `/CN=${right}`, '-days', '3650'],
        ...(key === null ? ['-keyout', 'new.pem'] : ['-key', 'key.pem']),
        ...['-addext', `subjectAltName=DNS:${right}`, '-addext', 'keyUsage=digitalSignature'],
        ...['-addext', 'extendedKeyUsage=serverAuth,clientAuth', ...options],
      ],
      { cwd: folder, encoding: 'utf8', stdio: 'pipe' },
    )
    return Promise.resolve(pem)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

export interface Given {
  /** As they stand in the file. */
  readonly file: readonly (MadeCertificate | string)[]
  readonly ca?: readonly MadeCertificate[]
  readonly key?: TestKey
}

export type Results = Readonly<Record<string, RuleResult['result']>>

export interface Row {
  readonly what: string
  readonly given: () => Promise<Given>
  /** What is not met in collaudo; and in production, besides what no certificate without a list meets there. */
  readonly collaudo?: Results
  readonly production?: Results
  /** Why openssl says something else of the same certificate. */
  readonly differs?: string
}

/** Made once, however many look at it. */
const once = <Value>(make: () => Promise<Value>): (() => Promise<Value>) => {
  let made: Promise<Value> | undefined
  return () => (made ??= make())
}

const issued = (
  what: string,
  given: () => Promise<Given>,
  rest: Omit<Row, 'what' | 'given'> = {},
): Row => ({ what, given: once(given), ...rest })

const selfSigned = (
  what: string,
  make: () => Promise<MadeCertificate | string>,
  rest: Omit<Row, 'what' | 'given'> = {},
): Row => issued(what, async () => ({ file: [await make()] }), rest)

const both = (id: string, result: RuleResult['result']): Pick<Row, 'collaudo' | 'production'> => ({
  collaudo: { [id]: result },
  production: { [id]: result },
})

const otherForm = {
  'common-name-check-digit': 'not-evaluated',
  'common-name-domain': 'not-evaluated',
} as const

const nameRow = (what: string, name: string, part: 'form' | 'check-digit' | 'domain'): Row => {
  const unmet = { [`common-name-${part}`]: 'unmet' } as const
  return selfSigned(what, () => named(name), {
    collaudo: part === 'form' ? { 'common-name-form': 'warning', ...otherForm } : unmet,
    production: part === 'form' ? { ...unmet, ...otherForm } : unmet,
  })
}

/** Certificates good and bad, each with what is not met of it. */
export const certificateTable: readonly Row[] = [
  // Names
  selfSigned('a right one, EC P-256', () => leaf()),
  selfSigned('a right one, RSA 2048', () => leaf({ key: keys.rsa })),
  selfSigned('a right one, EC P-384 with SHA-384', () =>
    leaf({ key: keys.ec384, hash: 'SHA-384' }),
  ),
  selfSigned('a domain of four labels', () => named('12345678903.pronto.asl.esempio.it')),
  selfSigned('a domain in capitals', () => named('99999999990.ESEMPIO.IT')),
  nameRow('a name without partita IVA', 'ospedale-esempio.it', 'form'),
  nameRow('a partita IVA of ten digits', '0123456789.esempio.it', 'form'),
  nameRow('a partita IVA of twelve digits', '012345678977.esempio.it', 'form'),
  nameRow('a partita IVA with its country', 'IT01234567897.esempio.it', 'form'),
  nameRow('a wrong check digit', '01234567890.ospedale-esempio.it', 'check-digit'),
  nameRow('a partita IVA of zeros', '00000000000.esempio.it', 'check-digit'),
  nameRow('another country', '01234567897.esempio.com', 'domain'),
  nameRow('no domain', '01234567897.it', 'domain'),
  nameRow('an empty label', '01234567897.esempio..it', 'domain'),
  nameRow('an underscore', '01234567897.un_esempio.it', 'domain'),
  selfSigned('a partita IVA alone', () => named('01234567897'), {
    collaudo: { 'common-name-form': 'warning', ...otherForm },
    production: { 'common-name-form': 'unmet', ...otherForm },
  }),
  selfSigned(
    'an asterisk in the name',
    () => named('01234567897.*.esempio.it'),
    both('common-name-domain', 'unmet'),
  ),
  selfSigned('no common name', () => leaf({ name: [{ O: ['Esempio'] }] }), {
    collaudo: { 'common-name-form': 'warning', ...otherForm, 'subject-alt-name': 'warning' },
    production: { 'common-name-form': 'unmet', ...otherForm, 'subject-alt-name': 'unmet' },
  }),
  selfSigned('two common names', () => leaf({ name: [{ CN: [right] }, { CN: ['altro'] }] }), {
    collaudo: { 'common-name-form': 'warning', ...otherForm, 'subject-alt-name': 'warning' },
    production: { 'common-name-form': 'unmet', ...otherForm, 'subject-alt-name': 'unmet' },
  }),
  selfSigned('an organization besides', () =>
    leaf({ name: [{ C: ['IT'] }, { O: ['Ospedale «Esempio»'] }, { CN: [right] }] }),
  ),
  selfSigned('no subjectAltName', () => leaf({ extensions: rightExtensions(right).slice(0, 3) }), {
    collaudo: { 'subject-alt-name': 'warning' },
    production: { 'subject-alt-name': 'unmet' },
  }),
  selfSigned(
    'the subjectAltName of another',
    () => leaf({ extensions: rightExtensions('altro.example.invalid') }),
    { collaudo: { 'subject-alt-name': 'warning' }, production: { 'subject-alt-name': 'unmet' } },
  ),
  selfSigned('a subjectAltName in capitals', () =>
    leaf({ extensions: rightExtensions(right.toUpperCase()) }),
  ),
  selfSigned('a wildcard in subjectAltName', () =>
    leaf({ extensions: rightExtensions(`*.ospedale-esempio.it`) }),
  ),
  // Dates
  selfSigned('one that expired yesterday', () => leaf({ from: -300, to: -1 }), {
    collaudo: { dates: 'unmet', renewal: 'warning' },
    production: { dates: 'unmet', renewal: 'warning' },
  }),
  selfSigned('one that begins tomorrow', () => leaf({ from: 1, to: 300 }), both('dates', 'unmet')),
  selfSigned('one that ends before it begins', () => leaf({ from: 300, to: 200 }), {
    collaudo: { dates: 'unmet' },
    production: { dates: 'unmet' },
  }),
  selfSigned('30 days left', () => leaf({ to: 30 })),
  selfSigned('29 days left', () => leaf({ to: 29.99 }), both('renewal', 'warning')),
  selfSigned('half a day left', () => leaf({ to: 0.5 }), both('renewal', 'warning')),
  selfSigned('a date past 2050', () => leaf({ to: 20_000 })),
  // Keys and algorithms
  selfSigned('RSA 1024', () => leaf({ key: keys.rsaShort }), both('key-strength', 'unmet')),
  selfSigned('RSA with the exponent 3', () => leaf({ key: keys.rsaThree }), {
    ...both('key-strength', 'warning'),
  }),
  selfSigned(
    'the curve secp256k1',
    () => byOpenssl(null, '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:secp256k1'),
    {
      collaudo: { 'key-strength': 'unmet', 'not-an-authority': 'warning' },
      production: { 'key-strength': 'unmet', 'not-an-authority': 'unmet' },
      differs: 'openssl has no opinion of a curve of 256 bits',
    },
  ),
  selfSigned('Ed25519', () => byOpenssl(null, '-newkey', 'ed25519'), {
    collaudo: {
      'key-strength': 'unmet',
      'signature-algorithm': 'unmet',
      'not-an-authority': 'warning',
    },
    production: {
      'key-strength': 'unmet',
      'signature-algorithm': 'unmet',
      'not-an-authority': 'unmet',
    },
    differs: 'it is strong, and no server of this kind is known to take it',
  }),
  selfSigned('SHA-1 with RSA', () => leaf({ key: keys.rsaSha1, hash: 'SHA-1' }), {
    ...both('signature-algorithm', 'unmet'),
    differs: 'openssl does not ask a self-signed one',
  }),
  selfSigned('SHA-1 with ECDSA', () => leaf({ key: keys.otherEc, hash: 'SHA-1' }), {
    ...both('signature-algorithm', 'unmet'),
    differs: 'openssl does not ask a self-signed one',
  }),
  selfSigned('MD5', () => byOpenssl(keys.rsa, '-md5'), {
    collaudo: { 'signature-algorithm': 'unmet', 'not-an-authority': 'warning' },
    production: { 'signature-algorithm': 'unmet', 'not-an-authority': 'unmet' },
    differs: 'openssl does not ask a self-signed one',
  }),
  selfSigned('RSASSA-PSS with SHA-256', () =>
    byOpenssl(
      keys.rsa,
      ...['-sha256', '-sigopt', 'rsa_padding_mode:pss'],
      ...['-addext', 'basicConstraints=critical,CA:FALSE'],
    ),
  ),
  // Usages
  selfSigned('openssl req -x509 without a word more', () => byOpenssl(keys.ec), {
    collaudo: { 'not-an-authority': 'warning' },
    production: { 'not-an-authority': 'unmet' },
  }),
  selfSigned('no extension but its names', () => leaf({ extensions: [extension.dnsNames(right)] })),
  selfSigned(
    'keyEncipherment alone',
    () =>
      leaf({
        key: keys.rsa,
        extensions: [extension.keyUsage('keyEncipherment'), ...rightExtensions(right).slice(2)],
      }),
    { ...both('key-usage', 'unmet'), differs: 'openssl still counts the RSA key exchange' },
  ),
  selfSigned(
    'nonRepudiation alone',
    () =>
      leaf({
        extensions: [extension.keyUsage('nonRepudiation'), ...rightExtensions(right).slice(2)],
      }),
    both('key-usage', 'unmet'),
  ),
  selfSigned(
    'keyCertSign alone',
    () =>
      leaf({
        extensions: [extension.keyUsage('keyCertSign'), ...rightExtensions(right).slice(2)],
      }),
    both('key-usage', 'unmet'),
  ),
  selfSigned(
    'serverAuth alone, as of a public CA',
    () =>
      leaf({
        extensions: [
          ...rightExtensions(right).slice(0, 2),
          extension.extendedKeyUsage(usages.serverAuth),
          extension.dnsNames(right),
        ],
      }),
    both('client-auth', 'warning'),
  ),
  selfSigned(
    'clientAuth alone',
    () =>
      leaf({
        extensions: [
          ...rightExtensions(right).slice(0, 2),
          extension.extendedKeyUsage(usages.clientAuth),
          extension.dnsNames(right),
        ],
      }),
    { collaudo: { 'server-auth': 'warning' }, production: { 'server-auth': 'unmet' } },
  ),
  selfSigned(
    'neither of the two',
    () =>
      leaf({
        extensions: [
          ...rightExtensions(right).slice(0, 2),
          extension.extendedKeyUsage(usages.codeSigning),
          extension.dnsNames(right),
        ],
      }),
    {
      collaudo: { 'server-auth': 'warning', 'client-auth': 'warning' },
      production: { 'server-auth': 'unmet', 'client-auth': 'warning' },
    },
  ),
  selfSigned(
    'any extended usage',
    () =>
      leaf({
        extensions: [
          ...rightExtensions(right).slice(0, 2),
          extension.extendedKeyUsage('2.5.29.37.0'),
          extension.dnsNames(right),
        ],
      }),
    { differs: 'openssl wants the usage by its own name' },
  ),
  // Chains
  issued('by a root in the file', async () => ({ file: [await leaf({ by: root }), root] })),
  issued('by an intermediate, all in the file', async () => ({
    file: [await leaf({ by: intermediate }), intermediate, root],
  })),
  issued('by an intermediate, the root by itself', async () => ({
    file: [await leaf({ by: intermediate }), intermediate],
    ca: [root],
  })),
  issued('by an intermediate that is trusted by itself', async () => ({
    file: [await leaf({ by: intermediate })],
    ca: [intermediate],
  })),
  issued(
    'intermediates before the leaf',
    async () => ({ file: [root, intermediate, await leaf({ by: intermediate })] }),
    both('chain-order', 'warning'),
  ),
  issued(
    'root before the intermediate',
    async () => ({ file: [await leaf({ by: intermediate }), root, intermediate] }),
    both('chain-order', 'warning'),
  ),
  issued('the leaf twice', async () => {
    const one = await leaf({ by: root })
    return { file: [one, one, root] }
  }),
  issued(
    'a stranger in the file',
    async () => ({
      file: [await leaf({ by: root }), root, await authority('Altra', { key: keys.otherEc })],
    }),
    both('chain-order', 'warning'),
  ),
  issued(
    'without its intermediate',
    async () => ({ file: [await leaf({ by: intermediate })], ca: [root] }),
    both('chain', 'unmet'),
  ),
  issued(
    'alone, and nobody is trusted',
    async () => ({ file: [await leaf({ by: root })] }),
    both('chain', 'not-evaluated'),
  ),
  issued(
    'without the root, and nobody is trusted',
    async () => ({ file: [await leaf({ by: intermediate }), intermediate] }),
    both('chain', 'not-evaluated'),
  ),
  issued(
    'by one that is not trusted',
    async () => ({
      file: [await leaf({ by: root }), root],
      ca: [await authority('Altra', { key: keys.otherEc })],
    }),
    both('chain', 'unmet'),
  ),
  issued(
    'by a namesake of the root, with another key',
    async () => ({
      file: [await leaf({ by: await authority('Radice di prova', { key: keys.otherEc }) })],
      ca: [root],
    }),
    both('chain', 'unmet'),
  ),
  issued(
    'by a certificate that is no authority',
    async () => {
      const impostor = await named('01234567897.impostore.it', { key: keys.otherEc, by: root })
      return { file: [await leaf({ by: impostor }), impostor], ca: [root] }
    },
    both('chain', 'unmet'),
  ),
  issued(
    'by an authority whose key may not sign certificates',
    async () => {
      const wrong = await authority('Senza keyCertSign', {
        key: keys.otherEc,
        by: root,
        extensions: [extension.authority(true), extension.keyUsage('digitalSignature')],
      })
      return { file: [await leaf({ by: wrong }), wrong], ca: [root] }
    },
    both('chain', 'unmet'),
  ),
  issued(
    'below more authorities than the root allows',
    async () => {
      const short = await authority('Radice corta', {
        key: keys.otherEc,
        extensions: [extension.authority(true, 0), extension.keyUsage('keyCertSign')],
      })
      const between = await authority('In mezzo', { key: keys.ec384, by: short })
      return { file: [await leaf({ by: between }), between], ca: [short] }
    },
    both('chain', 'unmet'),
  ),
  issued(
    'below an expired intermediate',
    async () => {
      const old = await authority('Scaduta', { key: keys.otherEc, by: root, to: -2 })
      return { file: [await leaf({ by: old }), old], ca: [root] }
    },
    both('chain', 'unmet'),
  ),
  issued(
    'below an intermediate that is not valid yet',
    async () => {
      const young = await authority('Futura', { key: keys.otherEc, by: root, from: 2 })
      return { file: [await leaf({ by: young }), young], ca: [root] }
    },
    both('chain', 'unmet'),
  ),
  issued(
    'below an intermediate with RSA 1024',
    async () => {
      const weak = await authority('Debole', { key: keys.rsaShort, by: root })
      return { file: [await leaf({ by: weak }), weak], ca: [root] }
    },
    both('key-strength', 'unmet'),
  ),
  issued(
    'below an intermediate signed with SHA-1',
    async () => {
      const old = await authority('SHA-1', { key: keys.otherEc, by: root, hash: 'SHA-1' })
      return { file: [await leaf({ by: old }), old], ca: [root] }
    },
    both('signature-algorithm', 'unmet'),
  ),
  issued('with a root that signed itself with SHA-1', async () => {
    const old = await authority('Radice SHA-1', { key: keys.rsaSha1, hash: 'SHA-1' })
    return { file: [await leaf({ by: { name: old.name, key: keys.rsa } })], ca: [old] }
  }),
  issued(
    'that says it is self-signed, by another key',
    async () => ({
      file: [await leaf({ by: { name: commonName(right), key: keys.otherEc } })],
    }),
    both('chain', 'unmet'),
  ),
  // Private keys
  issued('with its own key', async () => ({ file: [await leaf()], key: keys.ec }), {
    ...both('key-match', 'met'),
  }),
  issued('with the key of another', async () => ({ file: [await leaf()], key: keys.otherEc }), {
    ...both('key-match', 'unmet'),
  }),
  issued('with a key of another kind', async () => ({ file: [await leaf()], key: keys.rsa }), {
    ...both('key-match', 'unmet'),
  }),
]
