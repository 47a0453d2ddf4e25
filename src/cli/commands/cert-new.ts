import { InvalidArgumentError, type Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { CsrOptions } from '../actions/cert/csr.ts'
import type { ExportOptions } from '../actions/cert/export.ts'
import type { NewOptions } from '../actions/cert/new.ts'
import { collect } from '../collect.ts'
import type { Act } from '../io.ts'
import { days, keyKindOption, withPassphrase } from './cert-options.ts'

const country = (text: string): string => {
  if (/^[A-Z]{2}$/.test(text)) return text
  throw new InvalidArgumentError(t`attese due lettere maiuscole, per esempio IT`)
}

const subject = (text: string): string => {
  if (text.trim() !== '' && text.length <= 64 && !/\p{Cc}/u.test(text)) return text
  throw new InvalidArgumentError(t`attesi da 1 a 64 caratteri`)
}

const json = (what: string): [string, string] => [
  '--json',
  t`stampa un solo oggetto JSON con ${what}`,
]

/** Declares `collaudo cert new`. */
export const addCertNew = (cert: Command, act: Act): void => {
  const command = cert
    .command('new')
    .summary(t`fa un certificato autogenerato, per pre-collaudo e collaudo`)
    .description(
      t`Fa client.pem (il certificato) e client.key (la chiave, leggibile solo dal proprietario); con una passphrase la chiave è cifrata, e c'è anche client.p12. Il nome comune ha la forma PartitaIva.Dominio.it: una cifra di controllo o un dominio sbagliati sono rifiutati.`,
    )
    .requiredOption(t`--cn <nome>`, t`il nome comune, per esempio 01234567897.ospedale-esempio.it`)
    .requiredOption(t`--out <cartella>`, t`dove scrivere i file`)
    .addOption(keyKindOption())
    .option(t`--days <giorni>`, t`per quanti giorni vale (predefinito: 365)`, days)
    .option<string[]>(t`--san <nome...>`, t`altri nomi DNS o indirizzi IP del certificato`, collect)
    .option(t`--organization <nome>`, t`l'organizzazione del soggetto`, subject)
    .option('--any-cn', t`ammette un nome comune di un'altra forma, che solo la produzione vieta`)
    .option('--force', t`sostituisce i file che ci sono già`)
  withPassphrase(command, t`della nuova chiave`)
    .option(...json(t`i file scritti e il certificato`))
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo cert new --cn 01234567897.ospedale-esempio.it --out certificati\n  collaudo cert new --cn 01234567897.ospedale-esempio.it --out cifrati --key rsa-3072 --passphrase-env SIST_CLIENT_P12_PASSPHRASE\n`,
    )
    .action((options: NewOptions) =>
      act(async (io) => (await import('../actions/cert/new.ts')).makeNew(options, io)),
    )
}

/** Declares `collaudo cert csr`. */
export const addCertCsr = (cert: Command, act: Act): void => {
  const command = cert
    .command('csr')
    .summary(t`prepara la richiesta di un certificato di produzione`)
    .description(
      t`Fa client.csr, da inviare a una CA riconosciuta da AgID, e client.key, che resta dove è. In produzione ogni installazione ha un certificato SSL Server con nome comune PartitaIva.Dominio.it della struttura sanitaria.`,
    )
    .requiredOption(t`--cn <nome>`, t`il nome comune, per esempio 01234567897.ospedale-esempio.it`)
    .requiredOption(t`--out <cartella>`, t`dove scrivere i file`)
    .addOption(keyKindOption())
    .option(t`--key-file <file>`, t`la chiave da usare, in PEM o PKCS#12, invece di farne una`)
    .option<string[]>(t`--san <nome...>`, t`altri nomi DNS del certificato`, collect)
    .option(t`--organization <nome>`, t`l'organizzazione del soggetto`, subject)
    .option(t`--locality <nome>`, t`la località del soggetto`, subject)
    .option(t`--province <nome>`, t`la provincia del soggetto`, subject)
    .option(t`--country <sigla>`, t`lo stato del soggetto (predefinito: IT)`, country)
    .option('--force', t`sostituisce i file che ci sono già`)
  withPassphrase(command, t`della chiave`)
    .option(...json(t`i file scritti`))
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo cert csr --cn 01234567897.ospedale-esempio.it --organization Ospedale --out produzione\n  collaudo cert csr --cn 01234567897.ospedale-esempio.it --key-file certificati/client.key --out rinnovo\n`,
    )
    .action((options: CsrOptions) =>
      act(async (io) => (await import('../actions/cert/csr.ts')).makeRequest(options, io)),
    )
}

/** Declares `collaudo cert export`. */
export const addCertExport = (cert: Command, act: Act): void => {
  const command = cert
    .command('export')
    .summary(t`prepara la chiave pubblica e il certificato da inviare`)
    .description(
      t`Scrive la chiave pubblica (PEM) e il certificato (PEM e DER) come si inviano nella fase 3, e la catena in ordine se c'è. La chiave privata non è mai tra questi file.`,
    )
    .argument('<file>', t`il certificato: PEM, DER, PKCS#7 o PKCS#12`)
    .requiredOption(t`--out <cartella>`, t`dove scrivere i file`)
    .option('--force', t`sostituisce i file che ci sono già`)
  withPassphrase(command, t`del PKCS#12`)
    .option(...json(t`i file scritti`))
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo cert export certificati/client.pem --out da-inviare\n  collaudo cert export cifrati/client.p12 --passphrase-env SIST_CLIENT_P12_PASSPHRASE --out da-inviare-p12\n`,
    )
    .action((file: string, options: ExportOptions) =>
      act(async (io) =>
        (await import('../actions/cert/export.ts')).exportPublic(file, options, io),
      ),
    )
}
