import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { MergeOptions } from '../actions/merge.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo merge`; what it does is imported only when it is asked for. */
export const addMerge = (program: Command, act: Act): void => {
  program
    .command('merge')
    .summary(t`unisce più esecuzioni in una`)
    .description(
      t`Unisce le parti di un'esecuzione divisa con run --shard, o più esecuzioni dello stesso piano, in una nuova: giornale, prove, registro e rapporto. Non chiama nessuno. Rifiuta esecuzioni di piani, applicazioni o ambienti diversi, e una parte che manca.`,
    )
    .argument(t`<esecuzioni...>`, t`nomi o cartelle delle esecuzioni`)
    .option('--junit <file>', t`scrive l'esito anche come JUnit XML`)
    .option('--allow-incomplete', t`un caso non eseguito non fa uscire con 1`)
    .option('--json', t`stampa un solo oggetto JSON con l'esito`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo merge 20261015T101500Z-cvp-simulator 20261015T101509Z-cvp-simulator\n  collaudo merge parti/1 parti/2 --junit junit.xml\n`,
    )
    .action((names: readonly string[], options: MergeOptions) =>
      act(async (io) => (await import('../actions/merge.ts')).merge(names, options, io)),
    )
}
