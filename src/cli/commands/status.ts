import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { StatusOptions } from '../actions/status.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo status`. */
export const addStatus = (program: Command, act: Act): void => {
  program
    .command('status')
    .summary(t`a che punto è la procedura, fase per fase`)
    .description(
      t`Dice delle sette fasi che cosa c'è, che cosa manca e il prossimo passo, da ciò che sta nella cartella di lavoro: moduli firmati, bozze, comunicazioni registrate, piani, esecuzioni positive nell'ambiente di test. Una fase che niente prova non è mai detta fatta; quelle in cui agisce solo l'autorità (2 e 6) non sono note finché non si registrano in procedure.yaml. Esce con 0.`,
    )
    .option(t`--application <nome>`, t`l'applicazione, se ce n'è più di una`)
    .option('--json', t`stampa un solo oggetto JSON`)
    .addHelpText('after', t`\nEsempi:\n  collaudo status\n  collaudo status --json\n`)
    .action((options: StatusOptions) =>
      act(async (io) => (await import('../actions/status.ts')).status(options, io)),
    )
}
