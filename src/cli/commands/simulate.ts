import { InvalidArgumentError, type Command } from 'commander'

import { collect } from '../collect.ts'
import { t } from '../../lib/language/t.ts'
import type { SimulateOptions } from '../actions/simulate.ts'
import type { Act } from '../io.ts'

const port = (text: string): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new InvalidArgumentError(t`attesa una porta tra 0 e 65535`)
  return value
}

/** Declares `collaudo simulate`; what it does is imported only when it is asked for. */
export const addSimulate = (program: Command, act: Act): void => {
  program
    .command('simulate')
    .summary(t`avvia il simulatore dell'ambiente di test`)
    .description(
      t`Avvia il simulatore dell'ambiente di test su 127.0.0.1, con TLS mutuo e certificati fatti sul momento, fino a Ctrl+C.`,
    )
    .option(t`--port <numero>`, t`porta (predefinita: una libera)`, port)
    .option(t`--application <nome>`, t`l'applicazione censita: un file di applications/`)
    .option(
      t`--without-rule <nome>`,
      t`spegne una regola del simulatore, per vedere chi se ne accorge; si può ripetere`,
      collect,
      [],
    )
    .option(t`--keys <cartella>`, t`scrive qui certificati e chiavi, e li lascia`)
    .option('--json', t`stampa un solo oggetto JSON con gli indirizzi, e poi tace`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo simulate\n  collaudo simulate --port 8181 --keys chiavi\n`,
    )
    .action((options: SimulateOptions) =>
      act(async (io) => (await import('../actions/simulate.ts')).simulate(options, io)),
    )
}
