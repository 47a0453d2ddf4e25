import type { Catalogue } from '../render.ts'
import { adapters } from './adapters.ts'
import { card } from './card.ts'
import { certCommand } from './cert-command.ts'
import { certificates } from './certificates.ts'
import { cli } from './cli.ts'
import { communicated } from './communicated.ts'
import { compare } from './compare.ts'
import { core } from './core.ts'
import { cover } from './cover.ts'
import { doctor } from './doctor.ts'
import { documents } from './documents.ts'
import { dossier } from './dossier.ts'
import { explain } from './explain.ts'
import { findings } from './findings.ts'
import { http } from './http.ts'
import { init } from './init.ts'
import { merge } from './merge.ts'
import { fill } from './fill.ts'
import { importer } from './importer.ts'
import { observe } from './observe.ts'
import { plan } from './plan.ts'
import { procedure } from './procedure.ts'
import { proxy } from './proxy.ts'
import { pseudonyms } from './pseudonyms.ts'
import { recordSentences } from './record.ts'
import { report } from './report.ts'
import { requirements } from './requirements.ts'
import { signature } from './signature.ts'
import { simulator } from './simulator.ts'
import { sistCodes } from './sist-codes.ts'
import { sist } from './sist.ts'
import { soap } from './soap.ts'
import { submission } from './submission.ts'
import { trustedList } from './trusted-list.ts'
import { verify } from './verify.ts'

/** The English of every sentence, a file for each part of the sources where it is said first. */
export const english: Catalogue = {
  ...adapters,
  ...card,
  ...certCommand,
  ...certificates,
  ...cli,
  ...communicated,
  ...compare,
  ...core,
  ...cover,
  ...doctor,
  ...documents,
  ...dossier,
  ...explain,
  ...findings,
  ...http,
  ...init,
  ...merge,
  ...fill,
  ...importer,
  ...observe,
  ...plan,
  ...procedure,
  ...proxy,
  ...pseudonyms,
  ...recordSentences,
  ...report,
  ...requirements,
  ...signature,
  ...simulator,
  ...sist,
  ...sistCodes,
  ...soap,
  ...submission,
  ...trustedList,
  ...verify,
}
