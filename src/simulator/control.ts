import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { z } from 'zod'

import type { SimulatorCondition } from '../adapter/simulated.ts'
import { t } from '../lib/language/t.ts'
import type { Journal } from './journal.ts'
import { receiveBody } from './receive-body.ts'

/** Where a simulator is controlled, and the token that proves that one may. */
export interface ControlAddress {
  readonly url: string
  readonly token: string
}

export interface Control extends ControlAddress {
  /** The conditions in force now. */
  readonly conditions: () => ReadonlySet<string>
  readonly close: () => Promise<void>
}

/** Lines of the journal that are given to whoever looks for that of a call just made. */
const recent = 50

const Names = z.array(z.string())

const isAuthorised = (message: IncomingMessage, token: string): boolean => {
  const given = Buffer.from(message.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

const answer = (response: ServerResponse, status: number, content: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(content))
}

const parseNames = (body: Uint8Array): readonly string[] | undefined => {
  try {
    return Names.parse(JSON.parse(Buffer.from(body).toString('utf8')))
  } catch {
    return undefined
  }
}

/** Starts the control endpoint: plain HTTP on 127.0.0.1, on a port of its own, for the bearer of its token. */
export const startControl = async (
  known: readonly SimulatorCondition[],
  journal: Journal,
): Promise<Control> => {
  const token = randomBytes(24).toString('hex')
  const knownNames = known.map((condition) => condition.name)
  let conditions: ReadonlySet<string> = new Set()

  const putConditions = async (message: IncomingMessage, response: ServerResponse) => {
    const body = await receiveBody(message)
    const names = body === 'too-large' ? undefined : parseNames(body)
    if (names === undefined)
      return answer(response, 400, { error: t`Atteso un elenco JSON di nomi di condizioni.` })
    const unknown = names.filter((name) => !knownNames.includes(name))
    if (unknown.length > 0) {
      const error = t`Condizione sconosciuta: ${unknown.join(', ')}. Note: ${knownNames.join(', ')}.`
      return answer(response, 400, { error })
    }
    conditions = new Set(names)
    return answer(response, 200, names)
  }

  const serve = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isAuthorised(message, token)) return answer(response, 401, { error: t`Token mancante.` })
    switch (`${message.method} ${message.url}`) {
      case 'PUT /conditions':
        return putConditions(message, response)
      case 'GET /conditions':
        return answer(response, 200, [...conditions])
      case 'GET /journal':
        return answer(response, 200, journal.lines())
      case 'GET /journal/recent':
        return answer(response, 200, journal.lines().slice(-recent))
      default:
        return answer(response, 404, { error: t`Non esiste: ${message.method} ${message.url}` })
    }
  }

  const server = createServer((message, response) => {
    serve(message, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    conditions: () => conditions,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
