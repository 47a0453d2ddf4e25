import type { PemCredential } from '../../src/certificates/read-p12.ts'
import type { TempWorkspace } from './temp-workspace.ts'

/** An operator of an environment, with the files that hold both keys. */
export interface WrittenOperator {
  readonly codiceFiscale: string
  readonly codiceRegionale: string
  readonly authentication: PemCredential
  readonly signature: PemCredential
}

export interface WrittenEnvironment {
  /** Base address of the adapter `sist`. */
  readonly url: string
  readonly caPem: string
  /** Null: no client certificate is declared. */
  readonly client: PemCredential | null
  readonly operators: Readonly<Record<string, WrittenOperator>>
  readonly timeout?: string
}

const files = (
  workspace: TempWorkspace,
  folder: string,
  name: string,
  { certificatePem, keyPem }: PemCredential,
): string => {
  workspace.write(`${folder}/${name}.pem`, certificatePem)
  workspace.write(`${folder}/${name}.key`, keyPem, 0o600)
  return `{ certificate: ${name}.pem, key: ${name}.key }`
}

/** Writes `environments/<name>/`, with PEM files beside its YAML: an environment that is not the simulator. */
export const writeEnvironment = (
  workspace: TempWorkspace,
  name: string,
  environment: WrittenEnvironment,
): void => {
  const folder = `environments/${name}`
  const { client, operators, timeout, url, caPem } = environment
  workspace.write(`${folder}/ca.pem`, caPem)
  const lines = [
    `title: Ambiente ${name}`,
    `endpoints: { sist: '${url}' }`,
    'trust: { ca: ca.pem }',
    ...(client === null ? [] : [`client: ${files(workspace, folder, 'client', client)}`]),
    ...(timeout === undefined ? [] : [`timeout: ${timeout}`]),
    'operators:',
    ...Object.entries(operators).flatMap(([operator, one]) => [
      `  ${operator}:`,
      `    codiceFiscale: ${one.codiceFiscale}`,
      '    codStruttura: 160114',
      '    ruoloIstituzionale: RIS000043',
      `    codiceRegionale: ${one.codiceRegionale}`,
      `    authentication: ${files(workspace, folder, `${operator}-cns`, one.authentication)}`,
      `    signature: ${files(workspace, folder, `${operator}-firma`, one.signature)}`,
    ]),
  ]
  workspace.write(`${folder}/environment.yaml`, `${lines.join('\n')}\n`)
}

/**
 * The operators of the sample plans for a server that looks at no card: all of them hold the same one, which
 * saves the time of making more.
 */
export const operatorsWithOneCard = (card: PemCredential): Record<string, WrittenOperator> => {
  const keys = { authentication: card, signature: card }
  const titolare = { codiceFiscale: 'PROVAX00X00X000Y', codiceRegionale: '000001', ...keys }
  return {
    'medico-titolare': titolare,
    'carta-scaduta': titolare,
    'carta-ignota': titolare,
    'carta-scambiata': titolare,
    'medico-non-censito': { codiceFiscale: 'YYYXXX00A01Z999Q', codiceRegionale: '000009', ...keys },
    'medico-sostituto': { codiceFiscale: 'PROVAX00X00X000Z', codiceRegionale: '000002', ...keys },
    'medico-altro': { codiceFiscale: 'XXXYYY00A01Z999P', codiceRegionale: '000003', ...keys },
    farmacista: { codiceFiscale: 'YYYXXX00A41Z999R', codiceRegionale: '000004', ...keys },
  }
}
