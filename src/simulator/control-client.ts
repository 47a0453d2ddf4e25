import { request } from 'node:http'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import type { ControlAddress } from './control.ts'
import type { JournalLine } from './journal.ts'

/** What a test may ask of a running simulator. */
export interface ControlClient {
  /** Replaces the conditions in force. Throws SIMULATOR_FAILED for what the simulator does not have. */
  readonly setConditions: (orders: readonly string[]) => Promise<void>
  readonly conditions: () => Promise<readonly string[]>
  readonly journal: () => Promise<readonly JournalLine[]>
  /** The last lines of the journal: enough to find that of a call just made. */
  readonly recent: () => Promise<readonly JournalLine[]>
}

const call = (
  { url, token }: ControlAddress,
  method: string,
  path: string,
  content?: unknown,
): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const fail = (message: string, cause?: unknown) =>
      reject(new HarnessError('SIMULATOR_FAILED', message, { cause }))
    const outgoing = request(
      new URL(path, url),
      { method, agent: false, headers: { authorization: `Bearer ${token}` } },
      (incoming) => {
        const chunks: Uint8Array[] = []
        incoming.on('data', (chunk: Uint8Array) => chunks.push(chunk))
        incoming.on('error', (cause) => fail(t`Il controllo del simulatore non risponde.`, cause))
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          if (incoming.statusCode === 200) resolve(JSON.parse(text))
          else fail((JSON.parse(text) as { error: string }).error)
        })
      },
    )
    outgoing.on('error', (cause) => fail(t`Il controllo del simulatore non risponde.`, cause))
    outgoing.end(content === undefined ? undefined : JSON.stringify(content))
  })

/** A client of the control endpoint of a simulator, in this process or in another. */
export const controlClient = (address: ControlAddress): ControlClient => ({
  setConditions: async (orders) => {
    await call(address, 'PUT', '/conditions', orders)
  },
  conditions: async () => (await call(address, 'GET', '/conditions')) as readonly string[],
  journal: async () => (await call(address, 'GET', '/journal')) as readonly JournalLine[],
  recent: async () => (await call(address, 'GET', '/journal/recent')) as readonly JournalLine[],
})
