import { join } from 'node:path'

import type { KnownOperator, SimulatedWorld } from '../../src/adapter/simulated.ts'
import {
  issueCa,
  issueSelfSigned,
  type CertificateAuthority,
  type IssuedCredential,
} from '../../src/certificates/issue-certificate.ts'
import { packageRoot } from '../../src/lib/package-root.ts'
import { secret } from '../../src/model/secret.ts'
import {
  startSimulator,
  type RunningSimulator,
  type SimulatorOptions,
} from '../../src/simulator/start-simulator.ts'
import { sistSimulator } from '../../adapters/sist/simulate/sist-simulator.ts'
import { withOwnKeys } from './own-keys.ts'

/** A doctor with both cards. */
export interface TestDoctor {
  readonly known: KnownOperator
  readonly authentication: IssuedCredential
  readonly signature: IssuedCredential
}

export interface TestPki {
  readonly authenticationCa: CertificateAuthority
  readonly signatureCa: CertificateAuthority
  readonly server: IssuedCredential
  readonly client: IssuedCredential
  readonly titolare: TestDoctor
  readonly altro: TestDoctor
}

export const applicationCode = 'CODICE-DI-PROVA'

const makeDoctor = async (
  codiceFiscale: string,
  codiceRegionale: string,
  authenticationCa: CertificateAuthority,
  signatureCa: CertificateAuthority,
): Promise<TestDoctor> => {
  const commonName = `${codiceFiscale}/0000000000000000.TEST`
  const [authentication, signature] = await Promise.all([
    authenticationCa.issue({ commonName, use: 'authentication' }),
    signatureCa.issue({ commonName, use: 'signature' }),
  ])
  return {
    authentication,
    signature,
    known: {
      codiceFiscale,
      codiceRegionale,
      codStruttura: '160114',
      ruoloIstituzionale: 'RIS000043',
      authentication: authentication.certificate,
      signature: signature.certificate,
    },
  }
}

const makePki = async (): Promise<TestPki> => {
  const [authenticationCa, signatureCa] = await Promise.all([
    issueCa('CA autenticazione di prova'),
    issueCa('CA firma di prova'),
  ])
  const [server, client, titolare, altro] = await Promise.all([
    issueSelfSigned({ commonName: '127.0.0.1', use: 'server', ipAddresses: ['127.0.0.1'] }),
    issueSelfSigned({ commonName: '01234567897.example.it', use: 'server-client' }),
    makeDoctor('PROVAX00X00X000Y', '000001', authenticationCa, signatureCa),
    makeDoctor('XXXYYY00A01Z999P', '000003', authenticationCa, signatureCa),
  ])
  return { authenticationCa, signatureCa, server, client, titolare, altro }
}

let pki: Promise<TestPki> | undefined

/** Certificates for a whole simulated region: the keys are made once for all the files of a worker. */
export const issueTestPki = (): Promise<TestPki> => (pki ??= withOwnKeys(makePki))

export const makeWorld = (
  pki: TestPki,
  switches: Readonly<Record<string, string>> = {},
  rulesOff: readonly string[] = [],
): SimulatedWorld => ({
  applications: [
    {
      name: 'Applicativo di prova',
      producer: 'Produttore di prova',
      version: '1.0.0',
      applicationCode: secret(applicationCode),
    },
  ],
  operators: [pki.titolare.known, pki.altro.known],
  authorities: {
    authentication: [pki.authenticationCa.certificate],
    signature: [pki.signatureCa.certificate],
  },
  server: pki.server,
  registryFolder: join(packageRoot, 'environments', 'simulator', 'registry'),
  switches,
  rulesOff: new Set(rulesOff),
  clock: () => new Date(),
})

/** SIST, simulated over mutual TLS. */
export const startSist = async (
  pki: TestPki,
  switches: Readonly<Record<string, string>> = {},
  options: Partial<SimulatorOptions> = {},
): Promise<RunningSimulator> =>
  startSimulator({
    services: [await sistSimulator.create(makeWorld(pki, switches))],
    conditions: sistSimulator.conditions,
    operations: sistSimulator.operations ?? [],
    server: pki.server,
    clientCertificate: 'required',
    knownClients: [pki.client.certificatePem],
    ...options,
  })
