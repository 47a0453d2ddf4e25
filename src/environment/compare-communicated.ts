import { X509Certificate } from 'node:crypto'

import { codiceFiscaleOf } from '../certificates/codice-fiscale.ts'
import { publicKeyFingerprint } from '../certificates/public-key-fingerprint.ts'
import { t } from '../lib/language/t.ts'
import type { ApplicationShape } from '../plan/application-schema.ts'
import type { CommunicatedShape } from '../plan/communicated-schema.ts'
import type { EnvironmentShape } from '../plan/environment-schema.ts'
import type { Finding } from '../plan/lint/finding.ts'
import { loadApplication, loadEnvironment, type LoadedFile } from '../plan/load-file.ts'
import { inFileOrder } from '../plan/problem.ts'
import type { Path } from '../plan/read-yaml.ts'
import type { Workspace } from '../plan/workspace.ts'
import type { ReadEnvironment } from './environment.ts'
import type { KeySpec } from './key-spec.ts'
import { makeReferences } from './resolve-references.ts'

/** As much of an environment as is compared. */
export type ComparedEnvironment = Pick<
  ReadEnvironment,
  'simulator' | 'folder' | 'client' | 'operators'
>

/** What is held against what the authority was told. */
interface Compared {
  readonly application: LoadedFile<ApplicationShape>
  readonly environment: LoadedFile<EnvironmentShape>
  readonly communicated: CommunicatedShape
  readonly declared: ComparedEnvironment
  /** The operators that act. */
  readonly employed: ReadonlySet<string>
  readonly env: Readonly<Record<string, string | undefined>>
}

const differs = (
  { source }: Pick<LoadedFile<unknown>, 'source'>,
  path: Path,
  message: string,
  hint: string,
  level: Finding['level'] = 'error',
): Finding => ({
  code: 'COMMUNICATED_DIFFERS',
  level,
  file: source.file,
  ...source.locate(path),
  message,
  hint,
})

const reopens = t`usare ciò che è comunicato, oppure comunicare il nuovo all'help desk (riapre la fase 3) e poi aggiornare communicated:`

const applicationFindings = ({ application, communicated }: Compared): Finding[] =>
  (
    [
      ['title', t`il nome`],
      ['producer', t`il produttore`],
      ['version', t`la versione`],
    ] as const
  ).flatMap(([key, what]) => {
    const [found, told] = [application.shape[key], communicated[key]]
    return found === told
      ? []
      : [
          differs(
            application,
            [key],
            t`${what} dell'applicazione è «${found}», e all'autorità è stato comunicato «${told}» (il ${communicated.date})`,
            reopens,
          ),
        ]
  })

/** The certificate of a key, where it is known without a card. */
const knownCertificate = (key: KeySpec | 'generated' | null): X509Certificate | null =>
  key === null || key === 'generated' || key.certificatePem === null
    ? null
    : new X509Certificate(key.certificatePem)

const clientFindings = ({ environment, communicated, declared }: Compared): Finding[] => {
  const told = communicated['public-key']
  if (told === undefined) return []
  const at = environment.shape.client === undefined ? [] : ['client']
  if (declared.client === null)
    return [
      differs(
        environment,
        at,
        t`all'autorità è stata comunicata una chiave pubblica, e l'ambiente non ha un certificato client`,
        t`indicarlo in client:, se l'ambiente dell'autorità lo chiede`,
        'warning',
      ),
    ]
  const certificate = knownCertificate(declared.client)
  if (certificate === null)
    return [
      differs(
        environment,
        at,
        t`la chiave pubblica del certificato client non si confronta: è su una carta che non è ancora stata letta`,
        t`indicare certificate: accanto a card:; collaudo card list --certificates CARTELLA li scrive in PEM`,
        'warning',
      ),
    ]
  const found = publicKeyFingerprint(certificate)
  if (found === told.sha256) return []
  const isOfCertificate =
    certificate.fingerprint256.replaceAll(':', '').toLowerCase() === told.sha256
  return [
    differs(
      environment,
      at,
      t`la chiave pubblica del certificato client ha SHA-256 ${found}, e all'autorità è stata comunicata ${told.sha256} (il ${told.date ?? communicated.date})`,
      isOfCertificate
        ? t`quella in communicated: è l'impronta del certificato: scrivere quella della chiave pubblica, se è la sua ad essere stata comunicata`
        : reopens,
    ),
  ]
}

/** The codici fiscali that were communicated, and what keeps some of them from being compared. */
const devicesOf = ({
  application,
  environment,
  communicated,
  env,
}: Compared): { readonly devices: readonly string[]; readonly findings: readonly Finding[] } => {
  const references = makeReferences(application.source, '', env)
  const findings: Finding[] = []
  const ofOperators = new Set(
    Object.values(environment.shape.operators).flatMap(({ codiceFiscale }) =>
      typeof codiceFiscale === 'string' ? [] : [codiceFiscale.env],
    ),
  )
  const devices = (communicated.devices ?? []).flatMap(({ codiceFiscale }, index) => {
    const path = ['communicated', 'devices', index, 'codiceFiscale']
    if (typeof codiceFiscale !== 'string' && ofOperators.has(codiceFiscale.env)) {
      findings.push(
        differs(
          application,
          path,
          t`${codiceFiscale.env} è anche il codice fiscale di un operatore: confrontata con sé stessa è sempre uguale`,
          t`scrivere il codice fiscale comunicato, o metterlo in una variabile sua`,
        ),
      )
      return []
    }
    return references.text(codiceFiscale, path)
  })
  const missing = references.problems.map((one): Finding => ({ ...one, level: 'error' }))
  return { devices, findings: [...findings, ...missing] }
}

const deviceFindings = (compared: Compared): Finding[] => {
  const { environment, communicated, declared, employed } = compared
  if (communicated.devices === undefined) return []
  const { devices, findings } = devicesOf(compared)
  // What cannot be read is told first: compared with a part of them, operators would differ who do not.
  if (findings.length > 0) return [...findings]
  const isTold = (codiceFiscale: string): boolean => devices.includes(codiceFiscale)
  /** A key whose certificate is of another person than those who were communicated. */
  const strangers = (key: KeySpec | 'generated' | null, path: Path): Finding[] => {
    const certificate = knownCertificate(key)
    const found = certificate === null ? undefined : codiceFiscaleOf(certificate)
    return found === undefined || isTold(found)
      ? []
      : [
          differs(
            environment,
            path,
            t`il certificato è di ${found}, che non è tra i dispositivi comunicati all'autorità (${devices.join(', ')})`,
            t`indicare la chiave di un dispositivo comunicato`,
          ),
        ]
  }
  const ofOperators = Object.entries(declared.operators)
    .filter(([name]) => employed.has(name))
    .flatMap(([name, operator]): Finding[] => {
      const at = (key: string): Path => ['operators', name, key]
      const onPurpose = environment.shape.operators[name]?.communicated === false
      if (onPurpose)
        return isTold(operator.codiceFiscale)
          ? [
              differs(
                environment,
                at('communicated'),
                t`«${name}» è dato per mai comunicato, e il codice fiscale ${operator.codiceFiscale} è tra quelli comunicati`,
                t`togliere communicated: false, o indicare la carta di chi non è comunicato`,
              ),
            ]
          : []
      if (!isTold(operator.codiceFiscale))
        return [
          differs(
            environment,
            at('codiceFiscale'),
            t`il codice fiscale ${operator.codiceFiscale} di «${name}» non è tra i dispositivi comunicati all'autorità (${devices.join(', ')})`,
            t`usare un dispositivo comunicato, o comunicare anche questo (fase 3) e aggiungerlo a devices:; se il caso vuole chi non è comunicato, communicated: false accanto all'operatore`,
          ),
        ]
      return (['authentication', 'signature'] as const).flatMap((role) =>
        strangers(operator[role], at(role)),
      )
    })
  return [...strangers(declared.client, ['client']), ...ofOperators]
}

const missing = ({ source }: LoadedFile<ApplicationShape>): Finding => ({
  code: 'COMMUNICATED_MISSING',
  level: 'warning',
  file: source.file,
  line: 1,
  column: 1,
  message: t`manca communicated: non si può dire se applicazione, certificato e operatori sono quelli comunicati all'autorità`,
  hint: t`quando la fase 3 è inviata, scrivere che cosa è stato comunicato e il giorno: si veda docs/it/communicated.md`,
})

/**
 * In what an application and an environment differ from what the authority was told in stage 3: errors, since what
 * it did not census it refuses, or judges as something else. The simulator makes its certificates on the spot, and
 * nothing is compared with it.
 */
export const compareCommunicated = (
  workspace: Workspace,
  name: string,
  declared: ComparedEnvironment,
  {
    employed,
    env,
  }: {
    readonly employed: ReadonlySet<string>
    readonly env: Readonly<Record<string, string | undefined>>
  },
): Finding[] => {
  if (declared.simulator) return []
  const application = loadApplication(workspace, name)
  const environment = loadEnvironment(workspace, declared.folder)
  // Their own mistakes are told where they are read for use.
  if (!application.ok || !environment.ok) return []
  const { communicated } = application.value.shape
  if (communicated === undefined) return [missing(application.value)]
  const compared: Compared = {
    application: application.value,
    environment: environment.value,
    communicated,
    declared,
    employed,
    env,
  }
  return inFileOrder([
    ...applicationFindings(compared),
    ...clientFindings(compared),
    ...deviceFindings(compared),
  ])
}
