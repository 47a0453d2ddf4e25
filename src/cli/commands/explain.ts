import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { ExplainOptions } from '../actions/explain.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo explain`; what it does is imported only when it is asked for. */
export const addExplain = (program: Command, act: Act): void => {
  program
    .command('explain')
    .summary(t`spiega un codice: che cosa vuol dire, perché conta, come si corregge`)
    .description(
      t`Spiega un codice dei messaggi (CASE_…, PLAN_…), un codice dell'autorità (000280, 0051), un avviso di TLS (certificate_required), un codice di uscita o una parola dei rapporti. Senza argomento li elenca tutti.`,
    )
    .argument(t`[codice]`, t`il codice da spiegare (se manca, li elenca)`)
    .option('--json', t`stampa un solo oggetto JSON`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo explain CASE_CHECK_NEVER_FAILS\n  collaudo explain 000280\n`,
    )
    .action((code: string | undefined, options: ExplainOptions) =>
      act(async (io) => (await import('../actions/explain.ts')).explain(code, options, io)),
    )
}
