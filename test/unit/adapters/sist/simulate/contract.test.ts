import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { createClientAsync } from 'soap'
import { XmlDocument, XmlElement } from 'libxml2-wasm'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { loadContract, type Contract } from '../../../../../adapters/sist/simulate/contract.ts'
import { namespaces } from '../../../../../adapters/sist/simulate/xml/namespaces.ts'
import { packageRoot } from '../../../../../src/lib/package-root.ts'
import type { RunningSimulator } from '../../../../../src/simulator/start-simulator.ts'
import { buildMessage, chkContent, send } from '../../../../support/raw-sist-client.ts'
import { issueTestPki, startSist, type TestPki } from '../../../../support/sist-world.ts'

const wsdl = join(packageRoot, 'adapters', 'sist', 'contract', 'CVPService.wsdl')

const names = [
  'chkPrescrizione',
  'setRegistraPrescrizione',
  'setAnnullaPrescrizione',
  'getPrescrizioneIdentificata',
  'getPrescrizioniIdentificate',
  'setRegistraErogazioneFarm',
  'getReportErogatoMensile',
]

let pki: TestPki
let sist: RunningSimulator
let contract: Contract

beforeAll(async () => {
  pki = await issueTestPki()
  sist = await startSist(pki)
  contract = await loadContract()
})
afterAll(() => sist.close())

/** What the contract says of the element in an answer's Body. */
const problemOf = (xml: string): string | undefined => {
  const document = XmlDocument.fromString(xml)
  try {
    const payload = document.get('/soap:Envelope/soap:Body/*', namespaces)
    const fault = document.get('//soap:Fault/detail/*', namespaces)
    const element = fault ?? payload
    return element instanceof XmlElement ? contract.problem(element) : 'no element in the Body'
  } finally {
    document.dispose()
  }
}

test('is a WSDL that a SOAP library reads, with every operation and its action', async () => {
  const client = await createClientAsync(wsdl)
  const { CVPPort } =
    (client.describe() as Record<string, Record<string, object>>)['CVPService'] ?? {}
  expect(Object.keys(CVPPort ?? {})).toEqual(names)
  const actions = [...readFileSync(wsdl, 'utf8').matchAll(/soapAction="([^"]+)"/g)]
  expect(actions.map(([, action]) => action)).toEqual(
    names.map((name) => `urn:sist:pddsasl:bindings:1.0:CVPPortType#${name}`),
  )
})

test('says that it is ours and not the authority’s', () => {
  expect(readFileSync(wsdl, 'utf8')).toContain('NOT the WSDL of InnovaPuglia')
  expect(Buffer.from(contract.xsd).toString('utf8')).toContain('NOT the schema of InnovaPuglia')
})

test('is what the simulator’s answers keep to, faults and anomalies included', async () => {
  const call = async (operation: string, content: string) => {
    const message = buildMessage(operation, content, { doctor: pki.titolare })
    const answer = await send(sist.url, pki, message)
    expect([answer.text.slice(0, 400), problemOf(answer.text)]).toEqual([
      expect.any(String),
      undefined,
    ])
    return answer
  }
  const issued = await call('chkPrescrizione', chkContent())
  const nre = issued.first('IUP') ?? ''
  const visit = await call(
    'chkPrescrizione',
    chkContent({ tipologia: '3' }, { codPrestazione: '897' }),
  )
  await call('chkPrescrizione', chkContent({}, { codPrestazione: '900000011' }))
  await call('chkPrescrizione', chkContent({ codEsenzione: null }))
  const fault = await call('chkPrescrizione', chkContent({ versione: null }))
  expect(fault.status).toBe(500)
  for (const identifier of [nre, visit.first('IUP') ?? ''])
    await call(
      'getPrescrizioneIdentificata',
      `<sist:codiceFiscale>PNIMRA70A01H501P</sist:codiceFiscale><sist:identificativoRicetta>${identifier}</sist:identificativoRicetta>`,
    )
  const list = await call(
    'getPrescrizioniIdentificate',
    '<sist:dataEmissioneDal>01/11/2026</sist:dataEmissioneDal><sist:dataEmissioneAl>30/11/2026</sist:dataEmissioneAl>',
  )
  expect(list.first('IUP')).toBe(nre)
  const cancelled = await call(
    'setAnnullaPrescrizione',
    `<sist:identificativoPrescrizione>${nre}</sist:identificativoPrescrizione>`,
  )
  expect(cancelled.first('esito')).toBe('TRUE')
})
