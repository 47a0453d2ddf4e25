import { X509Certificate } from 'node:crypto'

import { certificateFacts, type CertificateFacts } from '../certificates/certificate-facts.ts'
import { codiceFiscaleOf } from '../certificates/codice-fiscale.ts'
import { t } from '../lib/language/t.ts'
import { romeDate } from '../lib/rome-time.ts'
import { shown } from '../lib/shown.ts'
import { refused, type Judged } from './judged.ts'

/** Who signed, as the certificate says. Whether its issuer may be believed is not looked at here. */
export interface Signer {
  readonly name: string
  /** Null where the certificate holds none. */
  readonly codiceFiscale: string | null
  readonly issuer: string
  /** Whether the certificate declares itself a qualified one (ETSI EN 319 412-5 §4.2.1). */
  readonly declaresQualified: boolean
  readonly validFrom: Date
  readonly validTo: Date
  /** When it was signed, as the signer's computer says; null where nothing says so. */
  readonly signedAt: Date | null
}

const qcCompliance = '0.4.0.1862.1.1'

const attribute = (name: string, type: string): string | undefined =>
  name
    .split('\n')
    .find((line) => line.startsWith(`${type}=`))
    ?.slice(type.length + 1)

const nameOf = ({ subject }: X509Certificate): string => {
  const [given, surname] = [attribute(subject, 'GN'), attribute(subject, 'SN')]
  const whole =
    given === undefined || surname === undefined
      ? (attribute(subject, 'CN') ?? subject.split('\n').join(', '))
      : `${given} ${surname}`
  return shown(whole)
}

const issuerOf = ({ issuer }: X509Certificate): string => {
  const parts = [attribute(issuer, 'CN'), attribute(issuer, 'O')].filter(
    (part) => part !== undefined,
  )
  return shown(parts.length === 0 ? issuer.split('\n').join(', ') : [...new Set(parts)].join(', '))
}

const factsOf = (der: Uint8Array): CertificateFacts | string => {
  try {
    return certificateFacts(new X509Certificate(der))
  } catch (cause) {
    return cause instanceof Error ? shown(cause.message) : String(cause)
  }
}

/**
 * The signer that a certificate names, if it may sign documents at all: a certificate of authentication, or one that
 * was not valid when it was used, makes no digital signature.
 */
export const readSigner = (der: Uint8Array, signedAt: Date | null, now: Date): Judged<Signer> => {
  const facts = factsOf(der)
  if (typeof facts === 'string')
    return refused(
      t`il certificato di chi ha firmato non si legge: ${facts}`,
      t`firmare di nuovo il modulo`,
    )
  const { certificate, keyUsage, notBefore, notAfter, qualified } = facts
  const signer: Signer = {
    name: nameOf(certificate),
    codiceFiscale: codiceFiscaleOf(certificate) ?? null,
    issuer: issuerOf(certificate),
    declaresQualified: qualified.statements.includes(qcCompliance),
    validFrom: notBefore,
    validTo: notAfter,
    signedAt,
  }
  // RFC 5280 §4.2.1.3: without nonRepudiation a key is not for signing what one commits to.
  if (keyUsage?.includes('nonRepudiation') !== true)
    return refused(
      t`il certificato di ${signer.name} non è di firma (manca nonRepudiation)`,
      t`firmare con il certificato di firma, non con quello di autenticazione della carta`,
    )
  const at = signedAt ?? now
  if (at < notBefore || at > notAfter)
    return refused(
      t`il ${romeDate(at)} il certificato di ${signer.name} non era valido (dal ${romeDate(notBefore)} al ${romeDate(notAfter)})`,
      t`firmare di nuovo il modulo con un certificato in vigore`,
    )
  if (at.getTime() > now.getTime() + clockSkewMs)
    return refused(
      t`la firma di ${signer.name} dice una data futura, ${romeDate(at)}`,
      t`controllare l'orologio della postazione che firma, e firmare di nuovo`,
    )
  return { ok: true, value: signer }
}

/** Two clocks that differ by less say the same moment. */
const clockSkewMs = 10 * 60_000
