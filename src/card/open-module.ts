import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { ckf, ckrOf, newPkcs11, type Handle, type Pkcs11 } from './pkcs11.ts'

/** A token in a slot: a card in a reader. */
export interface Token {
  readonly slot: Handle
  /** Place among the slots, from 0, those without a token included: it stays the same as cards come and go. */
  readonly index: number
  readonly reader: string
  readonly label: string
  readonly serial: string
  readonly manufacturer: string
  readonly model: string
  readonly flags: number
}

/** A PKCS#11 module at work. It must be used by one thread at a time. */
export interface CardModule {
  readonly file: string
  readonly library: string
  readonly p11: Pkcs11
  /** The tokens that are there now. */
  readonly tokens: () => readonly Token[]
  /** Begins anew, as some modules must to see another card: every session is over. */
  readonly restart: () => void
  readonly close: () => void
}

const unreadable = (file: string, cause: unknown): HarnessError => {
  const why = ckrOf(cause) ?? (cause instanceof Error ? cause.message.split('\n')[0] : '')
  return new HarnessError(
    'CARD_MODULE_UNREADABLE',
    t`il modulo PKCS#11 ${file} non si può usare: ${why ?? ''}`,
    {
      cause,
      hint: t`serve la libreria PKCS#11 del produttore della carta, a ${process.arch === 'ia32' ? '32' : '64'} bit come questo Node: collaudo card list cerca quelle installate`,
    },
  )
}

const initialize = (p11: Pkcs11): void => {
  try {
    p11.C_Initialize({ flags: ckf.osLockingOk })
  } catch (error) {
    // Something else in this process (an OpenSSL engine) works with the same module.
    if (ckrOf(error) !== 'CKR_CRYPTOKI_ALREADY_INITIALIZED') throw error
  }
}

const finalize = (p11: Pkcs11): void => {
  try {
    p11.C_Finalize()
  } catch {
    // It was over already.
  }
}

const tokensOf = (p11: Pkcs11): Token[] =>
  p11.C_GetSlotList(false).flatMap((slot, index) => {
    try {
      const { slotDescription, flags: state } = p11.C_GetSlotInfo(slot)
      if ((state & ckf.slotTokenPresent) === 0) return []
      const info = p11.C_GetTokenInfo(slot)
      if ((info.flags & ckf.tokenInitialized) === 0) return []
      return [
        {
          slot,
          index,
          reader: slotDescription.trim(),
          label: info.label.trim(),
          serial: info.serialNumber.trim(),
          manufacturer: info.manufacturerID.trim(),
          model: info.model.trim(),
          flags: info.flags,
        },
      ]
    } catch {
      // A card that was just taken out, or one of a kind that the module does not know.
      return []
    }
  })

/** Loads a PKCS#11 module; throws CARD_SUPPORT_MISSING or CARD_MODULE_UNREADABLE. Close it at the end. */
export const openModule = (file: string): CardModule => {
  const p11 = newPkcs11()
  let library: string
  try {
    p11.load(file)
    initialize(p11)
    const { manufacturerID, libraryDescription } = p11.C_GetInfo()
    library = `${manufacturerID.trim()} ${libraryDescription.trim()}`.trim()
  } catch (cause) {
    throw unreadable(file, cause)
  }
  return {
    file,
    library,
    p11,
    tokens: () => {
      try {
        return tokensOf(p11)
      } catch (cause) {
        throw unreadable(file, cause)
      }
    },
    restart: () => {
      finalize(p11)
      try {
        initialize(p11)
      } catch (cause) {
        throw unreadable(file, cause)
      }
    },
    close: () => {
      finalize(p11)
      p11.close()
    },
  }
}
