import { mkdirSync, symlinkSync } from 'node:fs'

import { packageRoot } from '../../src/lib/package-root.ts'
import { makeWorkspace, type TempWorkspace } from './temp-workspace.ts'

const application = `title: Applicativo di prova
producer: Produttore di prova
version: 1.0.0
profile: struttura
application-code: { env: CODICE_DI_PROVA }
`

/** Puts this package where npm would put it. */
export const linkPackage = ({ path }: Pick<TempWorkspace, 'path'>): void => {
  mkdirSync(path('node_modules'), { recursive: true })
  symlinkSync(packageRoot, path('node_modules', 'collaudo'), 'junction')
}

/** A workspace in which this package is installed, as `npm install` would leave it. */
export const makeLinkedWorkspace = (): TempWorkspace => {
  const workspace = makeWorkspace({
    'plans/LEGGIMI.md': 'I piani',
    'applications/prova.yaml': application,
  })
  linkPackage(workspace)
  return workspace
}
