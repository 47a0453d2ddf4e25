import { t } from '../../lib/language/t.ts'
import type { CertificateFacts, KeyFacts } from '../certificate-facts.ts'
import { met, unmet, warning, type Checked, type Finding, type Rule } from './rule.ts'

const curves: Readonly<Record<string, string>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
}

/** A key as people name it. */
export const keyText = (key: KeyFacts): string => {
  switch (key.kind) {
    case 'rsa':
      return `RSA ${key.bits}`
    case 'ec':
      return `EC ${curves[key.curve] ?? key.curve}`
    case 'other':
      return key.name
  }
}

const again = t`rifarlo con --key rsa-2048, rsa-3072 o ec-p256`

const strengthOf = (key: KeyFacts): Finding => {
  switch (key.kind) {
    case 'rsa':
      if (key.bits < 2048) return unmet(t`${keyText(key)}: servono almeno 2048 bit`, again)
      // CA/Browser Forum Baseline Requirements §6.1.6: odd, and 2^16 + 1 or more.
      return key.exponent < 65_537n
        ? warning(t`RSA con esponente ${key.exponent}: l'usuale è 65537`, again)
        : met(keyText(key))
    case 'ec':
      return Object.hasOwn(curves, key.curve)
        ? met(keyText(key))
        : unmet(t`curva ${key.curve}: servono P-256, P-384 o P-521`, again)
    case 'other':
      return unmet(t`chiave ${keyText(key)}: serve RSA o EC`, again)
  }
}

/** The leaf first, then who issued it. */
const all = ({ chain }: Checked): readonly CertificateFacts[] => [chain.leaf, ...chain.issuers]

/** The gravest finding of the chain; it names the certificate where that is not the leaf. */
const gravest = (
  certificates: readonly CertificateFacts[],
  evaluate: (one: CertificateFacts) => Finding,
): Finding => {
  const found = certificates.map((one, index) => {
    const finding = evaluate(one)
    return index === 0 || finding.result === 'met'
      ? finding
      : { ...finding, reason: `${one.subject}: ${finding.reason}` }
  })
  return (
    found.find(({ result }) => result === 'unmet') ??
    found.find(({ result }) => result === 'warning') ??
    found[0] ??
    unmet(t`nessun certificato`)
  )
}

const keyStrength: Rule = {
  id: 'key-strength',
  title: t`La chiave è abbastanza forte`,
  profiles: ['struttura', 'dispositivo'],
  weight: { collaudo: 'required', production: 'required' },
  evaluate: (checked) => gravest(all(checked), ({ key }) => strengthOf(key)),
}

const strong = ['sha256', 'sha384', 'sha512']

const signatureAlgorithm: Rule = {
  id: 'signature-algorithm',
  title: t`L'algoritmo di firma del certificato è sicuro`,
  profiles: ['struttura', 'dispositivo'],
  weight: { collaudo: 'required', production: 'required' },
  // A root is trusted by itself: its own signature protects nothing.
  evaluate: (checked) =>
    gravest(
      all(checked).filter((one, index) => index === 0 || !one.selfSigned),
      ({ signature: { name, hash, key } }) =>
        key !== null && hash !== null && strong.includes(hash)
          ? met(name)
          : unmet(
              t`${name}: serve RSA o ECDSA con SHA-256, SHA-384 o SHA-512`,
              t`rifare il certificato: openssl usa SHA-256 con -sha256`,
            ),
    ),
}

/** Rules on keys and algorithms. */
export const strengthRules: readonly Rule[] = [keyStrength, signatureAlgorithm]
