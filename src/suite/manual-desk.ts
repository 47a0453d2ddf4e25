import { emptyDesk, type Desk } from '../run/desk.ts'
import { askMain } from './main-channel.ts'
import { fromAnswers, fromJournal, joined, remaining, type GivenAnswers } from './manual-input.ts'

/** How manual steps of a run get what they want; none of it: they wait. */
export interface ManualMeans {
  readonly answers: GivenAnswers
  /** Name of the channel to whoever sits at the terminal; null when nobody does. */
  readonly channel: string | null
}

const nothing = { answers: {}, files: {} }

/** The desk of a worker: what was attached to the run, what the answers file says, then the terminal. */
export const openDesk = (runFolder: string, means: ManualMeans | null): Desk =>
  means === null
    ? emptyDesk
    : {
        ask: async (request, signal) => {
          const given = joined(fromAnswers(means.answers, request), fromJournal(runFolder, request))
          const open = remaining(request, given)
          if (means.channel === null || open.answers.length + open.files.length === 0) return given
          return joined(given, (await askMain(means.channel, 'manual', open, signal)) ?? nothing)
        },
      }
