import { InvalidArgumentError, Option, type Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { CheckOptions } from '../actions/cert/check.ts'
import type { ShowOptions } from '../actions/cert/show.ts'
import type { Act } from '../io.ts'
import { withPassphrase } from './cert-options.ts'

const profiles = ['struttura', 'dispositivo']

const profileOption = (): Option =>
  new Option(
    t`--profile <profilo>`,
    t`struttura (certificato) o dispositivo (carta) (predefinito: struttura)`,
  ).argParser((text) => {
    if (profiles.includes(text)) return text
    throw new InvalidArgumentError(t`attesa una tra ${profiles.join(', ')}`)
  })

/** Declares `collaudo cert show`. */
export const addCertShow = (cert: Command, act: Act): void => {
  const command = cert
    .command('show')
    .summary(t`dice che cosa contiene un file di certificati`)
    .description(
      t`Legge PEM, DER, PKCS#7 e PKCS#12, anche con le cifrature di un tempo, gli intermedi in un altro ordine, un BOM o le righe di Windows. Esce con 0 se il file si legge: se il certificato va bene lo dice collaudo cert check.`,
    )
    .argument('<file>', t`il file`)
  withPassphrase(command, t`del PKCS#12 o della chiave`)
    .option('--json', t`stampa un solo oggetto JSON con il contenuto`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo cert show certificati/client.pem\n  collaudo cert show cifrati/client.p12 --passphrase-env SIST_CLIENT_P12_PASSPHRASE --json\n`,
    )
    .action((file: string, options: ShowOptions) =>
      act(async (io) => (await import('../actions/cert/show.ts')).show(file, options, io)),
    )
}

/** Declares `collaudo cert check`. */
export const addCertCheck = (cert: Command, act: Act): void => {
  const command = cert
    .command('check')
    .summary(t`controlla se un certificato va bene`)
    .description(
      t`Dice ogni regola con il suo esito e il motivo: forma del nome, cifra di controllo, date, rinnovo, chiave, algoritmo, usi, catena, chiave privata. Con --production anche chi lo ha emesso, come livello da 0 a 4: 0 autogenerato, 1 CA non nella Trusted List, 2 CA nella lista, 3 CA qualificata in vigore, 4 certificato qualificato di sito web. Esce con 0, o con 1 se una regola non è soddisfatta o non si è potuta valutare.`,
    )
    .argument('<file>', t`il certificato: PEM, DER, PKCS#7 o PKCS#12`)
    .option('--production', t`con le regole della produzione`)
    .option(t`--trusted-list <file>`, t`la Trusted List italiana, in XML, che pubblica AgID`)
    .option(t`--list-signer <file>`, t`il certificato con cui AgID firma la lista`)
    .option(t`--key-file <file>`, t`la chiave privata, se non è nello stesso file`)
    .option(t`--ca <file>`, t`le CA di cui ci si fida, in PEM`)
    .addOption(profileOption())
    .option('--strict', t`controlla anche mese, giorno e carattere di controllo del codice fiscale`)
  withPassphrase(command, t`del PKCS#12 o della chiave`)
    .option('--json', t`stampa un solo oggetto JSON con ogni regola`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo cert check certificati/client.pem --key-file certificati/client.key\n  collaudo cert check --production --trusted-list TSL-IT.xml --ca radice.pem produzione/certificato.pem\n`,
    )
    .action((file: string, options: CheckOptions) =>
      act(async (io) => (await import('../actions/cert/check.ts')).check(file, options, io)),
    )
}
