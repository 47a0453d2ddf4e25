import { InvalidArgumentError, Option, type Command } from 'commander'

import { t } from '../../lib/language/t.ts'

const mostDays = 3650

/** How many days a certificate is to be valid. */
export const days = (text: string): number => {
  const found = Number(text)
  if (/^\d{1,4}$/.test(text) && found >= 1 && found <= mostDays) return found
  throw new InvalidArgumentError(t`attesi da 1 a ${mostDays} giorni`)
}

/** The kinds of key that can be made: the same as those of `src/certificates`, which is loaded only when it works. */
const kinds = ['rsa-2048', 'rsa-3072', 'ec-p256']

export const keyKindOption = (): Option =>
  new Option(
    t`--key <tipo>`,
    t`il tipo di chiave: ${kinds.join(', ')} (predefinito: rsa-2048)`,
  ).argParser((text) => {
    if (kinds.includes(text)) return text
    throw new InvalidArgumentError(t`attesa una tra ${kinds.join(', ')}`)
  })

/** Where a passphrase comes from. */
export const withPassphrase = (command: Command, what: string): Command =>
  command
    .option(t`--passphrase-env <nome>`, t`la variabile di ambiente con la passphrase ${what}`)
    .option('--ask-passphrase', t`chiede al terminale la passphrase ${what}, senza mostrarla`)
