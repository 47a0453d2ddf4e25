import type { XmlElement } from 'libxml2-wasm'

import type { MimeMessage } from './mime.ts'
import { includedId } from './read-request.ts'
import { childElements, copyOf, elements } from './xml/read-xml.ts'

/** Looks at a copy of an element in which every MIME part stands where it is named (XOP §3.2). */
export const withInlineParts = <Result>(
  element: XmlElement,
  mime: MimeMessage | null,
  look: (element: XmlElement) => Result,
): Result => {
  if (mime === null) return look(element)
  return copyOf(element, (copy) => {
    for (const holder of elements(copy, './/*[xop:Include]'))
      for (const include of childElements(holder)) {
        const bytes = mime.parts.get(includedId(include)) ?? Buffer.alloc(0)
        include.remove()
        holder.addText(bytes.toString('base64'))
      }
    return look(copy)
  })
}
