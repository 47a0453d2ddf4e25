import { expect, test } from 'vitest'

import { openPlanCards } from '../../../../src/suite/plan-cards.ts'

const pem = { certificatePem: '', keyPem: '' }
const onCard = {
  card: {
    module: 'libreria.so',
    token: { slot: null, label: null, serial: null },
    key: { id: null, label: null },
    pin: null,
    keyPin: null,
  },
  certificatePem: null,
  engine: null,
}

const environment = (signature: typeof pem | typeof onCard) => ({
  client: pem,
  operators: {
    medico: {
      codiceFiscale: 'PROVAX00X00X000Y',
      codStruttura: '160114',
      ruoloIstituzionale: 'RIS000043',
      codiceRegionale: '000001',
      authentication: pem,
      signature,
    },
  },
})

const one = { pool: 'threads', maxWorkers: 1, isolate: false }

test('with a card everything runs in one worker of threads: PINs reach it', () => {
  const { cards, close } = openPlanCards(one, environment(onCard))
  close()
  expect(cards).toMatchObject({ isAttended: false })
})

test.each([
  ['several workers', { maxWorkers: 2 }],
  ['processes in the place of threads', { pool: 'forks' }],
  ['a worker for each file', { isolate: true }],
])('with a card, %s are refused', (_, changes) => {
  expect(() => openPlanCards({ ...one, ...changes }, environment(onCard))).toThrow(
    /^con una carta i casi si eseguono in un solo worker/,
  )
})

test('without a card any way will do', () => {
  const { cards } = openPlanCards({ ...one, maxWorkers: 4 }, environment(pem))
  expect(cards).toBeUndefined()
})
