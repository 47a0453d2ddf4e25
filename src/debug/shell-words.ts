/** The shells for which a command can be written. PowerShell 5.1 and 7 read the same text. */
export const shells = ['posix', 'powershell', 'cmd'] as const
export type Shell = (typeof shells)[number]

/** A part of an argument: text as it is, or the value of a variable of the environment. */
export type WordPart = string | { readonly variable: string }
export type Word = readonly WordPart[]

const posixWord = (word: Word): string =>
  word
    .map((part) =>
      typeof part === 'string'
        ? /^[\w@%+=:,./-]+$/.test(part)
          ? part
          : `'${part.replaceAll("'", String.raw`'\''`)}'`
        : `"$${part.variable}"`,
    )
    .join('')

/**
 * An argument as the C runtime of Windows takes it apart: always between quotes; a quote within is `\"`, and
 * backslashes are doubled only where a quote follows.
 */
const windowsWord = (word: Word): string => {
  const inner = word
    .map((part) =>
      typeof part === 'string' ? part.replace(/(\\*)"/g, String.raw`$1$1\"`) : `%${part.variable}%`,
    )
    .join('')
  return `"${inner.replace(/(\\+)$/, '$1$1')}"`
}

/** For cmd a quote is a quote, whatever stands before it: what is outside of quotes for it needs a caret. */
const forCmd = (line: string): string => {
  let quoted = false
  return [...line]
    .map((character) => {
      if (character === '"') quoted = !quoted
      return !quoted && /[&|<>^()]/.test(character) ? `^${character}` : character
    })
    .join('')
}

/**
 * A command with its arguments as a line that a person can paste. In PowerShell `--%` hands the rest over
 * as it is, but for `%NAME%`: so the quotes of an argument survive in every version.
 */
export const commandLine = (
  program: string,
  rows: readonly (readonly Word[])[],
  shell: Shell,
): string => {
  switch (shell) {
    case 'posix':
      return [program, ...rows.map((row) => row.map(posixWord).join(' '))].join(' \\\n  ')
    case 'powershell':
      return [`${program}.exe --%`, ...rows.flat().map(windowsWord)].join(' ')
    case 'cmd':
      return forCmd([`${program}.exe`, ...rows.flat().map(windowsWord)].join(' '))
  }
}
