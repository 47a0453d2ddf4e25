import { randomBytes } from 'node:crypto'

import type { CallContext, Operator } from '../../../../../src/adapter/define-adapter.ts'
import {
  issueCa,
  type CertificateAuthority,
} from '../../../../../src/certificates/issue-certificate.ts'
import { signingKeyFromPem } from '../../../../../src/certificates/signing-key.ts'
import { secret } from '../../../../../src/model/secret.ts'
import type { RecordingServer } from './recording-server.ts'

/** Two synthetic doctors (public test identities of the Ministry), each with two keys issued now. */
export const issueOperators = async (
  given?: CertificateAuthority,
): Promise<{ titolare: Operator; sostituto: Operator }> => {
  const ca = given ?? (await issueCa('CA CNS di prova'))
  const keyOf = async (codiceFiscale: string, use: 'authentication' | 'signature') => {
    const commonName = `${codiceFiscale}/0000000000000000.TEST`
    const { certificatePem, keyPem } = await ca.issue({ commonName, use })
    return signingKeyFromPem(certificatePem, keyPem)
  }
  const operator = async (
    name: string,
    codiceFiscale: string,
    codiceRegionale: string,
  ): Promise<Operator> => ({
    name,
    codiceFiscale,
    codStruttura: '160114',
    ruoloIstituzionale: 'RIS000043',
    codiceRegionale,
    authentication: await keyOf(codiceFiscale, 'authentication'),
    signature: await keyOf(codiceFiscale, 'signature'),
  })
  return {
    titolare: await operator('medico-titolare', 'PROVAX00X00X000Y', '000001'),
    sostituto: await operator('medico-sostituto', 'PROVAX00X00X000Z', '000002'),
  }
}

/** A call's context over the recording server, at a fixed instant. */
export const contextOver = (
  server: RecordingServer,
  operators: { titolare: Operator; sostituto: Operator },
  changes: Partial<CallContext> = {},
): CallContext => {
  const { titolare } = operators
  return {
    endpoint: server.endpoint,
    application: {
      name: 'Cartella',
      producer: 'Software di prova',
      version: '1.0.0',
      applicationCode: secret('CODICE-DI-PROVA'),
    },
    operator: { datiOperatore: titolare, authentication: titolare, signature: titolare },
    operatorNamed: (name) => {
      const found = Object.values(operators).find((operator) => operator.name === name)
      if (found === undefined) throw new Error(`unknown operator ${name}`)
      return found
    },
    instant: new Date('2026-07-01T10:15:30.250Z'),
    randomBytes: (length) => randomBytes(length),
    earlier: () => undefined,
    file: (path) => {
      throw new Error(`no file ${path}`)
    },
    deviate: {},
    defects: new Set(),
    send: server.send,
    ...changes,
  }
}
