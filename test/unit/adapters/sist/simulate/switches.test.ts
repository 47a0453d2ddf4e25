import { beforeAll, expect, test } from 'vitest'

import { switches } from '../../../../../adapters/sist/simulate/switches.ts'
import { rawCda } from '../../../../support/raw-cda.ts'
import { buildMessage, chkContent, createdAt } from '../../../../support/raw-sist-client.ts'
import { issueTestPki, type TestPki } from '../../../../support/sist-world.ts'
import { chkBreaches } from './rules/chk-breaches.ts'
import { dispense } from './rules/dispensing-breaches.ts'
import { issueCards, openRegion, type Breach, type Region, type Reply } from './rules/region.ts'
import { registrationBreaches } from './rules/registration-breaches.ts'
import { requestBreaches } from './rules/request-breaches.ts'
import { securityBreaches } from './rules/security-breaches.ts'

let pki: TestPki
let cards: Awaited<ReturnType<typeof issueCards>>

beforeAll(async () => {
  pki = await issueTestPki()
  cards = await issueCards(pki)
})

type Probe = (region: Region) => Promise<Reply>

const breach = (given: Breach | Probe | undefined): Probe => {
  if (given === undefined) throw new Error('no such breach')
  return typeof given === 'function' ? given : given.breaks
}

/** What a probe shows: who refused, or the texts that were asked for. */
const shown = (reply: Reply, names: readonly string[]): unknown =>
  names.length > 0 ? names.map((name) => reply.first(name)) : reply.rule

const soap12 =
  (headers: Readonly<Record<string, string>>): Probe =>
  ({ pki: { titolare }, send }) => {
    const message = buildMessage('chkPrescrizione', chkContent(), {
      doctor: titolare,
      edit: (xml) =>
        xml.replaceAll(
          'http://schemas.xmlsoap.org/soap/envelope/',
          'http://www.w3.org/2003/05/soap-envelope',
        ),
    })
    return send(message, { soapaction: '', ...headers })
  }

const action = 'urn:sist:pddsasl:bindings:1.0:CVPPortType#chkPrescrizione'
const overSoap12 = soap12({
  'content-type': `application/soap+xml;charset=UTF-8;action="${action}"`,
})

const createdWith =
  (offset: string): Probe =>
  (region) =>
    region.chk(chkContent(), { applicativo: { created: createdAt(new Date(), offset) } })

/** Created of the Timestamp so many minutes from now, valid for a minute. */
const timestampIn =
  (minutes: number): Probe =>
  (region) => {
    const created = new Date(Date.now() + minutes * 60_000)
    return region.chk(chkContent(), {
      security: { created, expires: new Date(created.getTime() + 60_000) },
    })
  }

const prefixListIgnored: Probe = (region) =>
  region.chk(chkContent(), {
    security: {
      // The digest is made without the prefix.
      editSignedInfo: (text) =>
        text.replace(
          '></ds:Transform>',
          '><ec:InclusiveNamespaces xmlns:ec="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="soapenv"></ec:InclusiveNamespaces></ds:Transform>',
        ),
    },
  })

const twoThings: Probe = (region) =>
  region.chk(chkContent(), {
    soapAction: 'altro',
    applicationCode: 'SBAGLIATO',
    security: { credential: region.pki.altro.authentication, created: new Date(0) },
  })

const holderAndCode: Probe = (region) =>
  region.chk(chkContent(), {
    applicationCode: 'SBAGLIATO',
    security: { credential: region.pki.altro.authentication },
  })

const preassigned: Probe = async (region) => {
  await region.chk(chkContent({ iup: '1600A9876543210' }))
  return region.chk(chkContent({ iup: '1600A9876543210' }))
}

const inPem: Probe = (region) =>
  region.register({
    encode: (base64) => `-----BEGIN PKCS7-----\n${base64}\n-----END PKCS7-----`,
  })
const inBase64: Probe = (region) => region.register({})

const identified =
  (prepare: (region: Region) => Promise<string>): Probe =>
  async (region) =>
    region.call(
      'getPrescrizioneIdentificata',
      `<sist:codiceFiscale>PNIMRA70A01H501P</sist:codiceFiscale><sist:identificativoRicetta>${await prepare(region)}</sist:identificativoRicetta>`,
    )

const dispensed = identified(async (region) => {
  const kept = { identifier: '' }
  await dispense(region, {
    meanwhile: async (_, issued) => {
      kept.identifier = issued.identifier
    },
  })
  return kept.identifier
})

const masked = identified(
  async (region) => (await region.issue(chkContent({ oscuramDati: '1' }))).identifier,
)

const listedByOther: Probe = async (region) => {
  await region.chk(chkContent({ dataPrescrizione: '23/11/2026 10:00:00' }))
  return region.call(
    'getPrescrizioniIdentificate',
    '<sist:dataEmissioneDal>23/11/2026</sist:dataEmissioneDal><sist:dataEmissioneAl>23/11/2026</sist:dataEmissioneAl>',
    { doctor: region.pki.altro },
  )
}

const registered =
  (from: string, to: string): Probe =>
  (region) =>
    region.register({ write: (issued) => rawCda(issued).replace(from, to) })

const inExamples = registered('code="57833-6"', 'code="29305-0"')
const language = breach(registrationBreaches['cda-language'])
const custodian = breach(registrationBreaches['cda-custodian'])
const mood = breach(registrationBreaches['cda-service-mood'])
const access = breach(registrationBreaches['cda-access-mood'])
const words = breach(registrationBreaches['cda-non-substitution-text'])
const pharmacist = breach(requestBreaches['operator-role-operation'])
const badMessage = breach(securityBreaches['timestamp-window'])
const badDatum = breach(chkBreaches['chk-version'])

type Row = [name: string, value: string, probe: Probe, expected: unknown, names?: readonly string[]]

/** For each open question: a probe, what it shows with each answer, and the elements whose text it shows. */
const probes: readonly Row[] = [
  ['soap-version', '1.1', overSoap12, 'content-type'],
  ['soap-version', '1.1-and-1.2', overSoap12, null],
  [
    'soap-action-quotes',
    'required',
    breach(requestBreaches['soap-action-quotes']),
    'soap-action-quotes',
  ],
  ['soap-action-quotes', 'optional', breach(requestBreaches['soap-action-quotes']), null],
  ['check-order', 'security-first', twoThings, 'timestamp-window'],
  ['check-order', 'envelope-first', twoThings, 'soap-action'],
  ['check-order', 'application-first', holderAndCode, 'application-digest'],
  ['clock-skew', '5m', timestampIn(4), null],
  ['clock-skew', '5m', timestampIn(6), 'timestamp-window'],
  ['clock-skew', 'none', timestampIn(4), 'timestamp-window'],
  ['clock-skew', 'unlimited', timestampIn(60), null],
  [
    'timestamp-lifetime',
    '5m',
    breach(securityBreaches['timestamp-lifetime']),
    'timestamp-lifetime',
  ],
  ['timestamp-lifetime', 'unlimited', breach(securityBreaches['timestamp-lifetime']), null],
  ['prefix-list', 'honoured', prefixListIgnored, 'reference-digest'],
  ['prefix-list', 'ignored', prefixListIgnored, null],
  ['wsse-failure-code', '000265', badMessage, ['S:Server'], ['faultcode']],
  ['wsse-failure-code', 'failed-check', badMessage, ['wsse:FailedCheck'], ['faultcode']],
  ['wsse-failure-code', 'invalid-security', badMessage, ['wsse:InvalidSecurity'], ['faultcode']],
  [
    'fault-shape',
    'detail',
    badDatum,
    [expect.stringMatching(/^000005: /), '000005'],
    ['faultstring', 'codice'],
  ],
  [
    'fault-shape',
    'bare',
    badDatum,
    [expect.stringMatching(/^000005: /), undefined],
    ['faultstring', 'codice'],
  ],
  [
    'fault-shape',
    'detail-only',
    badDatum,
    [expect.not.stringMatching(/000005/), '000005'],
    ['faultstring', 'codice'],
  ],
  ['created-offset', 'any-italian', createdWith('+01'), null],
  ['created-offset', 'any-italian', createdWith('+0100'), null],
  ['created-offset', 'any-italian', createdWith('+0300'), 'created-shape'],
  ['created-offset', 'four-digits', createdWith('+01'), 'created-shape'],
  ['created-offset', 'two-digits', createdWith('+0100'), 'created-shape'],
  ['created-offset', 'any', createdWith('+0059'), null],
  ['created-window', '15m', breach(requestBreaches['created-window']), 'created-window'],
  ['created-window', '5m', breach(requestBreaches['created-window']), 'created-window'],
  ['created-window', 'unlimited', breach(requestBreaches['created-window']), null],
  ['nonce-replay', 'refuse', breach(requestBreaches['nonce-replay']), 'nonce-replay'],
  ['nonce-replay', 'accept', breach(requestBreaches['nonce-replay']), null],
  ['role-for-operation', 'enforced', pharmacist, 'operator-role-operation'],
  ['role-for-operation', 'any', pharmacist, null],
  ['prescrizione-encoding', 'base64', inPem, 'p7m-encoding'],
  ['prescrizione-encoding', 'pem', inPem, null],
  ['prescrizione-encoding', 'pem', inBase64, 'p7m-encoding'],
  ['prescrizione-encoding', 'either', inPem, null],
  ['prescrizione-encoding', 'either', inBase64, null],
  ['preassigned-iup', 'keep', preassigned, 'chk-iup'],
  ['preassigned-iup', 'refuse', preassigned, 'chk-iup'],
  ['preassigned-iup', 'ignore', preassigned, ['1600A0000000002'], ['IUP']],
  [
    'duplicate-registration',
    'refuse',
    breach(registrationBreaches['duplicate-registration']),
    'duplicate-registration',
  ],
  [
    'duplicate-registration',
    'accept',
    breach(registrationBreaches['duplicate-registration']),
    ['TRUE'],
    ['esito'],
  ],
  [
    'duplicate-registration',
    'esito-false',
    breach(registrationBreaches['duplicate-registration']),
    ['FALSE'],
    ['esito'],
  ],
  [
    'dispensed-state',
    'omitted',
    dispensed,
    [undefined, undefined],
    ['statoPrescrizione', 'statoRicetta'],
  ],
  ['dispensed-state', 'as-issued', dispensed, ['1', '3'], ['statoPrescrizione', 'statoRicetta']],
  ['list-visibility', 'own', listedByOther, [undefined], ['IUP']],
  ['list-visibility', 'all', listedByOther, ['1600A0000000001'], ['IUP']],
  ['boolean-form', 'literal', masked, ['true'], ['oscurato']],
  ['boolean-form', 'numeric', masked, ['1'], ['oscurato']],
  ['cda-loinc', 'table', inExamples, 'cda-type'],
  ['cda-loinc', 'examples', inExamples, null],
  ['cda-loinc', 'either', inExamples, null],
  ['service-mood-code', 'PRMS', mood, 'cda-service-mood'],
  ['service-mood-code', 'RQO', mood, null],
  ['service-mood-code', 'either', mood, null],
  ['cda-access-mood', 'table', access, 'cda-access-mood'],
  ['cda-access-mood', 'reversed', access, null],
  ['cda-access-mood', 'either', access, null],
  ['cda-non-substitution-texts', 'pdf', words, 'cda-non-substitution-text'],
  ['cda-non-substitution-texts', 'examples', words, null],
  ['cda-non-substitution-texts', 'any', words, null],
  ['cda-language', 'it-IT', language, 'cda-language'],
  ['cda-language', 'ita-ITA', language, null],
  ['cda-language', 'either', language, null],
  ['cda-custodian', 'examples', custodian, 'cda-custodian'],
  ['cda-custodian', 'table', custodian, null],
  ['cda-custodian', 'either', custodian, null],
  [
    'cda-priority-place',
    'after-prescriptions',
    breach(registrationBreaches['cda-priority-place']),
    'cda-priority-place',
  ],
  ['cda-priority-place', 'anywhere', breach(registrationBreaches['cda-priority-place']), null],
]

test.each<Row>([...probes])(
  'with %s = %s the simulator answers so',
  async (name, value, probe, expected, names = []) => {
    const reply = await probe(await openRegion(pki, cards, [], { [name]: value }))
    expect(shown(reply, names)).toEqual(expected)
  },
)

test('every answer to every open question of the service is probed', () => {
  const ofTheHost = ['client-certificate', 'client-certificate-moment']
  const all = switches
    .filter(({ name }) => !ofTheHost.includes(name))
    .flatMap(({ name, values }) => values.map((value) => `${name} ${value}`))
  expect(new Set(probes.map(([name, value]) => `${name} ${value}`))).toEqual(new Set(all))
})

test('answers a SOAP 1.2 message in SOAP 1.2, its faults too', async () => {
  const both = { 'soap-version': '1.1-and-1.2' }
  const region = await openRegion(pki, cards, [], both)
  const good = await overSoap12(region)
  expect([good.contentType, good.text.includes('http://www.w3.org/2003/05/soap-envelope')]).toEqual(
    ['application/soap+xml;charset=UTF-8', true],
  )
  const wrong = await soap12({
    'content-type': 'application/soap+xml;charset=UTF-8;action="altro"',
  })(region)
  expect([wrong.status, wrong.first('Value'), wrong.first('Text'), wrong.first('codice')]).toEqual([
    500,
    'S:Receiver',
    expect.stringMatching(/^000240: /),
    '000240',
  ])
  const failed = await openRegion(pki, cards, [], { ...both, 'wsse-failure-code': 'failed-check' })
  const unsigned = await failed.send(
    buildMessage('chkPrescrizione', '', {
      doctor: pki.titolare,
      edit: (xml) =>
        xml
          .replace(/<wsse:Security[\s\S]*<\/wsse:Security>/, '')
          .replaceAll(
            'http://schemas.xmlsoap.org/soap/envelope/',
            'http://www.w3.org/2003/05/soap-envelope',
          ),
    }),
    { 'content-type': `application/soap+xml;action="${action}"` },
  )
  expect([...unsigned.text.matchAll(/<S:Value>([^<]*)/g)].map(([, value]) => value)).toEqual([
    'S:Sender',
    'wsse:FailedCheck',
  ])
})
