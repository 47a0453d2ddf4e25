import { constants, copyFileSync, linkSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { stringifyEnvInfo, type Writer } from 'allure-js-commons/sdk/reporter'

/** The same bytes under another name: evidence is never written again. A disk that cannot link, or no further, gets a copy. */
const linkOrCopy = (from: string, to: string): void => {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to, constants.COPYFILE_FICLONE)
  }
}

/**
 * Writes Allure results into a new folder, each file once. Nothing is flushed to the disk file by file, as
 * Allure's own writer does: the results are a view, which the record of the run gives again at any time.
 */
export const resultsWriter = (resultsDir: string): Writer => {
  mkdirSync(resultsDir, { recursive: true })
  const write = (name: string, content: string | Uint8Array): void =>
    writeFileSync(join(resultsDir, name), content)
  const writeJson = (name: string, value: unknown): void => write(name, JSON.stringify(value))
  return {
    writeResult: (result) => writeJson(`${result.uuid}-result.json`, result),
    writeGroup: (group) => writeJson(`${group.uuid}-container.json`, group),
    writeAttachment: write,
    writeAttachmentFromPath: (name, from) => linkOrCopy(from, join(resultsDir, name)),
    writeEnvironmentInfo: (info) => write('environment.properties', stringifyEnvInfo(info)),
    writeCategoriesDefinitions: (categories) => writeJson('categories.json', categories),
    writeGlobals: writeJson,
  }
}
