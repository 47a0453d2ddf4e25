import { createPrivateKey } from 'node:crypto'

/** A private key in PEM (PKCS#8): under AES-256 where there is a passphrase, else in clear. */
export const protectKey = (keyPem: string, passphrase: string | undefined): string =>
  passphrase === undefined
    ? keyPem
    : createPrivateKey(keyPem)
        .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
        .toString()
