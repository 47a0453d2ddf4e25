import { t } from '../lib/language/t.ts'
import { partitaIvaFault } from '../lib/partita-iva.ts'

/** What a name is read as: `PartitaIva.Dominio.it`, the form that the authority asks for. */
export interface StructureName {
  readonly partitaIva: string
  readonly domain: string
}

/** What is wrong with a common name, and with which part of it. */
export interface CommonNameFault {
  readonly part: 'form' | 'check-digit' | 'domain'
  readonly reason: string
}

// X.520: ub-common-name.
const longest = 64

const example = '01234567897.ospedale-esempio.it'

/** The parts of a name of the form `<11 digits>.<something>`; null when it has another form. */
export const splitCommonName = (name: string): StructureName | null => {
  const [, partitaIva, domain] = /^([0-9]{11})\.(.+)$/s.exec(name) ?? []
  return partitaIva === undefined || domain === undefined ? null : { partitaIva, domain }
}

/** Why a name is not of the form; undefined when it is. */
export const formFault = (name: string): string | undefined => {
  if (name === '') return t`il nome comune è vuoto`
  if (name.length > longest)
    return t`il nome comune ha ${name.length} caratteri: il massimo è ${longest}`
  if (splitCommonName(name) !== null) return undefined
  const [, digits = ''] = /^([0-9]*)/.exec(name) ?? []
  if (digits === '')
    return t`«${name}» non comincia con una partita IVA: attesa la forma ${example}`
  return digits.length === 11
    ? t`dopo la partita IVA di «${name}» manca il punto con il dominio: attesa la forma ${example}`
    : t`«${name}» comincia con ${digits.length} cifre: una partita IVA ne ha 11`
}

/** Why eleven digits are no partita IVA; undefined when they are one. */
export const checkDigitFault = (partitaIva: string): string | undefined => {
  switch (partitaIvaFault(partitaIva)) {
    case undefined:
      return undefined
    case 'digits':
      return t`«${partitaIva}» non è fatta di 11 cifre`
    case 'zeros':
      return t`una partita IVA di soli zeri non è di nessuno`
    case 'check-digit':
      return t`la cifra di controllo di ${partitaIva} è sbagliata: una delle 11 cifre è errata`
  }
}

// RFC 1123 §2.1, RFC 5890 §2.3.1: letters, digits and hyphens, an internationalized label in its ASCII form.
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i

/** Why a text is no DNS name; undefined when it is one. */
export const dnsNameFault = (name: string): string | undefined => {
  const wrong = name.split('.').find((one) => !label.test(one))
  if (name.length > 253) return t`il nome ha ${name.length} caratteri: il massimo è 253`
  if (wrong === '') return t`«${name}» ha un punto di troppo`
  if (wrong === '*') return t`«${name}» ha un asterisco: serve il nome intero`
  return wrong === undefined
    ? undefined
    : t`«${wrong}» non può stare in un nome DNS: attese lettere senza accento, cifre e trattini interni`
}

/** Why a text is not the domain that the form ends with; undefined when it is. */
export const domainFault = (domain: string): string | undefined => {
  const wrong = dnsNameFault(domain)
  if (wrong !== undefined) return wrong
  if (!/\.it$/i.test(domain)) return t`il dominio «${domain}» non termina con .it`
  return undefined
}

/** What keeps a name from being `PartitaIva.Dominio.it`: the first thing; undefined when nothing does. */
export const commonNameFault = (name: string): CommonNameFault | undefined => {
  const form = formFault(name)
  const parts = splitCommonName(name)
  if (form !== undefined || parts === null) return { part: 'form', reason: form ?? name }
  const digit = checkDigitFault(parts.partitaIva)
  if (digit !== undefined) return { part: 'check-digit', reason: digit }
  const domain = domainFault(parts.domain)
  return domain === undefined ? undefined : { part: 'domain', reason: domain }
}
