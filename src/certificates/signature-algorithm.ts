import * as pkijs from 'pkijs'

/** How a certificate or a request is signed. */
export interface SignatureAlgorithm {
  /** Its name where it has one here, else its object identifier. */
  readonly name: string
  /** The hash that is signed; null where it is not known. */
  readonly hash: 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512' | null
  /** The kind of key; null where it is not one that TLS is used with here. */
  readonly key: 'rsa' | 'ec' | null
}

type Known = Readonly<Record<string, SignatureAlgorithm>>

const rsa = '1.2.840.113549.1.1'
const ec = '1.2.840.10045.4'

const known: Known = {
  [`${rsa}.4`]: { name: 'md5WithRSA', hash: 'md5', key: 'rsa' },
  [`${rsa}.5`]: { name: 'sha1WithRSA', hash: 'sha1', key: 'rsa' },
  '1.3.14.3.2.29': { name: 'sha1WithRSA', hash: 'sha1', key: 'rsa' },
  [`${rsa}.14`]: { name: 'sha224WithRSA', hash: 'sha224', key: 'rsa' },
  [`${rsa}.11`]: { name: 'sha256WithRSA', hash: 'sha256', key: 'rsa' },
  [`${rsa}.12`]: { name: 'sha384WithRSA', hash: 'sha384', key: 'rsa' },
  [`${rsa}.13`]: { name: 'sha512WithRSA', hash: 'sha512', key: 'rsa' },
  [`${ec}.1`]: { name: 'ecdsa-with-SHA1', hash: 'sha1', key: 'ec' },
  [`${ec}.3.1`]: { name: 'ecdsa-with-SHA224', hash: 'sha224', key: 'ec' },
  [`${ec}.3.2`]: { name: 'ecdsa-with-SHA256', hash: 'sha256', key: 'ec' },
  [`${ec}.3.3`]: { name: 'ecdsa-with-SHA384', hash: 'sha384', key: 'ec' },
  [`${ec}.3.4`]: { name: 'ecdsa-with-SHA512', hash: 'sha512', key: 'ec' },
}

const hashes: Readonly<Record<string, SignatureAlgorithm['hash']>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/** RFC 4055 §3.1: the hash is a parameter, SHA-1 where it is not said. */
const pss = (parameters: unknown): SignatureAlgorithm => {
  const read = new pkijs.RSASSAPSSParams(parameters === undefined ? {} : { schema: parameters })
  const hash = hashes[read.hashAlgorithm.algorithmId] ?? null
  return { name: `RSASSA-PSS (${hash ?? read.hashAlgorithm.algorithmId})`, hash, key: 'rsa' }
}

export const signatureAlgorithmOf = ({
  algorithmId,
  algorithmParams,
}: pkijs.AlgorithmIdentifier): SignatureAlgorithm =>
  algorithmId === `${rsa}.10`
    ? pss(algorithmParams)
    : (known[algorithmId] ?? { name: algorithmId, hash: null, key: null })
