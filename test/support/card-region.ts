import { sistSimulator } from '../../adapters/sist/simulate/sist-simulator.ts'
import { startSimulator, type RunningSimulator } from '../../src/simulator/start-simulator.ts'
import { communicatedOf } from './communicated.ts'
import { makeSmallPlan } from './e2e-small-plan.ts'
import { issueTestPki, makeWorld, type TestDoctor, type TestPki } from './sist-world.ts'
import { makeHsm, softHsmModule, type TestCard, type TestHsm } from './soft-hsm.ts'
import type { TempWorkspace } from './temp-workspace.ts'

/** PINs by the variable that holds them, long enough to be looked for in what a run wrote. */
export const cardPins = {
  PROVA_TITOLARE_PIN: 'Zampogna-17',
  PROVA_ALTRO_PIN: 'Ciaramella-23',
} as const

export const cardHolders = {
  'medico-titolare': 'PROVAX00X00X000Y',
  'medico-altro': 'XXXYYY00A01Z999P',
  'medico-sostituto': 'PROVAX00X00X000Z',
} as const

/** A step that a person does, between the two of a case. */
export const pause = `  - id: pausa
    manual:
      do: Togliere la carta.
      answers: { fatto: { ask: Fatto, equals: sì } }
`

const caseOf = (id: string, operator: string): string => `id: ${id}
title: Il caso ${id}
kind: positive
operator: ${operator}
steps:
  - id: emissione
    uses: sist
    send:
      operation: chkPrescrizione
      base: ricetta
      body: { codEsenzione: NES00 }
    expect: [{ identifier: nre }]
  - id: registrazione
    uses: sist
    send:
      operation: setRegistraPrescrizione
      document: { cda: prescrizione, from: emissione }
      body: { oscurato: false }
    expect: [{ esito: true }]
`

/** A signing program: it pads and raises the digest that it is given. */
const signer = `import { constants, privateEncrypt } from 'node:crypto'
import { readFileSync } from 'node:fs'

const { digestInfo } = JSON.parse(readFileSync(0, 'utf8'))
const key = { key: readFileSync('firma.key'), padding: constants.RSA_PKCS1_PADDING }
const signature = privateEncrypt(key, Buffer.from(digestInfo, 'base64'))
process.stdout.write(JSON.stringify({ signature: signature.toString('base64') }))
`

export interface CardRegion {
  readonly pki: TestPki
  readonly hsm: TestHsm
  readonly simulator: RunningSimulator
  /** With the plan `prova`, and the environments `regione` and `un-lettore`. */
  readonly workspace: TempWorkspace
  /** The cards of medico-titolare and medico-altro, with the same label. */
  readonly card: TestCard
  readonly another: TestCard
  readonly close: () => Promise<void>
}

/**
 * SIST over mutual TLS, two doctors with a card each and a third whose keys are in a file and behind a program, and
 * a plan in which each acts: `cases` says who, by case.
 */
export const startCardRegion = async (
  cases: Readonly<Record<string, keyof typeof cardHolders>>,
): Promise<CardRegion> => {
  const pki = await issueTestPki()
  const hsm = makeHsm()
  const makeCard = (pin: string, doctor: TestDoctor): TestCard =>
    hsm.makeCard({
      label: 'CNS',
      pin,
      keys: [
        { id: '01', label: 'cns', credential: doctor.authentication },
        { id: '02', label: 'firma', credential: doctor.signature, alwaysAuthenticate: true },
      ],
    })
  const card = makeCard(cardPins.PROVA_TITOLARE_PIN, pki.titolare)
  const another = makeCard(cardPins.PROVA_ALTRO_PIN, pki.altro)
  const third = cardHolders['medico-sostituto']
  const commonName = `${third}/0000000000000000.TEST`
  const [authentication, signature] = await Promise.all([
    pki.authenticationCa.issue({ commonName, use: 'authentication' }),
    pki.signatureCa.issue({ commonName, use: 'signature' }),
  ])
  const world = makeWorld(pki)
  const known = {
    codiceFiscale: third,
    codStruttura: '160114',
    ruoloIstituzionale: 'RIS000043',
    codiceRegionale: '000002',
    authentication: authentication.certificate,
    signature: signature.certificate,
  }
  const simulator = await startSimulator({
    services: [await sistSimulator.create({ ...world, operators: [...world.operators, known] })],
    conditions: sistSimulator.conditions,
    server: pki.server,
    clientCertificate: 'required',
    knownClients: [pki.client.certificatePem],
  })

  const workspace = makeSmallPlan()
  const application = 'applications/prova.yaml'
  workspace.write(application, workspace.read(application) + communicatedOf(pki.client))
  const ids = Object.keys(cases)
  for (const [id, operator] of Object.entries(cases))
    workspace.write(`plans/prova/cases/${id}.case.yaml`, caseOf(id, operator))
  workspace.edit('plans/prova/plan.yaml', '[P-01, P-02]', `[${ids.join(', ')}]`)
  const onCard = (variable: string): string =>
    ['authentication', 'signature']
      .map(
        (role) =>
          `    ${role}: { card: { module: '${softHsmModule}', token-label: CNS, pin: { env: ${variable} } } }\n`,
      )
      .join('')
  const operator = (name: keyof typeof cardHolders, codice: string, keys: string): string =>
    `  ${name}:
    codiceFiscale: ${cardHolders[name]}
    codStruttura: 160114
    ruoloIstituzionale: RIS000043
    codiceRegionale: ${codice}
${keys}`
  const environment = `title: Regione di prova
endpoints: { sist: '${simulator.url}/aslba_test' }
trust: { ca: ca.pem }
client: { certificate: client.pem, key: client.key }
operators:
${operator('medico-titolare', '000001', onCard('PROVA_TITOLARE_PIN'))}${operator('medico-altro', '000003', onCard('PROVA_ALTRO_PIN'))}${operator('medico-sostituto', '000002', '    authentication: { certificate: cns.pem, key: cns.key }\n    signature: { command: [node, firma.mjs], certificate: firma.pem }\n')}`
  const files = {
    'ca.pem': pki.server.certificatePem,
    'client.pem': pki.client.certificatePem,
    'client.key': pki.client.keyPem,
    'cns.pem': authentication.certificatePem,
    'cns.key': authentication.keyPem,
    'firma.pem': signature.certificatePem,
    'firma.key': signature.keyPem,
    'firma.mjs': signer,
  }
  for (const [name, text] of [
    ['regione', environment],
    ['un-lettore', `${environment}readers: 1\n`],
  ] as const)
    for (const [file, content] of Object.entries({ ...files, 'environment.yaml': text }))
      workspace.write(`environments/${name}/${file}`, content)
  return {
    pki,
    hsm,
    simulator,
    workspace,
    card,
    another,
    close: async () => {
      await simulator.close()
      hsm.close()
    },
  }
}
