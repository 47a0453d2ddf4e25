import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { ListOptions } from '../actions/list.ts'
import { collect } from '../collect.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo list`; what it does is imported only when it is asked for. */
export const addList = (program: Command, act: Act): void => {
  program
    .command('list')
    .summary(t`elenca i casi di un piano o di una suite`)
    .description(t`Elenca i casi di un piano o di una suite, nell'ordine in cui si eseguono.`)
    .argument(t`[piano|suite]`, t`nome del piano o della suite (se manca, l'unico piano)`)
    .option<string[]>(t`--tag <etichetta...>`, t`solo i casi con una di queste etichette`, collect)
    .option(t`--env <nome>`, t`l'ambiente: una cartella di environments/`)
    .option('--requirements', t`i requisiti del piano con i casi che li provano, e viceversa`)
    .option(
      '--coverage',
      t`le righe del documento dell'autorità con lo stato del loro caso e l'ultimo esito; esce con 1 se una riga non ha un caso`,
    )
    .option('--json', t`stampa un solo oggetto JSON`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo list negativi --json\n  collaudo list cvp --requirements\n`,
    )
    .action((name: string | undefined, options: ListOptions) =>
      act(async (io) => (await import('../actions/list.ts')).list(name, options, io)),
    )
}
