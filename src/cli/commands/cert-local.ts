import { isIP } from 'node:net'

import { InvalidArgumentError, type Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { LocalOptions } from '../actions/cert/local.ts'
import type { Act } from '../io.ts'
import { days } from './cert-options.ts'

const collectName = (text: string, found: string[] = []): string[] => {
  const isName =
    isIP(text) !== 0 || /^(?!.*\.\.)[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/.test(text)
  if (!isName) throw new InvalidArgumentError(t`atteso un nome DNS o un indirizzo IP`)
  return [...found, text]
}

/** Declares `collaudo cert local`. */
export const addCertLocal = (cert: Command, act: Act): void => {
  cert
    .command('local')
    .summary(t`fa il certificato del proxy e la sua CA`)
    .description(
      t`Fa proxy.pem e proxy.key, con cui collaudo proxy ascolta su questa macchina, e proxy-ca.pem, la CA di cui l'applicativo deve fidarsi. La chiave della CA non si conserva: non può firmare altro.`,
    )
    .requiredOption(t`--out <cartella>`, t`dove scrivere i file`)
    .option<string[]>(
      t`--name <nome...>`,
      t`altri nomi DNS o indirizzi IP su cui il proxy ascolta, oltre a localhost`,
      collectName,
    )
    .option(t`--days <giorni>`, t`per quanti giorni vale (predefinito: 365)`, days)
    .option('--force', t`sostituisce i file che ci sono già`)
    .option('--json', t`stampa un solo oggetto JSON con i file scritti`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo cert local --out certificati\n  collaudo cert local --out certificati-proxy --name 192.168.1.10\n`,
    )
    .action((options: LocalOptions) =>
      act(async (io) => (await import('../actions/cert/local.ts')).makeLocal(options, io)),
    )
}
