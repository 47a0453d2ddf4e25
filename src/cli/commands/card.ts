import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { CardListOptions } from '../actions/card/list.ts'
import { collect } from '../collect.ts'
import type { Act } from '../io.ts'

const addCardList = (card: Command, act: Act): void => {
  card
    .command('list')
    .summary(t`mostra le carte nei lettori e i loro certificati`)
    .description(
      t`Mostra lettori, token e certificati, con il codice fiscale, le date, gli usi e a che cosa serve ciascuna chiave. Non chiede PIN e non ne prova. Senza --module cerca le librerie PKCS#11 nei posti soliti, che non sono verificati. Esce con 1 se non trova nessun certificato.`,
    )
    .option<string[]>(
      t`--module <file...>`,
      t`la libreria PKCS#11 del produttore della carta`,
      collect,
    )
    .option(
      t`--certificates <cartella>`,
      t`scrive lì i certificati in PEM: servono al simulatore, che deve conoscerli prima`,
    )
    .option('--json', t`stampa un solo oggetto JSON`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo card list\n  collaudo card list --module /usr/lib/softhsm/libsofthsm2.so --json\n`,
    )
    .action((options: CardListOptions) =>
      act(async (io) => (await import('../actions/card/list.ts')).cardList(options, io)),
    )
}

/** Declares `collaudo card` and what is below it. */
export const addCard = (program: Command, act: Act): void => {
  const card = program
    .command('card')
    .summary(t`mostra le carte e i token che firmano`)
    .description(
      t`Le chiavi di un operatore possono stare su una carta (CNS, firma digitale) attraverso la libreria PKCS#11 del produttore: firmano la WS-Security e i documenti. La connessione TLS con la chiave di una carta riesce solo su Linux, con l'engine pkcs11 di OpenSSL (libengine-pkcs11-openssl); altrove il certificato client sta in un file. Si veda docs/it/cards.md.`,
    )
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo card list\n  collaudo card list --certificates certificati\n`,
    )
  addCardList(card, act)
}
