import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { SchemaOptions } from '../actions/schema.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo schema`; what it does is imported only when it is asked for. */
export const addSchema = (program: Command, act: Act): void => {
  program
    .command('schema')
    .summary(t`scrive gli schemi per il completamento nell'editor`)
    .description(
      t`Scrive gli schemi JSON di casi, piani, suite, ambienti, applicazioni, procedura, richieste, frammenti e dati: l'editor li usa per completare, spiegare e controllare mentre si scrive.`,
    )
    .option(t`--out <cartella>`, t`dove scriverli (predefinita plans/schema)`)
    .option('--check', t`non scrive: dice se quelli che ci sono sono aggiornati`)
    .option('--json', t`stampa un solo oggetto JSON`)
    .addHelpText('after', t`\nEsempi:\n  collaudo schema\n  collaudo schema --check\n`)
    .action((options: SchemaOptions) =>
      act(async (io) => (await import('../actions/schema.ts')).schema(options, io)),
    )
}
