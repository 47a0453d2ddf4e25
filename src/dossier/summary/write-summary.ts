import type { Call } from '../../calls/calls-of.ts'
import { sha256 } from '../../lib/sha256.ts'
import type { Combined } from '../combine-runs.ts'
import type { Parts } from '../parts.ts'
import { recordBytes } from '../run-files.ts'
import { writeCalls } from './calls.ts'
import { writeCases } from './cases.ts'
import { writeCover } from './cover.ts'
import { closePage, openPage, type PageSettings } from './page.ts'
import { writeSurroundings } from './surroundings.ts'
import { safe } from './words.ts'

const settingsOf = ({ kind }: Parts, { record }: Combined): PageSettings => {
  const { application, plan, environment } = record
  return {
    title: safe(`Dossier di collaudo: ${application.title} ${application.version}`),
    author: safe(application.producer),
    at: new Date(record.endedAt ?? record.startedAt),
    running: safe(
      `${application.title} ${application.version} · ${plan.title}, versione ${plan.version}`,
      160,
    ),
    stamps: [
      ...(kind === 'draft' ? ['BOZZA'] : []),
      ...(environment.simulator ? ['SIMULATORE'] : []),
    ],
  }
}

/** The summary of a dossier as PDF, for a person of the authority. It holds nothing that is not in the records. */
export const writeSummary = (
  parts: Parts,
  combined: Combined,
  calls: readonly Call[],
): Promise<Buffer> => {
  const settings = settingsOf(parts, combined)
  const page = openPage(settings)
  const hashes = new Map(
    combined.runs.map((run) => [run.record.run, sha256(recordBytes(run))] as const),
  )
  writeCover(page, parts, combined, hashes)
  writeCases(page, combined)
  writeCalls(page, calls)
  writeSurroundings(page, combined)
  return closePage(page, settings)
}
