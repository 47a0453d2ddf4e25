import { expect, test } from 'vitest'

import { holdable } from '../../../../src/cli/holdable.ts'

test('what comes while a person types is told afterwards, in its order', () => {
  const told: string[] = []
  const lines = holdable((line: string) => void told.push(line))
  lines.take('prima')
  lines.hold()
  lines.take('durante')
  lines.take('ancora')
  expect(told).toEqual(['prima'])
  lines.release()
  lines.take('dopo')
  expect(told).toEqual(['prima', 'durante', 'ancora', 'dopo'])
})
