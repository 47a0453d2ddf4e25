import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:tls'

import { expect, onTestFinished, test } from 'vitest'

import { adapters } from '../../../../adapters/index.ts'
import { declareEnvironment } from '../../../../src/environment/declare-environment.ts'
import type {
  ApplicationSpec,
  DeclaredEnvironment,
} from '../../../../src/environment/environment.ts'
import { findWorkspace } from '../../../../src/plan/workspace.ts'
import {
  openEnvironment,
  type OpenEnvironment,
  type SimulatorSettings,
} from '../../../../src/session/open-environment.ts'
import { controlClient } from '../../../../src/simulator/control-client.ts'
import { harnessErrorFrom } from '../../../support/harness-error-of.ts'
import { pemOf } from '../../../support/pem-of.ts'
import { makeProject } from '../../../support/temp-project.ts'

const application: ApplicationSpec = {
  name: 'cartella',
  title: 'Cartella di prova',
  producer: 'Produttore di prova',
  version: '1.0.0',
  profile: 'struttura',
  applicationCode: null,
  defects: [],
}

const whole = (): DeclaredEnvironment => {
  const project = makeProject({ 'plans/.keep': '' })
  const declared = declareEnvironment(findWorkspace(project.folder), 'simulator', {})
  if (!declared.ok) throw new Error('no simulator')
  return declared.value
}

/** The built-in environment with one operator. */
const simulator = (switches: Readonly<Record<string, string>> = {}): DeclaredEnvironment => {
  const declared = whole()
  const operators = Object.fromEntries(Object.entries(declared.operators).slice(0, 1))
  return { ...declared, operators, switches }
}

const open = async (
  declared: DeclaredEnvironment = simulator(),
  app: ApplicationSpec = application,
  // Nobody signs with these keys, unless said: RSA ones take time to make.
  settings: SimulatorSettings = { operatorKeys: 'ec-p256' },
): Promise<OpenEnvironment> => {
  const opened = await openEnvironment(declared, app, adapters, settings)
  onTestFinished(() => opened[Symbol.asyncDispose]())
  return opened
}

/** What a TLS client of the environment sees of a server, or the code of its refusal. */
const handshake = async (
  to: OpenEnvironment,
  identity: OpenEnvironment['environment'] = to.environment,
): Promise<{ authorized: boolean; fingerprint: string } | { refused: string }> => {
  const socket = connect({
    host: '127.0.0.1',
    port: Number(new URL(to.environment.endpoints['sist'] ?? '').port),
    ca: identity.caPem,
    minVersion: 'TLSv1.2',
    ...(identity.client === null
      ? {}
      : { cert: pemOf(identity.client).certificatePem, key: pemOf(identity.client).keyPem }),
  })
  try {
    await once(socket, 'secureConnect')
    return {
      authorized: socket.authorized,
      fingerprint: socket.getPeerX509Certificate()?.fingerprint256 ?? '',
    }
  } catch (error) {
    return { refused: (error as NodeJS.ErrnoException).code ?? String(error) }
  } finally {
    socket.destroy()
  }
}

const fingerprint = (pem: string): string => new X509Certificate(pem).fingerprint256

test('the simulator shows a certificate that a client of its environment accepts', async () => {
  const opened = await open()
  expect(await handshake(opened)).toEqual({ authorized: true, fingerprint: expect.any(String) })
  expect(opened.environment).toMatchObject({
    name: 'simulator',
    simulator: true,
    endpoints: { sist: `${opened.simulator?.url}/aslba_test` },
    control: opened.simulator?.control,
    timeoutMs: 10_000,
  })
})

test('each start has certificates and a code of its own, and trusts no other', async () => {
  const [first, second] = await Promise.all([open(), open()])
  const facts = ({ environment, application: { applicationCode } }: OpenEnvironment): string[] => [
    applicationCode,
    fingerprint(environment.caPem),
    fingerprint(pemOf(environment.client).certificatePem),
    ...Object.values(environment.operators).flatMap((one) => [
      fingerprint(pemOf(one.authentication).certificatePem),
      fingerprint(pemOf(one.signature).certificatePem),
    ]),
  ]
  const all = [...facts(first), ...facts(second)]
  expect(all).toHaveLength(10)
  expect(new Set(all).size).toBe(10)

  const [one, other] = [await handshake(first), await handshake(second)]
  expect(one).toMatchObject({ authorized: true })
  expect(other).toMatchObject({ authorized: true })
  expect(one).not.toEqual(other)
  expect(await handshake(first, second.environment)).toHaveProperty('refused')
})

test('each operator has two keys, on cards of two authorities', async () => {
  const declared = whole()
  const { environment } = await open(declared)
  const good = Object.entries(environment.operators).filter(
    ([name]) => declared.operators[name]?.card === undefined,
  )
  expect(good.map(([name]) => name)).toEqual([
    'medico-titolare',
    'medico-sostituto',
    'medico-altro',
    'farmacista',
  ])
  for (const [, { codiceFiscale, authentication, signature }] of good) {
    const [card, pen] = [authentication, signature].map(
      (key) => new X509Certificate(pemOf(key).certificatePem),
    )
    expect(card?.subject).toContain(codiceFiscale)
    expect(pen?.subject).toContain(codiceFiscale)
    expect([card?.issuer, pen?.issuer]).toEqual([
      'CN=CA delle CNS di prova',
      'CN=CA di firma di prova',
    ])
    expect(pemOf(authentication).keyPem).not.toBe(pemOf(signature).keyPem)
  }
})

test('a card that is not good is wrong in what it says, and in nothing else', async () => {
  const { environment } = await open(whole())
  const cardOf = (name: string) => {
    const { codiceFiscale, authentication, signature } = environment.operators[name] ?? {}
    const [card, pen] = [authentication, signature].map(
      (one) => new X509Certificate(one?.certificatePem ?? ''),
    )
    return {
      holder:
        card?.subject.includes(codiceFiscale ?? '') && pen?.subject.includes(codiceFiscale ?? ''),
      inForce: Date.parse(card?.validTo ?? '') > Date.now(),
      issuers: [card?.issuer, pen?.issuer],
      // Only a certificate of authentication names a purpose of its own.
      authenticates: [card?.keyUsage !== undefined, pen?.keyUsage !== undefined],
    }
  }
  const good = {
    holder: true,
    inForce: true,
    issuers: ['CN=CA delle CNS di prova', 'CN=CA di firma di prova'],
    authenticates: [true, false],
  }
  const stranger = 'CN=CA che nessuno riconosce'
  expect(cardOf('medico-titolare')).toEqual(good)
  expect(cardOf('medico-non-censito')).toEqual(good)
  expect(cardOf('carta-scaduta')).toEqual({ ...good, inForce: false })
  expect(cardOf('carta-ignota')).toEqual({ ...good, issuers: [stranger, stranger] })
  expect(cardOf('carta-scambiata')).toEqual({ ...good, authenticates: [false, true] })
})

test('only operators that will act have keys of their own, the RSA ones that a signature wants', async () => {
  const { environment } = await open(whole(), application, {
    employed: new Set(['medico-sostituto']),
  })
  const kinds = Object.entries(environment.operators).map(
    ([name, { authentication, signature }]) => [
      name,
      ...[authentication, signature].map(
        (key) => new X509Certificate(pemOf(key).certificatePem).publicKey.asymmetricKeyType,
      ),
    ],
  )
  expect(kinds).toEqual([
    ['medico-titolare', 'ec', 'ec'],
    ['medico-sostituto', 'rsa', 'rsa'],
    ['medico-altro', 'ec', 'ec'],
    ['farmacista', 'ec', 'ec'],
    ['carta-scaduta', 'ec', 'ec'],
    ['carta-ignota', 'ec', 'ec'],
    ['carta-scambiata', 'ec', 'ec'],
    ['medico-non-censito', 'ec', 'ec'],
  ])
  const { 'medico-sostituto': _acts, ...idle } = environment.operators
  const certificates = Object.values(idle).flatMap(({ authentication, signature }) => [
    fingerprint(pemOf(authentication).certificatePem),
    fingerprint(pemOf(signature).certificatePem),
  ])
  expect(new Set(certificates).size).toBe(1)
})

test('every switch has its declared default, or what the environment says', async () => {
  const known = adapters.flatMap((adapter) => adapter.simulator?.switches ?? [])
  const defaults = Object.fromEntries(known.map((one) => [one.name, one.default]))
  const { environment } = await open(simulator({ 'client-certificate': 'none' }))
  expect(Object.keys(defaults).length).toBeGreaterThan(1)
  expect(environment.switches).toEqual({ ...defaults, 'client-certificate': 'none' })
})

test('an unknown switch is told with the nearest, or with all', async () => {
  const known = adapters
    .flatMap((adapter) => adapter.simulator?.switches ?? [])
    .map(({ name }) => name)
  expect(await harnessErrorFrom(open(simulator({ 'client-certificat': 'none' })))).toEqual({
    code: 'ENVIRONMENT_INVALID',
    message: 'il simulatore non ha la scelta «client-certificat»',
    hint: 'forse si intendeva «client-certificate»',
  })
  expect(await harnessErrorFrom(open(simulator({ zzz: 'x' })))).toEqual({
    code: 'ENVIRONMENT_INVALID',
    message: 'il simulatore non ha la scelta «zzz»',
    hint: `ci sono: ${known.join(', ')}`,
  })
})

test('a value that a switch does not have is told with those that it has', async () => {
  expect(await harnessErrorFrom(open(simulator({ 'client-certificate': 'forse' })))).toEqual({
    code: 'ENVIRONMENT_INVALID',
    message:
      'la scelta «client-certificate» vale uno tra required, requested, none, trovato «forse»',
    hint: undefined,
  })
})

test('a declared code is used as it is, and conditions of services and host can be ordered', async () => {
  const { environment, application: used } = await open(simulator(), {
    ...application,
    applicationCode: 'CODICE-DI-PROVA',
  })
  expect(used.applicationCode).toBe('CODICE-DI-PROVA')
  if (environment.control === null) throw new Error('no control')
  const client = controlClient(environment.control)
  await client.setConditions(['sac-down', 'slow'])
  expect(await client.conditions()).toEqual(['sac-down', 'slow=3s'])
})

test('a simulator that was left listens no more', async () => {
  const opened = await openEnvironment(simulator(), application, adapters, {
    operatorKeys: 'ec-p256',
  })
  await opened[Symbol.asyncDispose]()
  expect(await handshake(opened)).toEqual({ refused: 'ECONNREFUSED' })
})

test('an environment that is not the simulator is what it declares, and nothing is started', async () => {
  const made = await open()
  const [titolare] = Object.values(made.environment.operators)
  if (titolare === undefined) throw new Error('no operator')
  const opened = await open(
    {
      ...simulator(),
      name: 'collaudo',
      simulator: false,
      endpoints: { sist: 'https://collaudo.invalid/sist' },
      caPem: made.environment.caPem,
      client: made.environment.client,
      operators: { medico: titolare },
    },
    { ...application, applicationCode: 'CODICE-DI-PROVA' },
  )
  expect(opened.simulator).toBeNull()
  expect(opened.environment).toEqual({
    name: 'collaudo',
    title: 'Simulatore incorporato (non è SIST)',
    simulator: false,
    endpoints: { sist: 'https://collaudo.invalid/sist' },
    caPem: made.environment.caPem,
    client: made.environment.client,
    operators: { medico: titolare },
    timeoutMs: 10_000,
    readers: null,
    control: null,
    conditions: [],
    switches: {},
    rulesOff: [],
  })
})
