import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Sealed, Verdict } from './sealed.ts'

const wss = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss'
const identified = [
  `${wss}-wssecurity-utility-1.0.xsd:Timestamp`,
  `${wss}-wssecurity-secext-1.0.xsd:BinarySecurityToken`,
]

// The payload namespace has no scheme, so it is a relative reference, and libxml2 refuses to canonicalize a
// document that holds one anywhere (Canonical XML 1.0 §1.3). It stands in the Body, which is not signed.
const withAbsoluteBody = (message: string): string => {
  const body = message.search(/<[\w.-]+:Body[\s>]/)
  return body === -1
    ? message
    : message.slice(0, body) +
        message.slice(body).replace(/(\sxmlns(?::[\w.-]+)?=")([^":]+)(?=")/g, '$1urn:$2')
}

/** Verifies files with one certificate, in order, as far as the first that is refused: there xmlsec1 stops. */
const verifySome = (files: readonly string[], pem: string): Verdict[] => {
  const { stderr, error } = spawnSync(
    'xmlsec1',
    [
      '--verify',
      ...identified.flatMap((name) => ['--id-attr:Id', name]),
      ...['--pubkey-cert-pem', pem],
      ...files,
    ],
    { encoding: 'utf8', maxBuffer: 2 ** 26 },
  )
  if (error !== undefined) throw error
  // What it says of a file ends with the line of the manifests.
  const said = stderr
    .split(/^Manifests References.*\n/m)
    .filter((part) => /^(?:OK|FAIL|ERROR)$/m.test(part))
  if (said.length === 0) throw new Error(`xmlsec1 said nothing of ${files[0]}: ${stderr}`)
  return said.map((reason) => ({ accepted: /^OK$/m.test(reason), reason }))
}

const verifyAll = (folder: string, messages: readonly string[], certificate: string): Verdict[] => {
  const files = messages.map((message, index) => {
    const file = join(folder, `${index}.xml`)
    writeFileSync(file, withAbsoluteBody(message))
    return file
  })
  const pem = join(folder, 'signer.pem')
  writeFileSync(pem, certificate)
  const verdicts: Verdict[] = []
  while (verdicts.length < files.length)
    verdicts.push(...verifySome(files.slice(verdicts.length), pem))
  return verdicts
}

/** What xmlsec1 says of the signature of each message, with the key of the certificate that it should have. */
export const xmlsec1 = (sealed: readonly Sealed[]): readonly Verdict[] => {
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-xmlsec1-'))
  try {
    const verdicts: Verdict[] = []
    // One process for each signer: all messages of one, one after the other.
    for (const certificate of new Set(sealed.map((one) => one.certificate))) {
      const places = sealed.flatMap((one, index) =>
        one.certificate === certificate ? [index] : [],
      )
      const messages = places.map((place) => sealed[place]?.xml ?? '')
      for (const [index, verdict] of verifyAll(folder, messages, certificate).entries())
        verdicts[places[index] ?? -1] = verdict
    }
    return verdicts
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
