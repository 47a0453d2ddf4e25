// C0 and C1 but tab and line feed: what a peer writes must not move the cursor or colour the screen.
// oxlint-disable-next-line no-control-regex -- control characters are what this is about
const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g

/** Text from outside as a terminal may show it: control characters are written out. */
export const printable = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replace(
      controls,
      (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
    )
