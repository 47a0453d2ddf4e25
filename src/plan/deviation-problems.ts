import type { Adapter } from '../adapter/define-adapter.ts'
import { TlsLayer } from '../model/tls-deviation.ts'
import type { Problem } from './problem.ts'
import type { Path, TextValue, YamlSource } from './read-yaml.ts'
import { schemaProblems } from './schema-problems.ts'

/** The layer that every adapter has, apart from the adapter's own. */
const splitTls = ({ tls, ...own }: Readonly<Record<string, TextValue>>) => ({
  own,
  layer: tls === undefined ? {} : { tls },
})

/**
 * Mistakes of a step's `deviate`, which stands at `path`: what the adapter does not know, and what would break
 * nothing in the request, where that could be read.
 */
export const deviationProblems = async (
  adapter: Adapter,
  source: YamlSource,
  path: Path,
  deviate: Readonly<Record<string, TextValue>>,
  send: unknown,
): Promise<Problem[]> => {
  const { own, layer } = splitTls(deviate)
  const tls = TlsLayer.safeParse(layer)
  const parsed = adapter.deviations.safeParse(own)
  if (!tls.success || !parsed.success)
    return [
      ...(tls.success
        ? []
        : schemaProblems(source, tls.error, { code: 'CASE_INVALID', at: path, schema: TlsLayer })),
      ...(parsed.success
        ? []
        : schemaProblems(source, parsed.error, {
            code: 'CASE_INVALID',
            at: path,
            schema: adapter.deviations,
            interpolated: true,
          })),
    ]
  const request = adapter.request.safeParse(send)
  if (!request.success || adapter.deviationProblems === undefined) return []
  const found = await adapter.deviationProblems(request.data, parsed.data)
  return found.map((problem) => ({
    code: 'CASE_DEVIATION',
    file: source.file,
    ...source.locateKey([...path, ...problem.path]),
    message: problem.message,
    hint: problem.hint,
  }))
}
