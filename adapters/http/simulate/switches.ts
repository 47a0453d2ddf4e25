import type { SimulatorSwitch } from '../../../src/adapter/simulated.ts'
import { t } from '../../../src/lib/language/t.ts'
import { guesses } from './guesses.ts'

/** What is not known of the gateway, or not the same in all that is said of it. */
export const switches: readonly SimulatorSwitch[] = [
  {
    name: 'gtw-token-refusal',
    question: t`Chi rifiuta un token non valido: il gateway (jwt-validation) o il proxy di confine (TokenAuthenticationFailed)?`,
    values: ['gateway', 'border'],
    default: 'gateway',
    certainty: 'guess',
  },
  {
    name: 'gtw-jti-replay',
    question: t`Il gateway rifiuta un jti già usato?`,
    values: ['refused', 'accepted'],
    default: 'refused',
    certainty: 'guess',
  },
  {
    name: 'gtw-problem-status',
    question: t`Lo status di un problema è un numero o un testo?`,
    values: ['number', 'text'],
    default: 'number',
    certainty: 'spec',
  },
  {
    name: 'gtw-problem-type',
    question: t`Il type di un problema comincia con una barra?`,
    values: ['slash', 'no-slash'],
    default: 'slash',
    certainty: 'spec',
  },
  ...guesses,
]
