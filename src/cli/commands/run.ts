import { Option, type Command } from 'commander'

import { shells } from '../../debug/shell-words.ts'
import type { RunOptions } from '../actions/run.ts'
import { collect } from '../collect.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo run`; what it does is imported only when it is asked for. */
export const addRun = (program: Command, act: Act): void => {
  program
    .command('run')
    .summary('esegue un piano o una suite e ne fa il rapporto')
    .description(
      "Esegue un piano o una suite: una chiamata vera per ogni passo, verifiche, prove conservate in reports/, rapporto Allure. L'ambiente predefinito è il simulatore incorporato.",
    )
    .argument('[piano|suite]', "nome del piano o della suite (se manca, l'unico piano)")
    .option<string[]>('--case <id...>', 'solo questi casi, e quelli di cui hanno bisogno', collect)
    .option<string[]>('--tag <etichetta...>', 'solo i casi con una di queste etichette', collect)
    .option('--env <nome>', "l'ambiente: una cartella di environments/")
    .option('--application <nome>', "l'applicazione: un file di applications/")
    .option('--allow-incomplete', 'un caso non eseguito non fa uscire con 1')
    .option('--debug', 'stampa ogni richiesta e risposta, e perché un passo non riesce')
    .option('--diff', "confronta le chiamate con l'ultima esecuzione in cui il caso è riuscito")
    .addOption(
      new Option('--curl [shell]', 'stampa un comando curl che ripete ogni chiamata').choices(
        shells,
      ),
    )
    .option('--from <passo>', 'parte da questo passo, con i valori di una esecuzione precedente')
    .option('--captures <esecuzione>', 'quale, con --from (predefinito: last)')
    .option('--open', 'apre il rapporto, su una postazione con schermo')
    .option('--json', "stampa un solo oggetto JSON con l'esito")
    .addHelpText(
      'after',
      '\nEsempi:\n  collaudo run cvp\n  collaudo run cvp --case CVP-03 --json\n',
    )
    .action((name: string | undefined, options: RunOptions) =>
      act(async (io) => (await import('../actions/run.ts')).run(name, options, io)),
    )
}
