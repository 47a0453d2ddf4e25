import { InvalidArgumentError } from 'commander'

import { t } from '../../lib/language/t.ts'

/** A port as an option says it. */
export const port = (text: string): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new InvalidArgumentError(t`attesa una porta tra 0 e 65535`)
  return value
}
