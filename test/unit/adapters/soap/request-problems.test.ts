import { beforeAll, expect, test } from 'vitest'

import type { Adapter } from '../../../../src/adapter/define-adapter.ts'
import { soap } from '../../../../adapters/soap/adapter.ts'
import { ownContracts, soapWith } from './support/soap-world.ts'

let adapter: Adapter

beforeAll(async () => {
  adapter = await soapWith(ownContracts())
})

const problems = (send: Readonly<Record<string, unknown>>) =>
  adapter.problems(adapter.request.parse(send))

test.each([
  [
    'an operation that no contract has',
    { operation: 'cercaAssistiti' },
    {
      path: ['operation'],
      message: "nessun contratto dichiara l'operazione «cercaAssistiti»",
      hint: 'forse si intendeva «cercaAssistito»',
    },
  ],
  [
    'a contract that is not there',
    { wsdl: 'anagrafe/anagrafi.wsdl', operation: 'cercaAssistito' },
    {
      path: ['wsdl'],
      message: "il contratto «anagrafe/anagrafi.wsdl» non c'è",
      hint: 'forse si intendeva «anagrafe/anagrafe.wsdl»',
    },
  ],
  [
    'a port that does not offer it',
    { port: 'Registry', operation: 'cercaAssistito' },
    {
      path: ['port'],
      message: 'la porta «Registry» non offre «cercaAssistito»',
      hint: 'la offrono: Anagrafe11, Anagrafe12',
    },
  ],
  [
    'a name that the schema does not have',
    { operation: 'cercaAssistito', body: { codiceFisale: 'X' } },
    {
      path: ['body', 'codiceFisale'],
      message:
        '«codiceFisale» non è un elemento di «cercaAssistito»: ammessi «codiceFiscale», «cognome», «sesso»',
      hint: 'forse si intendeva «codiceFiscale»',
    },
  ],
  [
    'a value outside of its closed set',
    { operation: 'cercaAssistito', body: { sesso: 'X' } },
    { path: ['body', 'sesso'], message: '«sesso» ammette «F», «M»: trovato «X»' },
  ],
  [
    'an attachment that nobody gives',
    {
      operation: 'ProvideAndRegisterDocumentSet-b',
      body: { Document: { '@id': 'd', '#attachment': 'referto' } },
    },
    {
      path: ['body', 'Document', '#attachment'],
      message: "l'allegato «referto» non è tra attachments",
    },
  ],
  [
    'a profile that is not there',
    { operation: 'cercaAssistito', profile: 'fse-xds/fsi' },
    {
      path: ['profile'],
      message: 'il profilo «fse-xds/fsi» non è nella cartella dei contratti',
      hint: 'forse si intendeva «fse-xds/fse»',
    },
  ],
  [
    'an assertion without an issuer',
    { operation: 'cercaAssistito', security: { saml: { 'name-id': 'X' } } },
    {
      path: ['security', 'saml'],
      message: 'manca «issuer», e non ha un valore predefinito',
    },
  ],
])('finds %s before anything is sent', async (_, send, problem) => {
  expect(await problems(send)).toEqual([problem])
})

test('finds what the XSD refuses, with its place, once every value is known', async () => {
  const body = { codiceFiscale: 'TROPPOCORTO' }
  const [found] = await problems({ operation: 'cercaAssistito', body })
  expect(found?.path).toEqual(['body', 'codiceFiscale'])
  expect(found?.message).toContain("la richiesta non è valida secondo l'XSD del contratto")
  expect(
    await problems({ operation: 'cercaAssistito', body: { codiceFiscale: '${ codice }' } }),
  ).toEqual([])
})

test('says where contracts are put, where there are none', async () => {
  const [found] = await soap.problems(soap.request.parse({ operation: 'x' }))
  expect(found).toMatchObject({
    message: "non c'è nessun contratto WSDL",
    hint: expect.stringContaining('contracts/') as unknown,
  })
})

test('a folder that cannot be used is told of by name', async () => {
  await expect(
    soapWith({
      'rotto.wsdl':
        '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"><import location="../fuori.wsdl" namespace="urn:x"/></definitions>',
    }),
  ).rejects.toThrow('rotto.wsdl importa «../fuori.wsdl», fuori dalla cartella')
  await expect(soapWith({ 'rotto.wsdl': 'non è XML' })).rejects.toThrow(
    'rotto.wsdl non è leggibile',
  )
})

test('offers the bodies of the contracts to the editor, each type once', async () => {
  const schemas = (await adapter.bodySchemas?.()) ?? {}
  expect(Object.keys(schemas)).toEqual([
    'cercaAssistito',
    'segnalaDecesso',
    'RegistryStoredQuery',
    'ProvideAndRegisterDocumentSet-b',
    'RetrieveDocumentSet',
  ])
  expect(JSON.stringify(schemas['cercaAssistito'])).toContain('"sesso"')
  const definitions = schemas['RegistryStoredQuery']?.['definitions'] as object
  expect(Object.keys(definitions).filter((name) => name.endsWith('-Classification'))).toHaveLength(
    1,
  )
})
