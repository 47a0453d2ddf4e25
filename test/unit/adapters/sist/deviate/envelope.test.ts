import { afterAll, beforeAll, expect, test } from 'vitest'

import type { RunningSimulator } from '../../../../../src/simulator/start-simulator.ts'
import { harnessErrorFrom } from '../../../../support/harness-error-of.ts'
import { issueTestPki, startSist, type TestPki } from '../../../../support/sist-world.ts'
import { callerOver, changed, chk, type Sighting } from './support.ts'

let pki: TestPki
let sim: RunningSimulator
let call: ReturnType<typeof callerOver>
let whole: Sighting

beforeAll(async () => {
  pki = await issueTestPki()
  sim = await startSist(pki, { 'nonce-replay': 'accept' })
  call = callerOver(pki, sim)
  whole = await call(chk)
})

afterAll(() => sim.close())

const action = 'urn:sist:pddsasl:bindings:1.0:CVPPortType#chkPrescrizione'
const mediaType = 'text/xml;charset=UTF-8'
const right = { 'content-type': mediaType, SOAPAction: `"${action}"` }
const fault = (code: string, rule: string) => ({ status: 500, fault: code, rule })
const http = (status: number, rule: string) => ({ status, fault: null, rule })

test('without a deviation the simulator accepts', () => {
  expect(whole.verdict).toEqual({ status: 200, fault: null, rule: null })
  expect(whole.headers).toEqual(right)
})

test.each<[unknown, readonly [string, string], Record<string, string>, object]>([
  ['not-well-formed', ['</soapenv:Envelope>', ''], right, fault('000265', 'envelope-well-formed')],
  [
    'doctype',
    ['', '!DOCTYPE soapenv:Envelope [<!ENTITY nulla "">]><'],
    right,
    fault('000265', 'envelope-doctype'),
  ],
  [
    'soap-12',
    ['schemas.xmlsoap.org/soap/envelope/', 'www.w3.org/2003/05/soap-envelope'],
    { 'content-type': `application/soap+xml;charset=UTF-8;action="${action}"` },
    http(415, 'content-type'),
  ],
  [
    { 'soap-action': 'wrong' },
    ['', ''],
    { ...right, SOAPAction: `"${action.replace('chkPrescrizione', 'setRegistraPrescrizione')}"` },
    fault('000240', 'soap-action'),
  ],
  [
    { 'soap-action': 'absent' },
    ['', ''],
    { 'content-type': mediaType },
    fault('000240', 'soap-action'),
  ],
  [
    { 'soap-action': 'empty' },
    ['', ''],
    { ...right, SOAPAction: '""' },
    fault('000240', 'soap-action'),
  ],
  [
    { 'soap-action': 'unquoted' },
    ['', ''],
    { ...right, SOAPAction: action },
    fault('000240', 'soap-action-quotes'),
  ],
  [{ namespace: 'body' }, ['', 'http://'], right, fault('000239', 'payload-namespace')],
  [{ namespace: 'body-without-slash' }, ['/', ''], right, fault('000239', 'payload-namespace')],
  [{ namespace: 'envelope' }, ['/', ''], right, fault('000265', 'envelope-root')],
  [
    { order: ['tipologia', 'dataPrescrizione'] },
    [
      'tipologia>1</sist:tipologia><sist:dataPrescrizione>23/11/2026 10:00:00</sist:dataPrescrizione',
      'dataPrescrizione>23/11/2026 10:00:00</sist:dataPrescrizione><sist:tipologia>1</sist:tipologia',
    ],
    right,
    fault('000239', 'payload-schema'),
  ],
  [
    { 'content-type': 'application/json' },
    ['', ''],
    { ...right, 'content-type': 'application/json' },
    http(415, 'content-type'),
  ],
])('envelope %j changes that alone', async (envelope, difference, headers, verdict) => {
  const sent = await call(chk, { envelope })
  expect(changed(whole.xml, sent.xml)).toEqual(difference)
  expect(sent.headers).toEqual(headers)
  expect(sent.verdict).toEqual(verdict)
})

const payload = (xml: string): string => /<soapenv:Body>(.*)<\/soapenv:Body>/.exec(xml)?.[1] ?? ''

test.each<[string, (element: string) => string]>([
  ['none', () => ''],
  ['two', (element) => element + element],
])('the content of the Body: %s', async (content, expected) => {
  const sent = await call(chk, { envelope: { content } })
  expect(payload(sent.xml)).toBe(expected(payload(whole.xml)))
  expect(sent.headers).toEqual(right)
  expect(sent.verdict).toEqual(fault('000239', 'payload-single'))
})

test('another operation: its element and its action have the name, and nothing else changes', async () => {
  const name = 'setPrescrizioneIgnota'
  const sent = await call(chk, { envelope: { operation: name } })
  expect(sent.xml).toBe(whole.xml.replaceAll('sist:chkPrescrizione', `sist:${name}`))
  expect(sent.headers).toEqual({
    ...right,
    SOAPAction: `"${action.replace('chkPrescrizione', name)}"`,
  })
  expect(sent.verdict).toEqual(fault('000242', 'operation-known'))
})

test('elements that stand apart change places, whatever is between them', async () => {
  const sent = await call(chk, { envelope: { order: ['tipoVisita', 'assistito'] } })
  const part = (name: string) =>
    new RegExp(`<sist:${name}>.*?</sist:${name}>`).exec(whole.xml)?.[0] ?? ''
  const expected = whole.xml
    .replace(part('assistito'), '@')
    .replace(part('tipoVisita'), part('assistito'))
    .replace('@', part('tipoVisita'))
  expect(sent.xml).toBe(expected)
  expect(sent.verdict).toEqual(fault('000239', 'payload-schema'))
})

test('what would break nothing is not sent', async () => {
  const before = sim.journal().length
  const told = async (send: unknown, envelope: unknown) => {
    const { code, message, hint } = await harnessErrorFrom(call(send, { envelope }))
    return `${code} ${message}\n  ${hint}`
  }
  expect([
    await told(chk, { order: ['tipologia', 'iup'] }),
    await told(chk, { order: ['tipologia', 'tipologa'] }),
    await told(chk, { order: ['tipologia', 'tipologia'] }),
    await told(chk, { 'content-type': mediaType }),
    await told(chk, { operation: 'chkPrescrizione' }),
  ]).toMatchInlineSnapshot(`
    [
      "DEVIATION_INVALID Deviazione «envelope: order»: atteso un elemento «iup» nella richiesta, trovati 0.
      Indicare due elementi che la richiesta spedisce davvero, figli dell'elemento dell'operazione.",
      "DEVIATION_INVALID Deviazione «envelope.order.1»: «tipologa» non è un elemento di «chkPrescrizione»: non c'è nulla da scambiare.
      gli elementi sono: datiOperatore, datiApplicativo, assistito, tipologia, dataPrescrizione, identificativoRicetta, iup, codMedicoSostituito, codMedicoPrescrittore, codEsenzione, annotazione, elencoPrestazioni, flagCiclica, codBranca, relazioneRicovero, richiestaRicovero, versione, tipoRic, oscuramDati, ricettaInterna, tipoVisita, dispReg, indicazionePrescr, classePriorita, codDiagnosi, descrizioneDiagnosi, testata1",
      "DEVIATION_INVALID Deviazione «envelope.order»: attesi due elementi diversi da scambiare, trovato due volte «tipologia».
      Correggere \`deviate\` nel passo: la richiesta non è stata spedita.",
      "DEVIATION_INVALID Deviazione «envelope: content-type»: «text/xml;charset=UTF-8» è già quello giusto.
      Correggere \`deviate\` nel passo: la richiesta non è stata spedita.",
      "DEVIATION_INVALID Deviazione «envelope: operation»: «chkPrescrizione» è già il nome dell'operazione.
      Correggere \`deviate\` nel passo: la richiesta non è stata spedita.",
    ]
  `)
  expect(sim.journal()).toHaveLength(before)
})
