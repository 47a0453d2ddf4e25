import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import { collect } from '../collect.ts'
import type { Act } from '../io.ts'

interface ObserveOptions {
  readonly from: string
  readonly rules?: boolean
  readonly case?: readonly string[]
  readonly env?: string
  readonly application?: string
  readonly open?: boolean
  readonly json?: boolean
  readonly allowIncomplete?: boolean
}

/** Declares `collaudo observe`: a run over calls that are over. */
export const addObserve = (program: Command, act: Act): void => {
  program
    .command('observe')
    .summary(t`giudica chiamate dell'applicativo già registrate`)
    .description(
      t`Esegue i casi di un piano su chiamate già fatte dall'applicativo: un file HAR, una cartella scritta da collaudo proxy, o una cartella di coppie NOME.request e NOME.response. Non chiama nessuno; ciò che viene da file è segnato come letto da file.`,
    )
    .argument(t`[piano|suite]`, t`nome del piano o della suite (se manca, l'unico piano)`)
    .requiredOption(t`--from <cartella|file>`, t`le chiamate registrate`)
    .option(
      '--rules',
      t`non esegue casi: giudica le chiamate con le regole di plans/rules/ e basta`,
    )
    .option<string[]>('--case <id...>', t`solo questi casi, e quelli di cui hanno bisogno`, collect)
    .option(t`--env <nome>`, t`l'ambiente: una cartella di environments/`)
    .option(t`--application <nome>`, t`l'applicazione: un file di applications/`)
    .option('--allow-incomplete', t`un caso non eseguito non fa uscire con 1`)
    .option('--open', t`apre il rapporto, su una postazione con schermo`)
    .option('--json', t`stampa un solo oggetto JSON con l'esito`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo observe cvp --from registrazione.har\n  collaudo observe --rules --from registrazione.har\n`,
    )
    .action((name: string | undefined, { from, rules, ...options }: ObserveOptions) =>
      act(async (io) =>
        rules === true
          ? (await import('../actions/judge-recorded.ts')).judgeRecorded(name, from, options, io)
          : (await import('../actions/run.ts')).run(
              name,
              { ...options, by: 'file', recorded: from },
              io,
            ),
      ),
    )
}
