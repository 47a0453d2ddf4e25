import { openModule, type Token } from './open-module.ts'
import { ckf } from './pkcs11.ts'
import { certificatesOf, type CardCertificate } from './token-objects.ts'

/** What a token says of the PIN of its user. */
export type PinState = 'ok' | 'low' | 'final-try' | 'locked'

/** A token with the certificates that it shows to anybody. */
export interface DescribedToken {
  readonly token: Token
  readonly pin: PinState
  /** Whether the PIN is typed on the reader itself. */
  readonly hasPinPad: boolean
  readonly certificates: readonly CardCertificate[]
}

export interface DescribedModule {
  readonly file: string
  readonly library: string
  readonly tokens: readonly DescribedToken[]
}

/** Whether a PIN may be tried on a token at all. */
export const pinState = ({ flags }: Pick<Token, 'flags'>): PinState => {
  if ((flags & ckf.pinLocked) !== 0) return 'locked'
  if ((flags & ckf.pinFinalTry) !== 0) return 'final-try'
  return (flags & ckf.pinCountLow) === 0 ? 'ok' : 'low'
}

/**
 * What a module shows without a PIN: nobody logs in. Throws CARD_SUPPORT_MISSING or CARD_MODULE_UNREADABLE. It must
 * not be called while the same process uses the module in another thread.
 */
export const describeModule = (file: string): DescribedModule => {
  const module = openModule(file)
  try {
    return {
      file,
      library: module.library,
      tokens: module.tokens().map((token) => {
        const session = module.p11.C_OpenSession(token.slot, ckf.serialSession)
        return {
          token,
          pin: pinState(token),
          hasPinPad: (token.flags & ckf.protectedAuthenticationPath) !== 0,
          certificates: certificatesOf(module.p11, session),
        }
      }),
    }
  } finally {
    module.close()
  }
}
