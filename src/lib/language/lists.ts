import { t } from './t.ts'

/** Names of which any one will do: `a o b`. */
export const eitherOf = (names: readonly string[]): string =>
  names.slice(1).reduce((said, name) => t`${said} o ${name}`, names[0] ?? '')
