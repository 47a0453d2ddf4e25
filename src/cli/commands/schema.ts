import type { Command } from 'commander'

import type { SchemaOptions } from '../actions/schema.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo schema`; what it does is imported only when it is asked for. */
export const addSchema = (program: Command, act: Act): void => {
  program
    .command('schema')
    .summary("scrive gli schemi per il completamento nell'editor")
    .description(
      "Scrive gli schemi JSON di casi, piani, suite, ambienti, applicazioni, richieste, frammenti e dati: l'editor li usa per completare, spiegare e controllare mentre si scrive.",
    )
    .option('--out <cartella>', 'dove scriverli (predefinita plans/schema)')
    .option('--check', 'non scrive: dice se quelli che ci sono sono aggiornati')
    .option('--json', 'stampa un solo oggetto JSON')
    .addHelpText('after', '\nEsempi:\n  collaudo schema\n  collaudo schema --check\n')
    .action((options: SchemaOptions) =>
      act(async (io) => (await import('../actions/schema.ts')).schema(options, io)),
    )
}
