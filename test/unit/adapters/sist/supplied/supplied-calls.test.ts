import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { sist } from '../../../../../adapters/sist/adapter.ts'
import type { Adapter, CallContext, Operator } from '../../../../../src/adapter/define-adapter.ts'
import { check, parseExpectation, checkKinds } from '../../../../../src/check/expectation.ts'
import type { Exchange } from '../../../../../src/model/exchange.ts'
import {
  checkSurroundings,
  filesOfChecks,
  filesOfPlan,
} from '../../../../../src/plan/check-surroundings.ts'
import { withSupplied } from '../../../../../src/session/supply.ts'
import { officialFolder } from '../../../../support/official-folder.ts'
import { contextOver, issueOperators } from '../support/context.ts'
import { envelope, faultOf, responseOf } from '../support/exchange.ts'
import {
  startRecordingServer,
  type RecordingServer,
  type Reply,
} from '../support/recording-server.ts'

let server: RecordingServer
let operators: { titolare: Operator; sostituto: Operator }
let official: Adapter
let reply: Reply

beforeAll(async () => {
  operators = await issueOperators()
  server = await startRecordingServer(() => reply)
  const supplied = await sist.readSupplied?.({ SIST_WSDL_DIR: officialFolder() }, '/')
  if (supplied === undefined) throw new Error('nothing was supplied')
  const [adapter] = withSupplied([sist], { sist: supplied })
  official = adapter ?? sist
})
beforeEach(() => {
  server.requests.length = 0
  reply = {
    status: 200,
    contentType: 'text/xml',
    body: responseOf('chkPrescrizione', '<IUP>1600A0000000001</IUP>'),
  }
})
afterAll(() => server.close())

const call = (
  adapter: Adapter,
  send: unknown,
  changes: Partial<CallContext> = {},
): Promise<Exchange> =>
  adapter.call(adapter.request.parse(send), contextOver(server, operators, changes))

const sent = (): string => {
  const body = server.requests.at(-1)?.body.toString('utf8') ?? ''
  return /<soapenv:Body>(.*)<\/soapenv:Body>/s.exec(body)?.[1] ?? ''
}

/** What a check says of an exchange, as a run would put it. */
const judged = (adapter: Adapter, entry: Readonly<Record<string, unknown>>, exchange: Exchange) => {
  const kinds = checkKinds(adapter.checks, checkSurroundings(adapter, filesOfPlan({})))
  const parsed = parseExpectation(entry as never, kinds)
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('; '))
  const { status, actual, level, reason } = check(parsed.value, {
    exchange,
    reading: adapter.read(exchange),
    variables: {},
    namespaces: adapter.namespaces,
  })
  return { status, level, said: reason ?? actual }
}

const chk = {
  operation: 'chkPrescrizione',
  body: { tipologia: '1', dataPrescrizione: '01/07/2026 12:15:30', codEsenzione: 'NES00' },
}

test('writes a request in the order of the supplied contract', async () => {
  await call(official, chk)
  expect(sent()).toMatch(
    /<\/sist:datiApplicativo><sist:dataPrescrizione>.*<sist:tipologia>1<\/sist:tipologia><sist:codEsenzione>/,
  )
  await call(sist, chk)
  expect(sent()).toMatch(
    /<\/sist:datiApplicativo><sist:tipologia>1<\/sist:tipologia><sist:dataPrescrizione>/,
  )
})

test('allows the elements that only the supplied contract has, and not those that only ours has', async () => {
  const problems = async (adapter: Adapter, body: unknown) =>
    (await adapter.problems(adapter.request.parse({ operation: 'chkPrescrizione', body }))).map(
      ({ path }) => path.join('.'),
    )
  expect(await problems(official, { codPercorso: 'X', iup: 'X' })).toEqual(['body.iup'])
  expect(await problems(sist, { codPercorso: 'X', iup: 'X' })).toEqual(['body.codPercorso'])
  expect(await problems(official, { tipologia: '9' })).toEqual(['body.tipologia'])
})

test('calls an operation that only the supplied contract has, on its service and with its action', async () => {
  reply = {
    ...reply,
    body: envelope('<r:ruoli xmlns:r="urn:prova:aaa"><ruolo>RIS000043</ruolo></r:ruoli>'),
  }
  const send = {
    operation: 'getRuoliStruttureOperatore',
    service: 'AAAService',
    writes: 'false',
    body: { data: '2026-07-01' },
  }
  expect(await official.problems(official.request.parse(send))).toEqual([])
  const exchange = await call(official, send)
  expect(server.requests.at(-1)).toMatchObject({
    url: '/aslba_test/AAAService',
    headers: { SOAPAction: '"urn:prova:aaa#ruoli"' },
  })
  // Only what its schema has a place for is filled in.
  expect(sent()).toMatch(
    /^<sist:getRuoliStruttureOperatore xmlns:sist="urn:prova:aaa" xmlns:ns1="urn:prova:dati"><datiOperatore><ns1:codiceFiscale>PROVAX00X00X000Y<\/ns1:codiceFiscale><\/datiOperatore><datiApplicativo><ns1:applDigest>[^<]{28}<\/ns1:applDigest>.*<\/datiApplicativo><data>2026-07-01<\/data><\/sist:getRuoliStruttureOperatore>$/,
  )
  expect(official.read(exchange)).toEqual({ kind: 'expected', description: 'ruoli' })
  expect(judged(official, { 'supplied-contract': 'valid' }, exchange)).toEqual({
    status: 'met',
    level: 'warning',
    said: 'richiesta e risposta valide',
  })
})

test('without the contract an answer of such an operation is known by its name alone', async () => {
  reply = { ...reply, body: envelope('<r:altroResponse xmlns:r="urn:x"/>') }
  const exchange = await call(official, chk)
  expect(sist.read({ ...exchange, operation: 'altro' }).kind).toBe('expected')
  expect(sist.read({ ...exchange, operation: 'altra' }).kind).toBe('other')
})

test('every call is held against the supplied contract, unless it breaks it on purpose', () => {
  const standing = (deviate: Readonly<Record<string, unknown>>) =>
    official.standing?.(official.request.parse(chk), deviate)
  expect(standing({})).toEqual([{ 'supplied-contract': 'valid' }])
  expect(standing({ security: 'timestamp-expired' })).toEqual([{ 'supplied-contract': 'valid' }])
  for (const layer of ['body', 'envelope', 'tls']) expect(standing({ [layer]: 'x' })).toEqual([])
  expect(sist.standing?.(sist.request.parse(chk), {})).toEqual([])
})

test('an invalid request, or answer, is told with what libxml2 says of it', async () => {
  const exchange = await call(official, chk)
  const entry = { 'supplied-contract': 'valid' }
  expect(judged(official, entry, exchange)).toMatchObject({ status: 'met' })
  const withDate = await call(official, { ...chk, body: { ...chk.body, dataPrescrizione: 'ieri' } })
  const invalid = judged(official, entry, withDate)
  expect(invalid).toMatchObject({ status: 'unmet', level: 'warning' })
  expect(invalid.said).toMatch(/^richiesta non valida: .*dataPrescrizione.*ieri/)
  reply = { ...reply, body: responseOf('chkPrescrizione', '<codAutenticazione/><IUP>1</IUP>') }
  const answered = judged(official, entry, await call(official, chk))
  expect(answered.said).toMatch(/^risposta non valida: .*IUP/)
})

test('of a refusal only the request is looked at, and it is said', async () => {
  reply = { status: 500, contentType: 'text/xml', body: faultOf('000280: altro medico') }
  expect(judged(official, { 'supplied-contract': 'valid' }, await call(official, chk))).toEqual({
    status: 'met',
    level: 'warning',
    said: 'richiesta valida; la risposta non è quella promessa, e non si guarda',
  })
})

test('an operation of ours that it does not have is called by ours, and is not judged by it', async () => {
  reply = { ...reply, body: responseOf('getReportErogatoMensile', '') }
  const exchange = await call(official, {
    operation: 'getReportErogatoMensile',
    body: { annoMese: '202606' },
  })
  expect(
    judged(official, { 'supplied-contract': 'valid', level: 'if-available' }, exchange),
  ).toMatchObject({
    status: 'not-evaluated',
    said: "il contratto fornito non ha l'operazione getReportErogatoMensile",
  })
  expect(judged(official, { xsd: 'contract' }, exchange).status).toBe('met')
})

test('xsd: contract judges by the supplied contract where there is one', async () => {
  reply = { ...reply, body: responseOf('chkPrescrizione', '<IUP>1600A0000000001</IUP>') }
  const exchange = await call(official, chk)
  const entry = { xsd: 'contract', of: 'request' }
  expect(judged(official, entry, exchange).status).toBe('met')
  expect(judged(sist, entry, exchange).status).toBe('unmet')
})

test('without a supplied contract a check that needs it is a mistake, or not evaluated if it may be', async () => {
  const kinds = checkKinds(sist.checks, checkSurroundings(sist, filesOfPlan({})))
  const required = parseExpectation({ 'supplied-contract': 'valid' }, kinds)
  expect(required.ok ? [] : required.problems).toMatchObject([
    {
      message: "non c'è un contratto ufficiale: SIST_WSDL_DIR non è indicata",
      hint: 'indicare in SIST_WSDL_DIR la cartella dei WSDL ufficiali, oppure aggiungere level: if-available',
    },
  ])
  const exchange = await call(sist, chk)
  expect(judged(sist, { 'supplied-contract': 'valid', level: 'if-available' }, exchange)).toEqual({
    status: 'not-evaluated',
    level: 'if-available',
    said: "non c'è un contratto ufficiale: SIST_WSDL_DIR non è indicata",
  })
})

test('nothing of the supplied files is kept as evidence', () => {
  expect(filesOfChecks(official, {})).toEqual({})
  expect(Object.keys(filesOfChecks(sist, {}))).toEqual(['contract/CVPService.xsd'])
})

test('which contract is in force is known without a path', () => {
  expect(official.contractName).toMatchObject({
    name: 'AAAService.wsdl, CVPService.wsdl',
    isSupplied: true,
  })
  expect(sist.contractName).toMatchObject({ name: 'CVPService.wsdl (Collaudo)', isSupplied: false })
})

test('says in what it differs from ours: operations, actions, order, elements, obligation, types, values', async () => {
  const told = (await official.differences?.())?.map(
    ({ service, operation, place, text }) =>
      `${service} ${place === '' ? operation : place}: ${text}`,
  )
  expect(told).toEqual([
    'AAAService getRuoliStruttureOperatore: operazione solo nel contratto fornito',
    'CVPService chkPrescrizione: altro ordine: nel contratto fornito «dataPrescrizione» sta dove il nostro ha «tipologia»',
    'CVPService chkPrescrizione/codEsenzione: obbligatorio nel contratto fornito, facoltativo nel nostro',
    'CVPService chkPrescrizione/codPercorso: solo nel contratto fornito',
    'CVPService chkPrescrizione/iup: solo nel nostro contratto',
    'CVPService setAnnullaPrescrizione: SOAPAction «urn:sist:pddsasl:bindings:1.0:CVPPortType#annulla» nel contratto fornito, «urn:sist:pddsasl:bindings:1.0:CVPPortType#setAnnullaPrescrizione» nel nostro',
    'CVPService getPrescrizioniIdentificate/tipoPrescr: valori nel contratto fornito: 1, 2, 3, 4, 9; nel nostro: 1, 2, 3, 4',
    'CVPService getReportErogatoMensile: operazione solo nel nostro contratto',
  ])
})
