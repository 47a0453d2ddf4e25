import { readyCommunicated } from './communicated.ts'
import { configurationLetter } from './letters/configuration-letter.ts'
import type { Described, Letter } from './letters/letter.ts'
import { planLetter, verificationLetter } from './letters/plan-letters.ts'
import { requestLetter } from './letters/request-letter.ts'
import { readyRun } from './positive-run.ts'
import { readyConfiguration } from './ready-configuration.ts'
import { readyForms } from './ready-forms.ts'
import { readyCertifiedSender, readySender } from './ready-sender.ts'
import { allReady, type Ready, type Subject } from './subject.ts'

/** An application and its version, as a part of a file's name. */
export const slugOf = ({ name, application: { shape } }: Subject): string =>
  `${name}-${shape.version}`.replaceAll(/[^A-Za-z0-9._-]/g, '_')

const describedOf = ({ application: { shape } }: Subject): Described => shape

const about = (subject: Subject, communicatedOn: string) => ({
  application: describedOf(subject),
  slug: slugOf(subject),
  communicatedOn,
})

/** Stage 1. */
export const prepareRequest = async (subject: Subject): Promise<Ready<Letter>> => {
  const ready = allReady({
    sender: readyCertifiedSender(subject),
    forms: await readyForms(subject),
  })
  if (!ready.ok) return ready
  const { sender, forms } = ready.value
  return { ok: true, value: requestLetter(sender, describedOf(subject), forms) }
}

/** Stage 3. */
export const prepareConfiguration = (subject: Subject): Ready<Letter> => {
  const ready = allReady({
    sender: readySender(subject),
    configuration: readyConfiguration(subject),
  })
  if (!ready.ok) return ready
  const { sender, configuration } = ready.value
  const { communicated, version } = subject.application.shape
  return {
    ok: true,
    value: configurationLetter(
      sender,
      { application: describedOf(subject), slug: slugOf(subject) },
      configuration,
      communicated === undefined || communicated.version === version ? null : communicated,
    ),
  }
}

/** Stage 4. */
export const preparePlanRequest = (subject: Subject): Ready<Letter> => {
  const ready = allReady({
    sender: readySender(subject),
    communicated: readyCommunicated(subject),
  })
  if (!ready.ok) return ready
  const { sender, communicated } = ready.value
  return { ok: true, value: planLetter(sender, about(subject, communicated.date)) }
}

/** Stage 5: the plan of stage 4 was run, and was positive. */
export const prepareVerification = (subject: Subject): Ready<Letter> => {
  const ready = allReady({
    sender: readySender(subject),
    communicated: readyCommunicated(subject),
    run: readyRun(subject, 'test'),
  })
  if (!ready.ok) return ready
  const { sender, communicated, run } = ready.value
  return {
    ok: true,
    value: verificationLetter(sender, about(subject, communicated.date), run.record),
  }
}
