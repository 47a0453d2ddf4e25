import { InvalidArgumentError, Option, type Command } from 'commander'

import { shells, type Shell } from '../../debug/shell-words.ts'
import { t } from '../../lib/language/t.ts'
import { ownFile } from '../../lib/own-file.ts'
import type { RunOptions } from '../actions/run.ts'
import { collect } from '../collect.ts'
import type { Act } from '../io.ts'
import { port } from './port.ts'

const shell = (text: string): Shell => {
  const found = shells.find((one) => one === text)
  if (found === undefined) throw new InvalidArgumentError(t`attesa una tra ${shells.join(', ')}`)
  return found
}

/** Declares `collaudo run`; what it does is imported only when it is asked for. */
export const addRun = (program: Command, act: Act): void => {
  program
    .command('run')
    .summary(t`esegue un piano o una suite e ne fa il rapporto`)
    .description(
      t`Esegue un piano o una suite: una chiamata vera per ogni passo, verifiche, prove conservate in reports/, rapporto Allure. L'ambiente predefinito è il simulatore incorporato.`,
    )
    .argument(t`[piano|suite]`, t`nome del piano o della suite (se manca, l'unico piano)`)
    .option<string[]>('--case <id...>', t`solo questi casi, e quelli di cui hanno bisogno`, collect)
    .option<string[]>(t`--tag <etichetta...>`, t`solo i casi con una di queste etichette`, collect)
    .option('--failed', t`solo i casi non riusciti nell'ultima esecuzione`)
    .option(
      t`--resume [esecuzione]`,
      t`prosegue un'esecuzione interrotta, senza ripetere niente (predefinita: l'ultima)`,
    )
    .option(t`--env <nome>`, t`l'ambiente: una cartella di environments/`)
    .option(t`--application <nome>`, t`l'applicazione: un file di applications/`)
    .addOption(
      new Option(
        t`--by <chi>`,
        t`chi fa le chiamate: harness (questo strumento) o application (l'applicativo, attraverso il proxy)`,
      ).choices(['harness', 'application']),
    )
    .option(t`--proxy-port <numero>`, t`con --by application: la porta del proxy`, port)
    .option(
      t`--simulator-keys <cartella>`,
      t`scrive qui le chiavi degli operatori del simulatore, per un applicativo che le usi`,
    )
    .option(
      '--shard <i/n>',
      t`solo la parte i di n, sempre la stessa: collaudo merge le rimette insieme`,
    )
    .option('--jobs <n>', t`quanti casi insieme (predefinito 1)`)
    .option('--max-failures <n>', t`si ferma dopo tanti casi non superati o interrotti`)
    .option('--pace <n>', t`al più tante chiamate al secondo, in tutto`)
    .option(
      '--breaker <n>',
      t`dopo tanti casi di seguito senza risposta prova se l'ambiente c'è (predefinito 3, 0 mai)`,
    )
    .option<string[]>(
      t`--condition <condizione...>`,
      t`ordina al simulatore una condizione per tutta l'esecuzione, per esempio slow=500ms`,
      collect,
    )
    .option('--junit <file>', t`scrive l'esito anche come JUnit XML`)
    .option('--answers <file>', t`le risposte e i file dei passi manuali, scritti prima (YAML)`)
    .option('--allow-incomplete', t`un caso non eseguito non fa uscire con 1`)
    .option('--debug', t`stampa ogni richiesta e risposta, e perché un passo non riesce`)
    .option('--diff', t`confronta le chiamate con l'ultima esecuzione in cui il caso è riuscito`)
    .option(
      '--curl [shell]',
      t`stampa un comando curl che ripete ogni chiamata (${shells.join(', ')})`,
      shell,
    )
    .option(t`--from <passo>`, t`parte da questo passo, con i valori di una esecuzione precedente`)
    .option(t`--captures <esecuzione>`, t`quale, con --from (predefinito: last)`)
    .option('--watch', t`esegue di nuovo a ogni modifica dei file, fino a Ctrl+C`)
    .option(t`--dry-run [cartella]`, t`compone e firma i messaggi, li lascia lì e non invia niente`)
    .option('--brief', t`stampa una riga per area, e i soli casi non superati`)
    .option('--open', t`apre il rapporto, su una postazione con schermo`)
    .option('--json', t`stampa un solo oggetto JSON con l'esito`)
    .option(
      '--events',
      t`stampa un oggetto JSON per riga: ogni evento, mentre avviene, e per ultimo l'esito`,
    )
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo run cvp\n  collaudo run cvp --case CVP-03 --json\n`,
    )
    .action((name: string | undefined, options: RunOptions) =>
      act(async (io) => {
        // Two threads read modules at once: the one that will run the cases, and this.
        if (options.dryRun === undefined)
          (await import('../../suite/warm-worker.ts')).warmWorker(ownFile('adapters/index'))
        return (await import('../actions/run.ts')).run(name, options, io)
      }),
    )
}
