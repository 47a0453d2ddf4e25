import { expect, test } from 'vitest'

import { readAnswer } from '../../../../../adapters/sist/answer/read.ts'
import { soapNamespace } from '../../../../../adapters/sist/namespaces.ts'
import { envelope, exchangeWith, faultOf, responseOf } from '../support/exchange.ts'

const detail =
  '<detail><x:SoapFaultException xmlns:x="www.sist.puglia.it/Schemas/PDD_SIST/SCATEL/">' +
  '<x:codice>000280</x:codice><x:messaggio>emessa da altro medico</x:messaggio>' +
  '</x:SoapFaultException></detail>'

test('reads the promised answer with HTTP 200 as expected', () => {
  const body = responseOf('chkPrescrizione', '<IUP>1600A0000000001</IUP>')
  expect(readAnswer(exchangeWith({ body }))).toEqual({
    kind: 'expected',
    description: 'chkPrescrizioneResponse',
  })
})

test('reads the promised answer with another HTTP status as something else', () => {
  const body = responseOf('chkPrescrizione', '')
  const reading = readAnswer(exchangeWith({ body, status: 202 }))
  expect(reading.kind).toBe('other')
  expect(reading.description).toMatch(
    /^HTTP 202, .*: chkPrescrizioneResponse con uno stato diverso da 200$/,
  )
})

test('reads the answer of another operation as something else', () => {
  const body = responseOf('setAnnullaPrescrizione', '<esito>TRUE</esito>')
  const reading = readAnswer(exchangeWith({ body }))
  expect(reading.kind).toBe('other')
  expect(reading.description).toMatch(/elemento inatteso «setAnnullaPrescrizioneResponse»$/)
})

test('takes the code of a fault from its faultstring', () => {
  const body = faultOf('000231: codice fiscale diverso', detail)
  expect(readAnswer(exchangeWith({ body, status: 500 }))).toEqual({
    kind: 'fault',
    code: '000231',
    text: '000231: codice fiscale diverso',
    detail: '000280 emessa da altro medico',
    description: 'Fault 000231: codice fiscale diverso',
  })
})

test('takes the code from the rest of the fault when the faultstring has none', () => {
  const reading = readAnswer(exchangeWith({ body: faultOf('Errore', detail), status: 500 }))
  expect(reading).toMatchObject({ kind: 'fault', code: '000280', text: 'Errore' })
})

test('finds no code in longer numbers, in words or in the header', () => {
  const body = faultOf('Errore 1234567 del 20260701 A000220', '<detail>abc123456</detail>')
  expect(readAnswer(exchangeWith({ body, status: 500 }))).toMatchObject({
    kind: 'fault',
    code: null,
  })
})

test.each([
  ['wsse:FailedCheck', 'wsse:FailedCheck'],
  ['ns7:InvalidSecurity', 'wsse:InvalidSecurity'],
  ['S:Client', null],
])(
  'takes the faultcode %s for the code, where the fault has none of SIST: %s',
  (faultcode, code) => {
    const body = faultOf('La firma non vale').replace(/(<faultcode>)[^<]*/, `$1${faultcode}`)
    expect(readAnswer(exchangeWith({ body, status: 500 }))).toMatchObject({ kind: 'fault', code })
  },
)

test('reads a fault whose HTTP status is not 500 as a fault, and says so', () => {
  const reading = readAnswer(exchangeWith({ body: faultOf('000220'), status: 200 }))
  expect(reading).toMatchObject({ kind: 'fault', code: '000220' })
  expect(reading.description).toBe('Fault 000220: (senza testo) (con HTTP 200 invece di 500)')
})

test('describes the page of a proxy by status, type and size', () => {
  const body = '<html><body>Bad Gateway<br></body></html>'
  expect(readAnswer(exchangeWith({ body, status: 502, contentType: 'text/html' }))).toEqual({
    kind: 'other',
    description: `HTTP 502, text/html, ${body.length} byte`,
  })
})

test('reads an empty body as something else', () => {
  expect(readAnswer(exchangeWith({ body: '' }))).toEqual({
    kind: 'other',
    description: 'HTTP 200, text/xml;charset=UTF-8, 0 byte: corpo vuoto',
  })
})

test('reads truncated XML as something else', () => {
  const whole = responseOf('chkPrescrizione', '<IUP>1600A0000000001</IUP>')
  const reading = readAnswer(exchangeWith({ body: whole.slice(0, -20) }))
  expect(reading.kind).toBe('other')
  expect(reading.description).toMatch(/byte: XML non ben formato \(.+\)$/)
})

test('refuses a DOCTYPE, even one that declares nothing', () => {
  const body = `<!DOCTYPE S:Envelope>${responseOf('chkPrescrizione', '')}`
  const reading = readAnswer(exchangeWith({ body }))
  expect(reading.kind).toBe('other')
  expect(reading.description).toMatch(/byte: XML con DOCTYPE, rifiutato$/)
})

test('reads neither local files nor expanding entities', () => {
  const file = `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>${faultOf('&x;')}`
  const bomb =
    '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">' +
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">' +
    `<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">]>${faultOf('&e;')}`
  expect(readAnswer(exchangeWith({ body: file, status: 500 })).kind).toBe('other')
  expect(readAnswer(exchangeWith({ body: bomb, status: 500 })).kind).toBe('other')
})

test.each([
  ['another root', '<risposta/>', /busta SOAP 1\.1 \(radice "risposta"\)$/],
  ['an empty Body', envelope(''), /Body vuoto$/],
  ['two elements in the Body', envelope('<a/><b/>'), /più elementi nel Body$/],
  ['no Body', `<S:Envelope xmlns:S="${soapNamespace}"/>`, /0 Body$/],
  [
    'SOAP 1.2',
    '<S:Envelope xmlns:S="http://www.w3.org/2003/05/soap-envelope"><S:Body/></S:Envelope>',
    /non è una busta SOAP 1\.1 \(radice "Envelope"\)$/,
  ],
])('reads %s as something else', (_, body, description) => {
  const reading = readAnswer(exchangeWith({ body }))
  expect(reading.kind).toBe('other')
  expect(reading.description).toMatch(description)
})

test('reads no answer as none', () => {
  const reading = readAnswer({
    ...exchangeWith({ body: '' }),
    answer: {
      kind: 'none',
      phase: 'tls',
      code: 'CLIENT_CERTIFICATE_REFUSED',
      message: 'certificato rifiutato',
      alert: 'unknown_ca',
      requestWritten: false,
    },
  })
  expect(reading).toEqual({ kind: 'none', description: 'certificato rifiutato' })
})
