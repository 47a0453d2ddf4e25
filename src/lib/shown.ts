import { t } from './language/t.ts'

const longest = 120

/**
 * A text as it may stand in a message: characters that would move the cursor, hide or turn around what
 * follows are written as `\u…`, and of a long text only the two ends are kept.
 */
export const shown = (text: string, limit = longest): string => {
  const clipped =
    text.length <= limit
      ? text
      : t`${text.slice(0, limit - 20)}… (${text.length} caratteri) …${text.slice(-10)}`
  return clipped.replace(
    // Controls (cursor, colours), formats (zero width, direction), separators of lines, lone surrogates.
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
}
