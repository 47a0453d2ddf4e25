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

/** A child with its fellow on the other side, and the path to the two. */
interface Pair {
  readonly path: string
  readonly left: ElementTree
  readonly right: ElementTree
}

const byIdentity = (children: readonly ElementTree[]): Map<string, ElementTree[]> => {
  const groups = new Map<string, ElementTree[]>()
  for (const child of children) {
    const group = groups.get(identity(child))
    if (group === undefined) groups.set(identity(child), [child])
    else group.push(child)
  }
  return groups
}

/** The nth child of a name with the nth of that name; an answer may hold very many. */
const pairChildren = (at: string, left: ElementTree, right: ElementTree) => {
  const [ours, theirs] = [byIdentity(left.children), byIdentity(right.children)]
  const pairs = new Map<ElementTree, Pair>()
  const fellows = new Set<ElementTree>()
  for (const [name, group] of ours)
    for (const [index, child] of group.entries()) {
      const fellow = theirs.get(name)?.[index]
      if (fellow === undefined) continue
      const place = group.length > 1 ? `[${index + 1}]` : ''
      pairs.set(child, { path: `${at}/${child.name}${place}`, left: child, right: fellow })
      fellows.add(fellow)
    }
  return {
    pairs: left.children.flatMap((child) => pairs.get(child) ?? []),
    onlyLeft: left.children.filter((child) => !pairs.has(child)),
    onlyRight: right.children.filter((child) => !fellows.has(child)),
    orderOnTheRight: right.children.filter((child) => fellows.has(child)),
  }
}

const orderDifference = (
  at: string,
  left: readonly ElementTree[],
  right: readonly ElementTree[],
): Difference[] => {
  const isSame = left.every((child, index) => {
    const other = right[index]
    return other !== undefined && identity(other) === identity(child)
  })
  const names = (children: readonly ElementTree[]): string =>
    children.map(({ name }) => name).join(', ')
  return isSame ? [] : [{ kind: 'order', at, left: names(left), right: names(right) }]
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
  const { pairs, onlyLeft, onlyRight, orderOnTheRight } = pairChildren(at, left.tree, right.tree)
  return [
    ...valueDifferences(at, left, right),
    ...orderDifference(
      at,
      pairs.map((pair) => pair.left),
      orderOnTheRight,
    ),
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
    ...pairs.flatMap((pair) =>
      treeDifferences(
        { tree: pair.left, neutral: left.neutral },
        { tree: pair.right, neutral: right.neutral },
        pair.path,
      ),
    ),
  ]
}
