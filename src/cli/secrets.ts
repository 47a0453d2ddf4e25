import { isPem, type KeySpec } from '../environment/key-spec.ts'
import type { NamedSecret } from '../evidence/scan-secrets.ts'
import { t } from '../lib/language/t.ts'
import type { OpenEnvironment } from '../session/open-environment.ts'

/** The longest line of a private key in PEM: enough to recognise it anywhere. */
const keyLine = (pem: string): string =>
  pem
    .split('\n')
    .filter((line) => !line.startsWith('-----'))
    .toSorted((a, b) => b.length - a.length)[0] ?? ''

/** A key that is on a card, or behind a program, is nowhere here. */
const keySecret = (name: string, key: KeySpec): NamedSecret[] =>
  isPem(key) ? [{ name, value: keyLine(key.keyPem) }] : []

/** Everything secret about an open environment, to be looked for in what a run wrote. */
export const secretsOf = ({ environment, application }: OpenEnvironment): NamedSecret[] => [
  { name: t`il codice applicativo`, value: application.applicationCode },
  ...(environment.control === null
    ? []
    : [{ name: t`il token del simulatore`, value: environment.control.token }]),
  ...(environment.client === null
    ? []
    : keySecret(t`la chiave del certificato client`, environment.client)),
  ...Object.entries(environment.operators).flatMap(([name, operator]) => [
    ...keySecret(t`la chiave di autenticazione di ${name}`, operator.authentication),
    ...keySecret(t`la chiave di firma di ${name}`, operator.signature),
  ]),
]
