import { X509Certificate } from 'node:crypto'

import { cka, cko, type Handle, type Pkcs11 } from './pkcs11.ts'

/** A certificate on a token, with what pairs it with its private key. */
export interface CardCertificate {
  /** CKA_ID in hexadecimal. */
  readonly id: string
  readonly label: string
  readonly certificate: X509Certificate
}

const batch = 16

const objects = (
  p11: Pkcs11,
  session: Handle,
  template: Parameters<Pkcs11['C_FindObjectsInit']>[1],
): Handle[] => {
  p11.C_FindObjectsInit(session, template)
  try {
    const found: Handle[] = []
    for (;;) {
      const more = p11.C_FindObjects(session, batch)
      found.push(...more)
      if (more.length < batch) return found
    }
  } finally {
    p11.C_FindObjectsFinal(session)
  }
}

const attribute = (p11: Pkcs11, session: Handle, object: Handle, type: number): Buffer => {
  try {
    return p11.C_GetAttributeValue(session, object, [{ type }])[0]?.value ?? Buffer.alloc(0)
  } catch {
    // Not every kind of object has every attribute, and a token may keep one to itself.
    return Buffer.alloc(0)
  }
}

const readCertificate = (der: Buffer): X509Certificate | null => {
  try {
    return new X509Certificate(der)
  } catch {
    return null
  }
}

/** The X.509 certificates of a token that can be read, by id; most tokens show them without a PIN. */
export const certificatesOf = (p11: Pkcs11, session: Handle): CardCertificate[] => {
  const found = objects(p11, session, [{ type: cka.class, value: cko.certificate }])
  const read = found.flatMap((object): CardCertificate[] => {
    const certificate = readCertificate(attribute(p11, session, object, cka.value))
    if (certificate === null) return []
    return [
      {
        id: attribute(p11, session, object, cka.id).toString('hex'),
        label: attribute(p11, session, object, cka.label).toString('utf8'),
        certificate,
      },
    ]
  })
  return read.toSorted((a, b) => a.id.localeCompare(b.id))
}

/** A private key of a token, seen once somebody has logged in. */
export interface CardPrivateKey {
  readonly handle: Handle
  /** Whether it wants a PIN for each signature. */
  readonly alwaysAuthenticate: boolean
}

/** The private key that belongs to a certificate; undefined when the token shows none. */
export const privateKeyOf = (
  p11: Pkcs11,
  session: Handle,
  id: string,
): CardPrivateKey | undefined => {
  const [handle] = objects(p11, session, [
    { type: cka.class, value: cko.privateKey },
    { type: cka.id, value: Buffer.from(id, 'hex') },
  ])
  if (handle === undefined) return undefined
  return {
    handle,
    alwaysAuthenticate: attribute(p11, session, handle, cka.alwaysAuthenticate)[0] === 1,
  }
}
