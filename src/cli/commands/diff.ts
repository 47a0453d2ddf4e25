import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { DiffOptions } from '../actions/diff.ts'
import { collect } from '../collect.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo diff`. */
export const addDiff = (program: Command, act: Act): void => {
  program
    .command('diff')
    .summary(t`confronta una nuova versione del documento con il piano`)
    .description(
      t`Confronta una nuova versione del documento dell'autorità con il piano che ne viene: casi aggiunti, ritirati, riformulati (parola per parola) e spostati, e gli esiti che per questo non valgono più. Con --apply aggiorna il piano e conserva ciò che è stato codificato. Esce con 0 se non c'è differenza o l'ha applicata, con 1 se ce n'è.`,
    )
    .argument('<file>', t`la nuova versione del documento`)
    .requiredOption(t`--plan <nome>`, t`il piano che viene dalla versione precedente`)
    .option(
      '--apply',
      t`aggiorna il piano: i casi riformulati restano codificati, e sono da rileggere`,
    )
    .option<string[]>(
      t`--sheet <foglio...>`,
      t`solo questi fogli, o queste tabelle di Word`,
      collect,
    )
    .option<string[]>(
      t`--map <colonna=campo...>`,
      t`che cosa è una colonna, dove mapping.yaml non lo dice già`,
      collect,
    )
    .option('--json', t`stampa un solo oggetto JSON`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo diff piano-di-test-v2.xlsx --plan verifica\n  collaudo diff piano-di-test-v2.xlsx --plan verifica --apply\n`,
    )
    .action((file: string, options: DiffOptions) =>
      act(async (io) => (await import('../actions/diff.ts')).diff(file, options, io)),
    )
}
