import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import { nearest } from '../lib/nearest.ts'
import type { ManualStep, Plan } from './plan.ts'
import type { Loaded, Problem } from './problem.ts'
import { readYaml, type YamlSource } from './read-yaml.ts'
import { schemaProblems } from './schema-problems.ts'
import { Name, Slug } from './text-types.ts'

/** What a person would type and hand over, written beforehand: by case, then by step. */
export const AnswersShape = z.record(
  z.string().min(1),
  z.record(
    Slug,
    z.strictObject({
      answers: z
        .record(Name, z.string())
        .optional()
        .meta({ description: t`Le risposte, per nome` }),
      files: z
        .record(Slug, z.array(z.string().min(1)).min(1))
        .optional()
        .meta({
          description: t`I file, per nome: percorsi che partono dalla cartella di questo file`,
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

/** The manual steps of each case. */
const manualSteps = ({ cases }: Pick<Plan, 'cases'>): ReadonlyMap<string, readonly ManualStep[]> =>
  new Map(
    cases.map(({ head, steps, cleanup }) => [
      head.id,
      [...steps, ...cleanup].filter((step) => step.kind === 'manual'),
    ]),
  )

/** Answers that nobody asks for: a case, a manual step, an answer or a file that the plan does not have. */
const unasked = (source: YamlSource, answers: Answers, plan: Plan): readonly Problem[] => {
  const problems: Problem[] = []
  const refuse = (path: readonly string[], message: string, known: Iterable<string>): void => {
    const names = [...known]
    const near = nearest(path.at(-1) ?? '', names)
    const hint =
      near === undefined
        ? names.length === 0
          ? t`togliere queste righe`
          : t`esistono: ${names.join(', ')}`
        : t`forse si intendeva «${near}»`
    problems.push({
      code: 'ANSWERS_INVALID',
      file: source.file,
      ...source.locateKey(path),
      message,
      hint,
    })
  }
  const cases = manualSteps(plan)
  const withManual = [...cases].flatMap(([id, steps]) => (steps.length === 0 ? [] : [id]))
  for (const [id, given] of Object.entries(answers)) {
    const steps = cases.get(id)
    if (steps === undefined)
      refuse([id], t`il caso «${id}» non è nel piano ${plan.name}`, withManual)
    else if (steps.length === 0)
      refuse([id], t`il caso ${id} non ha passi manuali: non chiede risposte`, [])
    else
      for (const [name, { answers: texts, files }] of Object.entries(given)) {
        const step = steps.find((one) => one.id === name)
        if (step === undefined) {
          const message = t`nel caso ${id} nessun passo manuale si chiama «${name}»`
          refuse(
            [id, name],
            message,
            steps.map((one) => one.id),
          )
          continue
        }
        for (const [key, what, wanted, written] of [
          ['answers', t`la risposta`, step.answers, texts],
          ['files', t`il file`, step.files, files],
        ] as const) {
          const names = wanted.map((one) => one.name)
          for (const one of Object.keys(written))
            if (!names.includes(one))
              refuse([id, name, key, one], t`il passo ${name} non chiede ${what} «${one}»`, names)
        }
      }
  }
  return problems
}

/** Reads an answers file: a mistake, a file that is not there and what the plan does not ask has its place. */
export const loadAnswers = (shown: string, absolute: string, plan: Plan): Loaded<Answers> => {
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
                  const found = statSync(file, { throwIfNoEntry: false })
                  if (found?.isFile() !== true)
                    problems.push({
                      code: 'ANSWERS_INVALID',
                      file: shown,
                      ...source.locate([id, step, 'files', name, index]),
                      message:
                        found === undefined
                          ? t`il file «${path}» non esiste`
                          : t`«${path}» non è un file`,
                      hint: t`i percorsi partono dalla cartella del file delle risposte`,
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
  problems.push(...unasked(source, answers, plan))
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: answers }
}
