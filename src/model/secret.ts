import { inspect } from 'node:util'

/** A value that never prints itself: not by string, JSON or console. Only `reveal` gives it. */
export interface Secret {
  readonly reveal: () => string
}

export const secret = (value: string): Secret => {
  const hidden = () => '[secret]'
  const whole = {
    reveal: () => value,
    toString: hidden,
    toJSON: hidden,
    [inspect.custom]: hidden,
  }
  return whole
}
