import type { ArrangedChain } from '../../../certificates/arrange-chain.ts'
import type { CertificateFacts } from '../../../certificates/certificate-facts.ts'
import { codiceFiscaleOf } from '../../../certificates/codice-fiscale.ts'
import { splitCommonName } from '../../../certificates/common-name.ts'
import { publicKeyFingerprint } from '../../../certificates/public-key-fingerprint.ts'
import type { CertificateFile } from '../../../certificates/read-certificate-file.ts'
import { keyText } from '../../../certificates/rules/strength.ts'
import { daysBetween } from '../../../certificates/rules/time.ts'
import { t } from '../../../lib/language/t.ts'
import { romeDate } from '../../../lib/rome-time.ts'

const usageNames: Readonly<Record<string, string>> = {
  '1.3.6.1.5.5.7.3.1': 'serverAuth',
  '1.3.6.1.5.5.7.3.2': 'clientAuth',
  '1.3.6.1.5.5.7.3.3': 'codeSigning',
  '1.3.6.1.5.5.7.3.4': 'emailProtection',
  '1.3.6.1.5.5.7.3.8': 'timeStamping',
  '2.5.29.37.0': 'any',
}

/** SHA-256 of a certificate, in lower case without colons. */
export const fingerprintOf = ({ certificate }: CertificateFacts): string =>
  certificate.fingerprint256.replaceAll(':', '').toLowerCase()

/** SHA-256 of its public key; null for a key that OpenSSL does not know. */
export const publicKeySha256 = ({ certificate }: CertificateFacts): string | null => {
  try {
    return publicKeyFingerprint(certificate)
  } catch {
    return null
  }
}

/** A certificate as data. */
export const certificateData = (facts: CertificateFacts, now: Date) => ({
  subject: facts.subject,
  issuer: facts.issuer,
  commonName: facts.commonNames[0] ?? null,
  partitaIva: splitCommonName(facts.commonNames[0] ?? '')?.partitaIva ?? null,
  codiceFiscale: codiceFiscaleOf(facts.certificate) ?? null,
  serialNumber: facts.certificate.serialNumber,
  validFrom: facts.notBefore.toISOString(),
  validTo: facts.notAfter.toISOString(),
  daysLeft: daysBetween(now, facts.notAfter),
  key: keyText(facts.key),
  signature: facts.signature.name,
  selfSigned: facts.selfSigned,
  authority: facts.isAuthority,
  keyUsage: facts.keyUsage,
  extendedKeyUsage: facts.extendedKeyUsage?.map((oid) => usageNames[oid] ?? oid) ?? null,
  dnsNames: facts.dnsNames,
  sha256: fingerprintOf(facts),
  publicKeySha256: publicKeySha256(facts),
})

const keyState = (
  { leaf }: ArrangedChain,
  key: CertificateFile['key'],
): 'absent' | 'encrypted' | 'matches' | 'other' => {
  if (key === null) return 'absent'
  if (key === 'encrypted') return 'encrypted'
  return leaf.certificate.checkPrivateKey(key) ? 'matches' : 'other'
}

/** A file with its certificates in their order, as data. */
export const fileData = (path: string, file: CertificateFile, chain: ArrangedChain, now: Date) => ({
  file: path,
  form: file.form,
  notes: file.notes,
  privateKey: keyState(chain, file.key),
  certificate: certificateData(chain.leaf, now),
  issuers: chain.issuers.map((one) => certificateData(one, now)),
  strangers: chain.strangers.map((one) => certificateData(one, now)),
  inOrder: chain.inOrder,
})

const keyWords = {
  absent: t`non è nel file`,
  encrypted: t`nel file, cifrata`,
  matches: t`nel file, è la sua`,
  other: t`nel file, ma di un altro certificato`,
} as const

/** What a certificate may be used for, in the words of its extensions. */
export const usesText = ({
  keyUsage,
  extendedKeyUsage,
}: Pick<ReturnType<typeof certificateData>, 'keyUsage' | 'extendedKeyUsage'>): string =>
  [keyUsage, extendedKeyUsage]
    .map((uses) => (uses === null ? null : uses.join(', ')))
    .filter((uses) => uses !== null && uses !== '')
    .join('; ') || t`non lo dice`

/** The same as lines, each a label and what it is about. */
export const fileLines = (data: ReturnType<typeof fileData>): (readonly [string, string])[] => {
  const { certificate: one } = data
  const day = (iso: string): string => romeDate(new Date(iso))
  return [
    [t`soggetto`, one.subject],
    [t`emittente`, one.selfSigned ? t`lui stesso (autogenerato)` : one.issuer],
    ...(one.partitaIva === null ? [] : [[t`partita IVA`, one.partitaIva] as const]),
    ...(one.codiceFiscale === null ? [] : [[t`codice fiscale`, one.codiceFiscale] as const]),
    [
      t`validità`,
      t`dal ${day(one.validFrom)} al ${day(one.validTo)}, giorni interi rimasti: ${one.daysLeft}`,
    ],
    [t`chiave`, one.key],
    [t`firma`, one.signature],
    [t`usi`, usesText(one)],
    [t`nomi DNS`, one.dnsNames.length === 0 ? t`nessuno` : one.dnsNames.join(', ')],
    ['SHA-256', one.sha256],
    ...(one.publicKeySha256 === null ? [] : [[t`SHA-256 chiave`, one.publicKeySha256] as const]),
    [t`numero di serie`, one.serialNumber],
    [t`chiave privata`, keyWords[data.privateKey]],
    ...data.issuers.map((issuer) => [t`intermedio o radice`, issuer.subject] as const),
    ...data.strangers.map((other) => [t`altro nel file`, other.subject] as const),
    ...data.notes.map((note) => [t`nota`, note] as const),
  ]
}
