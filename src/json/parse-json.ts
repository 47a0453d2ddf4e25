import { t } from '../lib/language/t.ts'
import { shown } from '../lib/shown.ts'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** A JSON value, or why the bytes are not one, in Italian. */
export type ParsedJson =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly reason: string }

/** Why a text is not JSON: the parser says it in English, and only sometimes where. */
const whyNotJson = (text: string, message: string): string => {
  const wanted = /^Unexpected token '(.)'/su.exec(message)?.[1]
  if (wanted !== undefined) return t`carattere inatteso «${shown(wanted)}»`
  if (/unterminated|unexpected end/i.test(message)) return t`finisce prima del previsto`
  const position = /at position (\d+)/.exec(message)?.[1]
  if (position === undefined) return t`non si legge`
  const before = text.slice(0, Number(position)).split('\n')
  return t`errore alla riga ${before.length}, colonna ${(before.at(-1) ?? '').length + 1}`
}

/** Reads JSON from outside: UTF-8 only (RFC 8259 §8.1), a byte order mark is let go. */
export const parseJson = (bytes: Uint8Array): ParsedJson => {
  if (bytes.length === 0) return { ok: false, reason: t`corpo vuoto` }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { ok: false, reason: t`JSON non in UTF-8` }
  }
  try {
    return { ok: true, value: JSON.parse(text) as Json }
  } catch (error) {
    return {
      ok: false,
      reason: t`JSON non ben formato (${whyNotJson(text, (error as Error).message)})`,
    }
  }
}
