import { expect, test } from 'vitest'

import { issueSelfSigned } from '../../../src/certificates/issue-certificate.ts'
import { withOwnKeys } from '../../support/own-keys.ts'

const publicKey = async (): Promise<string> => {
  const { certificate } = await issueSelfSigned({ commonName: 'chiunque', use: 'client' })
  return certificate.publicKey.export({ type: 'spki', format: 'pem' }).toString()
}

test('a key of what is kept for other tests is nobody else’s', async () => {
  const kept = await withOwnKeys(() => Promise.all([publicKey(), publicKey()]))
  const others: string[] = []
  // More than there are ready: each of them was given by then.
  for (let count = 0; count < 40; count += 1) others.push(await publicKey())
  expect(new Set(others).size).toBeLessThan(40)
  expect(new Set([...others, ...kept]).size).toBe(new Set(others).size + 2)
})
