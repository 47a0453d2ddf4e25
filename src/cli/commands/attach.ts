import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { AttachOptions } from '../actions/attach.ts'
import { collect } from '../collect.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo attach`. */
export const addAttach = (program: Command, act: Act): void => {
  program
    .command('attach')
    .summary(t`allega a un'esecuzione ciò che un caso in attesa chiede`)
    .description(
      t`Allega i file e le risposte che un passo manuale aspetta, anche giorni dopo e da un'altra postazione: basta la cartella dell'esecuzione. Poi collaudo run --resume va avanti con il caso.`,
    )
    .argument(t`<esecuzione>`, t`nome o cartella di una esecuzione, sotto reports/`)
    .argument(t`<caso>`, t`l'id del caso in attesa`)
    .argument('[file...]', t`i file da allegare`)
    .option(t`--step <passo>`, t`il passo che aspetta (il caso ne ha uno solo alla volta)`)
    .option(t`--as <nome>`, t`quale dei file chiesti dal passo`)
    .option<string[]>(t`--answer <nome=risposta...>`, t`una risposta chiesta dal passo`, collect)
    .option('--json', t`stampa un solo oggetto JSON con ciò che è stato allegato`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo attach 20260115T093000Z-cvp-simulator CVP-31 schermata.png\n  collaudo attach 20260115T093000Z-cvp-simulator CVP-31 --answer nre=1600A4123456789\n`,
    )
    .action((run: string, id: string, files: readonly string[], options: AttachOptions) =>
      act(async (io) => (await import('../actions/attach.ts')).attach(run, id, files, options, io)),
    )
}
