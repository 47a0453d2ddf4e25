import { t } from '../lib/language/t.ts'
import type { CardSpec } from './card-spec.ts'
import type { Token } from './open-module.ts'

/** What is said of a token in the environment, for people. */
export const wantedText = ({ token }: CardSpec): string =>
  [
    ...(token.label === null ? [] : [t`token «${token.label}»`]),
    ...(token.serial === null ? [] : [t`numero di serie ${token.serial}`]),
    ...(token.slot === null ? [] : [t`lettore ${token.slot}`]),
  ].join(', ') || t`l'unica inserita`

/** A token as it calls itself. */
export const tokenText = ({ label, serial }: Token): string =>
  label === '' ? serial : t`«${label}» ${serial}`

/** Whether a token may be the one that is meant. */
export const isMeant = ({ token: { slot, label, serial } }: CardSpec, token: Token): boolean =>
  (slot === null || token.index === slot) &&
  (label === null || token.label === label) &&
  (serial === null || token.serial === serial)
