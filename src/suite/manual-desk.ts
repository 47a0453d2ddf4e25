/* oxlint-disable unicorn/prefer-add-event-listener, unicorn/require-post-message-target-origin -- channels between threads, not windows */
import { randomUUID } from 'node:crypto'
import { BroadcastChannel } from 'node:worker_threads'

import { emptyDesk, type Desk, type ManualReply, type ManualRequest } from '../run/desk.ts'
import { fromAnswers, fromJournal, joined, remaining, type GivenAnswers } from './manual-input.ts'

/** How manual steps of a run get what they want; none of it: they wait. */
export interface ManualMeans {
  readonly answers: GivenAnswers
  /** Name of the channel to whoever sits at the terminal; null when nobody does. */
  readonly channel: string | null
}

type Message =
  | { readonly kind: 'ask'; readonly id: string; readonly request: ManualRequest }
  | { readonly kind: 'reply'; readonly id: string; readonly reply: ManualReply }

interface MessageEvent {
  readonly data: unknown
}

/** Asks the main process, which alone has the terminal; a stop ends the wait with nothing. */
const askMain = (
  channelName: string,
  request: ManualRequest,
  signal: AbortSignal,
): Promise<ManualReply> =>
  new Promise((resolve) => {
    const id = randomUUID()
    const channel = new BroadcastChannel(channelName)
    const end = (reply: ManualReply): void => {
      channel.close()
      signal.removeEventListener('abort', stop)
      resolve(reply)
    }
    const stop = (): void => end({ answers: {}, files: {} })
    channel.onmessage = (event: unknown) => {
      const message = (event as MessageEvent).data as Message
      if (message.kind === 'reply' && message.id === id) end(message.reply)
    }
    signal.addEventListener('abort', stop, { once: true })
    channel.postMessage({ kind: 'ask', id, request } satisfies Message)
  })

/** The desk of a worker: what was attached to the run, what the answers file says, then the terminal. */
export const openDesk = (runFolder: string, means: ManualMeans | null): Desk =>
  means === null
    ? emptyDesk
    : {
        ask: async (request, signal) => {
          const given = joined(fromAnswers(means.answers, request), fromJournal(runFolder, request))
          const open = remaining(request, given)
          if (means.channel === null || open.answers.length + open.files.length === 0) return given
          return joined(given, await askMain(means.channel, open, signal))
        },
      }

/** The main process's end of the channel: `ask` is called for one request at a time. Close it at the end. */
export const serveDesk = (
  channelName: string,
  ask: (request: ManualRequest) => Promise<ManualReply>,
): { readonly close: () => void } => {
  const channel = new BroadcastChannel(channelName)
  let queue = Promise.resolve()
  channel.onmessage = (event: unknown) => {
    const message = (event as MessageEvent).data as Message
    if (message.kind !== 'ask') return
    queue = queue
      .then(() => ask(message.request))
      .catch((): ManualReply => ({ answers: {}, files: {} }))
      .then((reply) => {
        channel.postMessage({ kind: 'reply', id: message.id, reply } satisfies Message)
      })
  }
  return { close: () => channel.close() }
}
