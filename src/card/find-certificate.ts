import { certificateFacts } from '../certificates/certificate-facts.ts'
import { codiceFiscaleOf } from '../certificates/codice-fiscale.ts'
import { t } from '../lib/language/t.ts'
import type { KeyPurpose, WantedKey } from './card-spec.ts'
import { ambiguous, keyMissing, ofAnother } from './card-trouble.ts'
import type { CardCertificate } from './token-objects.ts'

const clientAuth = '1.3.6.1.5.5.7.3.2'

/**
 * What the key of a certificate is for, by its usages: nonRepudiation (contentCommitment) is a signature, else
 * digitalSignature with clientAuth, where that is said, authenticates. Null: for neither.
 */
export const purposeOf = (
  certificate: CardCertificate['certificate'],
): 'authentication' | 'signature' | null => {
  const { keyUsage, extendedKeyUsage } = certificateFacts(certificate)
  if (keyUsage?.includes('nonRepudiation') === true) return 'signature'
  const mayAuthenticate = extendedKeyUsage === null || extendedKeyUsage.includes(clientAuth)
  return keyUsage?.includes('digitalSignature') === true && mayAuthenticate
    ? 'authentication'
    : null
}

const purposeText: Readonly<Record<KeyPurpose, string>> = {
  authentication: t`autenticazione`,
  signature: t`firma`,
  client: t`autenticazione TLS`,
}

const describe = ({ id, label, certificate }: CardCertificate): string =>
  t`${id === '' ? '-' : id} «${label}» (${certificate.subject.split('\n').at(-1) ?? ''})`

const fits = (purpose: KeyPurpose, one: CardCertificate): boolean =>
  purposeOf(one.certificate) === (purpose === 'client' ? 'authentication' : purpose)

/**
 * The certificate of the key that is meant: by its id and label, or the only one whose usages fit. Throws
 * CARD_OF_ANOTHER when the card is of another person, CARD_KEY_MISSING and CARD_AMBIGUOUS: no PIN is wanted for it.
 */
export const findCertificate = (
  certificates: readonly CardCertificate[],
  { spec: { key }, purpose, holder }: WantedKey,
): CardCertificate => {
  const theirs = certificates.flatMap(({ certificate }) => codiceFiscaleOf(certificate) ?? [])
  if (holder.codiceFiscale !== null && theirs.length > 0 && !theirs.includes(holder.codiceFiscale))
    throw ofAnother(holder, theirs[0] ?? '')
  const isNamed = key.id !== null || key.label !== null
  const fitting = certificates.filter((one) =>
    isNamed
      ? (key.id === null || one.id === key.id) && (key.label === null || one.label === key.label)
      : fits(purpose, one),
  )
  const [found, another] = fitting
  const all = certificates.map((one) => describe(one)).join('; ') || t`nessuno`
  if (found === undefined)
    throw keyMissing(
      t`sulla carta di «${holder.name}» non c'è il certificato di ${purposeText[purpose]}; ci sono: ${all}`,
    )
  if (another !== undefined)
    throw ambiguous(
      t`sulla carta di «${holder.name}» più certificati possono essere quello di ${purposeText[purpose]}: ${fitting.map((one) => describe(one)).join('; ')}`,
    )
  const type = found.certificate.publicKey.asymmetricKeyType
  if (type !== 'rsa')
    throw keyMissing(
      t`il certificato ${describe(found)} della carta di «${holder.name}» ha una chiave ${type ?? '?'}: serve RSA`,
    )
  return found
}
