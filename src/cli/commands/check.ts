import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { CheckOptions } from '../actions/check.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo check`; what it does is imported only when it is asked for. */
export const addCheck = (program: Command, act: Act): void => {
  program
    .command('check')
    .summary(t`controlla piani, suite e ambiente senza inviare niente`)
    .description(
      t`Controlla piani, suite, applicazioni e ambiente: ogni errore con file, riga e colonna (collaudo explain CODICE lo spiega). Fuori dal simulatore confronta applicazione, certificato e operatori con ciò che è stato comunicato all'autorità. Non invia niente. Esce con 0, o con 2 se trova errori.`,
    )
    .argument(t`[piano]`, t`nome del piano (se manca, tutti)`)
    .option(t`--env <nome>`, t`l'ambiente rispetto a cui controllare (predefinito: simulator)`)
    .option(
      t`--application <nome>`,
      t`l'applicazione da confrontare con ciò che è comunicato all'autorità (se manca, l'unica che c'è)`,
    )
    .option('--strict', t`tratta gli avvisi da errori`)
    .option('--json', t`stampa un solo oggetto JSON`)
    .addHelpText('after', t`\nEsempi:\n  collaudo check\n  collaudo check cvp --json\n`)
    .action((name: string | undefined, options: CheckOptions) =>
      act(async (io) => (await import('../actions/check.ts')).check(name, options, io)),
    )
}
