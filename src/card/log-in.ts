import type { HarnessError } from '../errors/harness-error.ts'
import type { Secret } from '../model/secret.ts'
import type { CardDesk } from './card-desk.ts'
import type { CardHolder, CardSpec } from './card-spec.ts'
import { pinBlocked, pinMissing, pinWrong } from './card-trouble.ts'
import { tokenText } from './find-token.ts'
import type { CardModule, Token } from './open-module.ts'
import { ckf, ckrOf, cku, type Handle } from './pkcs11.ts'

const wrongPin = new Set(['CKR_PIN_INCORRECT', 'CKR_PIN_INVALID', 'CKR_PIN_LEN_RANGE'])

/** A session on a token, and for whom. */
export interface Desired {
  readonly module: CardModule
  readonly token: Token
  readonly session: Handle
  readonly spec: CardSpec
  readonly holder: CardHolder
}

/** The PINs of a run: each is asked for once, and one that was refused is never used again by itself. */
export interface Pins {
  /** Opens a token. Throws CARD_PIN_MISSING, CARD_PIN_WRONG or CARD_PIN_BLOCKED. */
  readonly logIn: (desired: Desired) => Promise<void>
  /** Has at hand the PIN of a key that wants one for each signature. */
  readonly prepare: (desired: Desired, key: string) => Promise<void>
  /** Gives that PIN, for the signature that has just begun. */
  readonly consent: (desired: Desired, key: string) => void
}

/** The flags of a token as they are now: a wrong PIN, here or in another program, changes them. */
const flagsOf = ({ module, token }: Desired): number => module.p11.C_GetTokenInfo(token.slot).flags

/** Why no PIN may be tried at all: one more error could be the last. */
const blockOf = (desired: Desired): HarnessError | null => {
  const flags = flagsOf(desired)
  if ((flags & ckf.pinLocked) !== 0) return pinBlocked(desired.holder, true)
  return (flags & ckf.pinFinalTry) !== 0 ? pinBlocked(desired.holder, false) : null
}

const nameOf = ({ module, token }: Desired): string =>
  JSON.stringify([module.file, token.serial, token.label])

export const createPins = (desk: CardDesk): Pins => {
  const known = new Map<string, Secret>()
  const refused = new Set<string>()

  const ask = async (
    desired: Desired,
    name: string,
    use: 'login' | 'signature',
  ): Promise<Secret> => {
    const { holder, spec, token } = desired
    const block = blockOf(desired)
    if (block !== null) throw block
    const wasRefused = refused.has(name)
    const variable = use === 'login' ? spec.pin : spec.keyPin
    const found = await desk.pin({
      holder: holder.name,
      card: tokenText(token),
      use,
      variable,
      refused: wasRefused,
      isLow: (flagsOf(desired) & ckf.pinCountLow) !== 0,
    })
    if (found !== null) return found
    throw wasRefused ? pinWrong(holder) : pinMissing(holder, variable)
  }

  /** Remembers that a PIN was refused, and says so. */
  const refusal = (desired: Desired, name: string, ckr: string | null): HarnessError | null => {
    if (ckr === 'CKR_PIN_LOCKED') return pinBlocked(desired.holder, true)
    if (ckr === null || !wrongPin.has(ckr)) return null
    known.delete(name)
    refused.add(name)
    return blockOf(desired) ?? pinWrong(desired.holder)
  }

  const tryPin = (desired: Desired, name: string, user: number, pin: Secret | null): void => {
    const { p11 } = desired.module
    try {
      if (pin === null) p11.C_Login(desired.session, user)
      else p11.C_Login(desired.session, user, pin.reveal())
      refused.delete(name)
    } catch (error) {
      const ckr = ckrOf(error)
      if (ckr === 'CKR_USER_ALREADY_LOGGED_IN') return
      throw refusal(desired, name, ckr) ?? error
    }
  }

  const keyName = (desired: Desired, key: string): string =>
    desired.spec.keyPin === null ? nameOf(desired) : JSON.stringify([nameOf(desired), key])

  return {
    logIn: async (desired) => {
      const name = nameOf(desired)
      // The reader has its own keys: the PIN is typed there.
      if ((flagsOf(desired) & ckf.protectedAuthenticationPath) !== 0) {
        const block = blockOf(desired)
        if (block !== null) throw block
        tryPin(desired, name, cku.user, null)
        return
      }
      for (;;) {
        const pin = known.get(name) ?? (await ask(desired, name, 'login'))
        try {
          tryPin(desired, name, cku.user, pin)
          known.set(name, pin)
          return
        } catch (error) {
          // Whoever is there may type another; nobody else tries again.
          if (!desk.isAttended || !refused.has(name) || blockOf(desired) !== null) throw error
        }
      }
    },
    prepare: async (desired, key) => {
      const name = keyName(desired, key)
      if (!known.has(name)) known.set(name, await ask(desired, name, 'signature'))
    },
    consent: (desired, key) => {
      const name = keyName(desired, key)
      const block = blockOf(desired)
      if (block !== null) throw block
      tryPin(desired, name, cku.contextSpecific, known.get(name) ?? null)
    },
  }
}
