import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { NewAdapterOptions } from '../actions/new-adapter.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo new` and what is below it; what it does is imported only when it is asked for. */
export const addNew = (program: Command, act: Act): void => {
  const command = program
    .command('new')
    .summary(t`comincia qualcosa da un modello che funziona`)
    .description(
      t`Scrive nella cartella di lavoro i file di qualcosa di nuovo, da un modello che funziona già. Ciò che c'è non si tocca.`,
    )
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo new adapter sportello\n  collaudo new adapter anagrafe-regionale\n`,
    )
  command
    .command('adapter')
    .summary(t`un adattatore per un servizio che Collaudo non conosce`)
    .description(
      t`Scrive adapters/<nome>/ (l'adattatore, il suo simulatore, la prova del contratto) e plans/<nome>/ con due casi che passano sul simulatore. Un adattatore è codice di chi collauda: si esegue con ogni comando della cartella di lavoro.`,
    )
    .argument(t`<nome>`, t`minuscole, cifre e trattini: i casi lo scrivono in uses:`)
    .option('--json', t`stampa un solo oggetto JSON con i file scritti`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo new adapter sportello\n  collaudo new adapter anagrafe-regionale --json\n`,
    )
    .action((name: string, options: NewAdapterOptions) =>
      act(async (io) => (await import('../actions/new-adapter.ts')).newAdapter(name, options, io)),
    )
}
