import { expect, test } from 'vitest'

import { commonNameFault, splitCommonName } from '../../../../src/certificates/common-name.ts'

test.each([
  '01234567897.ospedale-esempio.it',
  '12345678903.asl.esempio.it',
  '99999999990.ESEMPIO.IT',
  '01234567897.xn--caff-dma.it',
  '01234567897.1.it',
])('accepts %s', (name) => {
  expect(commonNameFault(name)).toBeUndefined()
})

test.each([
  ['', 'form', 'il nome comune è vuoto'],
  [
    'prova',
    'form',
    '«prova» non comincia con una partita IVA: attesa la forma 01234567897.ospedale-esempio.it',
  ],
  [
    'IT01234567897.esempio.it',
    'form',
    '«IT01234567897.esempio.it» non comincia con una partita IVA: attesa la forma 01234567897.ospedale-esempio.it',
  ],
  [
    '0123456789.esempio.it',
    'form',
    '«0123456789.esempio.it» comincia con 10 cifre: una partita IVA ne ha 11',
  ],
  [
    '01234567897',
    'form',
    'dopo la partita IVA di «01234567897» manca il punto con il dominio: attesa la forma 01234567897.ospedale-esempio.it',
  ],
  [
    '01234567897-esempio.it',
    'form',
    'dopo la partita IVA di «01234567897-esempio.it» manca il punto con il dominio: attesa la forma 01234567897.ospedale-esempio.it',
  ],
  [`01234567897.${'a'.repeat(50)}.it`, 'form', 'il nome comune ha 65 caratteri: il massimo è 64'],
  [
    '01234567890.ospedale-esempio.it',
    'check-digit',
    'la cifra di controllo di 01234567890 è sbagliata: una delle 11 cifre è errata',
  ],
  ['00000000000.esempio.it', 'check-digit', 'una partita IVA di soli zeri non è di nessuno'],
  ['01234567897.it', 'domain', 'il dominio «it» non termina con .it'],
  ['01234567897.esempio.com', 'domain', 'il dominio «esempio.com» non termina con .it'],
  ['01234567897..it', 'domain', '«.it» ha un punto di troppo'],
  ['01234567897.esempio.it.', 'domain', '«esempio.it.» ha un punto di troppo'],
  ['01234567897.*.it', 'domain', '«*.it» ha un asterisco: serve il nome intero'],
  [
    '01234567897.perché.it',
    'domain',
    '«perché» non può stare in un nome DNS: attese lettere senza accento, cifre e trattini interni',
  ],
  [
    '01234567897.-esempio.it',
    'domain',
    '«-esempio» non può stare in un nome DNS: attese lettere senza accento, cifre e trattini interni',
  ],
  [
    '01234567897.un esempio.it',
    'domain',
    '«un esempio» non può stare in un nome DNS: attese lettere senza accento, cifre e trattini interni',
  ],
])('refuses «%s» for its %s', (name, part, reason) => {
  expect(commonNameFault(name)).toEqual({ part, reason })
})

test('a name has two parts', () => {
  expect(splitCommonName('01234567897.ospedale-esempio.it')).toEqual({
    partitaIva: '01234567897',
    domain: 'ospedale-esempio.it',
  })
  expect(splitCommonName('ospedale-esempio.it')).toBeNull()
})
