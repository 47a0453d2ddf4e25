import { expect, test } from 'vitest'

import { elementsOf, type ContractElement } from '../../../../../src/soap/contract.ts'
import {
  loadContract,
  ownContract,
  readOwnContract,
} from '../../../../../adapters/sist/wsdl/own-contract.ts'

const child = (parent: ContractElement, name: string): ContractElement => {
  const found = elementsOf(parent).find((element) => element.name === name)
  if (found === undefined) throw new Error(`${parent.name} has no ${name}`)
  return found
}

test('reads the seven operations with their SOAPAction', async () => {
  const contract = await ownContract()
  expect(contract.map(({ name, soapAction }) => [name, soapAction])).toEqual(
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
  const request = (await ownContract()).find(({ name }) => name === 'chkPrescrizione')?.request
  if (request === undefined) throw new Error('no chkPrescrizione')
  const names = elementsOf(request).map(({ name }) => name)
  expect(names.slice(0, 4)).toEqual(['datiOperatore', 'datiApplicativo', 'assistito', 'tipologia'])
  expect(child(request, 'tipologia')).toEqual({
    name: 'tipologia',
    namespace: 'www.sist.puglia.it/Schemas/PDD_SIST/SCATEL/',
    required: false,
    many: false,
    content: { kind: 'text', type: 'string', values: ['1', '2', '3'] },
  })
  const prestazione = child(child(request, 'elencoPrestazioni'), 'prestazione')
  expect(prestazione.many).toBe(true)
  expect(elementsOf(prestazione).map(({ name }) => name)).toContain('notaCUF')
})

test('explains a contract that cannot be read', async () => {
  await expect(loadContract('/nowhere/CVPService.wsdl')).rejects.toMatchObject({
    code: 'CONTRACT_UNREADABLE',
    message: 'Contratto WSDL non leggibile: /nowhere/CVPService.wsdl',
  })
})

test('what a build has read is what the WSDL says', async () => {
  expect(await ownContract()).toEqual(await readOwnContract())
  expect(JSON.parse(JSON.stringify(await readOwnContract()))).toEqual(await readOwnContract())
})
