import { t } from '../lib/language/t.ts'

/** One kind of value that differs from run to run and says nothing about a case. */
export interface NeutralRule {
  readonly what: string
  readonly pattern: RegExp
  readonly replacement: string
}

const contentOf = (...names: readonly string[]): RegExp =>
  new RegExp(`(<(?:[\\w.-]+:)?(?:${names.join('|')})(?:\\s[^<>]*)?>)[^<]+`, 'g')

/**
 * Everything that `--diff` does not compare, in the order in which it is taken away: contents of named
 * elements first, then shapes.
 */
export const neutralRules: readonly NeutralRule[] = [
  {
    what: t`certificati`,
    pattern: contentOf('BinarySecurityToken', 'X509Certificate', 'KeyIdentifier'),
    replacement: t`$1«certificato»`,
  },
  {
    what: t`firme e digest`,
    pattern: contentOf('SignatureValue', 'DigestValue', 'applDigest'),
    replacement: t`$1«firma»`,
  },
  {
    what: t`codici di autenticazione della ricetta`,
    pattern: contentOf('codAutenticazione', 'codAutenticazioneMedico'),
    replacement: t`$1«codice»`,
  },
  {
    what: t`gli stessi codici altrove, di 30 cifre`,
    pattern: /\b\d{30}\b/g,
    replacement: t`«codice»`,
  },
  { what: 'nonce', pattern: contentOf('nonce', 'Nonce'), replacement: t`$1«nonce»` },
  {
    what: t`altri contenuti in base64`,
    pattern: /(?<=[>"])[\r\n]*[A-Za-z0-9+/][A-Za-z0-9+/\r\n]{59,}={0,2}[\r\n]*(?=[<"])/g,
    replacement: t`«base64»`,
  },
  {
    what: t`date con ora, ISO 8601`,
    pattern: /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d\b)?/g,
    replacement: t`«istante»`,
  },
  {
    what: t`date con ora, italiane`,
    pattern: /\b\d\d\/\d\d\/\d{4}[T ]\d\d:\d\d(?::\d\d)?\b/g,
    replacement: t`«istante»`,
  },
  {
    what: t`date con ora, HL7`,
    pattern: /\b(?:19|20)\d{12}(?:\.\d+)?(?:[+-]\d{4})?\b/g,
    replacement: t`«istante»`,
  },
  {
    what: t`date nelle intestazioni HTTP`,
    pattern: /^(date|last-modified|expires):.*$/gim,
    replacement: t`$1: «istante»`,
  },
  {
    what: 'UUID',
    pattern: /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi,
    replacement: t`«uuid»`,
  },
  {
    what: t`identificativi XML e i riferimenti a loro`,
    pattern: /((?:\s|:)(?:Id|ID|id)=")[^"]*(?=")|(\sURI="#)[^"]*(?=")/g,
    replacement: t`$1$2«id»`,
  },
  {
    what: t`NRE (15 simboli) e IUP (13)`,
    pattern: /\b(?=[A-Z]*\d)(?:[0-9A-Z]{15}|[0-9A-Z]{13})\b/g,
    replacement: t`«identificativo»`,
  },
  {
    what: t`porta del simulatore e lunghezza del corpo`,
    pattern: /^(host: (?:127\.0\.0\.1|localhost):|content-length: )\d+$/gim,
    replacement: t`$1«numero»`,
  },
]

/**
 * The text without what differs from run to run: first the values that the case itself captured, each as
 * its name, then whatever a rule takes away.
 */
export const neutralise = (text: string, captured: Readonly<Record<string, string>>): string => {
  const named = Object.entries(captured)
    .filter(([, value]) => value.length >= 4)
    .toSorted(([, a], [, b]) => b.length - a.length)
    .reduce((rest, [name, value]) => rest.replaceAll(value, t`«${name}»`), text)
  return neutralRules.reduce(
    (rest, { pattern, replacement }) => rest.replace(pattern, replacement),
    named,
  )
}
