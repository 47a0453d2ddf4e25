import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { CheckSubmissionOptions } from '../actions/check-submission.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo check-submission`. */
export const addCheckSubmission = (program: Command, act: Act): void => {
  program
    .command('check-submission')
    .summary(t`controlla una consegna nel formato nazionale`)
    .description(
      t`Controlla una cartella da consegnare nel formato nazionale (data.json, foglio compilato, FILES/): le regole C007–C012, gli errori della verifica automatica che si possono conoscere senza chiamare nessuno, e che foglio, data.json e file dicano la stessa cosa. Tutto insieme, con il posto e il rimedio. Esce con 0 se non trova niente, con 1 se trova qualcosa.`,
    )
    .argument(t`<cartella>`, t`la cartella da consegnare`)
    .option(
      t`--plan <nome>`,
      t`il piano importato dal foglio dell'autorità, per vedere se è stato toccato`,
    )
    .option('--json', t`stampa un solo oggetto JSON`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo check-submission GATEWAY/A1#111#ESEMPIO/Esempio/cartella/1.0\n  collaudo check-submission GATEWAY/A1#111#ESEMPIO/Esempio/cartella/1.0 --json\n`,
    )
    .action((folder: string, options: CheckSubmissionOptions) =>
      act(async (io) =>
        (await import('../actions/check-submission.ts')).checkSubmissionFolder(folder, options, io),
      ),
    )
}
