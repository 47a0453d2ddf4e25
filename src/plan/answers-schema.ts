import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

import { z } from 'zod'

import type { Loaded, Problem } from './problem.ts'
import { readYaml } from './read-yaml.ts'
import { schemaProblems } from './schema-problems.ts'
import { Name, Slug } from './text-types.ts'

/** What a person would type and hand over, written beforehand: by case, then by step. */
export const AnswersShape = z.record(
  z.string().min(1),
  z.record(
    Slug,
    z.strictObject({
      answers: z.record(Name, z.string()).optional().meta({ description: 'Le risposte, per nome' }),
      files: z
        .record(Slug, z.array(z.string().min(1)).min(1))
        .optional()
        .meta({
          description: 'I file, per nome: percorsi che partono dalla cartella di questo file',
        }),
    }),
  ),
)

/** Answers by case and step; the paths of files are absolute. */
export type Answers = Readonly<
  Record<
    string,
    Readonly<
      Record<
        string,
        {
          readonly answers: Readonly<Record<string, string>>
          readonly files: Readonly<Record<string, readonly string[]>>
        }
      >
    >
  >
>

/** Reads an answers file: a mistake, and a file that is not there, has its place. */
export const loadAnswers = (shown: string, absolute: string): Loaded<Answers> => {
  const read = readYaml(shown, absolute)
  if (!read.ok) return read
  const source = read.value
  const parsed = AnswersShape.safeParse(source.value)
  if (!parsed.success)
    return {
      ok: false,
      problems: schemaProblems(source, parsed.error, {
        code: 'ANSWERS_INVALID',
        schema: AnswersShape,
      }),
    }
  const problems: Problem[] = []
  const answers = Object.fromEntries(
    Object.entries(parsed.data).map(([id, steps]) => [
      id,
      Object.fromEntries(
        Object.entries(steps).map(([step, given]) => [
          step,
          {
            answers: given.answers ?? {},
            files: Object.fromEntries(
              Object.entries(given.files ?? {}).map(([name, paths]) => [
                name,
                paths.map((path, index) => {
                  const file = resolve(dirname(absolute), path)
                  if (!existsSync(file))
                    problems.push({
                      code: 'ANSWERS_INVALID',
                      file: shown,
                      ...source.locate([id, step, 'files', name, index]),
                      message: `il file «${path}» non esiste`,
                      hint: 'i percorsi partono dalla cartella del file delle risposte',
                    })
                  return file
                }),
              ]),
            ),
          },
        ]),
      ),
    ]),
  )
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: answers }
}
