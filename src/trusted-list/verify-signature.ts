import { createHash, X509Certificate } from 'node:crypto'

import { XmlC14NMode, XmlDocument, XmlElement, type XmlNode } from 'libxml2-wasm'

import { t } from '../lib/language/t.ts'
import { xmlEscape } from '../lib/xml-escape.ts'
import { safeParsing } from '../xml/parse-xml.ts'
import { namespaces } from './namespaces.ts'
import { digestMethods, signatureMethods } from './signature-methods.ts'

/** Whose key signed a list, or why its signature does not hold. */
export type Signed = { readonly ok: true; readonly signer: X509Certificate } | Refused

interface Refused {
  readonly ok: false
  readonly reason: string
}

const exclusive = namespaces.ec
const enveloped = `${namespaces.ds}enveloped-signature`

const mostSigners = 10

const no = (reason: string): Refused => ({ ok: false, reason })

const elements = (from: XmlNode, xpath: string): XmlElement[] =>
  from.find(xpath, namespaces).filter((node): node is XmlElement => node instanceof XmlElement)

const text = (from: XmlNode, xpath: string): string | undefined =>
  from.get(xpath, namespaces)?.content

const algorithm = (from: XmlNode, xpath: string): string =>
  text(from, `${xpath}/@Algorithm`) ?? t`assente`

/** Exclusive Canonical XML 1.0 without comments, by libxml2. */
const canonical = (target: XmlDocument | XmlElement, prefixes: readonly string[]): Buffer =>
  Buffer.from(
    target.canonicalizeToString({
      mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
      withComments: false,
      inclusiveNamespacePrefixes: [...prefixes],
    }),
    'utf8',
  )

const prefixesOf = (method: XmlElement | undefined): string[] =>
  (method === undefined ? '' : (text(method, 'ec:InclusiveNamespaces/@PrefixList') ?? ''))
    .split(/\s+/)
    .filter((prefix) => prefix !== '')

interface Digest {
  readonly hash: string
  readonly value: Buffer
}

interface Reference {
  readonly uri: string | undefined
  readonly transforms: readonly XmlElement[]
  readonly digest: Digest
}

const referenceOf = (element: XmlElement): Reference => ({
  uri: element.attr('URI')?.value,
  transforms: elements(element, 'ds:Transforms/ds:Transform'),
  digest: {
    hash: digestMethods[algorithm(element, 'ds:DigestMethod')] ?? '',
    value: Buffer.from(text(element, 'ds:DigestValue') ?? '', 'base64'),
  },
})

const isDigestOf = ({ hash, value }: Digest, bytes: Buffer): boolean =>
  hash !== '' && createHash(hash).update(bytes).digest().equals(value)

const names = (transforms: readonly XmlElement[]): string =>
  transforms.map((one) => one.attr('Algorithm')?.value ?? '').join(' ')

/** What is wrong with a reference to a part of the signature itself, as XAdES has to its properties. */
const innerFault = (
  list: XmlElement,
  signature: XmlElement,
  { uri = '', transforms, digest }: Reference,
): string | undefined => {
  const id = uri.slice(1)
  if (!uri.startsWith('#') || !/^[\w.-]+$/.test(id)) return t`la firma rimanda a «${uri}»`
  if (elements(list, `//*[@Id='${id}']`).length !== 1)
    return t`la firma rimanda a «${uri}», che non è una parte sola`
  const [target] = elements(signature, `.//*[@Id='${id}']`)
  if (target === undefined || names(transforms) !== exclusive)
    return t`la firma rimanda a «${uri}» in un modo che la norma non ammette`
  return isDigestOf(digest, canonical(target, prefixesOf(transforms[0])))
    ? undefined
    : t`le proprietà firmate («${uri}») sono state cambiate`
}

const signersOf = (signature: XmlElement): X509Certificate[] =>
  elements(signature, 'ds:KeyInfo/ds:X509Data/ds:X509Certificate')
    .slice(0, mostSigners)
    .flatMap(({ content }) => {
      try {
        return [new X509Certificate(Buffer.from(content, 'base64'))]
      } catch {
        return []
      }
    })

/** Core validation (XML Signature §3.2.2): whose key made the signature value. */
const signerOf = (signature: XmlElement, signedInfo: XmlElement): X509Certificate | undefined => {
  const verifyWith = signatureMethods[algorithm(signedInfo, 'ds:SignatureMethod')]
  const [method] = elements(signedInfo, 'ds:CanonicalizationMethod')
  const data = canonical(signedInfo, prefixesOf(method))
  const value = Buffer.from(text(signature, 'ds:SignatureValue') ?? '', 'base64')
  return signersOf(signature).find((one) => {
    try {
      return verifyWith?.(data, one.publicKey, value) ?? false
    } catch {
      return false
    }
  })
}

const algorithmFault = (signedInfo: XmlElement): string | undefined => {
  const canonicalization = algorithm(signedInfo, 'ds:CanonicalizationMethod')
  if (canonicalization !== exclusive)
    return t`la firma usa la canonicalizzazione ${canonicalization}: attesa exclusive C14N 1.0`
  const method = algorithm(signedInfo, 'ds:SignatureMethod')
  if (!Object.hasOwn(signatureMethods, method))
    return t`la firma usa l'algoritmo ${method}: attesi RSA o ECDSA con SHA-256, SHA-384 o SHA-512`
  const digest = elements(signedInfo, 'ds:Reference')
    .map((one) => algorithm(one, 'ds:DigestMethod'))
    .find((one) => !Object.hasOwn(digestMethods, one))
  return digest === undefined
    ? undefined
    : t`la firma usa l'impronta ${digest}: attesa SHA-256, SHA-384 o SHA-512`
}

const declaration = ([prefix, uri]: readonly [string, string]): string =>
  ` xmlns${prefix === '' ? '' : `:${prefix}`}="${xmlEscape(uri)}"`

/**
 * Hands over the signature in a document of its own, where it has the namespaces that it had: canonicalizing a part
 * of a long list is slow, since every node of it is asked whether it belongs.
 */
const isolated = <Result>(signature: XmlElement, use: (copy: XmlElement) => Result): Result => {
  const context = Object.entries(signature.namespaces).map(declaration).join('')
  const document = XmlDocument.fromString(
    `<context${context}>${signature.toString({ format: false })}</context>`,
    { option: safeParsing },
  )
  try {
    const copy = document.root.firstChild
    return use(copy instanceof XmlElement ? copy : document.root)
  } finally {
    document.dispose()
  }
}

type Inner =
  | {
      readonly ok: true
      readonly signer: X509Certificate
      /** What the list must be when the signature is out of it. */
      readonly list: { readonly digest: Digest; readonly prefixes: readonly string[] }
    }
  | Refused

/** All of the signature but whether the list is the one that was signed. */
const verifyInner = (list: XmlElement, signature: XmlElement): Inner => {
  const infos = elements(signature, 'ds:SignedInfo')
  const [signedInfo] = infos
  if (signedInfo === undefined || infos.length > 1) return no(t`la firma non ha un solo SignedInfo`)
  const algorithms = algorithmFault(signedInfo)
  if (algorithms !== undefined) return no(algorithms)
  const references = elements(signedInfo, 'ds:Reference').map((one) => referenceOf(one))
  const [whole, again] = references.filter(({ uri }) => uri === '')
  if (whole === undefined || again !== undefined) return no(t`la firma non copre l'intera lista`)
  if (names(whole.transforms) !== `${enveloped} ${exclusive}`)
    return no(t`la firma trasforma la lista in un modo che la norma non ammette`)
  const fault = references
    .filter((one) => one !== whole)
    .map((one) => innerFault(list, signature, one))
    .find((one) => one !== undefined)
  if (fault !== undefined) return no(fault)
  const signer = signerOf(signature, signedInfo)
  return signer === undefined
    ? no(t`la firma non è di nessuno dei certificati che porta, o è stata cambiata`)
    : {
        ok: true,
        signer,
        list: { digest: whole.digest, prefixes: prefixesOf(whole.transforms[1]) },
      }
}

/**
 * Verifies the enveloped signature of a Trusted List (ETSI TS 119 612 §5.7 and annex B): one signature, a child of the
 * root, over the whole document. On success the signature is out of the document, so that all that is left in it is
 * signed. Whether the signer is the scheme operator is not asked here.
 */
export const verifySignature = (document: XmlDocument): Signed => {
  const signatures = elements(document.root, '//ds:Signature')
  const [signature] = signatures
  if (signature === undefined) return no(t`non è firmata`)
  if (signatures.length > 1) return no(t`ha ${signatures.length} firme: attesa una`)
  if (signature.parent === null || !signature.parent.isSameNode(document.root))
    return no(t`la firma non sta al suo posto, subito sotto la radice`)
  const inner = isolated(signature, (copy) => verifyInner(document.root, copy))
  if (!inner.ok) return inner
  signature.remove()
  return isDigestOf(inner.list.digest, canonical(document, inner.list.prefixes))
    ? { ok: true, signer: inner.signer }
    : no(t`la lista è stata cambiata dopo la firma`)
}
