import { expect, test } from 'vitest'

import { codiceFiscaleOf } from '../../../../src/certificates/codice-fiscale.ts'
import { issueSelfSigned } from '../../../../src/certificates/issue-certificate.ts'

const holder = async (commonName: string, subjectSerialNumber?: string) => {
  const { certificate } = await issueSelfSigned({
    commonName,
    use: 'authentication',
    key: 'ec-p256',
    ...(subjectSerialNumber === undefined ? {} : { subjectSerialNumber }),
  })
  return codiceFiscaleOf(certificate)
}

test.each<[string, string, string | undefined, string | undefined]>([
  [
    'the common name before the slash',
    'PROVAX00X00X000Y/0000000000000000.TEST',
    undefined,
    'PROVAX00X00X000Y',
  ],
  ['a common name without a slash', 'PNIMRA70A01H501P', undefined, 'PNIMRA70A01H501P'],
  ['the serial number', 'Mara Pina', 'TINIT-PNIMRA70A01H501P', 'PNIMRA70A01H501P'],
  ['a serial number without TINIT', 'Mara Pina', 'PNIMRA70A01H501P', 'PNIMRA70A01H501P'],
  [
    'the common name rather than the serial number',
    'PROVAX00X00X000Y/1.TEST',
    'TINIT-PNIMRA70A01H501P',
    'PROVAX00X00X000Y',
  ],
  ['one with omocodia', 'PNIMRATLALMHRLMP/1.TEST', undefined, 'PNIMRATLALMHRLMP'],
  ['a name that is none', 'Mara Pina', undefined, undefined],
  ['a partita IVA', '01234567897.example.invalid', 'TINIT-01234567897', undefined],
  ['one in lower case', 'pnimra70a01h501p/1.TEST', undefined, undefined],
  ['one with a letter too many', 'PNIMRA70A01H501PX', undefined, undefined],
])('reads %s', async (_, commonName, serial, expected) => {
  expect(await holder(commonName, serial)).toBe(expected)
})
