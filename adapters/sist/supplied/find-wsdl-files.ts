import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { t } from '../../../src/lib/language/t.ts'
import { unusable } from './trouble.ts'

/** The part of the official package that has the services of the PDD ASL. */
const usualFolder = 'wsdl-pddasl'

const deepest = 4
const mostFiles = 200

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

const wsdlFilesIn = (folder: string, prefix: string, depth: number): string[] =>
  readdirSync(join(folder, prefix), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`
      if (entry.isDirectory()) return depth < deepest ? wsdlFilesIn(folder, path, depth + 1) : []
      return entry.isFile() && /\.wsdl$/i.test(entry.name) ? [path] : []
    })

/** The WSDL files of a vendor's folder, by their paths in `root`. */
export interface WsdlFiles {
  readonly root: string
  readonly files: readonly string[]
}

/** Finds the WSDL files of a folder, or of its `wsdl-pddasl`; throws SUPPLIED_CONTRACT_INVALID where there is none. */
export const findWsdlFiles = (folder: string): WsdlFiles => {
  if (!existsSync(folder)) throw unusable(t`la cartella ${folder} non esiste`)
  if (!isFolder(folder)) throw unusable(t`${folder} è un file, non una cartella`)
  const usual = join(folder, usualFolder)
  const root = isFolder(usual) ? usual : folder
  const files = wsdlFilesIn(root, '', 0)
  if (files.length === 0) throw unusable(t`in ${root} non c'è nessun file .wsdl`)
  if (files.length > mostFiles)
    throw unusable(t`in ${root} ci sono più di ${mostFiles} file .wsdl: è la cartella giusta?`)
  return { root, files }
}
