import type { DoctorLine, Result } from '../../../../src/doctor/line.ts'
import { cliHere } from '../../../support/cli-here.ts'
import type { WrittenEnvironment } from '../../../support/e2e-environment.ts'
import { applicationEnv, writeRegion } from '../../../support/e2e-region.ts'
import { makeSmallPlan } from '../../../support/e2e-small-plan.ts'
import type { TestDoctor, TestPki } from '../../../support/sist-world.ts'
import type { TempWorkspace } from '../../../support/temp-workspace.ts'

const operator = ({ known, authentication, signature }: TestDoctor) => ({
  codiceFiscale: known.codiceFiscale,
  codiceRegionale: known.codiceRegionale,
  authentication,
  signature,
})

/** A workspace whose environment `prova` is at an address, with two operators in order. */
export const regionAt = (
  pki: TestPki,
  url: string,
  differing: Partial<WrittenEnvironment> = {},
): TempWorkspace => {
  const workspace = makeSmallPlan()
  writeRegion(
    workspace,
    pki,
    { url },
    {
      operators: { 'medico-titolare': operator(pki.titolare), 'medico-altro': operator(pki.altro) },
      ...differing,
    },
  )
  return workspace
}

export interface Look {
  readonly code: number | null
  readonly out: string
  readonly checks: readonly DoctorLine[]
  /** How each check ended, by its id; those of an operator or a card by their holder too. */
  readonly results: Readonly<Record<string, Result>>
  /** The one check of that id. */
  readonly check: (id: string) => DoctorLine
}

/** What `collaudo doctor` says of a workspace. */
export const look = async (
  { folder }: Pick<TempWorkspace, 'folder'>,
  {
    environment = 'prova',
    env = applicationEnv,
  }: { readonly environment?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Look> => {
  const { code, out, error } = await cliHere(['doctor', '--env', environment, '--json'], {
    cwd: folder,
    env,
  })
  if (error !== '') throw new Error(error)
  const { checks } = JSON.parse(out) as { checks: DoctorLine[] }
  return {
    code,
    out,
    checks,
    results: Object.fromEntries(
      checks.map(({ id, subject, result }) => [
        id === 'operator' || (id === 'card' && subject !== null) ? `${id} ${subject ?? ''}` : id,
        result,
      ]),
    ),
    check: (id) => {
      const [found, another] = checks.filter((one) => one.id === id)
      if (found === undefined || another !== undefined) throw new Error(`not one check: ${id}`)
      return found
    },
  }
}
