import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { ProxyCommandOptions } from '../actions/proxy.ts'
import { collect } from '../collect.ts'
import type { Act } from '../io.ts'
import { port } from './port.ts'

/** Declares `collaudo proxy`; what it does is imported only when it is asked for. */
export const addProxy = (program: Command, act: Act): void => {
  program
    .command('proxy')
    .summary(t`registra ciò che l'applicativo dice all'ambiente`)
    .description(
      t`Sta tra l'applicativo e l'ambiente, fino a Ctrl+C: ascolta su 127.0.0.1 con un certificato di una CA locale, parla in TLS mutuo con l'ambiente con il certificato del produttore, inoltra byte per byte e conserva ogni scambio in reports/. Davanti al simulatore, lo avvia.`,
    )
    .option(t`--env <nome>`, t`l'ambiente: una cartella di environments/ (predefinito: simulator)`)
    .option(t`--application <nome>`, t`l'applicazione: un file di applications/`)
    .option(
      t`--port <numero>`,
      t`porta del primo indirizzo, gli altri seguono (predefinita: libera)`,
      port,
    )
    .option(t`--listen <indirizzo>`, t`ascolta su un altro indirizzo di questa macchina`)
    .option<string[]>(
      t`--client <indirizzo...>`,
      t`chi può chiamare oltre a questa macchina: un indirizzo o una rete`,
      collect,
    )
    .option(
      t`--keys <cartella>`,
      t`certificato e chiave fatti da collaudo cert local (predefinita: .collaudo/proxy)`,
    )
    .option(
      t`--simulator-keys <cartella>`,
      t`scrive qui le chiavi degli operatori del simulatore, per un applicativo che le usi`,
    )
    .option<string[]>(
      t`--condition <condizione...>`,
      t`ordina al simulatore una condizione fin dall'inizio, per esempio sac-down`,
      collect,
    )
    .option('--json', t`stampa un oggetto JSON per riga: ogni evento, mentre avviene`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo proxy\n  collaudo proxy --env collaudo --port 8443\n`,
    )
    .action((options: ProxyCommandOptions) =>
      act(async (io) => (await import('../actions/proxy.ts')).proxy(options, io)),
    )
}
