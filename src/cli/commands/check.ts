import type { Command } from 'commander'

import type { CheckOptions } from '../actions/check.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo check`; what it does is imported only when it is asked for. */
export const addCheck = (program: Command, act: Act): void => {
  program
    .command('check')
    .summary('controlla piani, suite e ambiente senza inviare niente')
    .description(
      'Controlla piani, suite, applicazioni e ambiente: ogni errore con file, riga e colonna (collaudo explain CODICE lo spiega). Non invia niente. Esce con 0, o con 2 se trova errori.',
    )
    .argument('[piano]', 'nome del piano (se manca, tutti)')
    .option('--env <nome>', "l'ambiente rispetto a cui controllare (predefinito: simulator)")
    .option('--strict', 'tratta gli avvisi da errori')
    .option('--json', 'stampa un solo oggetto JSON')
    .addHelpText('after', '\nEsempi:\n  collaudo check\n  collaudo check cvp --json\n')
    .action((name: string | undefined, options: CheckOptions) =>
      act(async (io) => (await import('../actions/check.ts')).check(name, options, io)),
    )
}
