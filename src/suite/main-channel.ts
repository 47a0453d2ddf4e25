/* oxlint-disable unicorn/prefer-add-event-listener, unicorn/require-post-message-target-origin -- channels between threads, not windows */
import { randomUUID } from 'node:crypto'
import { BroadcastChannel } from 'node:worker_threads'

import type { CardQuestion, PinQuestion } from '../card/card-desk.ts'
import type { ManualReply, ManualRequest } from '../run/desk.ts'

/** What only the main process can give, since the terminal and the environment are its own. */
export interface Topics {
  readonly manual: { readonly request: ManualRequest; readonly reply: ManualReply }
  /** Null: there is no PIN to be had. */
  readonly pin: { readonly request: PinQuestion; readonly reply: string | null }
  readonly card: { readonly request: CardQuestion; readonly reply: boolean }
}

type Topic = keyof Topics

type Message =
  | {
      readonly kind: 'ask'
      readonly id: string
      readonly topic: Topic
      readonly request: Topics[Topic]['request']
    }
  | { readonly kind: 'reply'; readonly id: string; readonly reply: unknown }

interface MessageEvent {
  readonly data: unknown
}

/** Asks the main process. Null when it could not say, or a stop ended the wait. */
export const askMain = <Name extends Topic>(
  channelName: string,
  topic: Name,
  request: Topics[Name]['request'],
  signal?: AbortSignal,
): Promise<Topics[Name]['reply'] | null> =>
  new Promise((resolve) => {
    const id = randomUUID()
    const channel = new BroadcastChannel(channelName)
    const end = (reply: Topics[Name]['reply'] | null): void => {
      channel.close()
      signal?.removeEventListener('abort', stop)
      resolve(reply)
    }
    const stop = (): void => end(null)
    channel.onmessage = (event: unknown) => {
      const message = (event as MessageEvent).data as Message
      if (message.kind === 'reply' && message.id === id)
        end(message.reply as Topics[Name]['reply'] | null)
    }
    signal?.addEventListener('abort', stop, { once: true })
    channel.postMessage({ kind: 'ask', id, topic, request } satisfies Message)
  })

/** What the main process answers, by topic. */
export type Answers = {
  readonly [Name in Topic]: (request: Topics[Name]['request']) => Promise<Topics[Name]['reply']>
}

/** The main process's end of the channel: one question at a time is answered. Close it at the end. */
export const serveMain = (
  channelName: string,
  answers: Partial<Answers>,
): { readonly close: () => void } => {
  const channel = new BroadcastChannel(channelName)
  let queue: Promise<unknown> = Promise.resolve()
  const answer = async ({
    topic,
    request,
  }: Extract<Message, { kind: 'ask' }>): Promise<unknown> => {
    const found = answers[topic] as ((request: unknown) => Promise<unknown>) | undefined
    return (await found?.(request)) ?? null
  }
  channel.onmessage = (event: unknown) => {
    const message = (event as MessageEvent).data as Message
    if (message.kind !== 'ask') return
    queue = queue
      .then(() => answer(message))
      .catch(() => null)
      .then((reply) => {
        channel.postMessage({ kind: 'reply', id: message.id, reply } satisfies Message)
      })
  }
  return { close: () => channel.close() }
}
