import { expect, test } from 'vitest'

import { cvpContract, loadContract } from '../../../../../adapters/sist/wsdl/contract.ts'
import type { ContractElement } from '../../../../../adapters/sist/wsdl/contract.ts'

const childrenOf = ({ content }: ContractElement): readonly ContractElement[] =>
  content.kind === 'elements' ? content.elements : []

const child = (parent: ContractElement, name: string): ContractElement => {
  const found = childrenOf(parent).find((element) => element.name === name)
  if (found === undefined) throw new Error(`${parent.name} has no ${name}`)
  return found
}

test('reads the seven operations with their SOAPAction', async () => {
  const contract = await cvpContract()
  expect([...contract].map(([name, { soapAction }]) => [name, soapAction])).toEqual(
    [
      'chkPrescrizione',
      'setRegistraPrescrizione',
      'setAnnullaPrescrizione',
      'getPrescrizioneIdentificata',
      'getPrescrizioniIdentificate',
      'setRegistraErogazioneFarm',
      'getReportErogatoMensile',
    ].map((name) => [name, `urn:sist:pddsasl:bindings:1.0:CVPPortType#${name}`]),
  )
})

test('reads elements in order, closed values, and what may be repeated', async () => {
  const request = (await cvpContract()).get('chkPrescrizione')?.request
  if (request === undefined) throw new Error('no chkPrescrizione')
  const names = childrenOf(request).map(({ name }) => name)
  expect(names.slice(0, 4)).toEqual(['datiOperatore', 'datiApplicativo', 'assistito', 'tipologia'])
  expect(child(request, 'tipologia')).toEqual({
    name: 'tipologia',
    many: false,
    content: { kind: 'text', values: ['1', '2', '3'] },
  })
  const prestazione = child(child(request, 'elencoPrestazioni'), 'prestazione')
  expect(prestazione.many).toBe(true)
  expect(childrenOf(prestazione).map(({ name }) => name)).toContain('notaCUF')
})

test('explains a contract that cannot be read', async () => {
  await expect(loadContract('/nowhere/CVPService.wsdl')).rejects.toMatchObject({
    code: 'CONTRACT_UNREADABLE',
    message: 'Contratto WSDL non leggibile: /nowhere/CVPService.wsdl',
  })
})
