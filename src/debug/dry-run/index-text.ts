import type { BuiltCase, BuiltStep } from './build-case.ts'

const stepText = ({ id, title, files, placeholders, problem }: BuiltStep): string[] => [
  `- **${id}** ${title}`,
  ...files.map(({ name, path, size }) => `  - [${name}](<${path}>), ${size} byte`),
  ...(placeholders.length === 0
    ? []
    : [`  - Segnaposto, al posto di valori che solo una risposta dà: ${placeholders.join(', ')}`]),
  ...(problem === null
    ? []
    : [
        `  - **Non composto** (${problem.code}): ${problem.message}${problem.hint === undefined ? '' : `. Rimedio: ${problem.hint}`}`,
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
    `# Messaggi di prova: ${about.plan}`,
    '',
    'Composti e firmati come per una esecuzione, **e non inviati a nessuno**: non provano niente.',
    '',
    `Applicazione: ${about.application}. Ambiente: ${about.environment}. Composti: ${about.at}.`,
    '',
    ...cases.flatMap(({ id, title, note, steps }) => [
      `## ${id} ${title}`,
      '',
      ...(note === null ? steps.flatMap(stepText) : [`Nessun messaggio: ${note}`]),
      '',
    ]),
  ].join('\n')
