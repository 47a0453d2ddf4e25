import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'

import { beforeAll, expect, test } from 'vitest'

import { openTrustedList } from '../../../../src/trusted-list/open-trusted-list.ts'
import { hasTool } from '../../../support/external-tool.ts'
import {
  commonName,
  inDays,
  lookedAt,
  makeCertificate,
  makeKey,
  rsaKey,
  type MadeCertificate,
} from '../../../support/make-certificate.ts'
import { makeProject } from '../../../support/temp-project.ts'
import { listText, signList } from '../../../support/trusted-list.ts'

let operator: MadeCertificate
let another: MadeCertificate
let ec: MadeCertificate
let text: string
let signed: string

beforeAll(async () => {
  const [rsa, otherRsa, curve] = await Promise.all([
    rsaKey(),
    rsaKey(1),
    makeKey({ curve: 'P-256' }),
  ])
  operator = await makeCertificate({ name: commonName('Operatore'), key: rsa, from: -400 })
  another = await makeCertificate({ name: commonName('Operatore'), key: otherRsa, from: -400 })
  ec = await makeCertificate({ name: commonName('Operatore EC'), key: curve, from: -400 })
  text = listText({ services: [{ name: 'CA di prova', certificates: [ec.certificate] }] })
  signed = signList(text, operator)
})

const open = (list: string | Uint8Array, signers: readonly MadeCertificate[] | null = null) =>
  openTrustedList(typeof list === 'string' ? Buffer.from(list) : list, {
    now: lookedAt,
    signers: signers?.map(({ certificate }) => certificate) ?? null,
  })

const refusal = (list: string | Uint8Array, signers?: readonly MadeCertificate[]): string => {
  const opened = open(list, signers ?? null)
  if (opened.ok) throw new Error('it was not refused')
  return opened.reason
}

const reference = (list: string | Uint8Array, signers?: readonly MadeCertificate[]) => {
  const opened = open(list, signers ?? null)
  if (!opened.ok) throw new Error(opened.reason)
  return opened.list.reference
}

const digestOfNothing = createHash('sha256').digest('base64')

/** The list with a text in place of one that is there once, after it was signed. */
const changed = (before: string | RegExp, after: string): string => {
  const other = signed.replace(before, after)
  if (other === signed) throw new Error(`not there: ${String(before)}`)
  return other
}

test('reads what its signature covers, and says whose it is', () => {
  expect(reference(signed)).toEqual({
    territory: 'IT',
    operator: 'Operatore di prova',
    sequence: 201,
    issued: inDays(-30),
    nextUpdate: inDays(120),
    expired: false,
    signer: 'CN=Operatore',
    signerSha256: operator.certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    anchored: false,
  })
})

test('a signer who was named anchors it, by the key and not by the name', () => {
  expect(reference(signed, [another, operator]).anchored).toBe(true)
  expect(refusal(signed, [another])).toBe('è firmata da CN=Operatore, non da chi è stato indicato')
  expect(refusal(signed, [])).toBe('è firmata da CN=Operatore, non da chi è stato indicato')
})

test('says that it has expired, or that it is closed', () => {
  const old = listText({ issued: inDays(-200), nextUpdate: inDays(-1) })
  expect(reference(signList(old, operator))).toMatchObject({
    expired: true,
    nextUpdate: inDays(-1),
  })
  expect(reference(signList(listText({ nextUpdate: null }), operator))).toMatchObject({
    expired: true,
    nextUpdate: null,
  })
  expect(reference(signList(listText({ nextUpdate: inDays(0) }), operator)).expired).toBe(false)
})

test.skipIf(!hasTool('xmlsec1'))(
  'xmlsec1 verifies what is accepted, and refuses what is not',
  () => {
    const project = makeProject({
      'right.xml': signed,
      'changed.xml': changed('CA di prova', 'CA di altri'),
      'properties.xml': changed('<xades:SigningTime>2', '<xades:SigningTime>1'),
    })
    const holds = (file: string): boolean => {
      try {
        execFileSync(
          'xmlsec1',
          [
            ...['--verify', '--enabled-key-data', 'x509', '--insecure'],
            ...['--id-attr:Id', 'http://uri.etsi.org/01903/v1.3.2#:SignedProperties', file],
          ],
          { cwd: project.folder, stdio: 'pipe' },
        )
        return true
      } catch {
        return false
      }
    }
    expect([holds('right.xml'), holds('changed.xml'), holds('properties.xml')]).toEqual([
      true,
      false,
      false,
    ])
  },
)

const template = (method: string, digest: string): string =>
  listText({
    more: `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo><CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><SignatureMethod Algorithm="${method}"/><Reference URI=""><Transforms><Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/><Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></Transforms><DigestMethod Algorithm="${digest}"/><DigestValue/></Reference></SignedInfo><SignatureValue/><KeyInfo><X509Data/></KeyInfo></Signature>`,
  })

const more = 'http://www.w3.org/2001/04/xmldsig-more#'
const xmlenc = 'http://www.w3.org/2001/04/xmlenc#'

test.skipIf(!hasTool('xmlsec1')).each([
  ['ec', `${more}ecdsa-sha256`, `${xmlenc}sha256`],
  ['ec', `${more}ecdsa-sha384`, `${more}sha384`],
  ['ec', `${more}ecdsa-sha512`, `${xmlenc}sha512`],
  ['rsa', `${more}rsa-sha384`, `${xmlenc}sha256`],
  ['rsa', `${more}rsa-sha512`, `${xmlenc}sha512`],
] as const)('accepts what xmlsec1 signs: %s, %s, %s', (kind, method, digest) => {
  const signer = kind === 'ec' ? ec : operator
  const project = makeProject({
    'template.xml': template(method, digest),
    'key.pem': signer.key.pem,
    'signer.pem': signer.pem,
  })
  const made = execFileSync(
    'xmlsec1',
    ['--sign', '--privkey-pem', 'key.pem,signer.pem', 'template.xml'],
    { cwd: project.folder, stdio: 'pipe' },
  )
  expect(reference(made, [signer])).toMatchObject({ anchored: true, sequence: 201 })
  expect(refusal(made.toString().replace('>201<', '>202<'))).toBe(
    'la lista è stata cambiata dopo la firma',
  )
})

test('accepts RSASSA-PSS, a signature without XAdES, and further certificates in KeyInfo', () => {
  const pss = 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1'
  expect(reference(signList(text, operator, { method: pss })).signer).toBe('CN=Operatore')
  expect(reference(signList(text, operator, { bare: true })).signer).toBe('CN=Operatore')
  const carried = [another.certificate, ec.certificate, operator.certificate]
  expect(reference(signList(text, operator, { carried }), [operator]).anchored).toBe(true)
})

test('accepts a BOM, and a comment that is changed, since no signature covers those', () => {
  expect(reference(`\uFEFF${signed}`).sequence).toBe(201)
  expect(reference(changed('un commento', 'un altro commento')).sequence).toBe(201)
})

const sha1 = 'http://www.w3.org/2000/09/xmldsig#'
const enveloped = `${sha1}enveloped-signature`

test.each<[string, () => string | Uint8Array, string | RegExp]>([
  ['nothing', () => '', 'è danneggiata: corpo vuoto'],
  ['a text', () => 'non sono una lista', /^è danneggiata: XML non ben formato \(/],
  [
    'the page of a web site',
    () => '<html><body>Pagina non trovata</body></html>',
    'non è una Trusted List (ETSI TS 119 612): la radice è «html»',
  ],
  [
    'a list of another namespace',
    () => signed.replaceAll('02231/v2#', '02231/v1#'),
    'non è una Trusted List (ETSI TS 119 612): la radice è «TrustServiceStatusList»',
  ],
  ['one that is cut', () => signed.slice(0, -500), /^è danneggiata: XML non ben formato \(/],
  [
    'one with a document type',
    () => signed.replace('?>', '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
    'è danneggiata: XML con DOCTYPE, rifiutato',
  ],
  [
    'one with a namespace that is relative',
    () => changed('<SchemeInformation>', '<SchemeInformation xmlns:r="relativo">'),
    /^è danneggiata: la sua firma non si può verificare$|cambiata dopo la firma/,
  ],
  ['one that is not signed', () => text, 'non è firmata'],
  [
    'a signature in another place',
    () => {
      const [signature = ''] = /<ds:Signature .*<\/ds:Signature>/s.exec(signed) ?? []
      return text.replace('<SchemeInformation>', `<SchemeInformation>${signature}`)
    },
    'la firma non sta al suo posto, subito sotto la radice',
  ],
  [
    'two signatures',
    () => {
      const [signature = ''] = /<ds:Signature .*<\/ds:Signature>/s.exec(signed) ?? []
      return changed('</TrustServiceStatusList>', `${signature}</TrustServiceStatusList>`)
    },
    'ha 2 firme: attesa una',
  ],
  [
    'a signed list within another one',
    () =>
      `<TrustServiceStatusList xmlns="http://uri.etsi.org/02231/v2#">${signed.replace(/^<\?xml.*?\?>/, '')}</TrustServiceStatusList>`,
    'la firma non sta al suo posto, subito sotto la radice',
  ],
  [
    'a text changed after the signature',
    () => changed('CA di prova', 'CA di altri'),
    'la lista è stata cambiata dopo la firma',
  ],
  [
    'an attribute changed after the signature',
    () => changed('Critical="true"', 'Critical="false"'),
    'la lista è stata cambiata dopo la firma',
  ],
  [
    'the time of the signature changed',
    () => changed('<xades:SigningTime>2', '<xades:SigningTime>1'),
    'le proprietà firmate («#xades-id-firma») sono state cambiate',
  ],
  [
    'the properties twice',
    () => changed('<SchemeInformation>', '<SchemeInformation Id="xades-id-firma">'),
    'la firma rimanda a «#xades-id-firma», che non è una parte sola',
  ],
  [
    'a digest changed',
    () => changed(/<ds:DigestValue>[^<]*/, `<ds:DigestValue>${digestOfNothing}`),
    'la firma non è di nessuno dei certificati che porta, o è stata cambiata',
  ],
  [
    'a signature value changed',
    () => changed(/<ds:SignatureValue>.{8}/, '<ds:SignatureValue>AAAAAAAA'),
    'la firma non è di nessuno dei certificati che porta, o è stata cambiata',
  ],
  [
    'the certificate of another',
    () => signList(text, operator, { carried: [another.certificate] }),
    'la firma non è di nessuno dei certificati che porta, o è stata cambiata',
  ],
  [
    'no certificate',
    () => signList(text, operator, { carried: [] }),
    'la firma non è di nessuno dei certificati che porta, o è stata cambiata',
  ],
  [
    'a signature with SHA-1',
    () => signList(text, operator, { method: `${sha1}rsa-sha1` }),
    `la firma usa l'algoritmo ${sha1}rsa-sha1: attesi RSA o ECDSA con SHA-256, SHA-384 o SHA-512`,
  ],
  [
    'a digest with SHA-1',
    () => signList(text, operator, { digest: `${sha1}sha1` }),
    `la firma usa l'impronta ${sha1}sha1: attesa SHA-256, SHA-384 o SHA-512`,
  ],
  [
    'another canonicalization',
    () =>
      signList(text, operator, {
        canonicalization: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
      }),
    'la firma usa la canonicalizzazione http://www.w3.org/TR/2001/REC-xml-c14n-20010315: attesa exclusive C14N 1.0',
  ],
  [
    'a transform that is not of the standard',
    () => signList(text, operator, { transforms: [enveloped] }),
    'la firma trasforma la lista in un modo che la norma non ammette',
  ],
  [
    'a signature over its properties alone',
    () => changed(/<ds:Reference URI="">.*?<\/ds:Reference>/s, ''),
    "la firma non copre l'intera lista",
  ],
  [
    'a reference to somewhere else',
    () => changed('URI="#xades-id-firma"', 'URI="http://example.invalid/"'),
    'la firma rimanda a «http://example.invalid/»',
  ],
  [
    'a list of another territory',
    () => signList(listText({ territory: 'DE' }), operator),
    'è di un altro territorio (DE): serve quella italiana (IT)',
  ],
  [
    'the list of lists',
    () => signList(listText({ territory: 'EU' }), operator),
    'è di un altro territorio (EU): serve quella italiana (IT)',
  ],
  [
    'a version that nobody knows',
    () => signList(listText({ version: '7' }), operator),
    'la versione 7 della norma non è tra quelle note: 5, 6',
  ],
  [
    'no sequence number',
    () => signList(listText({ sequence: 'due' }), operator),
    'non dice il suo numero o la sua data',
  ],
  [
    'a list of tomorrow',
    () => signList(listText({ issued: inDays(1) }), operator),
    /^è datata nel futuro \(\d\d\/\d\d\/\d{4}\): controllare l'orologio$/,
  ],
  [
    'a signer whose certificate came later',
    () => signList(listText({ issued: inDays(-401) }), operator),
    /^quando è stata emessa \(\d\d\/\d\d\/\d{4}\) il certificato di chi l'ha firmata non era valido$/,
  ],
  [
    'a file beyond measure',
    () => Buffer.alloc(32 * 1024 * 1024 + 1, 0x20),
    'ha 33554433 byte: al più 33554432',
  ],
])('refuses %s', (_, list, reason) => {
  const found = refusal(list())
  if (typeof reason === 'string') expect(found).toBe(reason)
  else expect(found).toMatch(reason)
})

test('refuses entities that multiply, and a list nested beyond measure', () => {
  const laughs = `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, index) => `<!ENTITY e${index} "${`&${index === 0 ? 'a' : `e${index - 1}`};`.repeat(10)}">`).join('')}]><l>&e29;</l>`
  expect(refusal(laughs)).toMatch(/^è danneggiata: XML/)
  expect(refusal(`${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`)).toMatch(
    /^è danneggiata: XML/,
  )
})
