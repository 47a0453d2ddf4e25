import { spawnSync } from 'node:child_process'
import { createPrivateKey, X509Certificate } from 'node:crypto'

import { expect, test } from 'vitest'

import { arrangeChain } from '../../../../src/certificates/arrange-chain.ts'
import type { CertificateFacts } from '../../../../src/certificates/certificate-facts.ts'
import {
  certificateRules,
  checkCertificate,
  isFailing,
  type RuleResult,
} from '../../../../src/certificates/check-certificate.ts'
import type { Circumstances } from '../../../../src/certificates/rules/rule.ts'
import { hasTool } from '../../../support/external-tool.ts'
import {
  commonName,
  extension,
  lookedAt,
  makeCertificate,
  makeKey,
  type KeyUsageName,
  type MadeCertificate,
} from '../../../support/make-certificate.ts'
import { makeProject } from '../../../support/temp-project.ts'
import { certificateTable, type Given, type Results, type Row } from './certificate-table.ts'

const right = '01234567897.ospedale-esempio.it'

const certificateOf = (one: MadeCertificate | string): X509Certificate =>
  typeof one === 'string' ? new X509Certificate(one) : one.certificate

const judge = (given: Given, over: Partial<Circumstances> = {}): RuleResult[] => {
  const certificates = given.file.map((one) => certificateOf(one))
  const chain = arrangeChain({ certificates, key: null })
  if (chain === undefined) throw new Error('no certificate')
  return checkCertificate(
    {
      chain,
      leaf: chain.leaf,
      key: given.key === undefined ? null : createPrivateKey(given.key.pem),
    },
    {
      profile: 'struttura',
      production: false,
      now: lookedAt,
      strict: false,
      authorities: (given.ca ?? []).map(({ certificate }) => certificate),
      recognition: null,
      ...over,
    },
  )
}

const notMet = (results: readonly RuleResult[]): Results =>
  Object.fromEntries(
    results.filter(({ result }) => result !== 'met').map(({ id, result }) => [id, result]),
  )

const withoutMet = (results: Results): Results =>
  Object.fromEntries(Object.entries(results).filter(([, result]) => result !== 'met'))

test('the table has at least 60 certificates, and none twice', () => {
  expect(certificateTable.length).toBeGreaterThanOrEqual(60)
  expect(new Set(certificateTable.map(({ what }) => what)).size).toBe(certificateTable.length)
})

test('the table sees every rule for structures met, and not met', () => {
  const wrong = new Set(
    certificateTable.flatMap(({ collaudo = {}, production = {} }) => [
      ...Object.keys(collaudo),
      ...Object.keys(production),
    ]),
  )
  const rules = certificateRules.filter(({ profiles }) => profiles.includes('struttura'))
  expect(rules.map(({ id }) => id).filter((id) => !wrong.has(id))).toEqual([
    'self-generated',
    'recognised-authority',
  ])
})

// Some certificates of the table are made by openssl, all are judged by it too.
const table = test.skipIf(!hasTool('openssl'))

const leafOf = ({ file }: Given): CertificateFacts => {
  const chain = arrangeChain({ certificates: file.map((one) => certificateOf(one)), key: null })
  if (chain === undefined) throw new Error('no certificate')
  return chain.leaf
}

table.each(certificateTable.map((row) => [row.what, row] as const))(
  '%s',
  async (_, { given, collaudo = {}, production = {} }) => {
    const made = await given()
    const inCollaudo = judge(made)
    expect(notMet(inCollaudo)).toEqual(withoutMet({ 'key-match': 'not-evaluated', ...collaudo }))
    const inProduction = judge(made, { production: true })
    const withoutList: Results = leafOf(made).selfSigned
      ? { 'self-generated': 'unmet', 'recognised-authority': 'unmet' }
      : { 'recognised-authority': 'not-evaluated' }
    expect(notMet(inProduction)).toEqual(
      withoutMet({ 'key-match': 'not-evaluated', ...withoutList, ...production }),
    )
    expect(inProduction.some((one) => isFailing(one))).toBe(true)
    expect([...inCollaudo, ...inProduction].filter(({ reason }) => reason.trim() === '')).toEqual(
      [],
    )
  },
)

/** The rules that openssl has an opinion on. */
const technical = ['dates', 'key-strength', 'signature-algorithm', 'key-usage', 'chain']

const ours = (given: Given): { readonly server: boolean; readonly client: boolean } => {
  const found = new Map(judge(given).map(({ id, result }) => [id, result]))
  const sound = technical.every((id) => ['met', 'warning'].includes(found.get(id) ?? ''))
  return {
    server: sound && found.get('server-auth') === 'met',
    client: sound && found.get('client-auth') === 'met',
  }
}

const pems = (certificates: readonly X509Certificate[]): string =>
  certificates.map((one) => one.toString()).join('')

/** Which of some leaves `openssl verify` accepts, at the security level that refuses RSA 1024 and SHA-1. */
const opensslAccepts = (
  purpose: 'sslserver' | 'sslclient',
  leaves: readonly X509Certificate[],
  untrusted: readonly X509Certificate[],
  trusted: readonly X509Certificate[],
): boolean[] => {
  const project = makeProject({
    'trusted.pem': pems(trusted),
    'untrusted.pem': pems(untrusted),
    ...Object.fromEntries(leaves.map((leaf, index) => [`${index}.pem`, leaf.toString()])),
  })
  const { stdout } = spawnSync(
    'openssl',
    [
      ...['verify', '-no-CApath', '-no-CAstore', '-partial_chain', '-auth_level', '2'],
      ...['-attime', String(lookedAt.getTime() / 1000), '-purpose', purpose],
      ...(trusted.length === 0 ? ['-no-CAfile'] : ['-CAfile', 'trusted.pem']),
      ...(untrusted.length === 0 ? [] : ['-untrusted', 'untrusted.pem']),
      ...leaves.map((_, index) => `${index}.pem`),
    ],
    { cwd: project.folder, encoding: 'utf8' },
  )
  return leaves.map((_, index) => stdout.includes(`${index}.pem: OK\n`))
}

const selfSigned: { readonly row: Row; readonly given: Given }[] = []
const issued: { readonly row: Row; readonly given: Given }[] = []
if (hasTool('openssl'))
  for (const row of certificateTable) {
    const given = await row.given()
    ;(leafOf(given).selfSigned ? selfSigned : issued).push({ row, given })
  }

const byDifference = (
  rows: readonly { readonly row: Row; readonly given: Given }[],
  theirs: readonly { readonly server: boolean; readonly client: boolean }[],
): void => {
  const found = rows.map(({ row, given }, index) => ({
    what: row.what,
    differs: JSON.stringify(ours(given)) !== JSON.stringify(theirs[index]),
  }))
  expect(found).toEqual(
    rows.map(({ row: { what, differs } }) => ({ what, differs: differs !== undefined })),
  )
}

table('openssl verify says the same of what is self-signed, but for what we know', () => {
  const leaves = selfSigned.map(({ given }) => leafOf(given).certificate)
  const [server, client] = (['sslserver', 'sslclient'] as const).map((purpose) =>
    opensslAccepts(purpose, leaves, [], leaves),
  )
  byDifference(
    selfSigned,
    leaves.map((_, index) => ({
      server: server?.[index] ?? false,
      client: client?.[index] ?? false,
    })),
  )
  expect(new Set(server)).toEqual(new Set([true, false]))
})

table('openssl verify says the same of every chain', () => {
  const theirs = issued.map(({ given }) => {
    const leaf = leafOf(given).certificate
    const others = given.file
      .map((one) => certificateOf(one))
      .filter((one) => !one.raw.equals(leaf.raw))
    // What the user trusts; else what is certified by itself in the file.
    const trusted =
      given.ca?.map(({ certificate }) => certificate) ??
      others.filter((one) => one.issuer === one.subject)
    const [accepts = false] = opensslAccepts('sslserver', [leaf], others, trusted)
    return { server: accepts, client: accepts }
  })
  byDifference(issued, theirs)
  expect(new Set(theirs.map(({ server }) => server))).toEqual(new Set([true, false]))
})

// Cards

const card = async (
  name: string,
  usage: readonly KeyUsageName[],
  serialNumber?: string,
): Promise<Given> => {
  const key = await makeKey({ curve: 'P-256' })
  const subject = [
    ...(serialNumber === undefined ? [] : [{ '2.5.4.5': [serialNumber] }]),
    { CN: [name] },
  ]
  return {
    file: [
      await makeCertificate({
        name: subject,
        key,
        by: { name: commonName('CA di prova'), key },
        extensions: [extension.authority(false), extension.keyUsage(...usage)],
      }),
    ],
  }
}

const onCard = (given: Given, strict: boolean) => {
  const found = judge(given, { profile: 'dispositivo', strict })
  return Object.fromEntries(
    found
      .filter(({ id }) => ['codice-fiscale', 'card-usage'].includes(id))
      .map(({ id, result, reason }) => [id, `${result}: ${reason}`]),
  )
}

test.each([
  [
    'TSTTST00A01ALLLN/6120000000000000.abc=',
    undefined,
    'met: TSTTST00A01ALLLN',
    'met: TSTTST00A01ALLLN',
  ],
  ['Prova Provax', 'TINIT-TSTTST00A01A000W', 'met: TSTTST00A01A000W', 'met: TSTTST00A01A000W'],
  [
    'PROVAX00X00X000Y/1.TEST',
    undefined,
    'met: PROVAX00X00X000Y',
    'unmet: PROVAX00X00X000Y: la lettera del mese non è tra A B C D E H L M P R S T',
  ],
  [
    'TSTTST00A01A000X/1.TEST',
    undefined,
    'met: TSTTST00A01A000X',
    'unmet: TSTTST00A01A000X: il carattere di controllo è sbagliato',
  ],
  [
    'TSTTST00A32A000X/1.TEST',
    undefined,
    'met: TSTTST00A32A000X',
    'unmet: TSTTST00A32A000X: il giorno non è tra 1 e 31, o tra 41 e 71',
  ],
  [
    right,
    undefined,
    'unmet: né il nome comune (atteso CF/numero.codice) né serialNumber (atteso TINIT-CF) ne contiene uno',
    'unmet: né il nome comune (atteso CF/numero.codice) né serialNumber (atteso TINIT-CF) ne contiene uno',
  ],
])(
  'the codice fiscale of a card, %s, is looked at strictly only when asked',
  async (name, serial, loose, strict) => {
    const given = await card(name, ['digitalSignature'], serial)
    expect(onCard(given, false)['codice-fiscale']).toBe(loose)
    expect(onCard(given, true)['codice-fiscale']).toBe(strict)
  },
)

test.each([
  ['digitalSignature', 'met: autenticazione (digitalSignature)'],
  ['nonRepudiation', 'met: firma dei documenti (nonRepudiation)'],
  ['keyEncipherment', 'unmet: keyUsage dice keyEncipherment, e non basta a nessuno dei due usi'],
] as const)('a key of a card for %s', async (usage, expected) => {
  const given = await card('TSTTST00A01A000W/1.TEST', [usage])
  expect(onCard(given, false)['card-usage']).toBe(expected)
})

test('of a card the name of a structure is not asked', async () => {
  const given = await card('TSTTST00A01A000W/1.TEST', ['digitalSignature'])
  const asked = judge(given, { profile: 'dispositivo', production: true }).map(({ id }) => id)
  expect(asked).toEqual([
    'codice-fiscale',
    'dates',
    'renewal',
    'key-strength',
    'signature-algorithm',
    'not-an-authority',
    'card-usage',
    'chain',
    'chain-order',
    'key-match',
  ])
})

test('every rule has a name of its own, and says in both environments what it weighs', () => {
  expect(new Set(certificateRules.map(({ id }) => id)).size).toBe(certificateRules.length)
  for (const { id, title, weight } of certificateRules) {
    expect(id).toMatch(/^[a-z-]+$/)
    expect(title).toMatch(/^[A-ZÈ]/)
    expect(weight.production, id).not.toBe('off')
  }
})
