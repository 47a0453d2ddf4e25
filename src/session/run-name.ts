import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** A name for a run that sorts by time and is free in the reports folder. */
export const runName = (
  reportsFolder: string,
  startedAt: Date,
  target: string,
  environment: string,
): string => {
  const stamp = startedAt.toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')
  const base = `${stamp}-${target}-${environment}`
  const free = (name: string, count: number): string =>
    existsSync(join(reportsFolder, name)) ? free(`${base}-${count}`, count + 1) : name
  return free(base, 2)
}
