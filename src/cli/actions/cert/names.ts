import { isIP } from 'node:net'

import { commonNameFault, dnsNameFault } from '../../../certificates/common-name.ts'
import { HarnessError } from '../../../errors/harness-error.ts'
import { t } from '../../../lib/language/t.ts'

const wrong = (message: string, hint: string): HarnessError =>
  new HarnessError('COMMAND_INVALID', message, { hint })

const form = t`la forma è PartitaIva.Dominio.it, per esempio 01234567897.ospedale-esempio.it`

/**
 * Refuses a common name that will not do, with the reason. Under `anyForm` a name of another form, which only
 * production forbids, is let through: the reason why it is one is given back. A wrong check digit or
 * domain is a slip, and is refused all the same.
 */
export const acceptCommonName = (
  name: string,
  { anyForm }: { readonly anyForm: boolean },
): string | undefined => {
  const fault = commonNameFault(name)
  if (fault === undefined) return undefined
  // X.520: ub-common-name.
  const writable = name.length > 0 && name.length <= 64 && !/\p{Cc}/u.test(name)
  if (anyForm && fault.part === 'form' && writable) return fault.reason
  throw wrong(
    fault.reason,
    fault.part === 'form' && writable && !anyForm
      ? t`${form}; fuori dalla produzione --any-cn ammette un altro nome`
      : form,
  )
}

/** The names of subjectAltName: the common name where it can be one, then those that were asked for. */
export const alternativeNames = (
  commonName: string,
  asked: readonly string[],
): { readonly dnsNames: readonly string[]; readonly ipAddresses: readonly string[] } => {
  const bad = asked.find((name) => isIP(name) === 0 && dnsNameFault(name) !== undefined)
  if (bad !== undefined)
    throw wrong(
      t`--san ${bad}: ${dnsNameFault(bad) ?? bad}`,
      t`attesi un nome DNS o un indirizzo IP`,
    )
  const all = [...(dnsNameFault(commonName) === undefined ? [commonName] : []), ...asked]
  const distinct = [...new Set(all)]
  return {
    dnsNames: distinct.filter((name) => isIP(name) === 0),
    ipAddresses: distinct.filter((name) => isIP(name) !== 0),
  }
}
