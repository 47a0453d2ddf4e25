const token = String.raw`[\w!#$%&'*+.^\x60|~-]+`
const parameter = String.raw`;\s*(${token})(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",;]*)))?`
const link = new RegExp(String.raw`<([^<>]*)>((?:\s*${parameter})*)`, 'g')

/** The first value of a parameter: later ones do not count (RFC 8288 §3.3). */
const valueOf = (parameters: string, name: string): string | undefined => {
  for (const [, found = '', quoted, bare] of parameters.matchAll(new RegExp(parameter, 'g')))
    if (found.toLowerCase() === name) return quoted?.replaceAll(/\\(.)/g, '$1') ?? bare ?? ''
  return undefined
}

/**
 * The targets of the links of that relation in a Link header (RFC 8288 §3), each once. A link with an anchor says
 * something of another resource.
 */
export const linksOf = (header: string, relation: string): readonly string[] => [
  ...new Set(
    [...header.matchAll(link)].flatMap(([, target = '', parameters = '']) => {
      const relations = (valueOf(parameters, 'rel') ?? '').toLowerCase().split(/\s+/)
      return relations.includes(relation.toLowerCase()) &&
        valueOf(parameters, 'anchor') === undefined
        ? [target]
        : []
    }),
  ),
]
