import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { ImportOptions } from '../actions/import.ts'
import { collect } from '../collect.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo import`. */
export const addImport = (program: Command, act: Act): void => {
  program
    .command('import')
    .summary(t`fa un piano del documento dell'autorità`)
    .description(
      t`Legge il piano dell'autorità (.xlsx, .docx o .csv) e ne fa una cartella di plans/: un caso da codificare per ogni riga, con le parole dell'autorità, e il documento com'è arrivato. Dice che cosa ha preso per che cosa; di ciò che un caso deve provare non indovina niente.`,
    )
    .argument('<file>', t`il documento dell'autorità`)
    .requiredOption(t`--plan <nome>`, t`il nome del piano: la cartella che si crea in plans/`)
    .option<string[]>(
      t`--sheet <foglio...>`,
      t`solo questi fogli, o queste tabelle di Word`,
      collect,
    )
    .option<string[]>(
      t`--map <colonna=campo...>`,
      t`che cosa è una colonna, per lettera o per intestazione: A=id, "Esito finale"=outcome; - per niente`,
      collect,
    )
    .option('--dry-run', t`dice che cosa farebbe, e non scrive niente`)
    .option('--json', t`stampa un solo oggetto JSON`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo import piano-di-test.xlsx --plan verifica --dry-run\n  collaudo import piano-di-test.xlsx --plan verifica --sheet Casi --map A=id\n`,
    )
    .action((file: string, options: ImportOptions) =>
      act(async (io) => (await import('../actions/import.ts')).importPlan(file, options, io)),
    )
}
