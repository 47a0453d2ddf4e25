import { t } from '../../lib/language/t.ts'
import type { BuiltCase, BuiltStep } from './build-case.ts'

const stepText = ({ id, title, files, placeholders, problem }: BuiltStep): string[] => [
  `- **${id}** ${title}`,
  ...files.map(({ name, path, size }) => t`  - [${name}](<${path}>), ${size} byte`),
  ...(placeholders.length === 0
    ? []
    : [t`  - Segnaposto, al posto di valori che solo una risposta dà: ${placeholders.join(', ')}`]),
  ...(problem === null
    ? []
    : [
        t`  - **Non composto** (${problem.code}): ${problem.message}${problem.hint === undefined ? '' : t`. Rimedio: ${problem.hint}`}`,
      ]),
]

/** The page that stands beside the messages of a dry run, in Markdown. */
export const indexText = (
  about: {
    readonly plan: string
    readonly application: string
    readonly environment: string
    readonly at: string
  },
  cases: readonly BuiltCase[],
): string =>
  [
    t`# Messaggi di prova: ${about.plan}`,
    '',
    t`Composti e firmati come per una esecuzione, **e non inviati a nessuno**: non provano niente.`,
    '',
    t`Applicazione: ${about.application}. Ambiente: ${about.environment}. Composti: ${about.at}.`,
    '',
    ...cases.flatMap(({ id, title, note, steps }) => [
      `## ${id} ${title}`,
      '',
      ...(note === null ? steps.flatMap(stepText) : [t`Nessun messaggio: ${note}`]),
      '',
    ]),
  ].join('\n')
