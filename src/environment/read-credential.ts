import { existsSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'

import type { CardSpec } from '../card/card-spec.ts'
import type { CommandSpec } from '../certificates/command-key.ts'
import { t } from '../lib/language/t.ts'
import type { CardShape, CredentialShape } from '../plan/environment-schema.ts'
import type { Path } from '../plan/read-yaml.ts'
import type { CardKeySpec } from './key-spec.ts'
import type { References } from './resolve-references.ts'

const signingTimeoutMs = 60_000

type Shape<Key extends string> = Extract<CredentialShape, Readonly<Record<Key, unknown>>>

/** What of a reference the readers of this file need. */
type Reading = Pick<References, 'text' | 'certificate' | 'fail'> & { readonly folder: string }

/** A path as written, from the environment's folder; a bare name is left to whoever looks it up. */
const located = (name: string, folder: string): string =>
  isAbsolute(name) || !/[/\\]/.test(name) ? name : join(folder, name)

const cardSpec = (shape: CardShape, path: Path, { text, fail, folder }: Reading): CardSpec => {
  const optional = (key: 'token-label' | 'serial' | 'key-label'): string | null => {
    const value = shape[key]
    return value === undefined ? null : text(value, [...path, key])
  }
  const module = located(text(shape.module, [...path, 'module']), folder)
  if (isAbsolute(module) && !existsSync(module))
    fail(
      [...path, 'module'],
      'ENVIRONMENT_FILE_MISSING',
      t`il modulo PKCS#11 ${module} non c'è`,
      t`collaudo card list cerca quelli installati; i percorsi relativi partono dalla cartella dell'ambiente`,
    )
  return {
    module,
    token: {
      slot: shape.slot ?? null,
      label: optional('token-label'),
      serial: optional('serial'),
    },
    key: { id: shape.id ?? null, label: optional('key-label') },
    pin: shape.pin?.env ?? null,
    keyPin: shape['key-pin']?.env ?? null,
  }
}

/** A key on a card: where it is, never its PIN. */
export const readCard = (shape: Shape<'card'>, path: Path, reading: Reading): CardKeySpec => {
  const { card, certificate } = shape
  const at = [...path, 'card']
  return {
    card: cardSpec(card, at, reading),
    certificatePem:
      certificate === undefined ? null : reading.certificate(certificate, [...path, 'certificate']),
    engine:
      card.engine === undefined
        ? null
        : located(reading.text(card.engine, [...at, 'engine']), reading.folder),
  }
}

/** A key behind a program; null when something that it needs is not there. */
export const readCommand = (
  shape: Shape<'command'>,
  path: Path,
  { text, certificate, folder }: Reading,
): CommandSpec | null => {
  const [program = '', ...args] = shape.command.map((word, index) =>
    text(word, [...path, 'command', index]),
  )
  const certificatePem = certificate(shape.certificate, [...path, 'certificate'])
  return certificatePem === null
    ? null
    : {
        command: [located(program, folder), ...args],
        folder,
        certificatePem,
        timeoutMs: shape.timeout ?? signingTimeoutMs,
      }
}
