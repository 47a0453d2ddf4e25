import { Option, type Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { InitOptions } from '../actions/init.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo init`; what it does is imported only when it is asked for. */
export const addInit = (program: Command, act: Act): void => {
  program
    .command('init')
    .summary(t`prepara una cartella di lavoro`)
    .description(
      t`Prepara una cartella di lavoro: applicazione, un piano di esempio che passa sul simulatore, una suite, l'ambiente di collaudo, .env con il suo esempio, il certificato autogenerato, le impostazioni dell'editor, la pipeline e vitest.config.ts. Fa cinque domande, o prende le opzioni. Ciò che c'è già non si tocca.`,
    )
    .argument(t`[cartella]`, t`dove (predefinita: questa)`)
    .option(t`--title <nome>`, t`il nome dell'applicazione`)
    .option(t`--producer <nome>`, t`il produttore`)
    .option(t`--app-version <versione>`, t`la versione dell'applicazione`)
    .addOption(
      new Option(
        t`--profile <profilo>`,
        t`struttura (certificato autogenerato) o dispositivo (carta)`,
      ).choices(['struttura', 'dispositivo']),
    )
    .option(t`--cn <nome>`, t`il nome comune del certificato, PartitaIva.Dominio.it`)
    .addOption(
      new Option(t`--ci <quale>`, t`la pipeline da scrivere (predefinita: github)`).choices([
        'github',
        'gitlab',
        'none',
      ]),
    )
    .option('--yes', t`non fa domande: vale il valore predefinito di ciò che manca`)
    .option('--json', t`stampa un solo oggetto JSON con i file scritti`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo init\n  collaudo init collaudo-prova --yes --ci gitlab\n`,
    )
    .action((into: string | undefined, options: InitOptions) =>
      act(async (io) => (await import('../actions/init.ts')).init(into, options, io)),
    )
}
