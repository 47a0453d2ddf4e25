import { afterAll, beforeAll, expect, test } from 'vitest'

import type { RunningSimulator } from '../../../../../src/simulator/start-simulator.ts'
import { harnessErrorFrom } from '../../../../support/harness-error-of.ts'
import { issueTestPki, startSist, type TestPki } from '../../../../support/sist-world.ts'
import { callerOver, changed, chk, chkBody, namesThatDiffer, type Sighting } from './support.ts'

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

const refused = (fault: string, rule: string) => ({ status: 500, fault, rule })

test('without a deviation the simulator accepts', () => {
  expect(whole.verdict).toEqual({ status: 200, fault: null, rule: null })
})

// The signature covers the Timestamp alone: a changed body gets as far as the rules about the body.
test.each<[string, unknown, readonly [string, string], object]>([
  [
    'removes an element',
    { remove: '//sist:tipologia' },
    ['tipologia>1</sist:tipologia><sist:', ''],
    refused('000005', 'chk-mandatory'),
  ],
  [
    'removes the text of an element',
    { remove: '//sist:tipologia/text()' },
    ['1', ''],
    refused('000239', 'payload-schema'),
  ],
  [
    'replaces the text of an element',
    { replace: { at: '//sist:tipologia', with: '9' } },
    ['1', '9'],
    refused('000239', 'payload-schema'),
  ],
  [
    'replaces an element that holds others by a text',
    { replace: { at: '//sist:assistito', with: 'a < b & "c"' } },
    [
      '<sist:codIdentificativoAssistito>PNIMRA70A01H501P</sist:codIdentificativoAssistito><sist:codNazionaleAslResidenza>160114</sist:codNazionaleAslResidenza>',
      'a &lt; b &amp; "c"',
    ],
    refused('000239', 'payload-schema'),
  ],
  [
    'adds at the end of an element',
    { add: { into: '/sist:chkPrescrizione', xml: '<sist:x/>' } },
    ['', 'sist:x/><'],
    refused('000239', 'payload-schema'),
  ],
  [
    'adds before an element',
    { add: { before: '//sist:tipologia', xml: '<x>1</x>' } },
    ['', 'x>1</x><'],
    refused('000239', 'payload-schema'),
  ],
  [
    'adds after an element',
    { add: { after: '//sist:tipologia', xml: '<sist:tipologia>1</sist:tipologia>' } },
    ['', 'tipologia>1</sist:tipologia><sist:'],
    refused('000239', 'payload-schema'),
  ],
])('%s, and changes nothing else', async (_, body, difference, verdict) => {
  const sent = await call(chk, { body })
  expect(changed(whole.xml, sent.xml)).toEqual(difference)
  expect(sent.headers).toEqual(whole.headers)
  expect(sent.verdict).toEqual(verdict)
})

test('applies a list in order, each to what the one before has left', async () => {
  const body = [
    { remove: '//sist:tipologia' },
    { add: { after: '//sist:assistito', xml: '<sist:tipologia>2</sist:tipologia>' } },
    { replace: { at: '//sist:tipologia', with: '3' } },
  ]
  const sent = await call(chk, { body })
  expect(changed(whole.xml, sent.xml)).toEqual(['1', '3'])
})

test('an XPath that finds several touches them all, those inside of others once', async () => {
  const sent = await call(chk, { body: { remove: '//sist:prestazione | //sist:codPrestazione' } })
  expect(namesThatDiffer(whole.xml, sent.xml)).toEqual([
    'codPrestazione',
    'prestazione',
    'quantitaPrescritta',
  ])
})

test('leaves accents, entities and empty elements as the contract writes them', async () => {
  const send = {
    operation: 'chkPrescrizione',
    body: { ...chkBody, descrizioneDiagnosi: 'è < 5 & così\r\n — 𝒳', testata1: '' },
  }
  const [before, after] = [await call(send), await call(send, { body: { remove: '//sist:nonce' } })]
  expect(changed(before.xml, after.xml)).toEqual([
    expect.stringMatching(/^nonce>\w{20}<\/sist:nonce><sist:$/),
    '',
  ])
})

test('records what was sent, not what was taken away', async () => {
  const sent = await call(chk, {
    body: [
      { remove: '//sist:nonce' },
      { replace: { at: '//sist:datiOperatore/sist:codStruttura', with: '999999' } },
    ],
  })
  expect(sent.exchange.facts).not.toHaveProperty('nonce')
  expect(sent.exchange.facts['codStruttura']).toBe('999999')
})

test('what would break nothing, or cannot be, is not sent', async () => {
  const before = sim.journal().length
  const told = async (body: unknown) => {
    const { code, message, hint } = await harnessErrorFrom(call(chk, { body }))
    return `${code} ${message}\n  ${hint}`
  }
  expect(
    [
      await told({ remove: '//sist:tipologa' }),
      await told([{ remove: '//sist:tipologia' }, { remove: '//sist:tipologia' }]),
      await told({ remove: 'count(//sist:tipologia)' }),
      await told({ remove: '//altro:tipologia' }),
      await told({ remove: '/*' }),
      await told({ replace: { at: '//sist:tipologia', with: '1' } }),
      await told({ add: { after: '/*', xml: '<x/>' } }),
      await told({ add: { into: '//sist:tipologia/text()', xml: '<x/>' } }),
      await told({ add: { into: '/*', xml: '<sist:x>' } }),
      await told({ add: { into: '/*', xml: '<altro:x/>' } }),
    ].join('\n'),
  ).toMatchInlineSnapshot(`
    "DEVIATION_INVALID Deviazione «body»: l'XPath //sist:tipologa non trova nulla: il messaggio partirebbe integro.
      I prefissi sono sist, soapenv, wsse, wsu, ds, hl7; la radice è sist:chkPrescrizione.
    DEVIATION_INVALID Deviazione «body»: l'XPath //sist:tipologia non trova nulla: il messaggio partirebbe integro.
      I prefissi sono sist, soapenv, wsse, wsu, ds, hl7; la radice è sist:chkPrescrizione.
    DEVIATION_INVALID Deviazione «body»: l'XPath count(//sist:tipologia) dà un valore: attesi elementi, attributi o testi.
      Correggere \`deviate\` nel passo: la richiesta non è stata spedita.
    DEVIATION_INVALID Deviazione «body»: l'XPath //altro:tipologia non si può valutare.
      Correggere \`deviate\` nel passo: la richiesta non è stata spedita.
    DEVIATION_INVALID Deviazione «body»: l'XPath /* trova ciò che non si può togliere.
      Correggere \`deviate\` nel passo: la richiesta non è stata spedita.
    DEVIATION_INVALID Deviazione «body»: «1» è già il testo di //sist:tipologia.
      Correggere \`deviate\` nel passo: la richiesta non è stata spedita.
    DEVIATION_INVALID Deviazione «body»: l'XPath /* non trova un elemento presso cui aggiungere.
      Correggere \`deviate\` nel passo: la richiesta non è stata spedita.
    DEVIATION_INVALID Deviazione «body»: l'XPath //sist:tipologia/text() non trova un elemento presso cui aggiungere.
      Correggere \`deviate\` nel passo: la richiesta non è stata spedita.
    DEVIATION_INVALID Deviazione «body»: con «xml: <sist:x>» il documento non è più leggibile (XML non ben formato (Opening and ending tag mismatch: x line 1 and chkPrescrizione)).
      Scrivere elementi completi, con i prefissi che il documento dichiara; per un messaggio non ben formato usare \`envelope: not-well-formed\`.
    DEVIATION_INVALID Deviazione «body»: con «xml: <altro:x/>» il documento non è più leggibile (XML non ben formato (Namespace prefix altro on x is not defined)).
      Scrivere elementi completi, con i prefissi che il documento dichiara; per un messaggio non ben formato usare \`envelope: not-well-formed\`."
  `)
  expect(sim.journal()).toHaveLength(before)
})
