import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { journalFile, readJournal } from '../evidence/journal.ts'
import type { StoredRun } from '../evidence/run-file.ts'
import { besideFolder } from '../report/allure/arrange.ts'
import { evidenceIn, trafficEventsOf } from '../verify/verify-evidence.ts'
import { runFolderOf } from './parts.ts'

/** The page of a run's report, beside its record. */
export const pageFile = 'report.html'

/** The record as it is written; where a run was killed it never was, and is what the journal tells. */
export const recordBytes = ({ folder, record }: StoredRun): Buffer => {
  const file = join(folder, 'run.json')
  return existsSync(file)
    ? readFileSync(file)
    : Buffer.from(`${JSON.stringify(record, null, 2)}\n`, 'utf8')
}

/** What of a run goes into a dossier: record, journal, page, and the evidence that the journal names. */
export const filesOfRun = (run: StoredRun): readonly (readonly [string, Uint8Array])[] => {
  const { folder, record } = run
  const read = (path: string): Uint8Array => readFileSync(join(folder, path))
  const evidence = evidenceIn([readJournal(folder), trafficEventsOf(folder)])
  const beside = existsSync(join(folder, besideFolder))
    ? readdirSync(join(folder, besideFolder)).map((name) => `${besideFolder}/${name}`)
    : []
  const paths = [
    journalFile,
    pageFile,
    ...beside.toSorted(),
    'traffic.json',
    'traffic.ndjson',
    ...evidence.keys(),
  ].filter((path) => existsSync(join(folder, path)))
  const at = runFolderOf(record.run)
  return [
    [`${at}/run.json`, recordBytes(run)],
    ...paths.map((path): [string, Uint8Array] => [`${at}/${path}`, read(path)]),
  ]
}
