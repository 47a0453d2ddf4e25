import { Status } from 'allure-js-commons'

import { t } from '../../lib/language/t.ts'
import { SkipCause, Trouble } from '../../model/outcome.ts'
import { skipCauseText, troubleText } from '../outcome-text.ts'

export interface Category {
  readonly name: string
  readonly messageRegex: string
  readonly matchedStatuses: Status[]
}

// The whole message is covered, as some readers of categories.json want a full match.
const opensWith = (text: string): string => `^${text}[\\s\\S]*`

/**
 * Allure's categories: one for each kind of trouble and each cause of a skip, told apart by the words
 * that `outcomeText` puts at the start of every message.
 */
export const categories: readonly Category[] = [
  ...Trouble.options.map((trouble) => ({
    name: troubleText[trouble],
    messageRegex: opensWith(troubleText[trouble]),
    matchedStatuses: [Status.FAILED, Status.BROKEN],
  })),
  ...SkipCause.options.map((cause) => ({
    name: t`Non eseguito: ${skipCauseText[cause].toLowerCase()}`,
    messageRegex: opensWith(skipCauseText[cause]),
    matchedStatuses: [Status.SKIPPED],
  })),
]
