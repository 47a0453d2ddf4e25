import { t } from '../../../src/lib/language/t.ts'
import { applyEdits, Edits } from '../../../src/soap/deviate/edit-xml.ts'
import { namespaces } from '../namespaces.ts'

/**
 * Changes of the operation's element, after it was written and before it is put in the envelope. The
 * WS-Security signature covers the Timestamp alone: it stays valid, and so does everything but what is named.
 */
export const BodyDeviation = Edits.meta({
  description: t`Cambia l'elemento dell'operazione già scritto: toglie, sostituisce o aggiunge dove dice un XPath. La firma WS-Security copre solo il Timestamp, e resta valida.`,
})
export type BodyDeviation = Edits

/** The operation's element as the deviation wants it. Empty elements keep both tags, as our own writer does. */
export const deviateBody = (body: string, deviation: BodyDeviation | undefined): string =>
  deviation === undefined
    ? body
    : applyEdits(body, deviation, { layer: 'body', namespaces }, { noEmptyTags: true })
