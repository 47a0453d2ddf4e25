import { expect, test } from 'vitest'

import { nodeVersion } from '../../../../src/doctor/node-version.ts'

test.each([
  ['20.19.0', '>=20.19', 'ok'],
  ['20.18.9', '>=20.19', 'failed'],
  ['22.1.0', '>=20.19', 'ok'],
  ['20.19.0', '>=20.19.1', 'failed'],
  ['20.19.0', '^20 || ^22', 'not-determined'],
])('Node %s where %s is wanted: %s', (running, required, result) => {
  expect(nodeVersion(running, required).result).toBe(result)
})
