import { join } from 'node:path'

import { loadEnvironment } from '../plan/load-file.ts'
import { environmentFolder, type Workspace } from '../plan/workspace.ts'
import type { Word } from './shell-words.ts'

/** The files with which a call is repeated: names and variables only, never what is in them. */
export interface CurlIdentity {
  readonly ca: Word
  readonly client:
    | { readonly kind: 'pem'; readonly certificate: Word; readonly key: Word }
    | { readonly kind: 'p12'; readonly file: Word }
    | null
}

const made: CurlIdentity = {
  ca: [{ variable: 'COLLAUDO_CA' }],
  client: {
    kind: 'pem',
    certificate: [{ variable: 'COLLAUDO_CERT' }],
    key: [{ variable: 'COLLAUDO_KEY' }],
  },
}

/**
 * Which files an environment names for its CA and its client certificate. Where the keys are made on the spot
 * (the simulator), variables stand for them. A passphrase is never part of it: curl asks for it.
 */
export const curlIdentity = (
  workspace: Workspace,
  environment: string,
  toShown: (absolute: string) => string,
): CurlIdentity => {
  const folder = environmentFolder(workspace, environment)
  const loaded = folder === undefined ? undefined : loadEnvironment(workspace, folder)
  if (folder === undefined || loaded?.ok !== true || loaded.value.shape.simulator === true)
    return made
  const { trust, client } = loaded.value.shape
  const word = (value: string | { readonly env: string }): Word =>
    typeof value === 'string' ? [toShown(join(folder, value))] : [{ variable: value.env }]
  const identity = (): CurlIdentity['client'] => {
    if (client === undefined) return null
    if (client === 'generated') return made.client
    if ('p12' in client) return { kind: 'p12', file: word(client.p12) }
    // A card's key has no file: whoever repeats the call says how their curl reaches it.
    return 'key' in client
      ? { kind: 'pem', certificate: word(client.certificate), key: word(client.key) }
      : made.client
  }
  return { ca: trust === undefined ? made.ca : word(trust.ca), client: identity() }
}
