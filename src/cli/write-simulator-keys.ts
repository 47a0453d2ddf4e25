import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { certificateOf, isPem, type KeySpec } from '../environment/key-spec.ts'
import type { OpenEnvironment } from '../session/open-environment.ts'

/** Writes what a client needs to connect: certificates, private keys (0600), the application's code. */
export const writeSimulatorKeys = (
  folder: string,
  { environment, application }: OpenEnvironment,
): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const write = (name: string, text: string, secret: boolean): void =>
    writeFileSync(join(folder, name), text, { mode: secret ? 0o600 : 0o644 })
  const writeKey = (name: string, key: KeySpec): void => {
    write(`${name}.pem`, certificateOf(key), false)
    // What is on a card stays there.
    if (isPem(key)) write(`${name}.key`, key.keyPem, true)
  }
  write('ca.pem', environment.caPem, false)
  if (environment.client !== null) writeKey('client', environment.client)
  for (const [name, operator] of Object.entries(environment.operators)) {
    writeKey(`${name}-authentication`, operator.authentication)
    writeKey(`${name}-signature`, operator.signature)
  }
  write('application-code.txt', application.applicationCode, true)
}
