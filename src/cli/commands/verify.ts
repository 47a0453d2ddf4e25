import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo verify`; what it does is imported only when it is asked for. */
export const addVerify = (program: Command, act: Act): void => {
  program
    .command('verify')
    .summary(t`verifica un dossier o un'esecuzione, senza rete`)
    .description(
      t`Verifica un dossier o un'esecuzione da ciò che contiene e da nient'altro: senza rete, senza carta, senza il piano. Ricalcola ogni impronta e ogni firma, e valuta di nuovo ogni verifica dai byte conservati. Dice ogni file cambiato, mancante o aggiunto e ogni esito che non vale più; allora esce con 1.`,
    )
    .argument(
      t`<dossier o esecuzione>`,
      t`il file .zip di un dossier, oppure nome o cartella di un'esecuzione`,
    )
    .option('--json', t`stampa un solo oggetto JSON`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo verify dossier-cartella-1.0.0.zip\n  collaudo verify 20260116T101500Z-cvp-collaudo --json\n`,
    )
    .action((what: string) =>
      act(async (io) => (await import('../actions/verify.ts')).verify(what, io)),
    )
}
