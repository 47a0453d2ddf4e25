import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { ReviewOptions } from '../actions/review.ts'
import { collect } from '../collect.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo review`. */
export const addReview = (program: Command, act: Act): void => {
  program
    .command('review')
    .summary(t`scrive accanto a un esito la parola di chi lo ha riesaminato`)
    .description(
      t`Scrive accanto all'esito di un caso la parola di chi lo ha riesaminato: un'esclusione motivata o un giudizio diverso. L'esito automatico e il verdetto restano come sono; rapporto e dossier mostrano l'uno e l'altra. Senza --case elenca ciò che è stato scritto.`,
    )
    .argument(t`<esecuzione>`, t`nome o cartella di una esecuzione, sotto reports/`)
    .option<string[]>('--case <id...>', t`i casi riesaminati`, collect)
    .option('--exclude', t`il caso non conta: dire perché con --reason`)
    .option(t`--override <esito>`, t`il caso vale come passed o come failed`)
    .option('--withdraw', t`ritira ciò che era stato scritto`)
    .option(t`--reason <testo>`, t`la motivazione`)
    .option(t`--author <nome>`, t`chi lo dice`)
    .option(t`--expires <data>`, t`ultimo giorno in cui vale, AAAA-MM-GG (se manca, non scade)`)
    .option('--json', t`stampa un solo oggetto JSON`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo review 20260115T093000Z-cvp-simulator\n  collaudo review 20260115T093000Z-cvp-simulator --case CVP-44 --exclude --reason=fuori-perimetro --author=qa@esempio.it --expires 2026-12-31\n`,
    )
    .action((run: string, options: ReviewOptions) =>
      act(async (io) => (await import('../actions/review.ts')).review(run, options, io)),
    )
}
