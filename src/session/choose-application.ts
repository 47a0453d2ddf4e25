import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { loadApplication } from '../plan/load-file.ts'
import { applicationNames, type Workspace } from '../plan/workspace.ts'

/** The application that was asked for; without one, the only one that declares no demonstration defects. */
export const chooseApplication = (workspace: Workspace, asked: string | undefined): string => {
  if (asked !== undefined) return asked
  const names = applicationNames(workspace)
  const sound = names.filter((name) => {
    const loaded = loadApplication(workspace, name)
    return !loaded.ok || loaded.value.shape.defects === undefined
  })
  const [only, ...others] = sound
  if (only === undefined)
    throw new HarnessError('APPLICATION_INVALID', t`nessuna applicazione in applications/`, {
      hint: t`descriverla in applications/<nome>.yaml: title, producer, version, profile`,
    })
  if (others.length > 0)
    throw new HarnessError('COMMAND_INVALID', t`quale applicazione?`, {
      hint: t`indicarla con --application: ${names.join(', ')}`,
    })
  return only
}
