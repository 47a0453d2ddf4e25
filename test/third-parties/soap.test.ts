import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

import { listen } from 'soap'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { packageRoot } from '../../src/lib/package-root.ts'
import { hasTool, pythonWith } from '../support/external-tool.ts'
import { issueTestPki } from '../support/sist-world.ts'
import {
  ownContracts,
  query,
  soapWith,
  startSoap,
  type SoapWorld,
} from '../unit/adapters/soap/support/soap-world.ts'

const folder = mkdtempSync(join(tmpdir(), 'collaudo-soap-'))
const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content, { mode: 0o600 })
  return join(folder, name)
}

let world: SoapWorld

beforeAll(async () => {
  world = await startSoap(ownContracts())
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const wss = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss'
const identified = [
  ['Id', `${wss}-wssecurity-utility-1.0.xsd:Timestamp`],
  ['Id', 'http://www.w3.org/2003/05/soap-envelope:Body'],
  ...['Action', 'MessageID', 'To', 'ReplyTo'].map((name) => [
    'Id',
    `http://www.w3.org/2005/08/addressing:${name}`,
  ]),
  ['ID', 'urn:oasis:names:tc:SAML:2.0:assertion:Assertion'],
]

/** Whether xmlsec1 finds that a signature holds with that certificate, and what it says. */
const xmlsec1 = (message: string, signature: string, certificate: string) => {
  const { status, stderr } = spawnSync(
    'xmlsec1',
    [
      '--verify',
      ...identified.flatMap(([attribute, name]) => [`--id-attr:${attribute}`, name ?? '']),
      ...['--pubkey-cert-pem', file('signer.pem', certificate)],
      ...['--node-xpath', signature],
      file('message.xml', message),
    ],
    { encoding: 'utf8' },
  )
  return { holds: status === 0, references: /\((?:ok|good)\/all\): (\d+\/\d+)/.exec(stderr)?.[1] }
}

const ofMessage = "//*[local-name()='Security']/*[local-name()='Signature']"
const ofAssertion = "//*[local-name()='Assertion']/*[local-name()='Signature']"

test.skipIf(!hasTool('xmlsec1')).each([
  ['SHA-256', {}],
  ['SHA-1', { x509: { algorithm: 'rsa-sha1' }, saml: { algorithm: 'rsa-sha1' } }],
])(
  'xmlsec1 verifies message and assertion with %s, and refuses a changed byte',
  async (_, words) => {
    const pki = await issueTestPki()
    const { security } = query
    const saml = {
      ...security.saml,
      'signed-by': 'medico-altro',
      ...('saml' in words ? words.saml : {}),
    }
    const exchange = await world.call({ ...query, security: { ...words, saml } })
    expect(world.adapter.read(exchange).kind).toBe('expected')
    const message = Buffer.from(exchange.request.body).toString('utf8')
    const own = pki.titolare.authentication.certificatePem
    const issuer = pki.altro.authentication.certificatePem
    // Timestamp, Body, four headers and the assertion.
    expect(xmlsec1(message, ofMessage, own)).toEqual({ holds: true, references: '7/7' })
    expect(xmlsec1(message, ofAssertion, issuer)).toEqual({ holds: true, references: '1/1' })
    expect(xmlsec1(message, ofMessage, issuer).holds).toBe(false)
    const verified = async (xml: string) => {
      const request = { ...exchange.request, body: Buffer.from(xml, 'utf8') }
      const found = await world.adapter.signatures?.({ ...exchange, request })
      return found?.map(({ valid }) => valid)
    }
    expect(await verified(message)).toEqual([true, true])
    const changed = (before: string, after: string): string => {
      expect(message.split(before).length).toBeGreaterThan(1)
      return message.replace(before, after)
    }
    for (const bad of [
      changed('LeafClass', 'LeafClasz'),
      changed('urn:uuid:', 'urn:uuie:'),
      changed('<wsu:Created>2', '<wsu:Created>3'),
      changed('>AAS<', '>AAT<'),
    ]) {
      expect(xmlsec1(bad, ofMessage, own).holds).toBe(false)
      expect((await verified(bad))?.at(-1)).toBe(false)
    }
    expect(xmlsec1(changed('>AAS<', '>AAT<'), ofAssertion, issuer).holds).toBe(false)
  },
)

interface Call {
  readonly binding: string
  readonly url: string
  readonly operation: string
  readonly body: Readonly<Record<string, unknown>>
  readonly user?: { readonly name: string; readonly password: string; readonly digest: boolean }
}

const python = pythonWith('zeep')

/** What a client of a WSDL that is not ours makes of these calls, one after the other. */
const zeep = async (wsdl: string, calls: readonly Call[]): Promise<readonly unknown[]> => {
  const pki = await issueTestPki()
  const order = {
    wsdl,
    ca: file('server.pem', pki.server.certificatePem),
    certificate: file('client.pem', pki.client.certificatePem),
    key: file('client.key', pki.client.keyPem),
    calls,
  }
  const child = spawn(python ?? 'python3', [join(import.meta.dirname, 'zeep', 'any.py')])
  child.stdin.end(JSON.stringify(order))
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)])
  if (out === '') throw new Error(error)
  return JSON.parse(out) as unknown[]
}

describe.skipIf(python === undefined)('zeep', () => {
  test('is served by the simulator of our sample WSDL at both ports, with either kind of password', async () => {
    const call = (version: string, digest: boolean, password = 'parola-di-prova'): Call => ({
      binding: `Anagrafe${version.replace('.', '')}`,
      url: `${world.simulator.url}/soap/anagrafe/${version}`,
      operation: 'cercaAssistito',
      body: { codiceFiscale: 'TSTTST00A01A000W' },
      user: { name: 'collaudo', password, digest },
    })
    const wsdl = join(packageRoot, 'contracts', 'anagrafe', 'anagrafe.wsdl')
    const found = {
      answer: [{ codiceFiscale: 'TSTTST00A01A000W', cognome: 'TESTI', nome: 'TESTINA' }],
    }
    expect(
      await zeep(wsdl, [
        call('1.1', true),
        call('1.2', false),
        call('1.1', true, 'un-altra'),
        { ...call('1.2', true), body: { cognome: 'NESSUNO' } },
      ]),
    ).toEqual([
      found,
      found,
      { fault: 'utente o password sbagliati' },
      { fault: expect.stringContaining('nessuna risposta dichiarata') as unknown },
    ])
  })
})

// Contracts that nobody here wrote: those that the examples of SOAP::WSDL (Debian's libsoap-wsdl-perl) have.
const examples = '/usr/share/doc/libsoap-wsdl-perl/examples/wsdl'
const hasExamples = existsSync(examples)
if (!hasExamples && process.env['CI'] === 'true')
  throw new Error('libsoap-wsdl-perl: install it with its documentation')

const foreign = (name: string): string => readFileSync(join(examples, name), 'utf8')

describe.skipIf(!hasExamples)('a WSDL that nobody here wrote', () => {
  const person = {
    PersonID: { ID: '1' },
    Salutation: 'Dott.',
    Name: 'Prova',
    GivenName: 'Prova',
    DateOfBirth: '1970-01-01',
    HomeAddress: {
      Street: 'Via di prova, 1',
      ZIP: '70100',
      City: 'Bari',
      Country: 'IT',
      PhoneNumber: '0',
      MobilePhoneNumber: '0',
    },
    Contracts: {
      Contract: [
        { ContractID: '1', ContractName: 'a' },
        { ContractID: '2', ContractName: 'b' },
      ],
    },
  }

  test('is loaded with every operation of every port, and what is not SOAP is left alone', async () => {
    const adapter = await soapWith({
      'person.wsdl': foreign('Person.wsdl'),
      'weather.wsdl': foreign('globalweather.xml'),
      'barcode.wsdl': foreign('genericbarcode.xml'),
      'cookie.wsdl': foreign('FortuneCookie.xml'),
    })
    const bodies = (await adapter.bodySchemas?.()) ?? {}
    expect(Object.keys(bodies).toSorted()).toEqual(
      expect.arrayContaining(['GenerateBarCode', 'GetCitiesByCountry', 'GetWeather', 'ListPerson']),
    )
    const problems = (send: Readonly<Record<string, unknown>>) =>
      adapter.problems(adapter.request.parse(send))
    expect(await problems({ operation: 'ListPerson', body: { in: person } })).toEqual([])
    const [misspelt] = await problems({
      operation: 'ListPerson',
      body: { in: { ...person, HomeAddress: { ...person.HomeAddress, Zip: '1' } } },
    })
    expect(misspelt).toMatchObject({
      path: ['body', 'in', 'HomeAddress', 'Zip'],
      hint: 'forse si intendeva «ZIP»',
    })
  })

  test('is called against a server that node-soap makes of it', async () => {
    const pki = await issueTestPki()
    const received: unknown[] = []
    const server = createServer({ cert: pki.server.certificatePem, key: pki.server.keyPem })
    server.listen(0, '127.0.0.1')
    const wsdl = join(examples, 'Person.wsdl')
    await new Promise<void>((ready) => {
      listen(server, {
        path: '/soap-wsdl-test/person.pl',
        uri: wsdl,
        xml: foreign('Person.wsdl'),
        services: {
          TestService: {
            TestPort: {
              ListPerson: (asked: unknown) => {
                received.push(asked)
                return { out: { NewElement: [person, person] } }
              },
            },
          },
        },
        callback: () => ready(),
      })
    })
    try {
      const adapter = await soapWith({ 'person.wsdl': foreign('Person.wsdl') })
      const exchange = await adapter.call(
        adapter.request.parse({ operation: 'ListPerson', body: { in: person } }),
        world.context({
          endpoint: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
        }),
      )
      expect(adapter.read(exchange)).toEqual({
        kind: 'expected',
        description: 'ListPersonResponse',
      })
      expect(received).toMatchObject([
        {
          in: {
            Name: 'Prova',
            Contracts: { Contract: [{ ContractName: 'a' }, { ContractName: 'b' }] },
          },
        },
      ])
    } finally {
      server.close()
      server.closeAllConnections()
    }
  })

  test.skipIf(python === undefined)('makes a simulator that zeep calls', async () => {
    const own = await startSoap({
      'person.wsdl': foreign('Person.wsdl'),
      'person.simulator.yaml': `answers:
  - operation: ListPerson
    when: { "//*[local-name()='City']": Bari }
    xml: <ListPersonResponse xmlns="http://www.example.org/benchmark/"><out/></ListPersonResponse>
`,
    })
    try {
      const call = (city: string): Call => ({
        binding: 'NewBinding',
        url: `${own.simulator.url}/soap/soap-wsdl-test/person.pl`,
        operation: 'ListPerson',
        body: { in: { ...person, HomeAddress: { ...person.HomeAddress, City: city } } },
      })
      const [answered, undeclared] = await zeep(join(examples, 'Person.wsdl'), [
        call('Bari'),
        call('Lecce'),
      ])
      expect(answered).toHaveProperty('answer')
      expect(undeclared).toEqual({
        fault: expect.stringContaining('nessuna risposta dichiarata per ListPerson') as unknown,
      })
    } finally {
      await own.close()
    }
  })
})
