import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { z } from 'zod'

import { conditionForm } from '../adapter/condition.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import type { ConditionBoard } from './condition-board.ts'
import type { Journal } from './journal.ts'
import { receiveBody } from './receive-body.ts'

/** Where a simulator is controlled, and the token that proves that one may. */
export interface ControlAddress {
  readonly url: string
  readonly token: string
}

export interface Control extends ControlAddress {
  readonly close: () => Promise<void>
}

/** What is controlled. */
export interface Controlled {
  readonly board: ConditionBoard
  readonly journal: Journal
  /** Forgets what the services were told. */
  readonly reset: () => void
}

/** Lines of the journal that are given to whoever looks for that of a call just made. */
const recent = 50

const Orders = z.union([z.string().transform((one) => [one]), z.array(z.string())])

const isAuthorised = (message: IncomingMessage, token: string): boolean => {
  const given = Buffer.from(message.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

interface Answer {
  readonly status: number
  readonly content: unknown
  readonly headers?: Readonly<Record<string, string>>
}

const ok = (content: unknown): Answer => ({ status: 200, content })
const refused = (status: number, error: string, hint?: string): Answer => ({
  status,
  content: { error, ...(hint === undefined ? {} : { hint }) },
})

const write = (response: ServerResponse, { status, content, headers = {} }: Answer): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(JSON.stringify(content))
}

const readOrders = async (message: IncomingMessage): Promise<readonly string[] | undefined> => {
  const { bytes } = await receiveBody(message)
  if (bytes === null) return undefined
  try {
    return Orders.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
  } catch {
    return undefined
  }
}

type Handler = (message: IncomingMessage, url: URL) => Answer | Promise<Answer>

/** What can be asked, by path and method. The last part of `/conditions/NAME` is the name. */
const routesOf = ({
  board,
  journal,
  reset,
}: Controlled): Readonly<Record<string, Record<string, Handler>>> => {
  const ordering =
    (order: (texts: readonly string[]) => Promise<void>): Handler =>
    async (message) => {
      const texts = await readOrders(message)
      if (texts === undefined)
        return refused(400, t`Atteso un elenco JSON di condizioni: ["sac-down", "slow=500ms"].`)
      await order(texts)
      return ok(board.orders())
    }
  return {
    '/': {
      GET: () =>
        ok({
          conditions: board.offer.conditions.map((one) => ({
            form: conditionForm(one),
            description: one.description,
          })),
          operations: board.offer.operations,
          inForce: board.orders(),
        }),
    },
    '/conditions': {
      GET: () => ok(board.orders()),
      PUT: ordering((texts) => board.replace(texts)),
      POST: ordering((texts) => board.add(texts)),
      DELETE: async () => {
        await board.replace([])
        return ok([])
      },
    },
    '/conditions/': {
      DELETE: async (_, { pathname }) => {
        const name = pathname.slice('/conditions/'.length)
        return (await board.remove(name))
          ? ok(board.orders())
          : refused(404, t`La condizione «${name}» non è in vigore.`)
      },
    },
    '/journal': {
      GET: (_, { searchParams }) => {
        const last = searchParams.get('last')
        if (last === null) return ok(journal.lines())
        return /^\d{1,6}$/.test(last)
          ? ok(journal.lines(Number(last)))
          : refused(400, t`last vuole un numero di righe.`)
      },
      DELETE: () => {
        journal.clear()
        return ok([])
      },
    },
    '/journal/recent': { GET: () => ok(journal.lines(recent)) },
    '/reset': {
      POST: async () => {
        await board.replace([])
        journal.clear()
        reset()
        return ok(board.orders())
      },
    },
  }
}

/** Starts the control endpoint: plain HTTP on 127.0.0.1, on a port of its own, for the bearer of its token. */
export const startControl = async (controlled: Controlled): Promise<Control> => {
  const token = randomBytes(24).toString('hex')
  const routes = routesOf(controlled)

  const answerTo = async (message: IncomingMessage): Promise<Answer> => {
    if (!isAuthorised(message, token)) return refused(401, t`Token mancante.`)
    const url = new URL(message.url ?? '/', 'http://127.0.0.1')
    const path = url.pathname.startsWith('/conditions/') ? '/conditions/' : url.pathname
    const methods = Object.hasOwn(routes, path) ? routes[path] : undefined
    if (methods === undefined)
      return refused(
        404,
        t`Non esiste: ${message.method} ${message.url}`,
        t`GET / dice che cosa c'è`,
      )
    const method = message.method ?? ''
    const handler = Object.hasOwn(methods, method) ? methods[method] : undefined
    if (handler === undefined)
      return {
        ...refused(405, t`Non esiste: ${message.method} ${message.url}`),
        headers: { allow: Object.keys(methods).join(', ') },
      }
    try {
      return await handler(message, url)
    } catch (error) {
      if (error instanceof HarnessError) return refused(400, error.message, error.hint)
      throw error
    }
  }

  const server = createServer((message, response) => {
    answerTo(message).then(
      (answer) => write(response, answer),
      () => response.destroy(),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
