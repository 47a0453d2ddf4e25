import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { FillOptions } from '../actions/fill.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo fill`. */
export const addFill = (program: Command, act: Act): void => {
  program
    .command('fill')
    .summary(t`scrive gli esiti nel documento dell'autorità`)
    .description(
      t`Scrive gli esiti di una esecuzione nel documento da cui viene il piano, al loro posto: esito, data, ora, traccia, messaggio di errore, applicabilità e motivo. Tutto il resto del documento resta com'è. Se qualcosa non combacia non scrive niente, e lo dice tutto insieme.`,
    )
    .argument(t`<esecuzione>`, t`nome o cartella di una esecuzione, sotto reports/`)
    .option(
      t`--out <file>`,
      t`dove scrivere (predefinito: documento/ nella cartella dell'esecuzione)`,
    )
    .option(
      '--rehearsal',
      t`accetta una esecuzione sul simulatore: è una prova generale, non un esito`,
    )
    .option('--force', t`sostituisce un file che c'è già`)
    .option('--json', t`stampa un solo oggetto JSON con le celle scritte`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo fill 20260116T101500Z-verifica-collaudo\n  collaudo fill 20260115T093000Z-verifica-simulator --rehearsal --out prova-generale.xlsx\n`,
    )
    .action((run: string, options: FillOptions) =>
      act(async (io) => (await import('../actions/fill.ts')).fill(run, options, io)),
    )
}
