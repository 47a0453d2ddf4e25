import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { Stage, Status, type TestResult } from 'allure-js-commons'
import { FileSystemWriter, type Writer } from 'allure-js-commons/sdk/reporter'
import { afterAll, expect, test } from 'vitest'

import { resultsWriter } from '../../../../../src/report/allure/results-writer.ts'

const folder = mkdtempSync(join(tmpdir(), 'collaudo-results-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const result: TestResult = {
  uuid: '0f0e',
  name: 'CVP-01 · è così',
  historyId: 'h',
  fullName: 'cvp:CVP-01',
  status: Status.FAILED,
  statusDetails: { message: 'atteso:\n  001' },
  stage: Stage.FINISHED,
  steps: [],
  attachments: [],
  parameters: [],
  labels: [],
  links: [],
  titlePath: [],
}

const writeAll = (writer: Writer): void => {
  writer.writeResult(result)
  writer.writeGroup({ uuid: '0d0c', name: 'gruppo', children: ['0f0e'], befores: [], afters: [] })
  writer.writeAttachment('a.bin', Buffer.from([0, 255, 10, 13]))
  writer.writeAttachmentFromPath('b.xml', join(folder, 'evidence.xml'))
  writer.writeEnvironmentInfo({ Applicazione: 'Cartella', 'Nota sul piano': 'due\nrighe = tre' })
  writer.writeCategoriesDefinitions([{ name: 'Rifiuto', matchedStatuses: [Status.FAILED] }])
  writer.writeGlobals('g-globals.json', { attachments: [], errors: [] })
}

const filesIn = (name: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(folder, name)).map((file) => [
      file,
      readFileSync(join(folder, name, file)).toString('base64'),
    ]),
  )

test("writes the same files as Allure's own writer, to the byte", () => {
  writeFileSync(join(folder, 'evidence.xml'), '<a>è</a>\r\n')
  mkdirSync(join(folder, 'theirs'))
  writeAll(new FileSystemWriter({ resultsDir: join(folder, 'theirs') }))
  writeAll(resultsWriter(join(folder, 'ours')))
  expect(Object.keys(filesIn('ours'))).toHaveLength(7)
  expect(filesIn('ours')).toEqual(filesIn('theirs'))
})

test('an attachment is the file of the evidence under another name, or a copy where it cannot be', () => {
  const evidence = join(folder, 'linked.xml')
  writeFileSync(evidence, '<linked/>')
  const writer = resultsWriter(join(folder, 'links'))
  writer.writeAttachmentFromPath('first.xml', evidence)
  expect(statSync(join(folder, 'links', 'first.xml')).ino).toBe(statSync(evidence).ino)
  // A name that is taken cannot be linked.
  writer.writeAttachment('second.xml', Buffer.from('<other/>'))
  writer.writeAttachmentFromPath('second.xml', evidence)
  expect(readFileSync(join(folder, 'links', 'second.xml'), 'utf8')).toBe('<linked/>')
})
