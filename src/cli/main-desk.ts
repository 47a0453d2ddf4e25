import { randomUUID } from 'node:crypto'

import type { EnvironmentSpec } from '../environment/environment.ts'
import { isOnCard } from '../environment/key-spec.ts'
import type { NamedSecret } from '../evidence/scan-secrets.ts'
import type { Answers } from '../plan/answers-schema.ts'
import type { Plan } from '../plan/plan.ts'
import { serveMain } from '../suite/main-channel.ts'
import type { ManualMeans } from '../suite/manual-desk.ts'
import type { CardMeans } from '../suite/run-input.ts'
import { askForCard, createPinSource } from './ask-card.ts'
import { askOperator, openTerminal } from './ask-operator.ts'
import type { Io } from './io.ts'

/** How manual steps and cards of a run get what only a person has. Close it when the run is over. */
export interface MainDesk {
  readonly manual: ManualMeans
  /** Absent where no key is on a card. */
  readonly cards?: CardMeans
  /** The PINs that were given. */
  readonly pins: () => readonly NamedSecret[]
  readonly close: () => void
}

/** Where a person is asked: nothing else is written between `hold` and `release`. */
export interface Screen {
  readonly write: (text: string) => void
  readonly hold: () => void
  readonly release: () => void
}

const hasManualSteps = (plan: Plan): boolean =>
  plan.cases.some(({ steps, cleanup }) =>
    [...steps, ...cleanup].some(({ kind }) => kind === 'manual'),
  )

const hasCards = ({ client, operators }: Pick<EnvironmentSpec, 'client' | 'operators'>): boolean =>
  [client, ...Object.values(operators).flatMap((one) => [one.authentication, one.signature])].some(
    (key) => key !== null && isOnCard(key),
  )

/** Sits at the terminal when a person does: nowhere else is anybody asked. PINs may come from the environment too. */
export const openMainDesk = (
  run: {
    readonly plan: Plan
    readonly answers: Answers
    readonly environment: Pick<EnvironmentSpec, 'client' | 'operators'>
  },
  io: Io,
  screen: Screen,
): MainDesk => {
  const { plan, answers, environment } = run
  const withCards = hasCards(environment)
  const wanted = withCards || hasManualSteps(plan)
  const operator = io.json || !wanted ? null : io.operator
  if (operator === null && !withCards)
    return { manual: { answers, channel: null }, pins: () => [], close: () => undefined }
  const channel = `collaudo-${randomUUID()}`
  const terminal =
    operator === null ? null : openTerminal(operator, { write: screen.write }, io.cwd, io.signal)
  const pins = createPinSource(io.env, terminal, io.error)
  const apart =
    <Request, Reply>(ask: (request: Request) => Promise<Reply>) =>
    async (request: Request): Promise<Reply> => {
      screen.hold()
      try {
        return await ask(request)
      } finally {
        screen.release()
      }
    }
  const served = serveMain(channel, {
    pin: apart(pins.answer),
    ...(terminal === null
      ? {}
      : {
          manual: apart((request) => askOperator(request, terminal)),
          card: apart((request) => askForCard(request, terminal)),
        }),
  })
  return {
    manual: { answers, channel: terminal === null ? null : channel },
    ...(withCards ? { cards: { channel, isAttended: terminal !== null } } : {}),
    pins: pins.given,
    close: () => {
      served.close()
      terminal?.close()
    },
  }
}
