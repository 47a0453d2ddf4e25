import { sha256 } from '../lib/sha256.ts'
import type { Plan, PlanCase } from './plan.ts'

/** The entries whose name occurs in a text as a word: too many rather than too few. */
const namedIn = <Value>(
  text: string,
  entries: Readonly<Record<string, Value>>,
): readonly (readonly [string, Value])[] =>
  Object.entries(entries)
    .filter(([name]) => text.includes(name))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))

/**
 * The SHA-256 of all that a case is made of, as it was read: its own steps with payloads and fragments in them, and
 * whatever it names of the data and of the files, for checks and to be sent. Neither where the workspace lies nor the line in the
 * file counts.
 */
const caseContent = (
  { head, line: _, declared, start: __, ...rest }: PlanCase,
  { data, files = {}, sent = {} }: Pick<Plan, 'data' | 'files' | 'sent'>,
): string => {
  const text = JSON.stringify([head.title, head.kind, declared?.asks ?? null, rest])
  const named = [text, namedIn(text, data), namedIn(text, files)]
  const parts = namedIn(text, sent)
  // Most plans send no file: what they are made of is hashed as it always was.
  return sha256(JSON.stringify(parts.length === 0 ? named : [...named, parts]))
}

/** A case with the hashes of what it is made of, and of the authority's words. */
export const withHashes = (
  planCase: PlanCase,
  plan: Pick<Plan, 'data' | 'files' | 'sent'>,
): PlanCase => ({
  ...planCase,
  head: {
    ...planCase.head,
    ...(planCase.head.source === undefined
      ? {}
      : { wordsSha256: sha256(planCase.head.source.text) }),
    contentSha256: caseContent(planCase, plan),
  },
})
