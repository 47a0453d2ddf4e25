import type { Catalogue } from '../render.ts'
import { card } from './card.ts'
import { cli } from './cli.ts'
import { core } from './core.ts'
import { explain } from './explain.ts'
import { plan } from './plan.ts'
import { report } from './report.ts'
import { sist } from './sist.ts'

/** The English of every sentence, a file for each part of the sources where it is said first. */
export const english: Catalogue = {
  ...card,
  ...cli,
  ...core,
  ...explain,
  ...plan,
  ...report,
  ...sist,
}
