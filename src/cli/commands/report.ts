import type { Command } from 'commander'

import type { ReportOptions } from '../actions/report.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo report`; what it does is imported only when it is asked for. */
export const addReport = (program: Command, act: Act): void => {
  program
    .command('report')
    .summary("rifà il rapporto di un'esecuzione dal suo registro")
    .description(
      "Rifà il rapporto di un'esecuzione dal suo registro, senza chiamare nessuno: anche di un'esecuzione interrotta.",
    )
    .argument('[esecuzione]', "nome o cartella dell'esecuzione (se manca, l'ultima)")
    .option('--open', 'apre il rapporto, su una postazione con schermo')
    .option('--json', 'stampa un solo oggetto JSON')
    .addHelpText(
      'after',
      '\nEsempi:\n  collaudo report\n  collaudo report 20260115T093000Z-cvp-simulator --open\n',
    )
    .action((name: string | undefined, options: ReportOptions) =>
      act(async (io) => (await import('../actions/report.ts')).report(name, options, io)),
    )
}
