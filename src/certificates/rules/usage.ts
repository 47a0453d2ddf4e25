import { t } from '../../lib/language/t.ts'
import type { CertificateFacts } from '../certificate-facts.ts'
import { met, unless, unmet, type Finding, type Rule } from './rule.ts'

const serverAuth = '1.3.6.1.5.5.7.3.1'
const clientAuth = '1.3.6.1.5.5.7.3.2'
const anyUsage = '2.5.29.37.0'

const notAuthority: Rule = {
  id: 'not-an-authority',
  title: t`Il certificato non è quello di una CA`,
  profiles: ['struttura', 'dispositivo'],
  weight: { collaudo: 'advised', production: 'required' },
  evaluate: ({ leaf }) =>
    unless(
      leaf.isAuthority
        ? t`basicConstraints dice CA:TRUE, come fa openssl req -x509 se non gli si dice altro`
        : undefined,
      'CA:FALSE',
      t`rifarlo con collaudo cert new, o con -addext basicConstraints=critical,CA:FALSE`,
    ),
}

const keyUsage: Rule = {
  id: 'key-usage',
  title: t`La chiave può firmare gli scambi TLS`,
  profiles: ['struttura'],
  weight: { collaudo: 'required', production: 'required' },
  evaluate: ({ leaf }) => {
    if (leaf.keyUsage === null) return met(t`keyUsage manca: nessun limite`)
    return leaf.keyUsage.includes('digitalSignature')
      ? met(leaf.keyUsage.join(', '))
      : unmet(
          t`keyUsage dice ${leaf.keyUsage.join(', ')}: manca digitalSignature`,
          t`con TLS 1.2 e 1.3 la chiave firma: rifare il certificato`,
        )
  },
}

const allows = ({ extendedKeyUsage }: CertificateFacts, usage: string): boolean =>
  extendedKeyUsage === null ||
  extendedKeyUsage.includes(usage) ||
  extendedKeyUsage.includes(anyUsage)

const extended = (leaf: CertificateFacts, usage: string, absent: Finding): Finding => {
  if (!allows(leaf, usage)) return absent
  return met(
    leaf.extendedKeyUsage === null
      ? t`extendedKeyUsage manca: nessun limite`
      : t`extendedKeyUsage lo dice`,
  )
}

const server: Rule = {
  id: 'server-auth',
  title: t`È un certificato di server (serverAuth)`,
  profiles: ['struttura'],
  weight: { collaudo: 'advised', production: 'required' },
  evaluate: ({ leaf }) =>
    extended(
      leaf,
      serverAuth,
      unmet(
        t`extendedKeyUsage non contiene serverAuth`,
        t`in produzione serve un certificato SSL Server`,
      ),
    ),
}

// CA/Browser Forum and the browsers' root programmes: public server certificates lose clientAuth during 2026.
const client: Rule = {
  id: 'client-auth',
  title: t`Può presentarsi come client (clientAuth)`,
  profiles: ['struttura'],
  weight: { collaudo: 'advised', production: 'advised' },
  evaluate: ({ leaf }) =>
    extended(
      leaf,
      clientAuth,
      unmet(
        t`extendedKeyUsage non contiene clientAuth: un server che chiede il certificato in TLS può rifiutarlo`,
        t`chiederlo alla CA con clientAuth; le CA pubbliche lo stanno togliendo dai certificati di server`,
      ),
    ),
}

const card: Rule = {
  id: 'card-usage',
  title: t`La chiave della carta serve ad autenticarsi o a firmare`,
  profiles: ['dispositivo'],
  weight: { collaudo: 'required', production: 'required' },
  evaluate: ({ leaf }) => {
    const usages = leaf.keyUsage ?? []
    if (usages.includes('nonRepudiation')) return met(t`firma dei documenti (nonRepudiation)`)
    if (usages.includes('digitalSignature') && allows(leaf, clientAuth))
      return met(t`autenticazione (digitalSignature)`)
    return unmet(
      usages.length === 0
        ? t`keyUsage manca: non si sa a che cosa serve la chiave`
        : t`keyUsage dice ${usages.join(', ')}, e non basta a nessuno dei due usi`,
      t`indicare il certificato di autenticazione o quello di firma della carta`,
    )
  },
}

/** Rules on what a key may do. */
export const usageRules: readonly Rule[] = [notAuthority, keyUsage, server, client, card]
