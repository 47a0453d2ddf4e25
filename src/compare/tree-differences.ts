import { diffArrays } from 'diff'

import { t } from '../lib/language/t.ts'
import type { Difference } from './comparison.ts'
import type { ElementTree } from './element-tree.ts'
import type { Neutral } from './neutral-text.ts'

interface Side {
  readonly tree: ElementTree
  readonly neutral: Neutral
}

/** What makes two elements the same one: the name that the contract gives them. */
const identity = ({ name, namespace }: ElementTree): string => `{${namespace}}${name}`

/** The name as a person sees it: with its namespace only where that is all that differs. */
const shownName = (tree: ElementTree, others: readonly ElementTree[]): string =>
  others.some(({ name, namespace }) => name === tree.name && namespace !== tree.namespace)
    ? `{${tree.namespace}}${tree.name}`
    : tree.name

const shownPath = (path: string, tree: ElementTree, among: readonly ElementTree[]): string => {
  const alike = among.filter((one) => identity(one) === identity(tree))
  const place = alike.length > 1 ? `[${alike.indexOf(tree) + 1}]` : ''
  return `${path}/${tree.name}${place}`
}

/** What an element that the other side lacks says: its text, or the names of what is in it. */
const summary = ({ tree, neutral }: Side): string => {
  if (tree.children.length === 0) return neutral(tree.name, tree.text)
  return t`(con ${tree.children.map(({ name }) => name).join(', ')})`
}

const valueDifferences = (path: string, left: Side, right: Side): Difference[] => {
  const value = (side: Side): string => side.neutral(side.tree.name, side.tree.text)
  const names = new Set([
    ...Object.keys(left.tree.attributes),
    ...Object.keys(right.tree.attributes),
  ])
  const attribute = ({ tree, neutral }: Side, name: string): string | null => {
    const found = Object.hasOwn(tree.attributes, name) ? tree.attributes[name] : undefined
    return found === undefined ? null : neutral(name, found, 'attribute')
  }
  const pairs: (readonly [string, string | null, string | null])[] = [
    [path, value(left), value(right)],
    ...[...names].map(
      (name) => [`${path}/@${name}`, attribute(left, name), attribute(right, name)] as const,
    ),
  ]
  return pairs
    .filter(([, one, other]) => one !== other)
    .map(([at, one, other]) => ({
      kind: one === null || other === null ? 'element' : 'value',
      at,
      left: one,
      right: other,
    }))
}

/** Each child of one side with its fellow on the other: the nth of a name with the nth of that name. */
const pairChildren = (left: ElementTree, right: ElementTree) => {
  const rest = [...right.children]
  const onlyLeft: ElementTree[] = []
  const pairs: (readonly [ElementTree, ElementTree])[] = []
  for (const child of left.children) {
    const index = rest.findIndex((other) => identity(other) === identity(child))
    const [fellow] = index === -1 ? [] : rest.splice(index, 1)
    if (fellow === undefined) onlyLeft.push(child)
    else pairs.push([child, fellow])
  }
  return { pairs, onlyLeft, onlyRight: rest }
}

const orderDifference = (
  path: string,
  left: ElementTree,
  right: ElementTree,
  pairs: readonly (readonly [ElementTree, ElementTree])[],
): Difference[] => {
  const inBoth = (children: readonly ElementTree[], side: 0 | 1): string[] =>
    children.filter((child) => pairs.some((pair) => pair[side] === child)).map(({ name }) => name)
  const one = inBoth(left.children, 0)
  const other = inBoth(right.children, 1)
  return diffArrays(one, other).length <= 1
    ? []
    : [{ kind: 'order', at: path, left: one.join(', '), right: other.join(', ') }]
}

/** How two elements differ, each place once: what only one of them has, in which order, with which values. */
export const treeDifferences = (left: Side, right: Side, path = ''): Difference[] => {
  const at = path === '' ? `/${left.tree.name}` : path
  if (identity(left.tree) !== identity(right.tree))
    return [
      {
        kind: 'element',
        at: path === '' ? '/' : path,
        left: shownName(left.tree, [right.tree]),
        right: shownName(right.tree, [left.tree]),
      },
    ]
  const { pairs, onlyLeft, onlyRight } = pairChildren(left.tree, right.tree)
  return [
    ...valueDifferences(at, left, right),
    ...orderDifference(at, left.tree, right.tree, pairs),
    ...onlyLeft.map((tree): Difference => ({
      kind: 'element',
      at: `${at}/${shownName(tree, onlyRight)}`,
      left: summary({ tree, neutral: left.neutral }),
      right: null,
    })),
    ...onlyRight.map((tree): Difference => ({
      kind: 'element',
      at: `${at}/${shownName(tree, onlyLeft)}`,
      left: null,
      right: summary({ tree, neutral: right.neutral }),
    })),
    ...pairs.flatMap(([one, other]) =>
      treeDifferences(
        { tree: one, neutral: left.neutral },
        { tree: other, neutral: right.neutral },
        shownPath(at, one, left.tree.children),
      ),
    ),
  ]
}
