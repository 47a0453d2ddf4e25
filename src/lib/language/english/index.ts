import type { Catalogue } from '../render.ts'
import { certCommand } from './cert-command.ts'
import { certificates } from './certificates.ts'
import { cli } from './cli.ts'
import { core } from './core.ts'
import { explain } from './explain.ts'
import { plan } from './plan.ts'
import { report } from './report.ts'
import { sist } from './sist.ts'
import { trustedList } from './trusted-list.ts'

/** The English of every sentence, a file for each part of the sources where it is said first. */
export const english: Catalogue = {
  ...certCommand,
  ...certificates,
  ...cli,
  ...core,
  ...explain,
  ...plan,
  ...report,
  ...sist,
  ...trustedList,
}
