import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { declareEnvironment } from '../../environment/declare-environment.ts'
import { resolveApplication } from '../../environment/resolve-application.ts'
import { t } from '../../lib/language/t.ts'
import { findWorkspace } from '../../plan/workspace.ts'
import { openEnvironment } from '../../session/open-environment.ts'
import { chooseApplication } from '../../session/choose-application.ts'
import { adaptersOf } from '../adapters-of.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { printProblems } from '../print-error.ts'
import { writeSimulatorKeys } from '../write-simulator-keys.ts'
import { openJournalFile } from './journal-file.ts'
import { journalText } from './journal-text.ts'

export interface SimulateOptions {
  readonly port?: number
  readonly application?: string
  readonly keys?: string
  /** Conditions in force from the start, as they are ordered. */
  readonly condition?: readonly string[]
  /** Where each line of the journal is written as JSON. */
  readonly journal?: string
  readonly withoutRule?: readonly string[]
  readonly json?: boolean
}

/** Starts the simulator and serves until it is stopped. */
export const simulate = async (options: SimulateOptions, io: Io): Promise<number> => {
  const workspace = findWorkspace(io.cwd)
  const adapters = await adaptersOf(workspace)
  const declared = declareEnvironment(workspace, 'simulator', io.env)
  if (!declared.ok) {
    printProblems(io, declared.problems)
    return exitCodes.wrong
  }
  const application = resolveApplication(
    workspace,
    chooseApplication(workspace, options.application),
    {
      simulator: true,
      env: io.env,
      knownDefects: adapters.flatMap((adapter) => Object.keys(adapter.defects)),
    },
  )
  if (!application.ok) {
    printProblems(io, application.problems)
    return exitCodes.wrong
  }
  using journal = options.journal === undefined ? null : openJournalFile(io, options.journal)
  await using open = await openEnvironment(declared.value, application.value, adapters, {
    ...(options.port === undefined ? {} : { port: options.port }),
    ordered: options.condition ?? [],
    rulesOff: options.withoutRule ?? [],
    onExchange: (line) => {
      journal?.write(line)
      if (options.json !== true) io.out(`${journalText(line)}\n`)
    },
  })
  const temporary = options.keys === undefined
  const folder = temporary
    ? mkdtempSync(join(tmpdir(), 'collaudo-simulatore-'))
    : resolve(io.cwd, options.keys)
  try {
    writeSimulatorKeys(folder, open)
    const { environment } = open
    if (options.json === true)
      io.out(
        `${JSON.stringify({ endpoints: environment.endpoints, control: environment.control, keys: folder, switches: environment.switches, conditions: environment.conditions, rulesOff: environment.rulesOff })}\n`,
      )
    else
      io.out(
        [
          t`Simulatore avviato: non è SIST, e niente di quanto avviene qui vale come prova.`,
          ...Object.entries(environment.endpoints).map(([name, url]) => `  ${name}: ${url}`),
          t`  controllo: ${environment.control?.url ?? ''} (token ${environment.control?.token ?? ''})`,
          ...(environment.conditions.length === 0
            ? []
            : [t`  condizioni: ${environment.conditions.join(', ')}`]),
          ...(environment.rulesOff.length === 0
            ? []
            : [t`  regole spente: ${environment.rulesOff.join(', ')}`]),
          t`  certificati e chiavi: ${folder}${temporary ? t` (tolti alla chiusura)` : ''}`,
          t`  Ctrl+C per chiudere`,
          '',
        ].join('\n'),
      )
    if (!io.signal.aborted)
      await new Promise<void>((done) => {
        // Sockets alone would keep the process alive; the promise ends with the signal.
        io.signal.addEventListener('abort', () => done(), { once: true })
      })
    return exitCodes.passed
  } finally {
    if (temporary) rmSync(folder, { recursive: true, force: true })
  }
}
