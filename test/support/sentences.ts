import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parseAst } from 'vitest/node'

import { english } from '../../src/lib/language/english/index.ts'
import { keyOf } from '../../src/lib/language/render.ts'
import { packageRoot } from '../../src/lib/package-root.ts'

/** A literal of the sources: where it stands, and its text with a place for each value. */
export interface SourceText {
  readonly file: string
  readonly line: number
  readonly key: string
  /** Whether it is said through `t`. */
  readonly said: boolean
  /** The function that gets it as an argument of its own, if any. */
  readonly givenTo: string | undefined
}

interface Node {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  value !== null && typeof value === 'object' && typeof (value as Node).type === 'string'

interface Template {
  readonly quasis: readonly { readonly value: { readonly cooked: string } }[]
}

const templateKey = (template: unknown): string =>
  keyOf((template as Template).quasis.map(({ value }) => value.cooked))

const textsIn = (file: string): SourceText[] => {
  const source = readFileSync(join(packageRoot, file), 'utf8')
  const found: SourceText[] = []
  const add = (node: Node, key: string, said: boolean, givenTo?: string): void => {
    const line = source.slice(0, node.start).split('\n').length
    found.push({ file, line, key, said, givenTo })
  }
  const visit = (node: unknown, givenTo?: string): void => {
    if (Array.isArray(node)) return node.forEach((one) => visit(one, givenTo))
    if (!isNode(node) || node.type === 'ImportDeclaration') return
    if (node.type.startsWith('TS') && !/^TS(As|Satisfies|NonNull)Expression$/.test(node.type))
      return
    if (node.type === 'TaggedTemplateExpression') {
      const quasi = node['quasi'] as Node
      if ((node['tag'] as { name?: string }).name === 't') add(node, templateKey(quasi), true)
      return visit(quasi['expressions'])
    }
    if (node.type === 'CallExpression') {
      visit(node['callee'])
      return visit(node['arguments'], (node['callee'] as { name?: string }).name)
    }
    if (node.type === 'Literal' && typeof node['value'] === 'string')
      add(node, node['value'], false, givenTo)
    if (node.type === 'TemplateLiteral') add(node, templateKey(node), false, givenTo)
    for (const [key, value] of Object.entries(node)) if (key !== 'parent') visit(value)
  }
  visit(parseAst(source, { lang: 'ts' }))
  return found
}

/** Every text of src/ and adapters/, the catalogues of translations aside. */
export const sourceTexts = (): SourceText[] =>
  ['src', 'adapters']
    .flatMap((folder) =>
      readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name.replaceAll('\\', '/')}`,
      ),
    )
    .filter((file) => file.endsWith('.ts') && !file.startsWith('src/lib/language/english/'))
    .flatMap(textsIn)

/** The words of a sentence, in small letters; what is quoted or stands for a value is left out. */
export const wordsOf = (sentence: string): string[] =>
  sentence
    .replace(/`[^`]*`|«[^»]*»|“[^”]*”|<[^>]*>|\{\d+\}/g, ' ')
    .toLowerCase()
    .match(/\p{L}+/gu) ?? []

/** Every word that the Italian sentences use and the English ones never do. */
export const italianWords = (): ReadonlySet<string> => {
  const englishWords = new Set(Object.values(english).flatMap(wordsOf))
  return new Set(
    Object.keys(english)
      .flatMap(wordsOf)
      .filter((word) => word.length > 1 && !englishWords.has(word)),
  )
}
