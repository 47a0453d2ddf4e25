import type { NamedSecret } from '../evidence/scan-secrets.ts'
import { t } from '../lib/language/t.ts'
import type { OpenEnvironment } from '../session/open-environment.ts'

/** The longest line of a private key in PEM: enough to recognise it anywhere. */
const keyLine = (pem: string): string =>
  pem
    .split('\n')
    .filter((line) => !line.startsWith('-----'))
    .toSorted((a, b) => b.length - a.length)[0] ?? ''

/** Everything secret about an open environment, to be looked for in what a run wrote. */
export const secretsOf = ({ environment, application }: OpenEnvironment): NamedSecret[] => [
  { name: t`il codice applicativo`, value: application.applicationCode },
  ...(environment.control === null
    ? []
    : [{ name: t`il token del simulatore`, value: environment.control.token }]),
  ...(environment.client === null
    ? []
    : [{ name: t`la chiave del certificato client`, value: keyLine(environment.client.keyPem) }]),
  ...Object.entries(environment.operators).flatMap(([name, operator]) => [
    {
      name: t`la chiave di autenticazione di ${name}`,
      value: keyLine(operator.authentication.keyPem),
    },
    { name: t`la chiave di firma di ${name}`, value: keyLine(operator.signature.keyPem) },
  ]),
]
