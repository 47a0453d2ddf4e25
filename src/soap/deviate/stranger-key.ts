import { generateKeyPair, sign } from 'node:crypto'
import { promisify } from 'node:util'

import type { SigningKey } from '../../model/signing-key.ts'

const makeSign = async (): Promise<SigningKey['sign']> => {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  return async (hash, data) => sign(hash, data, privateKey)
}

let made: Promise<SigningKey['sign']> | undefined

/** Signs with a key that nobody knows: made when it is first needed, and one for the whole process. */
export const signWithStrangerKey: SigningKey['sign'] = async (hash, data) => {
  made ??= makeSign()
  return (await made)(hash, data)
}
