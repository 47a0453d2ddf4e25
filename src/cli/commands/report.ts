import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { ReportOptions } from '../actions/report.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo report`; what it does is imported only when it is asked for. */
export const addReport = (program: Command, act: Act): void => {
  program
    .command('report')
    .summary(t`rifà il rapporto di un'esecuzione dal suo registro`)
    .description(
      t`Rifà il rapporto di un'esecuzione dal suo registro, senza chiamare nessuno: anche di un'esecuzione interrotta.`,
    )
    .argument(t`[esecuzione]`, t`nome o cartella dell'esecuzione (se manca, l'ultima)`)
    .option(
      '--history',
      t`che cosa è cambiato, caso per caso, nelle esecuzioni dello stesso piano, applicazione e ambiente`,
    )
    .option(
      '--pseudonymise',
      t`fa una copia dell'esecuzione e del rapporto con pseudonimi al posto di codici fiscali, nomi, date di nascita e identificativi delle persone`,
    )
    .option(t`--out <cartella>`, t`dove scrivere la copia (predefinita: ESECUZIONE-pseudonimi)`)
    .option('--open', t`apre il rapporto, su una postazione con schermo`)
    .option('--json', t`stampa un solo oggetto JSON`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo report --history\n  collaudo report 20260115T093000Z-cvp-simulator --open\n`,
    )
    .action((name: string | undefined, options: ReportOptions) =>
      act(async (io) => (await import('../actions/report.ts')).report(name, options, io)),
    )
}
