import { InvalidArgumentError, type Command } from 'commander'

import { shells, type Shell } from '../../debug/shell-words.ts'
import type { RunOptions } from '../actions/run.ts'
import { collect } from '../collect.ts'
import type { Act } from '../io.ts'

const shell = (text: string): Shell => {
  const found = shells.find((one) => one === text)
  if (found === undefined) throw new InvalidArgumentError(`attesa una tra ${shells.join(', ')}`)
  return found
}

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
    .option('--failed', "solo i casi non riusciti nell'ultima esecuzione")
    .option(
      '--resume [esecuzione]',
      "prosegue un'esecuzione interrotta, senza ripetere niente (predefinita: l'ultima)",
    )
    .option('--env <nome>', "l'ambiente: una cartella di environments/")
    .option('--application <nome>', "l'applicazione: un file di applications/")
    .option('--jobs <n>', 'quanti casi insieme (predefinito 1)')
    .option('--max-failures <n>', 'si ferma dopo tanti casi non superati o interrotti')
    .option('--pace <n>', 'al più tante chiamate al secondo, in tutto')
    .option(
      '--breaker <n>',
      "dopo tanti casi di seguito senza risposta prova se l'ambiente c'è (predefinito 3, 0 mai)",
    )
    .option('--junit <file>', "scrive l'esito anche come JUnit XML")
    .option('--answers <file>', 'le risposte e i file dei passi manuali, scritti prima (YAML)')
    .option('--allow-incomplete', 'un caso non eseguito non fa uscire con 1')
    .option('--debug', 'stampa ogni richiesta e risposta, e perché un passo non riesce')
    .option('--diff', "confronta le chiamate con l'ultima esecuzione in cui il caso è riuscito")
    .option(
      '--curl [shell]',
      `stampa un comando curl che ripete ogni chiamata (${shells.join(', ')})`,
      shell,
    )
    .option('--from <passo>', 'parte da questo passo, con i valori di una esecuzione precedente')
    .option('--captures <esecuzione>', 'quale, con --from (predefinito: last)')
    .option('--watch', 'esegue di nuovo a ogni modifica dei file, fino a Ctrl+C')
    .option('--dry-run [cartella]', 'compone e firma i messaggi, li lascia lì e non invia niente')
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
