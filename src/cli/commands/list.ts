import type { Command } from 'commander'

import type { ListOptions } from '../actions/list.ts'
import { collect } from '../collect.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo list`; what it does is imported only when it is asked for. */
export const addList = (program: Command, act: Act): void => {
  program
    .command('list')
    .summary('elenca i casi di un piano o di una suite')
    .description("Elenca i casi di un piano o di una suite, nell'ordine in cui si eseguono.")
    .argument('[piano|suite]', "nome del piano o della suite (se manca, l'unico piano)")
    .option<string[]>('--tag <etichetta...>', 'solo i casi con una di queste etichette', collect)
    .option('--env <nome>', "l'ambiente: una cartella di environments/")
    .option('--json', 'stampa un solo oggetto JSON')
    .addHelpText('after', '\nEsempi:\n  collaudo list cvp\n  collaudo list negativi --json\n')
    .action((name: string | undefined, options: ListOptions) =>
      act(async (io) => (await import('../actions/list.ts')).list(name, options, io)),
    )
}
