import { createRequire } from 'node:module'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'

/** A slot, a session or an object, as the module names it. */
export type Handle = Buffer

interface Attribute {
  readonly type: number
  readonly value?: unknown
}

/** As much of pkcs11js as is used here. The package is optional: where it is not installed, its types are not either. */
export interface Pkcs11 {
  readonly load: (path: string) => void
  readonly close: () => void
  readonly C_Initialize: (options: { readonly flags: number }) => void
  readonly C_Finalize: () => void
  readonly C_GetInfo: () => { readonly manufacturerID: string; readonly libraryDescription: string }
  readonly C_GetSlotList: (tokenPresent: boolean) => readonly Handle[]
  readonly C_GetSlotInfo: (slot: Handle) => {
    readonly slotDescription: string
    readonly flags: number
  }
  readonly C_GetTokenInfo: (slot: Handle) => {
    readonly label: string
    readonly manufacturerID: string
    readonly model: string
    readonly serialNumber: string
    readonly flags: number
  }
  readonly C_GetMechanismList: (slot: Handle) => readonly number[]
  readonly C_OpenSession: (slot: Handle, flags: number) => Handle
  readonly C_CloseSession: (session: Handle) => void
  readonly C_GetSessionInfo: (session: Handle) => unknown
  readonly C_Login: (session: Handle, user: number, pin?: string) => void
  readonly C_FindObjectsInit: (session: Handle, template: readonly Attribute[]) => void
  readonly C_FindObjects: (session: Handle, most: number) => readonly Handle[]
  readonly C_FindObjectsFinal: (session: Handle) => void
  readonly C_GetAttributeValue: (
    session: Handle,
    object: Handle,
    template: readonly Attribute[],
  ) => readonly { readonly value: Buffer }[]
  readonly C_SignInit: (
    session: Handle,
    mechanism: { readonly mechanism: number },
    key: Handle,
  ) => void
  readonly C_SignAsync: (session: Handle, data: Buffer, room: Buffer) => Promise<Buffer>
}

// PKCS #11 2.40, header files: the few numbers that are needed.
export const ckf = {
  slotTokenPresent: 0x1,
  slotRemovable: 0x2,
  osLockingOk: 0x2,
  serialSession: 0x4,
  protectedAuthenticationPath: 0x100,
  tokenInitialized: 0x400,
  pinCountLow: 0x10000,
  pinFinalTry: 0x20000,
  pinLocked: 0x40000,
} as const
export const cku = { user: 1, contextSpecific: 2 } as const
export const cko = { certificate: 1, privateKey: 3 } as const
export const cka = {
  class: 0x0,
  label: 0x3,
  value: 0x11,
  certificateType: 0x80,
  id: 0x102,
  alwaysAuthenticate: 0x202,
} as const
export const ckm = {
  rsaPkcs: 0x1,
  sha1RsaPkcs: 0x6,
  sha256RsaPkcs: 0x40,
  sha384RsaPkcs: 0x41,
  sha512RsaPkcs: 0x42,
} as const

/** The name by which PKCS #11 calls what went wrong, such as CKR_PIN_INCORRECT; null when it is something else. */
export const ckrOf = (error: unknown): string | null =>
  /\bCKR_[A-Z0-9_]+/.exec(error instanceof Error ? error.message : String(error))?.[0] ?? null

const require = createRequire(import.meta.url)

const supportMissing = (cause: unknown): HarnessError =>
  new HarnessError(
    'CARD_SUPPORT_MISSING',
    t`per usare una carta serve pkcs11js, che su questa postazione non è installato`,
    {
      cause,
      hint: t`si compila con l'installazione di Collaudo e vuole Python e un compilatore C++: installarli, poi npm install pkcs11js@2.1.7; senza, si può firmare con command:`,
    },
  )

/** Throws CARD_SUPPORT_MISSING where cards cannot be used. Nothing is loaded. */
export const requireCardSupport = (): void => {
  try {
    require.resolve('pkcs11js')
  } catch (cause) {
    throw supportMissing(cause)
  }
}

/**
 * A new pkcs11js, which still has to load a module. It is native code, compiled as this package is installed;
 * where there was no compiler it is not there, and all but cards works without it.
 */
export const newPkcs11 = (): Pkcs11 => {
  try {
    const { PKCS11 } = require('pkcs11js') as { readonly PKCS11: new () => Pkcs11 }
    return new PKCS11()
  } catch (cause) {
    throw supportMissing(cause)
  }
}
