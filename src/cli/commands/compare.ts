import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { CompareOptions } from '../actions/compare.ts'
import { collect } from '../collect.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo compare`; what it does is imported only when it is asked for. */
export const addCompare = (program: Command, act: Act): void => {
  program
    .command('compare')
    .summary(t`confronta due esecuzioni di un piano, risposta per risposta`)
    .description(
      t`Confronta due esecuzioni dello stesso piano, per esempio sul simulatore e sull'ambiente vero: caso per caso e risposta per risposta, senza ciò che cambia sempre (identificativi, date, nonce, firme, digest) e senza chiamare nessuno. Esce con 0 se non c'è differenza, con 1 se ce n'è.`,
    )
    .argument('<A>', t`nome o cartella della prima esecuzione`)
    .argument('<B>', t`nome o cartella della seconda`)
    .option<string[]>('--case <id...>', t`tutto di questi casi, anche se non differiscono`, collect)
    .option('--diff', t`anche riga per riga, per ogni risposta che differisce`)
    .option('--json', t`stampa un solo oggetto JSON`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo compare 20260115T093000Z-cvp-simulator 20260116T101500Z-cvp-collaudo\n  collaudo compare 20260115T093000Z-cvp-simulator 20260116T101500Z-cvp-collaudo --diff\n`,
    )
    .action((left: string, right: string, options: CompareOptions) =>
      act(async (io) => (await import('../actions/compare.ts')).compare(left, right, options, io)),
    )
}
