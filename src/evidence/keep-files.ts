import type { EvidenceRef } from '../model/evidence-ref.ts'
import type { EvidenceStore } from './create-store.ts'

/** Keeps the files that checks are evaluated with: with them, they can be evaluated again. */
export const keepFiles = (
  store: EvidenceStore,
  files: Readonly<Record<string, string>>,
): EvidenceRef[] =>
  Object.entries(files).map(([path, text]) => {
    const isJson = path.endsWith('.json')
    return store.keep(Buffer.from(text), {
      name: path,
      mediaType: isJson ? 'application/json' : 'application/xml',
      extension: isJson ? 'json' : 'xsd',
    })
  })
