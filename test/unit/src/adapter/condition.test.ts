import { expect, test } from 'vitest'

import { conditionForm, orderText, parseOrder } from '../../../../src/adapter/condition.ts'
import type { ConditionOffer } from '../../../../src/adapter/simulated.ts'

const offer: ConditionOffer = {
  conditions: [
    { name: 'sac-down', description: 'di prova' },
    {
      name: 'slow',
      description: 'di prova',
      value: { shape: /^\d+ms$/, example: '500ms', default: '3ms' },
    },
    {
      name: 'content-type',
      description: 'di prova',
      value: { shape: /^\w+\/\w+$/, example: 'text/html', default: null },
    },
    { name: 'certificate', description: 'di prova', scope: 'connection' },
  ],
  operations: ['chkPrescrizione', 'setRegistraPrescrizione'],
}

test.each([
  ['sac-down', ['sac-down', '', null, null]],
  ['slow', ['slow', '3ms', null, null]],
  ['slow=5ms@chkPrescrizione/2', ['slow', '5ms', 'chkPrescrizione', 2]],
  ['sac-down@setRegistraPrescrizione', ['sac-down', '', 'setRegistraPrescrizione', null]],
  ['sac-down/1', ['sac-down', '', null, 1]],
  ['content-type=text/html', ['content-type', 'text/html', null, null]],
  ['content-type=text/html/3', ['content-type', 'text/html', null, 3]],
] as const)('reads the order %s, and writes it again', (text, [name, value, operation, times]) => {
  const read = parseOrder(text, offer)
  expect(read).toEqual({ order: { name, value, operation, times } })
  const written = 'order' in read ? orderText(read.order) : ''
  expect(written).toBe(text === 'slow' ? 'slow=3ms' : text)
})

test.each([
  ['', 'attesa NOME[=VALORE][@OPERAZIONE][/VOLTE]'],
  ['sac down', 'attesa NOME[=VALORE][@OPERAZIONE][/VOLTE]'],
  ['sac-down@', 'attesa NOME[=VALORE][@OPERAZIONE][/VOLTE]'],
  ['sac-dow', 'ha sac-down, slow, content-type, certificate | forse si intendeva «sac-down»'],
  ['sac-down=si', 'non vuole un valore, trovato «si»'],
  ['slow=tanto', 'non può valere «tanto» | per esempio slow=500ms'],
  ['content-type', 'vuole un valore | per esempio content-type=text/html'],
  ['sac-down@chkPrescrizion', '«chkPrescrizion»: ci sono chkPrescrizione, setRegistraPrescrizione'],
  ['sac-down/0', 'deve valere almeno una volta'],
  ['certificate/1', 'vale per la connessione'],
  ['certificate@chkPrescrizione', 'vale per la connessione'],
])('says why %j orders nothing', (text, words) => {
  const read = parseOrder(text, offer)
  const mistake = 'mistake' in read ? read.mistake : { message: '' }
  expect(
    [mistake.message, ...(mistake.hint === undefined ? [] : [mistake.hint])].join(' | '),
  ).toContain(words)
})

test('shows how a condition may be written', () => {
  expect(offer.conditions.map(conditionForm)).toEqual([
    'sac-down',
    'slow[=500ms]',
    'content-type=text/html',
    'certificate',
  ])
})
