import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { sist } from '../../../../adapters/sist/adapter.ts'
import { withXml } from '../../../../src/xml/parse-xml.ts'
import { applicationDigest } from '../../../../adapters/sist/dati-richiedente.ts'
import { namespaces } from '../../../../adapters/sist/namespaces.ts'
import type { CallContext, Operator } from '../../../../src/adapter/define-adapter.ts'
import type { Exchange } from '../../../../src/model/exchange.ts'
import { contextOver, issueOperators } from './support/context.ts'
import { exchangeWith, faultOf, responseOf } from './support/exchange.ts'
import { startRecordingServer } from './support/recording-server.ts'
import type { RecordingServer, Reply } from './support/recording-server.ts'

const xml = (body: string, status = 200): Reply => ({ status, contentType: 'text/xml', body })

const emitted = responseOf(
  'chkPrescrizione',
  '<IUP>1600A0000000001</IUP><codAutenticazione>010720261215301234567890123456</codAutenticazione>',
)

const farmaceutica = {
  assistito: { codIdentificativoAssistito: 'PNIMRA70A01H501P', codNazionaleAslResidenza: '160114' },
  tipologia: '1',
  dataPrescrizione: '01/07/2026 12:15:30',
  codMedicoPrescrittore: '000001',
  codEsenzione: 'NES00',
  elencoPrestazioni: {
    prestazione: [
      { codPrestazione: '034298051', codGruppoEquivalenza: '02D', quantitaPrescritta: '1' },
    ],
  },
  flagCiclica: '0',
  versione: '4.03',
  tipoVisita: 'A',
}

let server: RecordingServer
let operators: { titolare: Operator; sostituto: Operator }
let reply: Reply

beforeAll(async () => {
  operators = await issueOperators()
  server = await startRecordingServer(() => reply)
})

beforeEach(() => {
  server.requests.length = 0
  reply = xml(emitted)
})

afterAll(() => server.close())

const call = (send: unknown, changes: Partial<CallContext> = {}): Promise<Exchange> =>
  sist.call(sist.request.parse(send), contextOver(server, operators, changes))

const sentText = (xpath: string): string => {
  const bytes = server.requests.at(-1)?.body ?? Buffer.alloc(0)
  const found = withXml(bytes, (root) => String(root.eval(`string(${xpath})`, namespaces)))
  if (!found.ok) throw new Error(found.reason)
  return found.value
}

test('posts to CVPService with the SOAPAction of the operation in double quotes', async () => {
  const exchange = await call({ operation: 'chkPrescrizione', body: farmaceutica })
  const [request] = server.requests
  expect(request).toMatchObject({
    method: 'POST',
    url: '/aslba_test/CVPService',
    headers: {
      'content-type': 'text/xml;charset=UTF-8',
      SOAPAction: '"urn:sist:pddsasl:bindings:1.0:CVPPortType#chkPrescrizione"',
    },
  })
  expect(exchange.request.body).toEqual(request?.body)
  expect(sist.read(exchange).kind).toBe('expected')
})

test('says who asks and with which application, with a digest that the authority can recompute', async () => {
  const exchange = await call({ operation: 'chkPrescrizione', body: farmaceutica })
  expect(sentText('//sist:datiOperatore/sist:codiceFiscale')).toBe('PROVAX00X00X000Y')
  expect(sentText('//sist:datiOperatore/sist:ruoloIstituzionale')).toBe('RIS000043')
  expect(sentText('//sist:datiApplicativo/sist:produttore')).toBe('Software di prova')
  const nonce = sentText('//sist:nonce')
  const created = sentText('//sist:created')
  expect(created).toBe('2026-07-01T12:15:30+0200')
  expect(sentText('//sist:applDigest')).toBe(applicationDigest(nonce, created, 'CODICE-DI-PROVA'))
  expect(exchange.facts).toEqual({
    codStruttura: '160114',
    codiceFiscale: 'PROVAX00X00X000Y',
    nonce,
    created,
    operation: 'chkPrescrizione',
    nre: '1600A0000000001',
  })
  expect(Buffer.from(exchange.request.body).includes('CODICE-DI-PROVA')).toBe(false)
})

test('sends a wrong digest, and nothing else wrong, when told to', async () => {
  const send = { operation: 'chkPrescrizione', body: farmaceutica }
  await call(send, { deviate: { application: 'wrong-code' } })
  const digest = sentText('//sist:applDigest')
  const right = applicationDigest(
    sentText('//sist:nonce'),
    sentText('//sist:created'),
    'CODICE-DI-PROVA',
  )
  expect(digest).not.toBe(right)
  expect(digest).toHaveLength(28)
})

test('lets a case change one field of the requester, and computes the digest of what it sends', async () => {
  const body = {
    ...farmaceutica,
    datiOperatore: { codStruttura: '160115', ruoloIstituzionale: null },
    datiApplicativo: { nonce: 'A'.repeat(20) },
  }
  const exchange = await call({ operation: 'chkPrescrizione', body })
  expect(sentText('//sist:datiOperatore')).toBe('160115PROVAX00X00X000Y')
  expect(exchange.facts).toMatchObject({ codStruttura: '160115', nonce: 'A'.repeat(20) })
  expect(sentText('//sist:applDigest')).toBe(
    applicationDigest('A'.repeat(20), sentText('//sist:created'), 'CODICE-DI-PROVA'),
  )
})

test('signs with the authentication key of the operator who authenticates', async () => {
  const { titolare, sostituto } = operators
  const operator = { datiOperatore: titolare, authentication: sostituto, signature: titolare }
  await call({ operation: 'chkPrescrizione', body: farmaceutica }, { operator })
  expect(sentText('//wsse:BinarySecurityToken')).toBe(
    sostituto.authentication.certificate.raw.toString('base64'),
  )
  expect(sentText('//sist:datiOperatore/sist:codiceFiscale')).toBe('PROVAX00X00X000Y')
})

test('keeps a fault as an exchange, with the identifier that was asked for', async () => {
  reply = xml(faultOf('000280: emessa da un altro medico'), 500)
  const body = { identificativoPrescrizione: '0000010000012', versione: '4.03' }
  const exchange = await call({ operation: 'setAnnullaPrescrizione', body })
  expect(sist.read(exchange)).toMatchObject({ kind: 'fault', code: '000280' })
  expect(exchange.facts).toMatchObject({
    operation: 'setAnnullaPrescrizione',
    iup: '0000010000012',
  })
})

test('records no identifier for a list of prescriptions, even when it has one', async () => {
  const found = '<elenco><prescrizione><IUP>1600A0000000001</IUP></prescrizione></elenco>'
  reply = xml(responseOf('getPrescrizioniIdentificate', found))
  const body = { codPrescrittore: '000001', dataEmissioneDal: '01/07/2026', versione: '4.03' }
  const exchange = await call({ operation: 'getPrescrizioniIdentificate', body })
  expect(sist.read(exchange).kind).toBe('expected')
  expect(exchange.facts).not.toHaveProperty('nre')
})

test('applies the defects of the demonstration client to what it sends', async () => {
  const body = {
    ...farmaceutica,
    assistito: { codIdentificativoAssistito: 'STP1601010000001' },
    tipoRic: 'ST',
    elencoPrestazioni: { prestazione: { notaCUF: '001' } },
  }
  const defects = new Set(['nota-senza-zeri', 'stp-senza-tiporic'])
  await call({ operation: 'chkPrescrizione', body }, { defects })
  expect(sentText('//sist:notaCUF')).toBe('1')
  expect(sentText('count(//sist:tipoRic)')).toBe('0')
})

const registration = {
  operation: 'setRegistraPrescrizione',
  document: { cda: 'prescrizione', from: 'emissione' },
  body: { oscurato: 'false' },
}

const earlierAnswer =
  (body: string): CallContext['earlier'] =>
  (id) =>
    id === 'emissione'
      ? {
          send: { operation: 'chkPrescrizione', body: farmaceutica },
          exchange: exchangeWith({ body }),
        }
      : undefined

test('registers the signed CDA of the prescription that an earlier step had checked', async () => {
  reply = xml(responseOf('setRegistraPrescrizione', '<esito>TRUE</esito>'))
  const exchange = await call(registration, { earlier: earlierAnswer(emitted) })
  const [cda, signed] = exchange.documents
  expect(exchange.documents.map(({ name, extension }) => [name, extension])).toEqual([
    ['CDA della prescrizione', 'xml'],
    ['CDA firmato (p7m)', 'p7m'],
  ])
  expect(Buffer.from(sentText('//sist:prescrizione'), 'base64')).toEqual(
    Buffer.from(signed?.bytes ?? []),
  )
  expect(Buffer.from(signed?.bytes ?? []).includes(Buffer.from(cda?.bytes ?? [1]))).toBe(true)
  const idOf = withXml(cda?.bytes ?? new Uint8Array(), (root) =>
    String(root.eval('string(/hl7:ClinicalDocument/hl7:id/@extension)', namespaces)),
  )
  expect(idOf).toEqual({ ok: true, value: '1600A0000000001' })
  expect(exchange.facts['nre']).toBe('1600A0000000001')
  expect(sentText('//sist:oscurato')).toBe('false')
})

test.each<[string, CallContext['earlier'], string]>([
  [
    'never ran',
    () => undefined,
    'Il passo "emissione" non è stato eseguito prima di questo: il CDA non si può comporre.',
  ],
  [
    'got no identifier',
    earlierAnswer(responseOf('chkPrescrizione', '<elencoAnomalie/>')),
    'Il passo "emissione" non ha dato un identificativo (la risposta non contiene IUP): il CDA non si può comporre.',
  ],
  [
    'got a fault',
    earlierAnswer(faultOf('000220')),
    'Il passo "emissione" non ha dato un identificativo (risposta "Fault" inattesa): il CDA non si può comporre.',
  ],
])('sends nothing when the step of the document %s', async (_, earlier, message) => {
  const calling = call(registration, { earlier })
  await expect(calling).rejects.toMatchObject({ code: 'DOCUMENT_INCOMPLETE', message })
  expect(server.requests).toEqual([])
})

const withoutAsl: CallContext['earlier'] = (id) =>
  id === 'emissione'
    ? {
        send: {
          operation: 'chkPrescrizione',
          body: { ...farmaceutica, assistito: { codIdentificativoAssistito: 'PNIMRA70A01H501P' } },
        },
        exchange: exchangeWith({ body: emitted }),
      }
    : undefined

test('sends nothing when the document breaks a rule, and says which', async () => {
  await expect(call(registration, { earlier: withoutAsl })).rejects.toMatchObject({
    code: 'DOCUMENT_RULE_BROKEN',
    message:
      "Il CDA della prescrizione non si può inviare: regola cda-asl: manca la ASL di residenza dell'assistito, obbligatoria quando il tipo ricetta è IT (CDA2_Prescrizione p. 2).",
    hint: 'scrivere assistito.codNazionaleAslResidenza (regione e ASL, per esempio 160114), oppure tipoRic per chi non è assistito dal SSN; per provarlo di proposito: deviate: { document: { cda: … } }',
  })
  expect(server.requests).toEqual([])
})

test('sends a document that breaks a rule on purpose, and not one whose signature alone is broken', async () => {
  reply = xml(faultOf('000218: CDA non valido'), 500)
  const cda = { replace: { at: '//hl7:languageCode/@code', with: 'ita-ITA' } }
  await call(registration, { earlier: withoutAsl, deviate: { document: { cda } } })
  expect(server.requests).toHaveLength(1)
  const calling = call(registration, {
    earlier: withoutAsl,
    deviate: { document: { cades: 'truncated' } },
  })
  await expect(calling).rejects.toMatchObject({ code: 'DOCUMENT_RULE_BROKEN' })
})

test('refuses to choose between a document and a written prescrizione', async () => {
  const send = { ...registration, body: { prescrizione: 'MII=' } }
  await expect(call(send, { earlier: earlierAnswer(emitted) })).rejects.toMatchObject({
    code: 'REQUEST_INVALID',
    message: 'La richiesta ha sia "document" sia "prescrizione": ne è ammesso uno solo.',
  })
})
