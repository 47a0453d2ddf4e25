import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

import { z } from 'zod'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import type { Exchange, HttpBytes } from '../model/exchange.ts'
import { headersIn, readExchange } from './read-exchange.ts'
import { hasTraffic, readTraffic } from './traffic-file.ts'

const Headers = z.array(z.object({ name: z.string(), value: z.string() }))

/** What is read of an HTTP Archive (HAR 1.2). */
const Har = z.object({
  log: z.object({
    entries: z.array(
      z.object({
        startedDateTime: z.iso.datetime({ offset: true }),
        time: z.number(),
        request: z.object({
          method: z.string(),
          url: z.string(),
          headers: Headers,
          postData: z.object({ text: z.string().optional() }).optional(),
        }),
        response: z.object({
          status: z.int(),
          statusText: z.string().optional(),
          headers: Headers,
          content: z.object({ text: z.string().optional(), encoding: z.string().optional() }),
        }),
      }),
    ),
  }),
})

const unreadable = (file: string, why: string, cause?: unknown): HarnessError =>
  new HarnessError('RUN_UNREADABLE', `${file}: ${why}`, {
    hint: t`serve un file HAR, una cartella di collaudo proxy, o coppie NOME.request e NOME.response`,
    cause,
  })

const headText = (start: string, headers: z.output<typeof Headers>): Buffer =>
  Buffer.from(
    [start, ...headers.map(({ name, value }) => `${name}: ${value}`), '', ''].join('\r\n'),
    'latin1',
  )

const joined = (head: Uint8Array): Record<string, string> =>
  Object.fromEntries(headersIn(head).map(([name, value]) => [name.toLowerCase(), value]))

interface Messages {
  readonly source: string
  readonly method: string
  readonly url: string
  readonly startedAt: Date
  readonly endedAt: Date
  readonly request: HttpBytes
  readonly answer: (HttpBytes & { readonly status: number }) | null
}

const fromFile = ({ source, answer, ...call }: Messages): Exchange => ({
  origin: 'file',
  adapter: '',
  operation: '',
  ...call,
  answer:
    answer === null
      ? {
          kind: 'none',
          phase: 'http',
          code: 'UND_ERR_SOCKET',
          message: t`tra i file non c'è la risposta`,
          alert: null,
          requestWritten: true,
        }
      : { kind: 'http', ...answer, headers: joined(answer.head) },
  tls: null,
  documents: [],
  facts: { source },
})

const fromHar = (file: string): Exchange[] => {
  const parsed = ((): z.output<typeof Har> => {
    try {
      return Har.parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch (cause) {
      throw unreadable(file, t`non è un HAR leggibile`, cause)
    }
  })()
  return parsed.log.entries.map(({ startedDateTime, time, request, response }) => {
    const startedAt = new Date(startedDateTime)
    const { text = '', encoding } = response.content
    return fromFile({
      source: basename(file),
      method: request.method,
      url: request.url,
      startedAt,
      endedAt: new Date(startedAt.getTime() + Math.max(0, time)),
      request: {
        head: headText(`${request.method} ${request.url} HTTP/1.1`, request.headers),
        body: Buffer.from(request.postData?.text ?? ''),
      },
      // A browser writes 0 where no answer came.
      answer:
        response.status === 0
          ? null
          : {
              status: response.status,
              head: headText(
                `HTTP/1.1 ${response.status} ${response.statusText ?? ''}`,
                response.headers,
              ),
              body: Buffer.from(text, encoding === 'base64' ? 'base64' : 'utf8'),
            },
    })
  })
}

/** Head and body of a logged message; of one that is only a body the head is empty. */
const messageIn = (bytes: Buffer): HttpBytes => {
  const hasHead = /^(?:HTTP\/1\.[01] \d{3}|[A-Z]+ \S+ HTTP\/1\.[01])/.test(
    bytes.toString('latin1', 0, 2000),
  )
  if (!hasHead) return { head: Buffer.alloc(0), body: bytes }
  const end = /\r?\n\r?\n/.exec(bytes.toString('latin1'))
  if (end === null) return { head: bytes, body: Buffer.alloc(0) }
  const at = end.index + end[0].length
  return { head: bytes.subarray(0, at), body: bytes.subarray(at) }
}

const fromPairs = (folder: string): Exchange[] => {
  const names = readdirSync(folder).toSorted()
  const requests = names.filter((name) => /\.request(?:\.[a-z]+)?$/.test(name))
  if (requests.length === 0) throw unreadable(folder, t`non ci sono file NOME.request`)
  return requests.map((name) => {
    const stem = name.replace(/\.request(?:\.[a-z]+)?$/, '')
    const paired = names.find(
      (other) =>
        new RegExp(`\\.response(?:\\.[a-z]+)?$`).test(other) &&
        other.startsWith(`${stem}.response`),
    )
    const at = statSync(join(folder, name)).mtime
    const request = messageIn(readFileSync(join(folder, name)))
    const answer = paired === undefined ? null : messageIn(readFileSync(join(folder, paired)))
    const start = Buffer.from(request.head).toString('latin1').split(/\r?\n/, 1)[0] ?? ''
    const [method = 'POST', target = '/'] = start === '' ? [] : start.split(' ')
    const status = /^HTTP\/1\.[01] (\d{3})/.exec(
      Buffer.from(answer?.head ?? []).toString('latin1', 0, 20),
    )?.[1]
    return fromFile({
      source: name,
      method,
      url: new URL(target, 'https://file.invalid').href,
      startedAt: at,
      endedAt: at,
      request,
      // Without its head a status is not known: that of an answer that is as promised.
      answer: answer === null ? null : { ...answer, status: Number(status ?? 200) },
    })
  })
}

/**
 * Calls of the application that somebody recorded: an HTTP Archive, a folder of the proxy, or a folder with pairs of
 * files `NAME.request` and `NAME.response`. Throws RUN_UNREADABLE.
 */
export const readRecorded = (from: string): readonly Exchange[] => {
  if (!existsSync(from)) throw unreadable(from, t`non esiste`)
  if (!statSync(from).isDirectory()) return fromHar(from)
  return hasTraffic(from)
    ? readTraffic(from).exchanges.map(({ exchange }) => readExchange(from, exchange))
    : fromPairs(from)
}
