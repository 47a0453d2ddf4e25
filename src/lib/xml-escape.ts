const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
}

/** Text made safe as XML character data or attribute value (XML 1.0 §2.4). */
export const xmlEscape = (text: string): string =>
  text.replace(/[&<>"'\r]/g, (character) => entities[character] ?? character)
