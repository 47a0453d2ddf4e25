import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'

import { buildCase, type BuiltCase } from '../../debug/dry-run/build-case.ts'
import { indexText } from '../../debug/dry-run/index-text.ts'
import { HarnessError } from '../../errors/harness-error.ts'
import { scanSecrets } from '../../evidence/scan-secrets.ts'
import { t } from '../../lib/language/t.ts'
import { makePaint } from '../../lib/paint.ts'
import { romeIso } from '../../lib/rome-time.ts'
import { makeHeader } from '../../session/make-header.ts'
import { runName } from '../../session/run-name.ts'
import { withSupplied } from '../../session/supply.ts'
import { usualLimits } from '../../suite/run-input.ts'
import { makeWorkerContext, type WorkerContext } from '../../suite/worker-context.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { openMainDesk } from '../main-desk.ts'
import { secretsOf } from '../secrets.ts'
import type { PreparedRun } from './execute.ts'
import type { RunOptions } from './run.ts'

const chooseFolder = (
  { workspace, plan, suite, open }: PreparedRun,
  asked: string | true,
  startedAt: Date,
  io: Io,
): string => {
  const reports = join(workspace.folder, 'reports')
  if (asked === true)
    return join(
      reports,
      `${runName(reports, startedAt, suite ?? plan.name, open.environment.name)}-prova`,
    )
  const folder = resolve(io.cwd, asked)
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new HarnessError('COMMAND_INVALID', t`${asked} è un file, non una cartella`, {
      hint: t`indicarne una nuova con --dry-run=CARTELLA, o nessuna`,
    })
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new HarnessError('COMMAND_INVALID', t`la cartella ${asked} non è vuota`, {
      hint: t`indicarne una nuova con --dry-run=CARTELLA, o nessuna`,
    })
  return folder
}

const caseLine = (io: Io, { id, title, note, steps }: BuiltCase): string => {
  const paint = makePaint(io.colour)
  if (note !== null) return `  ${paint('yellow', `– ${id}`)} ${title}: ${note}`
  const bad = steps.filter(({ problem }) => problem !== null)
  if (bad.length === 0)
    return `  ${paint('green', `✓ ${id}`)} ${title}: ${steps.length === 1 ? t`1 messaggio` : t`${steps.length} messaggi`}`
  return [
    `  ${paint('red', `✗ ${id}`)} ${title}`,
    ...bad.flatMap(({ id: step, problem }) => [
      `      ${step}: ${problem?.code ?? ''} ${problem?.message ?? ''}`,
      ...(problem?.hint === undefined ? [] : [t`      rimedio: ${problem.hint}`]),
    ]),
  ].join('\n')
}

/** Builds and signs every message of the selected cases, sends none, and leaves them in a folder with an index. */
export const dryRun = async (
  prepared: PreparedRun,
  options: RunOptions,
  io: Io,
): Promise<number> => {
  const { open, plan, suite } = prepared
  const startedAt = new Date()
  const folder = chooseFolder(prepared, options.dryRun ?? true, startedAt, io)
  const header = makeHeader('', plan, suite, open, startedAt)
  const temporary = mkdtempSync(join(tmpdir(), 'collaudo-prova-'))
  const built: BuiltCase[] = []
  const desk = openMainDesk(
    { plan, answers: prepared.answers, environment: open.environment },
    io,
    { write: io.out, hold: () => undefined, release: () => undefined },
  )
  let context: WorkerContext | undefined
  try {
    context = makeWorkerContext(
      {
        runFolder: temporary,
        header,
        environment: open.environment,
        application: open.application,
        plan,
        limits: usualLimits,
        kept: [],
        ...(desk.cards === undefined ? {} : { cards: desk.cards }),
        allure: false,
      },
      withSupplied(prepared.adapters, prepared.supplied),
    )
    mkdirSync(folder, { recursive: true })
    for (const planCase of plan.cases) {
      const one = await buildCase(planCase, context, folder)
      built.push(one)
      if (!io.json) io.out(`${caseLine(io, one)}\n`)
    }
  } finally {
    await context?.cards.close()
    desk.close()
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 })
  }
  const about = {
    plan: plan.title,
    application: `${header.application.title} ${header.application.version}`,
    environment: open.environment.title,
    at: romeIso(startedAt),
  }
  const index = { ...about, sent: false, cases: built }
  writeFileSync(join(folder, 'indice.md'), indexText(about, built))
  writeFileSync(join(folder, 'indice.json'), `${JSON.stringify(index, null, 2)}\n`)
  const leaks = scanSecrets(folder, [...secretsOf(open), ...desk.pins()])
  if (leaks.length > 0)
    throw new HarnessError(
      'SECRET_LEAKED',
      t`un segreto è finito tra i messaggi: ${leaks.join('; ')}`,
      {
        hint: t`non diffondere questa cartella e cambiare il segreto`,
      },
    )
  const steps = built.flatMap((one) => one.steps)
  const bad = steps.filter(({ problem }) => problem !== null).length
  const shown = relative(io.cwd, folder)
  if (io.json) io.out(`${JSON.stringify({ ...index, folder: shown }, null, 2)}\n`)
  else
    io.out(
      t`\n  Composti: ${steps.length - bad} messaggi su ${steps.length}; non è stato inviato niente, e niente è provato\n  Indice:   ${join(shown, 'indice.md')}\n`,
    )
  return bad === 0 ? exitCodes.passed : exitCodes.wrong
}
