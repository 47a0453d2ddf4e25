import type { PinQuestion } from '../card/card-desk.ts'

/** A PIN that the environment holds, once: what a card has refused is not said to it again. */
export const pinFromEnv = (
  env: Readonly<Record<string, string | undefined>>,
  { variable, refused }: PinQuestion,
): string | null => {
  const found = variable === null || refused ? undefined : env[variable]
  return found === undefined || found === '' ? null : found
}
