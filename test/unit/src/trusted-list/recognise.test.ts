import { beforeAll, expect, test } from 'vitest'

import { arrangeChain } from '../../../../src/certificates/arrange-chain.ts'
import { checkCertificate } from '../../../../src/certificates/check-certificate.ts'
import type { Recognition } from '../../../../src/certificates/recognition.ts'
import { romeDate } from '../../../../src/lib/rome-time.ts'
import { openTrustedList } from '../../../../src/trusted-list/open-trusted-list.ts'
import { recognise } from '../../../../src/trusted-list/recognise.ts'
import {
  commonName,
  extension,
  inDays,
  lookedAt,
  makeCertificate,
  makeKey,
  rightExtensions,
  rsaKey,
  type MadeCertificate,
  type TestKey,
} from '../../../support/make-certificate.ts'
import {
  listText,
  signList,
  type ListedService,
  type ListText,
} from '../../../support/trusted-list.ts'

const right = '01234567897.ospedale-esempio.it'
const website = '0.4.0.1862.1.6.3'
const signature = '0.4.0.1862.1.6.1'

let signer: MadeCertificate
let root: MadeCertificate
let issuing: MadeCertificate
/** The name of `issuing`, with another key. */
let namesake: MadeCertificate
/** The key of `issuing`, with another name. */
let renewed: MadeCertificate
let leafKey: TestKey

const authority = (name: string, key: TestKey, by?: MadeCertificate): Promise<MadeCertificate> =>
  makeCertificate({
    name: commonName(name),
    key,
    ...(by === undefined ? {} : { by }),
    from: -1000,
    to: 2000,
    extensions: [extension.authority(true), extension.keyUsage('keyCertSign')],
  })

beforeAll(async () => {
  const [rsa, one, two, three, four] = await Promise.all([
    rsaKey(),
    makeKey({ curve: 'P-256' }),
    makeKey({ curve: 'P-384' }),
    makeKey({ curve: 'P-256' }),
    makeKey({ curve: 'P-256' }),
  ])
  leafKey = four
  signer = await makeCertificate({ name: commonName('Operatore'), key: rsa, from: -400 })
  root = await authority('Radice', one)
  issuing = await authority('Emittente', two, root)
  namesake = await authority('Emittente', three)
  renewed = await authority('Un altro nome', two)
})

const leaf = (
  by: MadeCertificate | undefined,
  ...types: readonly string[]
): Promise<MadeCertificate> =>
  makeCertificate({
    name: commonName(right),
    key: leafKey,
    ...(by === undefined ? {} : { by }),
    extensions: [
      ...rightExtensions(right),
      ...(types.length === 0 ? [] : [extension.qualified(...types)]),
    ],
  })

const ask = (
  file: readonly MadeCertificate[],
  services: readonly ListedService[],
  list: ListText = {},
  signers: readonly MadeCertificate[] | null = null,
): Recognition => {
  const chain = arrangeChain({
    certificates: file.map(({ certificate }) => certificate),
    key: null,
  })
  const opened = openTrustedList(Buffer.from(signList(listText({ ...list, services }), signer)), {
    now: lookedAt,
    signers: signers?.map(({ certificate }) => certificate) ?? null,
  })
  if (chain === undefined || !opened.ok) throw new Error('not readable')
  return recognise(chain, opened.list, lookedAt)
}

const since = (): string => romeDate(inDays(-900))

const of = (made: MadeCertificate, over: Partial<ListedService> = {}): ListedService => ({
  name: 'Servizio',
  certificates: [made.certificate],
  ...over,
})

const listed = '«Servizio» (Prestatore di prova «A & B», CA/QC)'

test('level 0: it is self-signed, whatever the list says of its key', async () => {
  const own = await leaf(undefined, website)
  expect(ask([own], [of(own, { forWebsites: true })])).toMatchObject({
    level: 0,
    reason: 'il certificato è autogenerato',
    service: null,
  })
})

test('level 1: nobody in the list signed it', async () => {
  const one = await leaf(issuing)
  for (const services of [[], [of(root)], [of(namesake)]])
    expect(ask([one], services)).toMatchObject({
      level: 1,
      reason: "nessuna CA della catena è nella lista, per chiave: l'emittente è CN=Emittente",
      service: null,
    })
})

test('a name is never enough: the namesake is granted, and the key that signed is not there', async () => {
  const one = await leaf(issuing, website)
  const services = [of(namesake, { forWebsites: true })]
  expect(ask([one], services).level).toBe(1)
  expect(ask([one, issuing], services).level).toBe(1)
})

test('a key is enough: another certificate of it, of another name', async () => {
  const one = await leaf(issuing, website)
  expect(ask([one], [of(renewed, { forWebsites: true })]).level).toBe(4)
})

test('of one name granted and withdrawn, the key decides', async () => {
  const one = await leaf(issuing, website)
  const other = await leaf(namesake, website)
  const services = [
    of(issuing, { status: 'withdrawn', forWebsites: true }),
    of(namesake, { forWebsites: true }),
  ]
  expect(ask([one], services).level).toBe(2)
  expect(ask([other], services).level).toBe(4)
})

test.each<[string, Partial<ListedService>, string]>([
  [
    'a service of another kind',
    { type: 'IdV', status: 'recognisedatnationallevel' },
    'la CA è nella lista come «Servizio» (Prestatore di prova «A & B», IdV), recognisedatnationallevel dal SINCE: non emette certificati qualificati',
  ],
  [
    'a CA/QC that is withdrawn',
    { status: 'withdrawn', forWebsites: true },
    `la CA è nella lista come ${listed}, ma il servizio oggi non è in vigore: withdrawn dal SINCE`,
  ],
  [
    'a status that looks like granted',
    { status: 'http://example.invalid/Svcstatus/granted', forWebsites: true },
    `la CA è nella lista come ${listed}, ma il servizio oggi non è in vigore: http://example.invalid/Svcstatus/granted dal SINCE`,
  ],
])('level 2: %s', async (_, over, reason) => {
  expect(ask([await leaf(issuing, website)], [of(issuing, over)])).toMatchObject({
    level: 2,
    reason: reason.replace('SINCE', since()),
  })
})

test('level 2: a CA/QC that will be granted tomorrow', async () => {
  const one = await leaf(issuing, website)
  expect(ask([one], [of(issuing, { since: inDays(1), forWebsites: true })]).level).toBe(2)
})

test.each<[string, readonly string[], Partial<ListedService>, string]>([
  ['not for web sites', [website], {}, "; il servizio non è per l'autenticazione di siti web"],
  [
    'a certificate that is not qualified',
    [],
    { forWebsites: true },
    '; il certificato non si dichiara qualificato per siti web (qcStatements)',
  ],
  [
    'a certificate that is qualified for signatures',
    [signature],
    { forWebsites: true },
    '; il certificato non si dichiara qualificato per siti web (qcStatements)',
  ],
  [
    'a service with exceptions',
    [website],
    { forWebsites: true, notQualified: true },
    '; il servizio ha certificati dichiarati non qualificati, con criteri che qui non si valutano',
  ],
])('level 3: granted, but %s', async (_, types, over, reason) => {
  expect(ask([await leaf(issuing, ...types)], [of(issuing, over)])).toMatchObject({
    level: 3,
    reason: `la CA è nella lista come ${listed}, granted dal ${since()}${reason}`,
  })
})

test('level 4: a qualified website certificate under a service granted now', async () => {
  const one = await leaf(issuing, signature, website)
  expect(ask([one], [of(issuing, { forWebsites: true })], {}, [signer])).toEqual({
    level: 4,
    reason: `la CA è nella lista come ${listed}, granted dal ${since()}; certificato qualificato di autenticazione di sito web`,
    service: {
      provider: 'Prestatore di prova «A & B»',
      name: 'Servizio',
      type: 'CA/QC',
      status: 'granted',
      since: inDays(-900),
      signed: `CN=${right}`,
    },
    list: {
      territory: 'IT',
      operator: 'Operatore di prova',
      sequence: 201,
      issued: inDays(-30),
      nextUpdate: inDays(120),
      expired: false,
      signer: 'CN=Operatore',
      signerSha256: signer.certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
      anchored: true,
    },
  })
})

test('an authority above the issuer counts, when the file has the issuer', async () => {
  const one = await leaf(issuing, website)
  const services = [of(root, { forWebsites: true })]
  expect(ask([one], services).level).toBe(1)
  expect(ask([one, issuing], services)).toMatchObject({
    level: 4,
    service: { signed: 'CN=Emittente' },
  })
})

test('of more services with the key, the best counts', async () => {
  const one = await leaf(issuing, website)
  const services = [
    of(issuing, { type: 'IdV' }),
    of(issuing, { name: 'Siti', forWebsites: true }),
    of(issuing),
  ]
  expect(ask([one], services)).toMatchObject({ level: 4, service: { name: 'Siti' } })
})

test('a service whose certificate cannot be read identifies nobody', async () => {
  const broken: ListedService = {
    name: 'Rotto',
    certificates: [],
    identity: '<DigitalId><X509Certificate>AAAA</X509Certificate></DigitalId>',
  }
  expect(ask([await leaf(issuing)], [broken]).level).toBe(1)
  expect(ask([await leaf(issuing)], [broken, of(issuing)]).level).toBe(3)
})

// What the rule of production makes of it.

const ruled = async (
  services: readonly ListedService[],
  list: ListText = {},
  signers: readonly MadeCertificate[] | null = [signer],
) => {
  const one = await leaf(issuing, website)
  const chain = arrangeChain({ certificates: [one.certificate], key: null })
  if (chain === undefined) throw new Error('no certificate')
  const found = checkCertificate(
    { chain, leaf: chain.leaf, key: null },
    {
      profile: 'struttura',
      production: true,
      now: lookedAt,
      strict: false,
      authorities: [],
      recognition: ask([one], services, list, signers),
    },
  )
  const pick = (id: string): string => {
    const rule = found.find((other) => other.id === id)
    return `${rule?.result}: ${rule?.reason}`
  }
  return { chain: pick('chain'), recognised: pick('recognised-authority') }
}

test('the rule is a level with its reason: met from 3 on, a warning at 2 in force, else unmet', async () => {
  const prefix = (text: string): string => text.slice(0, text.indexOf(' di 4') + 5)
  const level = async (...services: ListedService[]): Promise<string> =>
    prefix((await ruled(services)).recognised)
  expect(await level(of(issuing, { forWebsites: true }))).toBe('met: livello 4 di 4')
  expect(await level(of(issuing))).toBe('met: livello 3 di 4')
  expect(await level(of(issuing, { type: 'IdV', status: 'recognisedatnationallevel' }))).toBe(
    'warning: livello 2 di 4',
  )
  expect(await level(of(issuing, { status: 'withdrawn' }))).toBe('unmet: livello 2 di 4')
  expect(await level(of(namesake))).toBe('unmet: livello 1 di 4')
})

test('a list whose signer nobody named is a warning at most, and says so', async () => {
  const { recognised } = await ruled([of(issuing)], {}, null)
  expect(recognised).toMatch(
    /^warning: livello 3 di 4: .*; nessuno ha indicato di chi deve essere la firma della lista$/,
  )
})

test('an expired list decides nothing, and says when it expired', async () => {
  const expired = { issued: inDays(-200), nextUpdate: inDays(-10) }
  const { recognised } = await ruled([of(issuing, { forWebsites: true })], expired)
  expect(recognised).toMatch(
    new RegExp(
      `^not-evaluated: livello 4 di 4: .*; ma la lista è scaduta il ${romeDate(inDays(-10))}, e non dice che cosa vale oggi$`,
    ),
  )
  const closed = await ruled([of(namesake)], { nextUpdate: null })
  expect(closed.recognised).toMatch(
    /^not-evaluated: livello 1 di 4: .*; ma la lista è chiusa, e non dice che cosa vale oggi$/,
  )
})

test('the chain of an authority in the list is complete without its root', async () => {
  expect((await ruled([of(issuing)])).chain).toBe('met: fino a Servizio, della Trusted List')
  expect((await ruled([of(namesake)])).chain).toMatch(/^not-evaluated: la catena si ferma a /)
})
