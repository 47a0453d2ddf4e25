// Loaded into a process of the tests before all else: a new RSA 2048 key, which takes longer than most tests, becomes one
// of those that were made for the whole test run, in turn. Whoever asks for some, for one simulator, gets different ones;
// what is kept for other tests takes its own out of the turn (`own-keys.ts`).
import { createPrivateKey, createPublicKey, webcrypto } from 'node:crypto'
import { readFileSync } from 'node:fs'

const { subtle } = webcrypto
const takeOut = Symbol.for('collaudo.take-out-keys')

/** The algorithm, where it is that of the keys that are ready. */
const isTheirs = ({ name, modulusLength, publicExponent }) =>
  name === 'RSASSA-PKCS1-v1_5' &&
  modulusLength === 2048 &&
  Buffer.from(publicExponent).equals(Buffer.from([1, 0, 1]))

const imported = async (pem, algorithm) => {
  const key = createPrivateKey(pem)
  const [privateKey, publicKey] = await Promise.all([
    subtle.importKey('pkcs8', key.export({ type: 'pkcs8', format: 'der' }), algorithm, true, [
      'sign',
    ]),
    subtle.importKey(
      'spki',
      createPublicKey(key).export({ type: 'spki', format: 'der' }),
      algorithm,
      true,
      ['verify'],
    ),
  ])
  return { privateKey, publicKey }
}

const file = process.env.COLLAUDO_TEST_KEYS
if (file !== undefined && globalThis[takeOut] === undefined) {
  const pems = JSON.parse(readFileSync(file, 'utf8'))
  const make = subtle.generateKey.bind(subtle)
  let next = process.pid
  let owners = 0
  globalThis[takeOut] = async (makeAll) => {
    owners += 1
    try {
      return await makeAll()
    } finally {
      owners -= 1
    }
  }
  subtle.generateKey = (algorithm, ...rest) => {
    if (!isTheirs(algorithm)) return make(algorithm, ...rest)
    next += 1
    const at = next % pems.length
    return imported(owners > 0 ? pems.splice(at, 1)[0] : pems[at], algorithm)
  }
}
