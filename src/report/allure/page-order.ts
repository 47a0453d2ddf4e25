import { z } from 'zod'

const Leaf = z.looseObject({ nodeId: z.string(), name: z.string(), groupOrder: z.number() })
const Tree = z.looseObject({ leavesById: z.record(z.string(), Leaf) })
const Nav = z.array(z.string())

const widget = /d\("widgets\/((?:[^"/]+\/)?)(tree|nav)\.json","([A-Za-z0-9+/=]*)"\)/g

const decode = (content: string): unknown =>
  JSON.parse(Buffer.from(content, 'base64').toString('utf8'))
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64')

/**
 * The page with its cases in the order of `names`, the authority's, and Allure's own name of each. Allure sorts by the time at which they
 * began, which is another order when cases run side by side or on another day.
 */
export const inOrder = (
  html: string,
  names: readonly string[],
): { readonly html: string; readonly nodeByName: ReadonlyMap<string, string> } => {
  const places = new Map(names.map((name, index) => [name, index + 1]))
  const nodeByName = new Map<string, string>()
  const placeById = new Map<string, number>()
  const place = (id: string): number => placeById.get(id) ?? names.length + 1
  for (const [, , kind, content = ''] of html.matchAll(widget)) {
    if (kind !== 'tree') continue
    for (const { nodeId, name } of Object.values(Tree.parse(decode(content)).leavesById)) {
      placeById.set(nodeId, places.get(name) ?? names.length + 1)
      nodeByName.set(name, nodeId)
    }
  }
  const sortedPage = html.replace(widget, (_, folder: string, kind: string, content: string) => {
    const sorted =
      kind === 'nav'
        ? Nav.parse(decode(content)).toSorted((a, b) => place(a) - place(b))
        : sortTree(Tree.parse(decode(content)), place)
    return `d("widgets/${folder}${kind}.json","${encode(sorted)}")`
  })
  return { html: sortedPage, nodeByName }
}

const sortTree = (tree: z.output<typeof Tree>, place: (id: string) => number): unknown => ({
  ...tree,
  leavesById: Object.fromEntries(
    Object.entries(tree.leavesById).map(([id, leaf]) => [id, { ...leaf, groupOrder: place(id) }]),
  ),
})
