import { randomUUID } from 'node:crypto'

import type { TestProject } from 'vitest/node'

import type { DeclaredEnvironment } from '../environment/environment.ts'
import { isOnCard, type KeySpec } from '../environment/key-spec.ts'
import { t } from '../lib/language/t.ts'
import { serveMain } from './main-channel.ts'
import { offerModuleToOpenSsl } from './openssl-module.ts'
import { pinFromEnv } from './pin-from-env.ts'
import type { CardMeans } from './run-input.ts'

/** How the user's own Vitest would run the cases. */
type WorkerSettings = Pick<TestProject['config'], 'pool' | 'maxWorkers' | 'isolate'>

const isCard = (key: KeySpec | 'generated' | null): boolean =>
  key !== null && key !== 'generated' && isOnCard(key)

/**
 * What cards need in the user's own Vitest: PINs, from the environment alone, and that one worker runs everything,
 * since two threads in one PKCS#11 module bring the process down.
 */
export const openPlanCards = (
  { pool, maxWorkers, isolate }: WorkerSettings,
  { client, operators }: Pick<DeclaredEnvironment, 'client' | 'operators'>,
): { readonly cards?: CardMeans; readonly close: () => void } => {
  const keys = Object.values(operators).flatMap((one) => [one.authentication, one.signature])
  if (![client, ...keys].some(isCard)) return { close: () => undefined }
  if (pool !== 'threads' || maxWorkers > 1 || isolate)
    throw new Error(
      t`con una carta i casi si eseguono in un solo worker (pool threads, maxWorkers 1, isolate false): qui pool ${pool}, maxWorkers ${maxWorkers}, isolate ${String(isolate)}`,
    )
  offerModuleToOpenSsl(client)
  const channel = `collaudo-${randomUUID()}`
  const served = serveMain(channel, {
    pin: (question) => Promise.resolve(pinFromEnv(process.env, question)),
  })
  return { cards: { channel, isAttended: false }, close: served.close }
}
