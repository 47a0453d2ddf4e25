import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

import { packageRoot } from '../lib/package-root.ts'
import { version } from '../lib/version.ts'
import { interpolateText } from '../template/interpolate.ts'

/** What a new workspace is asked. */
export interface WorkspaceAnswers {
  readonly title: string
  readonly producer: string
  readonly version: string
  readonly profile: 'struttura' | 'dispositivo'
  readonly ci: 'github' | 'gitlab' | 'none'
  /** Whether the folder has a package.json already, whose plain JavaScript is CommonJS. */
  readonly isCommonJs: boolean
}

/** A file of a new workspace; its name is relative, with `/`. */
export interface WorkspaceFile {
  readonly name: string
  readonly content: string
  /** Whether only its owner may read it. */
  readonly secret: boolean
}

const templates = join(packageRoot, 'templates', 'workspace')

const read = (name: string): string => readFileSync(join(templates, ...name.split('/')), 'utf8')

/** The application's file is named for its title. */
export const slugOf = (title: string): string =>
  title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '') || 'app'

/** The sample plan and its suite, which stand in the templates under their own names. */
const sample = (): string[] =>
  ['plans', 'suites'].flatMap((folder) =>
    readdirSync(join(templates, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(templates, join(entry.parentPath, entry.name)).split(sep).join('/')),
  )

/** What stands in a file as it is in the package: under which name, and from where. */
const kept = ({
  profile,
  ci,
  isCommonJs,
}: WorkspaceAnswers): readonly (readonly [string, string])[] => [
  ['.env.example', 'env.example'],
  ['.gitattributes', 'gitattributes'],
  ['.gitignore', 'gitignore'],
  ['.vscode/extensions.json', 'vscode-extensions.json'],
  ['.vscode/settings.json', 'vscode-settings.json'],
  ['README.md', 'README.md.txt'],
  ['environments/collaudo/environment.yaml', `environment-${profile}.yaml`],
  ...sample().map((name) => [name, name] as const),
  // The command is ECMAScript modules, which a CommonJS configuration cannot load.
  [isCommonJs ? 'vitest.config.mts' : 'vitest.config.ts', 'vitest.config.ts.txt'],
  ...(ci === 'github'
    ? ([
        ['.github/workflows/collaudo-presidiate.yml', 'github-attended.yml'],
        ['.github/workflows/collaudo.yml', 'github.yml'],
      ] as const)
    : []),
  ...(ci === 'gitlab' ? ([['.gitlab-ci.yml', 'gitlab.yml']] as const) : []),
]

// A JSON string is a YAML string, whatever it holds.
const quoted = (answers: WorkspaceAnswers): Record<string, string> => ({
  title: JSON.stringify(answers.title),
  producer: JSON.stringify(answers.producer),
  version: JSON.stringify(answers.version),
  profile: answers.profile,
  harness: version,
})

/** The files of a workspace in which one can begin at once, but for its certificate. */
export const workspaceFiles = (answers: WorkspaceAnswers): readonly WorkspaceFile[] => {
  const scope = quoted(answers)
  const filled = (name: string): string => String(interpolateText(read(name), scope))
  const files: readonly WorkspaceFile[] = [
    ...kept(answers).map(([name, from]) => ({ name, content: read(from), secret: false })),
    {
      name: `applications/${slugOf(answers.title)}.yaml`,
      content: filled('application.yaml'),
      secret: false,
    },
    { name: 'package.json', content: filled('package.json.txt'), secret: false },
    // The same names as the example, for the values to be filled in: nobody else may read them.
    { name: '.env', content: read('env.example'), secret: true },
  ]
  return files.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
