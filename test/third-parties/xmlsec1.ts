import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
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

const verify = [
  ...['xmlsec1', '--verify', ...identified.flatMap((name) => ['--id-attr:Id', name])],
  ...['--pubkey-cert-pem', 'signer.pem', '"$@"'],
].join(' ')

const endOfProcess = 'END OF PROCESS'

// At the first file that is refused xmlsec1 stops, and is called again for those after it: by a shell, which starts a process much
// faster than one as large as this.
const script = `
while [ $# -gt 0 ]; do
  if ${verify} 2>said; then left=0; else left=$(($# - $(grep -c '^OK$' said) - 1)); fi
  cat said
  echo '${endOfProcess}'
  shift $(($# - left))
done
`

/** Verifies messages with one certificate, in order. */
const verifyAll = (folder: string, messages: readonly string[], certificate: string): Verdict[] => {
  const files = messages.map((message, index) => {
    const name = `${index}.xml`
    writeFileSync(join(folder, name), withAbsoluteBody(message))
    return name
  })
  writeFileSync(join(folder, 'signer.pem'), certificate)
  const { stdout, stderr, error } = spawnSync('sh', ['-c', script, 'sh', ...files], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (error !== undefined) throw error
  // What it says of a file ends with the line of the manifests.
  const said = stdout
    .split(new RegExp(`^(?:Manifests References.*|${endOfProcess})\\n`, 'm'))
    .filter((part) => /^(?:OK|FAIL|ERROR)$/m.test(part))
  if (said.length !== files.length)
    throw new Error(`xmlsec1 judged ${said.length} of ${files.length} files: ${stdout}${stderr}`)
  return said.map((reason) => ({ accepted: /^OK$/m.test(reason), reason }))
}

/** What xmlsec1 says of the signature of each message, with the key of the certificate that it should have. */
export const xmlsec1 = (sealed: readonly Sealed[]): readonly Verdict[] => {
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-xmlsec1-'))
  const verdicts: Verdict[] = []
  // One process for each signer: all messages of one, one after the other.
  for (const certificate of new Set(sealed.map((one) => one.certificate))) {
    const places = sealed.flatMap((one, index) => (one.certificate === certificate ? [index] : []))
    const messages = places.map((place) => sealed[place]?.xml ?? '')
    for (const [index, verdict] of verifyAll(folder, messages, certificate).entries())
      verdicts[places[index] ?? -1] = verdict
  }
  return verdicts
}
