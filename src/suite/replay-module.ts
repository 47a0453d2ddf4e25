import { ownFile } from '../lib/own-file.ts'
import type { CaseRecord } from '../model/run-record.ts'
import { testName, type GeneratedModule } from './case-module.ts'

const runtimeFile = ownFile('src/suite/replay-runtime').replaceAll('\\', '/')

/** A Vitest module that tells Allure the finished cases of a run again, without a call to anyone. */
export const replayModule = (file: string, cases: readonly CaseRecord[]): GeneratedModule => ({
  code: [
    "import { test } from 'vitest'",
    `import { replayAttempt, replayCase } from ${JSON.stringify(runtimeFile)}`,
    ...cases.flatMap((record) => {
      const [id, name] = [JSON.stringify(record.id), testName({ head: record })]
      return [
        ...(record.earlier ?? []).map(
          (_, index) =>
            `test(${JSON.stringify(`${name} #${index + 1}`)}, replayAttempt(${id}, ${index}))`,
        ),
        `test(${JSON.stringify(name)}, replayCase(${id}))`,
      ]
    }),
    '',
  ].join('\n'),
  map: { version: 3, sources: [file], names: [], mappings: '' },
})
