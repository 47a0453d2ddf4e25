import type { X509Certificate } from 'node:crypto'

import { isSignedBy, type CertificateFacts } from '../certificates/certificate-facts.ts'
import type { ArrangedChain } from '../certificates/arrange-chain.ts'
import type { MatchedService, Recognition } from '../certificates/recognition.ts'
import { t } from '../lib/language/t.ts'
import { romeDate } from '../lib/rome-time.ts'
import type { TrustedList, TrustedService } from './trusted-list.ts'

// ETSI EN 319 412-5 §4.2.1 and §4.2.3.
const compliance = '0.4.0.1862.1.1'
const website = '0.4.0.1862.1.6.3'

type Level = Recognition['level']

/** How far one service goes for a certificate, and what keeps it from going further. */
interface Reached {
  readonly level: Level
  readonly reason: string
  readonly service: TrustedService
  readonly signed: CertificateFacts
}

const qualifiedForWebsites = ({ qualified }: CertificateFacts): boolean =>
  qualified.statements.includes(compliance) && qualified.types.includes(website)

const stateText = ({ status, since }: TrustedService): string =>
  Number.isNaN(since.getTime()) ? status : t`${status} dal ${romeDate(since)}`

const reach = (
  leaf: CertificateFacts,
  service: TrustedService,
  signed: CertificateFacts,
  now: Date,
): Reached => {
  const named = t`«${service.name}» (${service.provider}, ${service.type})`
  const at = (level: Level, reason: string): Reached => ({ level, reason, service, signed })
  if (service.type !== 'CA/QC')
    return at(
      2,
      t`la CA è nella lista come ${named}, ${stateText(service)}: non emette certificati qualificati`,
    )
  if (service.status !== 'granted' || !(service.since <= now))
    return at(
      2,
      t`la CA è nella lista come ${named}, ma il servizio oggi non è in vigore: ${stateText(service)}`,
    )
  const granted = t`la CA è nella lista come ${named}, ${stateText(service)}`
  if (!service.forWebsites)
    return at(3, t`${granted}; il servizio non è per l'autenticazione di siti web`)
  if (!qualifiedForWebsites(leaf))
    return at(
      3,
      t`${granted}; il certificato non si dichiara qualificato per siti web (qcStatements)`,
    )
  if (service.hasExceptions)
    return at(
      3,
      t`${granted}; il servizio ha certificati dichiarati non qualificati, con criteri che qui non si valutano`,
    )
  return at(4, t`${granted}; certificato qualificato di autenticazione di sito web`)
}

const matched = ({ service, signed }: Reached): MatchedService => ({
  provider: service.provider,
  name: service.name,
  type: service.type,
  status: service.status,
  since: service.since,
  signed: signed.subject,
})

const isSignedByOne = (certificate: X509Certificate, keys: readonly X509Certificate[]): boolean =>
  keys.some((one) => isSignedBy(certificate, one))

/**
 * How far a list recognises who issued a certificate. A service is found by its key alone: the one that verifies the
 * signature of the certificate, or of an intermediate of its chain. Names are never compared, since the
 * same name stands in the list for keys in force and for withdrawn ones.
 */
export const recognise = (
  { leaf, issuers }: Pick<ArrangedChain, 'leaf' | 'issuers'>,
  { reference: list, services }: TrustedList,
  now: Date,
): Recognition => {
  if (leaf.selfSigned)
    return { level: 0, reason: t`il certificato è autogenerato`, service: null, list }
  const [best] = [leaf, ...issuers]
    .flatMap((signed) =>
      services
        .filter(({ certificates }) => isSignedByOne(signed.certificate, certificates))
        .map((service) => reach(leaf, service, signed, now)),
    )
    .toSorted((one, other) => other.level - one.level)
  return best === undefined
    ? {
        level: 1,
        reason: t`nessuna CA della catena è nella lista, per chiave: l'emittente è ${(issuers.at(-1) ?? leaf).issuer}`,
        service: null,
        list,
      }
    : { level: best.level, reason: best.reason, service: matched(best), list }
}
