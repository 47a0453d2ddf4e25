import { startDeafServer, type DeafServer, type FixedAnswer } from './e2e-deaf-server.ts'
import { writeEnvironment } from './e2e-environment.ts'
import { readyPlan, type ReadyPlan } from './run-here.ts'
import { copySamplePlan, type TempWorkspace } from './temp-workspace.ts'

/** A sample plan, ready to run towards a server that answers by rote, whatever it is asked. */
export interface DeafPlan extends AsyncDisposable {
  readonly workspace: TempWorkspace
  readonly server: DeafServer
  readonly plan: ReadyPlan
}

interface DeafOptions {
  /** The adapter whose service the server is, beside `sist`. */
  readonly adapter?: string
  /** Only these cases; all of them, unless said. */
  readonly cases?: readonly string[]
}

export const readyDeafPlan = async (
  name: string,
  answer: (operation: string) => FixedAnswer,
  { adapter, cases }: DeafOptions = {},
): Promise<DeafPlan> => {
  const workspace = copySamplePlan(name)
  const server = await startDeafServer(answer)
  const { environment } = server
  writeEnvironment(workspace, 'sorda', environment)
  if (adapter !== undefined)
    workspace.edit(
      'environments/sorda/environment.yaml',
      'endpoints: {',
      `endpoints: { ${adapter}: '${environment.url}',`,
    )
  const plan = await readyPlan(workspace, {
    plan: name,
    environment: 'sorda',
    env: { SIST_CODICE_APPLICATIVO: 'CODICE-DI-PROVA' },
    ...(cases === undefined ? {} : { cases }),
  })
  return {
    workspace,
    server,
    plan,
    [Symbol.asyncDispose]: async () => {
      await plan[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}
