import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'

import { HarnessError, type ErrorCode } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { certificateFacts } from './certificate-facts.ts'
import { asksTooMuch } from './key-derivation.ts'
import { pemBlocks, type PemBlock } from './pem-blocks.ts'
import { p12Contents } from './read-p12.ts'
import { certificatesOfP7 } from './read-p7.ts'
import { isWholeDer, kindOfDer } from './kind-of-der.ts'

export type FileForm = 'PEM' | 'DER' | 'PKCS#7' | 'PKCS#12'

/** What a file holds. `key` is `encrypted` where there is one, and no passphrase was given. */
export interface CertificateFile {
  readonly form: FileForm
  /** In the order of the file; each can be read whole. */
  readonly certificates: readonly X509Certificate[]
  readonly key: KeyObject | 'encrypted' | null
  /** What was put up with, in our words: a byte order mark, line ends of Windows. */
  readonly notes: readonly string[]
}

/** Larger files hold something else: a certificate has two or three thousand bytes. */
export const largestCertificateFile = 1024 * 1024

const mostCertificates = 64

const refuse = (
  reason: string,
  hint: string,
  code: ErrorCode = 'CERTIFICATE_UNREADABLE',
): HarnessError => new HarnessError(code, reason, { hint })

const passphraseHint = t`indicare la variabile di ambiente che la contiene con --passphrase-env`

const inPem = t`serve un certificato in PEM (-----BEGIN CERTIFICATE-----), in DER, o in un PKCS#12`

/** A certificate of which everything that matters can be read. */
const certificateOf = (der: Uint8Array): X509Certificate => {
  if (!isWholeDer(der))
    throw refuse(
      t`un certificato è tagliato, o ha altro in coda`,
      t`farsi mandare di nuovo il file, in un archivio o come allegato binario`,
    )
  let certificate: X509Certificate
  try {
    certificate = new X509Certificate(der)
  } catch {
    throw refuse(t`un certificato è danneggiato`, t`farsi mandare di nuovo il file`)
  }
  try {
    certificateFacts(certificate)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw refuse(t`un certificato è danneggiato: ${why}`, t`farsi mandare di nuovo il file`)
  }
  return certificate
}

const keyOf = (
  { label, text, der }: PemBlock,
  passphrase: string | undefined,
): KeyObject | 'encrypted' => {
  const encrypted = label === 'ENCRYPTED PRIVATE KEY' || text.includes('Proc-Type: 4,ENCRYPTED')
  if (encrypted && passphrase === undefined) return 'encrypted'
  if (asksTooMuch(der))
    throw refuse(
      t`la chiave chiede troppi giri di derivazione`,
      t`rifarla con openssl pkey -aes256`,
      'KEY_UNREADABLE',
    )
  try {
    return createPrivateKey({ key: text, format: 'pem', ...(encrypted ? { passphrase } : {}) })
  } catch {
    throw encrypted
      ? refuse(t`la passphrase non apre la chiave privata`, passphraseHint, 'KEY_UNREADABLE')
      : refuse(t`la chiave privata è danneggiata`, t`controllare il file`, 'KEY_UNREADABLE')
  }
}

const otherLabels: Readonly<Record<string, string>> = {
  'CERTIFICATE REQUEST': t`è una richiesta di certificato (CSR), non un certificato`,
  'NEW CERTIFICATE REQUEST': t`è una richiesta di certificato (CSR), non un certificato`,
  'PUBLIC KEY': t`è una chiave pubblica, non un certificato`,
  'X509 CRL': t`è una lista di revoca, non un certificato`,
  'TRUSTED CERTIFICATE': t`è un certificato nella forma privata di OpenSSL: rifarlo con openssl x509`,
}

const certificateLabels = ['CERTIFICATE', 'X509 CERTIFICATE']
const isKey = ({ label }: PemBlock): boolean => label.endsWith('PRIVATE KEY')

const readPem = (
  text: string,
  passphrase: string | undefined,
): Pick<CertificateFile, 'certificates' | 'key'> => {
  let blocks: PemBlock[]
  try {
    blocks = pemBlocks(text)
  } catch (cause) {
    throw refuse((cause as Error).message, t`copiare di nuovo il testo, trattini compresi`)
  }
  const ders = blocks.flatMap(({ label, der }) => {
    if (certificateLabels.includes(label)) return [der]
    return label === 'PKCS7' || label === 'CMS' ? certificatesOfP7(der) : []
  })
  if (ders.length > mostCertificates)
    throw refuse(
      t`il file ha ${ders.length} certificati: al più ${mostCertificates}`,
      t`indicare il file del certificato, non un elenco di CA`,
    )
  const keys = blocks.filter((one) => isKey(one))
  const [key] = keys
  if (keys.length > 1)
    throw refuse(
      t`il file ha ${keys.length} chiavi private`,
      t`lasciarne una sola, quella del certificato`,
    )
  const other = blocks.find(({ label }) => Object.hasOwn(otherLabels, label))
  if (ders.length === 0 && other !== undefined)
    throw refuse(otherLabels[other.label] ?? other.label, inPem)
  return {
    certificates: ders.map((der) => certificateOf(der)),
    key: key === undefined ? null : keyOf(key, passphrase),
  }
}

const readP12File = (
  bytes: Uint8Array,
  passphrase: string | undefined,
): Pick<CertificateFile, 'certificates' | 'key'> => {
  try {
    const { key, certificates } = p12Contents(bytes, passphrase ?? '')
    return { key, certificates: certificates.map(({ raw }) => certificateOf(raw)) }
  } catch (cause) {
    if (cause instanceof HarnessError) throw cause
    throw passphrase === undefined
      ? refuse(t`per aprire il PKCS#12 serve la sua passphrase`, passphraseHint)
      : refuse((cause as Error).message, t`controllare file e passphrase`)
  }
}

const readBinary = (
  bytes: Uint8Array,
  passphrase: string | undefined,
): Omit<CertificateFile, 'notes'> => {
  if (!isWholeDer(bytes))
    throw refuse(
      t`il file è tagliato, danneggiato, o ha altro in coda`,
      t`farsi mandare di nuovo il file, in un archivio o come allegato binario`,
    )
  switch (kindOfDer(bytes)) {
    case 'p12':
      return { form: 'PKCS#12', ...readP12File(bytes, passphrase) }
    case 'p7':
      return {
        form: 'PKCS#7',
        certificates: certificatesOfP7(bytes).map((der) => certificateOf(der)),
        key: null,
      }
    case 'request':
      throw refuse(t`è una richiesta di certificato (CSR), non un certificato`, inPem)
    case 'key':
      throw refuse(t`è una chiave privata in DER, non un certificato`, inPem)
    case 'public-key':
      throw refuse(t`è una chiave pubblica, non un certificato`, inPem)
    case 'certificate':
      return { form: 'DER', certificates: [certificateOf(bytes)], key: null }
    case 'other':
      throw refuse(t`non è un certificato, né un file che ne contiene`, inPem)
  }
}

const bom = (bytes: Uint8Array): { readonly encoding: string; readonly note: string } | null => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { encoding: 'utf-8', note: t`comincia con un BOM (UTF-8)` }
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { encoding: 'utf-16', note: t`è in UTF-16: un programma di Windows lo ha riscritto` }
  return null
}

const read = (bytes: Uint8Array, passphrase: string | undefined): CertificateFile => {
  if (bytes.length === 0) throw refuse(t`il file è vuoto`, inPem)
  if (bytes.length > largestCertificateFile)
    throw refuse(t`il file ha ${bytes.length} byte: al più ${largestCertificateFile}`, inPem)
  const mark = bom(bytes)
  const text = new TextDecoder(mark?.encoding ?? 'latin1').decode(bytes)
  if (!text.includes('-----BEGIN ')) {
    if (mark === null && bytes[0] === 0x30) return { ...readBinary(bytes, passphrase), notes: [] }
    throw refuse(
      /^\s*MI[A-Za-z0-9+/=\s]+$/.test(text)
        ? t`è base64 senza la riga -----BEGIN CERTIFICATE-----`
        : t`non è un certificato, né un file che ne contiene`,
      inPem,
    )
  }
  const notes = [
    ...(mark === null ? [] : [mark.note]),
    ...(text.includes('\r\n') ? [t`ha le righe di Windows (CRLF)`] : []),
  ]
  return { form: 'PEM', ...readPem(text, passphrase), notes }
}

/**
 * Reads certificates, and the key that may be with them, from the bytes of a file: PEM, DER, PKCS#7 or PKCS#12, as
 * programs and authorities write them. Throws CERTIFICATE_UNREADABLE or KEY_UNREADABLE, with the reason.
 */
export const readCertificateFile = (
  name: string,
  bytes: Uint8Array,
  passphrase?: string,
): CertificateFile => {
  try {
    return read(bytes, passphrase)
  } catch (cause) {
    const known = cause instanceof HarnessError
    throw new HarnessError(
      known ? cause.code : 'CERTIFICATE_UNREADABLE',
      `${name}: ${known ? cause.message : t`il file è danneggiato`}`,
      { cause, hint: known && cause.hint !== undefined ? cause.hint : inPem },
    )
  }
}
