import type { Command } from 'commander'

import type { ExplainOptions } from '../actions/explain.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo explain`; what it does is imported only when it is asked for. */
export const addExplain = (program: Command, act: Act): void => {
  program
    .command('explain')
    .summary('spiega un codice: che cosa vuol dire, perché conta, come si corregge')
    .description(
      "Spiega un codice dei messaggi (CASE_…, PLAN_…), un codice dell'autorità (000280, 0051), un avviso di TLS (certificate_required), un codice di uscita o una parola dei rapporti. Senza argomento li elenca tutti.",
    )
    .argument('[codice]', 'il codice da spiegare (se manca, li elenca)')
    .option('--json', 'stampa un solo oggetto JSON')
    .addHelpText(
      'after',
      '\nEsempi:\n  collaudo explain CASE_CHECK_NEVER_FAILS\n  collaudo explain 000280\n',
    )
    .action((code: string | undefined, options: ExplainOptions) =>
      act(async (io) => (await import('../actions/explain.ts')).explain(code, options, io)),
    )
}
