import { Command } from 'commander'

import { t } from '../lib/language/t.ts'
import { addAttach } from './commands/attach.ts'
import { addCard } from './commands/card.ts'
import { addCert } from './commands/cert.ts'
import { addCheck } from './commands/check.ts'
import { addCheckSubmission } from './commands/check-submission.ts'
import { addCompare } from './commands/compare.ts'
import { addDiff } from './commands/diff.ts'
import { addDoctor } from './commands/doctor.ts'
import { addDossier } from './commands/dossier.ts'
import { addExplain } from './commands/explain.ts'
import { addFill } from './commands/fill.ts'
import { addImport } from './commands/import.ts'
import { addInit } from './commands/init.ts'
import { addList } from './commands/list.ts'
import { addMerge } from './commands/merge.ts'
import { addMessages } from './commands/messages.ts'
import { addNew } from './commands/new.ts'
import { addObserve } from './commands/observe.ts'
import { addProxy } from './commands/proxy.ts'
import { addReport } from './commands/report.ts'
import { addReview } from './commands/review.ts'
import { addRun } from './commands/run.ts'
import { addSchema } from './commands/schema.ts'
import { addSimulate } from './commands/simulate.ts'
import { addStatus } from './commands/status.ts'
import { addVerify } from './commands/verify.ts'
import { helpTexts } from './help-texts.ts'
import type { Act, Io } from './io.ts'
import { version } from '../lib/version.ts'

/** The command line: declared here, done in `commands/`. */
export const makeProgram = (act: Act, { json }: Pick<Io, 'json'>): Command => {
  const program = new Command('collaudo')
    .description(
      t`Esegue il piano di test dell'autorità per l'integrazione con SIST-FSE Puglia, conserva le prove e ne fa il rapporto.`,
    )
    .version(version, '-V, --version', t`stampa la versione`)
    .addHelpText(
      'after',
      t`\nCodici di uscita: 0 positivo, 1 un caso non superato o non eseguito, 2 piano o comando sbagliato, 3 qualcosa si è interrotto, 130 fermato.\n\nEsempi:\n  collaudo run cvp\n  collaudo check\n`,
    )
  for (const add of [
    addInit,
    addRun,
    addCheck,
    addDoctor,
    addExplain,
    addList,
    addImport,
    addDiff,
    addFill,
    addCheckSubmission,
    addSimulate,
    addProxy,
    addObserve,
    addReport,
    addMerge,
    addCompare,
    addDossier,
    addVerify,
    addAttach,
    addReview,
    addCert,
    addCard,
    addMessages,
    addNew,
    addStatus,
    addSchema,
  ])
    add(program, act)
  helpTexts(program, json)
  return program
}
