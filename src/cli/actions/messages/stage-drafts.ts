import { t } from '../../../lib/language/t.ts'
import { romeDate } from '../../../lib/rome-time.ts'
import { findWorkspace } from '../../../plan/workspace.ts'
import type { Letter } from '../../../procedure/letters/letter.ts'
import {
  prepareConfiguration,
  preparePlanRequest,
  prepareRequest,
  prepareVerification,
} from '../../../procedure/prepare-letter.ts'
import { readyForms } from '../../../procedure/ready-forms.ts'
import type { Ready, Subject } from '../../../procedure/subject.ts'
import type { Signer } from '../../../signature/signer.ts'
import type { Io } from '../../io.ts'
import { subjectOf } from './subject-of.ts'
import { writeDraft, type DraftOptions } from './write-draft.ts'

const signerNote = ({ name, codiceFiscale, issuer, signedAt }: Signer): string =>
  t`firmato da ${name} (${codiceFiscale ?? t`senza codice fiscale`}), ${signedAt === null ? t`senza una data` : t`il ${romeDate(signedAt)}`}, certificato emesso da ${issuer}`

/** Who signed each form; whether those authorities may be believed is left to who reads it. */
const formNotes = async (subject: Subject): Promise<string[]> => {
  const forms = await readyForms(subject)
  if (!forms.ok) return []
  return [
    ...forms.value.flatMap(({ name, form, signers }) =>
      signers.map((one) => `${name} (${form}): ${signerNote(one)}`),
    ),
    t`le firme sono verificate; non lo è se l'emittente dei certificati sia un prestatore qualificato`,
  ]
}

interface Stage {
  readonly prepare: (subject: Subject) => Ready<Letter> | Promise<Ready<Letter>>
  readonly notes?: (subject: Subject) => Promise<string[]>
  readonly next: string
}

const stages = {
  richiesta: {
    prepare: prepareRequest,
    notes: formNotes,
    next: t`Si invia dalla PEC; poi registrarlo in procedure.yaml: recorded: [{ stage: 1, date: … }]`,
  },
  configurazione: {
    prepare: prepareConfiguration,
    next: t`Poi registrare in communicated: dell'applicazione che cosa è stato comunicato, e quando (docs/it/communicated.md).`,
  },
  piano: {
    prepare: preparePlanRequest,
    next: t`Quando il piano arriva: i suoi casi in plans/, e il suo nome in procedure.yaml, plans.test.`,
  },
  verifica: {
    prepare: prepareVerification,
    next: t`Quando il secondo piano arriva: i suoi casi in plans/, e il suo nome in procedure.yaml, plans.verification.`,
  },
} as const satisfies Record<string, Stage>

export type StageName = keyof typeof stages

/** The draft of one of the stages in which the vendor writes. */
export const draftStage = async (
  name: StageName,
  options: DraftOptions,
  io: Io,
): Promise<number> => {
  const stage: Stage = stages[name]
  const subject = subjectOf(options, io)
  const ready = subject.ok ? await stage.prepare(subject.value) : subject
  const notes = subject.ok && ready.ok ? ((await stage.notes?.(subject.value)) ?? []) : []
  const { folder: workspace } = findWorkspace(io.cwd)
  return writeDraft(ready, notes, { workspace, next: stage.next }, options, io)
}
