import type { RunningSimulator } from '../../src/simulator/start-simulator.ts'
import { communicatedOf } from './communicated.ts'
import { applicationCode, type TestPki } from './sist-world.ts'
import { writeEnvironment, type WrittenEnvironment } from './e2e-environment.ts'
import type { TempWorkspace } from './temp-workspace.ts'

/** What a command needs to find the code of the application that the test's SIST has registered. */
export const applicationEnv = { CODICE_DI_PROVA: applicationCode }

/** A workspace's environment `prova` on a SIST that the test started, with the test's own certificates. */
export const writeRegion = (
  workspace: TempWorkspace,
  pki: TestPki,
  simulator: Pick<RunningSimulator, 'url'>,
  differing: Partial<WrittenEnvironment> = {},
  name = 'prova',
): void => {
  const { titolare, altro } = pki
  const operator = ({ known, authentication, signature }: TestPki['titolare']) => ({
    codiceFiscale: known.codiceFiscale,
    codiceRegionale: known.codiceRegionale,
    authentication,
    signature,
  })
  workspace.write(
    'applications/prova.yaml',
    `title: Applicativo di prova
producer: Produttore di prova
version: 1.0.0
profile: struttura
application-code: { env: CODICE_DI_PROVA }
${communicatedOf(differing.client ?? pki.client)}`,
  )
  writeEnvironment(workspace, name, {
    url: `${simulator.url}/aslba_test`,
    caPem: pki.server.certificatePem,
    client: pki.client,
    operators: {
      'medico-titolare': operator(titolare),
      'medico-altro': operator(altro),
      // The sample plan names a third doctor, whom the test's SIST does not know: cases of hers are not run.
      'medico-sostituto': { ...operator(altro), codiceFiscale: 'PROVAX00X00X000Z' },
    },
    ...differing,
  })
}
