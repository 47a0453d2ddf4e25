import { codiceFiscaleFault } from '../../lib/codice-fiscale.ts'
import { t } from '../../lib/language/t.ts'
import { codiceFiscaleOf } from '../codice-fiscale.ts'
import { checkDigitFault, domainFault, formFault, splitCommonName } from '../common-name.ts'
import { met, notEvaluated, unless, unmet, type Finding, type Rule } from './rule.ts'

const wanted = t`in produzione il nome comune ha la forma PartitaIva.Dominio.it della struttura sanitaria`

const named = (names: readonly string[], evaluate: (name: string) => Finding): Finding => {
  const [name, another] = names
  if (name === undefined) return unmet(t`il certificato non ha un nome comune`, wanted)
  return another === undefined
    ? evaluate(name)
    : unmet(t`il certificato ha ${names.length} nomi comuni: ${names.join(', ')}`, wanted)
}

const form: Rule = {
  id: 'common-name-form',
  title: t`Il nome comune ha la forma PartitaIva.Dominio.it`,
  profiles: ['struttura'],
  weight: { collaudo: 'advised', production: 'required' },
  evaluate: ({ leaf }) => named(leaf.commonNames, (name) => unless(formFault(name), name, wanted)),
}

/** A part of the name, where the name has parts. */
const part = (
  leafNames: readonly string[],
  evaluate: (parts: NonNullable<ReturnType<typeof splitCommonName>>) => Finding,
): Finding => {
  const [name = ''] = leafNames
  const parts = splitCommonName(name)
  return parts === null || leafNames.length > 1
    ? notEvaluated(t`il nome comune ha un'altra forma`)
    : evaluate(parts)
}

const checkDigit: Rule = {
  id: 'common-name-check-digit',
  title: t`La partita IVA del nome comune ha la cifra di controllo giusta`,
  profiles: ['struttura'],
  weight: { collaudo: 'if-available', production: 'required' },
  evaluate: ({ leaf }) =>
    part(leaf.commonNames, ({ partitaIva }) =>
      unless(
        checkDigitFault(partitaIva),
        partitaIva,
        t`rifare il certificato con la partita IVA giusta`,
      ),
    ),
}

const domain: Rule = {
  id: 'common-name-domain',
  title: t`Il dominio del nome comune è un nome DNS che termina con .it`,
  profiles: ['struttura'],
  weight: { collaudo: 'if-available', production: 'required' },
  evaluate: ({ leaf }) =>
    part(leaf.commonNames, (parts) =>
      unless(
        domainFault(parts.domain),
        parts.domain,
        t`rifare il certificato con il dominio giusto`,
      ),
    ),
}

const covers = (pattern: string, name: string): boolean => {
  const [one, other] = [pattern.toLowerCase(), name.toLowerCase()]
  return one === other || (one.startsWith('*.') && one.slice(1) === other.slice(other.indexOf('.')))
}

const alternativeName: Rule = {
  id: 'subject-alt-name',
  title: t`Il nome comune sta anche in subjectAltName`,
  profiles: ['struttura'],
  weight: { collaudo: 'advised', production: 'required' },
  evaluate: ({ leaf }) =>
    named(leaf.commonNames, (name) => {
      if (leaf.dnsNames.some((one) => covers(one, name))) return met(leaf.dnsNames.join(', '))
      return unmet(
        leaf.dnsNames.length === 0
          ? t`il certificato non ha nomi DNS in subjectAltName: i programmi di oggi guardano solo quelli`
          : t`in subjectAltName ci sono ${leaf.dnsNames.join(', ')}, non ${name}`,
        t`rifare il certificato con il suo nome in subjectAltName`,
      )
    }),
}

const codiceFiscaleFaults = {
  shape: t`non ha la forma di un codice fiscale`,
  month: t`la lettera del mese non è tra A B C D E H L M P R S T`,
  day: t`il giorno non è tra 1 e 31, o tra 41 e 71`,
  'check-letter': t`il carattere di controllo è sbagliato`,
} as const

const holder: Rule = {
  id: 'codice-fiscale',
  title: t`Il certificato dice il codice fiscale del titolare`,
  profiles: ['dispositivo'],
  weight: { collaudo: 'required', production: 'required' },
  evaluate: ({ leaf }, { strict }) => {
    const code = codiceFiscaleOf(leaf.certificate)
    if (code === undefined)
      return unmet(
        t`né il nome comune (atteso CF/numero.codice) né serialNumber (atteso TINIT-CF) ne contiene uno`,
        t`indicare il certificato della carta`,
      )
    const fault = codiceFiscaleFault(code, { strict })
    return fault === undefined
      ? met(code)
      : unmet(
          `${code}: ${codiceFiscaleFaults[fault]}`,
          t`le identità di prova pubbliche possono non superare il controllo stretto: senza --strict sono accettate`,
        )
  },
}

/** Rules on whom a certificate names. */
export const nameRules: readonly Rule[] = [form, checkDigit, domain, alternativeName, holder]
