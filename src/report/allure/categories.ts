import { Status } from 'allure-js-commons'

import { t } from '../../lib/language/t.ts'
import { SkipCause, type Trouble } from '../../model/outcome.ts'
import { skipCauseText, troubleText } from '../outcome-text.ts'

/** Where the cause of a trouble lies, most likely. */
type Cause = 'application' | 'environment' | 'plan' | 'harness'

const causeOf: Readonly<Record<Trouble, Cause>> = {
  'unmet-check': 'application',
  'unexpected-refusal': 'application',
  'unexpected-answer': 'environment',
  'environment-unreachable': 'environment',
  'signing-failed': 'environment',
  'unknown-state': 'environment',
  'plan-error': 'plan',
  'internal-error': 'harness',
}

/** The cause, and what to look at first. */
export const causeText: Readonly<Record<Cause, string>> = {
  application: t`Applicazione: guardare prima atteso e ottenuto, poi la richiesta che è partita`,
  environment: t`Ambiente: guardare prima VPN, certificati, carta e orologio, con collaudo doctor`,
  plan: t`Piano: guardare prima il file del caso, con collaudo check`,
  harness: t`Collaudo: il difetto è dello strumento, segnalarlo con la versione e il messaggio`,
}

/** The label by which the troubles of a cause are told apart. */
export const troubleLabel = t`problema`

export interface Category {
  readonly name: string
  readonly messageRegex: string
  readonly matchedStatuses: Status[]
}

const causes = Object.keys(causeText) as Cause[]

const troublesOf = (cause: Cause): readonly string[] =>
  (Object.keys(causeOf) as Trouble[])
    .filter((trouble) => causeOf[trouble] === cause)
    .map((trouble) => troubleText[trouble])

// The whole message is covered, as some readers of categories.json want a full match.
const opensWith = (texts: readonly string[]): string => `^(?:${texts.join('|')})[\\s\\S]*`

/**
 * Allure's categories: one for each cause and each cause of a skip, told apart by the words that `outcomeText` puts at
 * the start of every message.
 */
export const categories: readonly Category[] = [
  ...causes.map((cause) => ({
    name: causeText[cause],
    messageRegex: opensWith(troublesOf(cause)),
    matchedStatuses: [Status.FAILED, Status.BROKEN],
  })),
  ...SkipCause.options.map((cause) => ({
    name: t`Non eseguito: ${skipCauseText[cause].toLowerCase()}`,
    messageRegex: opensWith([skipCauseText[cause]]),
    matchedStatuses: [Status.SKIPPED],
  })),
]
