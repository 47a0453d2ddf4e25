import { expect, test } from 'vitest'

import { withDefects } from '../../../../adapters/sist/defects.ts'
import type { BodyFields } from '../../../../src/soap/body-value.ts'

const apply = (body: BodyFields, ...names: string[]): BodyFields =>
  withDefects('chkPrescrizione', body, new Set(names))

test('changes nothing without a defect', () => {
  const body = { tipoRic: 'ST', elencoPrestazioni: { prestazione: { notaCUF: '001' } } }
  expect(apply(body)).toEqual(body)
})

test('strips the zeros of each notaCUF, and of nothing else', () => {
  const prestazione = [{ notaCUF: '001', codPrestazione: '034298051' }, { notaCUF: '000' }, {}]
  expect(apply({ elencoPrestazioni: { prestazione } }, 'nota-senza-zeri')).toEqual({
    elencoPrestazioni: {
      prestazione: [{ notaCUF: '1', codPrestazione: '034298051' }, { notaCUF: '0' }, {}],
    },
  })
  expect(
    apply({ elencoPrestazioni: { prestazione: { notaCUF: '013' } } }, 'nota-senza-zeri'),
  ).toEqual({
    elencoPrestazioni: { prestazione: { notaCUF: '13' } },
  })
})

test('leaves tipoRic out only for an STP', () => {
  const stp = { assistito: { codIdentificativoAssistito: 'STP1601010000001' } }
  const eni = { assistito: { codIdentificativoAssistito: 'ENI1601010000001' } }
  const told = (body: BodyFields) => apply(body, 'stp-senza-tiporic')['tipoRic']
  expect(told({ ...stp, tipoRic: 'ST' })).toBeNull()
  expect(told({ ...stp, tipoRic: 'UE' })).toBe('UE')
  expect(told({ ...eni, tipoRic: 'ST' })).toBe('ST')
  expect(told({ tipoRic: 'ST' })).toBe('ST')
})

test('registers with oscurato false where it should be true, and leaves other operations alone', () => {
  const active = new Set(['oscurato-ignorato'])
  expect(withDefects('setRegistraPrescrizione', { oscurato: 'true' }, active)).toEqual({
    oscurato: 'false',
  })
  expect(withDefects('setRegistraPrescrizione', {}, active)).toEqual({})
  expect(withDefects('setRegistraPrescrizione', { oscurato: '1' }, active)).toEqual({
    oscurato: '1',
  })
  expect(withDefects('chkPrescrizione', { oscuramDati: '1' }, active)).toEqual({ oscuramDati: '1' })
})
