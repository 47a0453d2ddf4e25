import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { environmentFolder, environmentNames } from '../plan/workspace.ts'
import { loadEnvironment } from '../plan/load-file.ts'
import { t } from '../lib/language/t.ts'
import { romeDate } from '../lib/rome-time.ts'
import type { Problem } from '../plan/problem.ts'
import { readyCommunicated } from './communicated.ts'
import { formTitles } from './letters/request-letter.ts'
import { readyRun, type PlanKey } from './positive-run.ts'
import { slugOf } from './prepare-letter.ts'
import { readyConfiguration } from './ready-configuration.ts'
import { readyForm, readyForms } from './ready-forms.ts'
import { readyCertifiedSender, readySender } from './ready-sender.ts'
import { recordOf, recordText } from './recorded.ts'
import type { StageStatus } from './stage.ts'
import type { Ready, Subject } from './subject.ts'

/** Where drafts are written, in the workspace. */
export const draftsFolder = 'messages'

const missingOf = (...given: readonly Ready<unknown>[]): Problem[] =>
  given.flatMap((one) => (one.ok ? [] : one.problems))

/** Name of a draft that is there. */
const draftFound = ({ workspace }: Subject, name: string): string[] =>
  existsSync(join(workspace.folder, draftsFolder, `${name}.eml`))
    ? [t`bozza ${draftsFolder}/${name}.eml`]
    : []

const recordFound = (subject: Subject, stage: StageStatus['stage']): string[] => {
  const record = recordOf(subject, stage)
  return record === undefined ? [] : [recordText(record)]
}

const isRecorded = (subject: Subject, stage: StageStatus['stage']): boolean =>
  recordOf(subject, stage) !== undefined

/** Environments of the workspace that are neither the simulator nor production, or those that are production. */
const environments = ({ workspace }: Subject, production: boolean): string[] =>
  environmentNames(workspace).filter((name) => {
    const folder = environmentFolder(workspace, name)
    if (folder === undefined) return false
    const loaded = loadEnvironment(workspace, folder)
    return (
      loaded.ok &&
      loaded.value.shape.simulator !== true &&
      (loaded.value.shape.production === true) === production
    )
  })

const toDoOrReady = (missing: readonly Problem[]): 'to-do' | 'ready' =>
  missing.length === 0 ? 'ready' : 'to-do'

const request = async (subject: Subject): Promise<StageStatus> => {
  const forms = await Promise.all(
    (['integrazione', 'vpn'] as const).map((name) => readyForm(subject, name)),
  )
  const both = await readyForms(subject)
  const missing = missingOf(readyCertifiedSender(subject), both)
  const signed = forms.flatMap((one) =>
    one.ok
      ? one.value.signers.map(({ name, signedAt }) =>
          signedAt === null
            ? t`«${one.value.title}» firmato da ${name} (${one.value.form})`
            : t`«${one.value.title}» firmato da ${name} il ${romeDate(signedAt)} (${one.value.form})`,
        )
      : [],
  )
  const draft = draftFound(subject, 'fase-1-richiesta-di-integrazione')
  const done = isRecorded(subject, 1)
  return {
    stage: 1,
    title: t`Richiesta di integrazione`,
    state: done ? 'done' : toDoOrReady(missing),
    found: [...signed, ...draft, ...recordFound(subject, 1)],
    missing: done ? [] : missing,
    next: done
      ? null
      : missing.length > 0
        ? t`compilare e firmare digitalmente «${formTitles.integrazione}» e «${formTitles.vpn}», e completare procedure.yaml`
        : draft.length === 0
          ? t`collaudo messages richiesta`
          : t`inviare la bozza dalla PEC e registrarlo: recorded: [{ stage: 1, date: … }]`,
  }
}

const vpn = (subject: Subject): StageStatus => {
  const done = isRecorded(subject, 2)
  const declared = environments(subject, false)
  return {
    stage: 2,
    title: t`VPN`,
    state: done ? 'done' : 'not-known',
    found: [
      ...recordFound(subject, 2),
      ...(declared.length === 0 ? [] : [t`ambienti oltre al simulatore: ${declared.join(', ')}`]),
    ],
    missing: [],
    next: done
      ? null
      : t`la decide InnovaPuglia: quando le credenziali arrivano, registrarlo: recorded: [{ stage: 2, date: … }]`,
  }
}

const configuration = (subject: Subject): StageStatus => {
  const communicated = readyCommunicated(subject)
  const title = t`Configurazione`
  const draft = draftFound(subject, `fase-3-configurazione-${slugOf(subject)}`)
  if (communicated.ok)
    return {
      stage: 3,
      title,
      state: 'done',
      found: [
        ...draft,
        t`versione ${communicated.value.version} comunicata il ${communicated.value.date}`,
      ],
      missing: [],
      next: null,
    }
  const missing = missingOf(readySender(subject), readyConfiguration(subject))
  return {
    stage: 3,
    title,
    state: toDoOrReady(missing),
    found: draft,
    missing: missing.length === 0 ? communicated.problems : missing,
    next:
      missing.length > 0
        ? t`completare ciò che manca, poi collaudo messages configurazione`
        : draft.length === 0
          ? t`collaudo messages configurazione`
          : t`inviare la bozza e registrare communicated: nell'applicazione`,
  }
}

const runFound = (run: ReturnType<typeof readyRun>): string[] =>
  run.ok
    ? [
        t`esecuzione ${run.value.record.run}: positiva, casi superati ${run.value.record.counts.passed}`,
      ]
    : []

const planNext = (key: PlanKey, problems: readonly Problem[]): string =>
  problems.some(({ file }) => file === 'reports/')
    ? t`eseguire il piano nell'ambiente di test, finché ogni caso applicabile è superato`
    : key === 'test'
      ? t`collaudo messages piano; quando il piano arriva, scriverne i casi in plans/`
      : t`collaudo messages verifica; quando il secondo piano arriva, scriverne i casi in plans/`

const testPlan = (subject: Subject): StageStatus => {
  const run = readyRun(subject, 'test')
  return {
    stage: 4,
    title: t`Piano di test`,
    state: run.ok ? 'done' : 'to-do',
    found: [...draftFound(subject, `fase-4-piano-di-test-${slugOf(subject)}`), ...runFound(run)],
    missing: missingOf(run),
    next: run.ok ? null : planNext('test', run.problems),
  }
}

const verification = (subject: Subject): StageStatus => {
  const run = readyRun(subject, 'verification')
  const record = isRecorded(subject, 5)
  const done = run.ok && record
  return {
    stage: 5,
    title: t`Verifica di conformità`,
    // What the user recorded does not stand in for the run: a dossier is made of it.
    state: done ? 'done' : run.ok ? 'ready' : 'to-do',
    found: [
      ...draftFound(subject, `fase-5-verifica-di-conformita-${slugOf(subject)}`),
      ...draftFound(subject, `fase-5-esiti-${slugOf(subject)}`),
      ...runFound(run),
      ...recordFound(subject, 5),
    ],
    missing: missingOf(run),
    next: done
      ? null
      : run.ok
        ? t`collaudo messages esiti ${run.value.record.run}; quando l'autorità risponde: recorded: [{ stage: 5, date: …, version: … }]`
        : planNext('verification', run.problems),
  }
}

const certificate = (subject: Subject): StageStatus => {
  const done = isRecorded(subject, 6)
  return {
    stage: 6,
    title: t`Attestato`,
    state: done ? 'done' : 'not-known',
    found: recordFound(subject, 6),
    missing: [],
    next: done
      ? null
      : t`lo rilascia InnovaPuglia, solo se ogni caso è positivo: quando arriva: recorded: [{ stage: 6, date: …, version: … }]`,
  }
}

const production = (subject: Subject): StageStatus => {
  const done = isRecorded(subject, 6) && isRecorded(subject, 7)
  const declared = environments(subject, true)
  return {
    stage: 7,
    title: t`Produzione`,
    state: done ? 'done' : 'to-do',
    found: [
      ...(declared.length === 0 ? [] : [t`ambienti di produzione: ${declared.join(', ')}`]),
      ...recordFound(subject, 7),
    ],
    missing: [],
    next: done
      ? null
      : isRecorded(subject, 6)
        ? t`un certificato SSL Server per ogni installazione: collaudo cert csr, poi collaudo cert check --production; infine recorded: [{ stage: 7, date: …, version: … }]`
        : t`solo dopo l'attestato della fase 6`,
  }
}

/** The seven stages of an application, in their order. */
export const stagesOf = async (subject: Subject): Promise<readonly StageStatus[]> => [
  await request(subject),
  vpn(subject),
  configuration(subject),
  testPlan(subject),
  verification(subject),
  certificate(subject),
  production(subject),
]
