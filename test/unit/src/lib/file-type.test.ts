import { expect, test } from 'vitest'

import { fileTypeOf } from '../../../../src/lib/file-type.ts'

test.each([
  ['png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])],
  ['jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0])],
  ['pdf', Buffer.from('%PDF-1.7\n')],
  ['html', Buffer.from('  <!DOCTYPE html><p>')],
  ['html', Buffer.from('<html lang="it">')],
  ['xml', Buffer.from('<?xml version="1.0"?><a/>')],
  ['json', Buffer.from(' {"a": 1}')],
  ['txt', Buffer.from('{ non è JSON')],
  ['txt', Buffer.from('perché')],
  [undefined, Buffer.alloc(0)],
  [undefined, Buffer.from('   ')],
  [undefined, Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00])],
  [undefined, Buffer.from([0xe8, 0x20])],
])('is %s', (type, bytes) => {
  expect(fileTypeOf(bytes)?.type).toBe(type)
})
