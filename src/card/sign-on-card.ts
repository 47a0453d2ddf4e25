import { t } from '../lib/language/t.ts'
import { digestInfoOf } from '../certificates/digest-info.ts'
import { HarnessError } from '../errors/harness-error.ts'
import type { SignatureHash } from '../model/signing-key.ts'
import { ckm, type Handle, type Pkcs11 } from './pkcs11.ts'

const withHash: Readonly<Record<SignatureHash, number>> = {
  sha1: ckm.sha1RsaPkcs,
  sha256: ckm.sha256RsaPkcs,
  sha384: ckm.sha384RsaPkcs,
  sha512: ckm.sha512RsaPkcs,
}

/** How a token makes RSASSA-PKCS1-v1_5, and what it is to be given for it. */
export interface Mechanism {
  readonly mechanism: number
  readonly input: Uint8Array
}

/**
 * The mechanism to sign with. Only the padded digest goes to the token, since that is what every card can do;
 * one that insists on hashing by itself gets the data.
 */
export const chooseMechanism = (
  p11: Pkcs11,
  slot: Handle,
  hash: SignatureHash,
  data: Uint8Array,
): Mechanism => {
  const offered = p11.C_GetMechanismList(slot)
  if (offered.includes(ckm.rsaPkcs))
    return { mechanism: ckm.rsaPkcs, input: digestInfoOf(hash, data) }
  if (offered.includes(withHash[hash])) return { mechanism: withHash[hash], input: data }
  throw new HarnessError(
    'CARD_KEY_MISSING',
    t`la carta non sa firmare con RSA PKCS#1 e ${hash.replace('sha', 'SHA-')}`,
    {
      hint: t`chi riceve la firma vuole quell'algoritmo: serve un'altra carta, o la firma con command:`,
    },
  )
}
