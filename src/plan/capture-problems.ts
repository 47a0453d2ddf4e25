import type { Adapter } from '../adapter/define-adapter.ts'
import { undeclaredPrefixes } from '../check/xpath.ts'
import type { CaptureSource } from './plan.ts'
import type { Problem } from './problem.ts'
import type { Path, YamlSource } from './read-yaml.ts'
import type { Capture } from './step-parts.ts'

/** Captures as they run, from what a case says. */
export const toCapture = (
  written: Readonly<Record<string, Capture>> | undefined,
): Record<string, CaptureSource> =>
  Object.fromEntries(
    Object.entries(written ?? {}).map(([name, source]) => [
      name,
      { ...source, optional: source.optional ?? false },
    ]),
  )

/** Mistakes of a step's captures, which stand at `path`, that their schema alone cannot see. */
export const captureProblems = (
  adapter: Adapter,
  source: YamlSource,
  path: Path,
  captures: Readonly<Record<string, CaptureSource>>,
): Problem[] =>
  Object.entries(captures).flatMap(([name, { xpath, namespaces }]) =>
    xpath === undefined
      ? []
      : undeclaredPrefixes(xpath, { ...adapter.namespaces, ...namespaces }).map((problem) => ({
          code: 'CASE_CAPTURE_INVALID',
          file: source.file,
          ...source.locate([...path, name, ...problem.path]),
          message: problem.message,
          hint: problem.hint,
        })),
  )
