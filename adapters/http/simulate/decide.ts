import { fieldOf, type Received } from './received.ts'
import { isAboutDocument, publishes, validates } from './route.ts'
import { firstRefusal, type Refusal, type Rule } from './rule.ts'
import { agreementRules, claimRules } from './rules/claim-rules.ts'
import {
  knownRules,
  publicationRules,
  skipsValidation,
  statusRules,
} from './rules/publication-rules.ts'
import {
  bodyRule,
  borderRules,
  cdaRules,
  documentFieldRules,
  fileRules,
  hashRule,
  identifierRules,
  metadataRules,
} from './rules/request-rules.ts'
import { tokenRules, useTokens } from './rules/token-rules.ts'

/** What a call is judged by once its tokens are good, in order. */
const rulesFor = (received: Received): readonly Rule<Received>[] => {
  const { name } = received.route
  if (!isAboutDocument(name)) return statusRules
  const isPublication = publishes(name)
  const withFile = isPublication || validates(name)
  return [
    ...claimRules,
    ...(withFile ? fileRules : []),
    ...(name === 'delete' ? [] : [bodyRule]),
    ...(withFile ? documentFieldRules : []),
    ...(isPublication || name === 'metadata' ? metadataRules : []),
    ...(isPublication ? [...identifierRules, hashRule] : []),
    ...(withFile ? agreementRules : []),
    ...(withFile ? cdaRules : []),
    ...knownRules,
    ...(isPublication && !validates(name) && !skipsValidation(received) ? publicationRules : []),
  ]
}

/** Why a call is refused; undefined where nothing speaks against it. */
export const refusalOf = (received: Received): Refusal | undefined => {
  const { rulesOff } = received.world
  const early =
    firstRefusal(borderRules, received, rulesOff) ?? firstRefusal(tokenRules, received, rulesOff)
  if (early !== undefined) return early
  useTokens(received)
  return received.route.name === 'health'
    ? undefined
    : firstRefusal(rulesFor(received), received, rulesOff)
}

/** Whether a test asks that what is behind the gateway does not answer in time. */
export const timesOut = (received: Received): boolean =>
  fieldOf(received, 'identificativoDoc').startsWith('CRASH_TIMEOUT')
