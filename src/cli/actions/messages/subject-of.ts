import { findWorkspace } from '../../../plan/workspace.ts'
import { loadSubject, type Ready, type Subject } from '../../../procedure/subject.ts'
import { chooseApplication } from '../../../session/choose-application.ts'
import type { Io } from '../../io.ts'

/** The application that the options name, or the only one, with what is kept about it. */
export const subjectOf = (options: { readonly application?: string }, io: Io): Ready<Subject> => {
  const workspace = findWorkspace(io.cwd)
  const name = chooseApplication(workspace, options.application)
  return loadSubject(workspace, name, { env: io.env, now: new Date() })
}
