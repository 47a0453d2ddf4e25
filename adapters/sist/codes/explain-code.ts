import type { CodeExplanation } from '../../../src/adapter/define-adapter.ts'
import { t } from '../../../src/lib/language/t.ts'
import { accessCodes } from './access-codes.ts'
import { anomalyCodes } from './anomaly-codes.ts'
import { ruleCodes } from '../document/rules/rule-codes.ts'
import { documentCodes } from './document-codes.ts'
import { httpCodes } from './http-codes.ts'
import { fullCertainty, shortCertainty, type KnownCode } from './known-code.ts'
import { prescriptionCodes } from './prescription-codes.ts'

/** Codes of faults (six digits), of anomalies and messages (four), and our names for the rules of a document. */
const sistCodes: Readonly<Record<string, KnownCode>> = {
  ...prescriptionCodes,
  ...accessCodes,
  ...documentCodes,
  ...anomalyCodes,
  ...ruleCodes,
}

/** What a code of SIST means, in Italian, with how certain it is; undefined when it is not known. */
export const explainCode = (code: string): string | undefined => {
  const found = Object.hasOwn(sistCodes, code) ? sistCodes[code] : undefined
  if (found === undefined) return undefined
  const [meaning, given] = found.certainty
  return t`${found.meaning}. Significato: ${shortCertainty[meaning]}; quando si presenta: ${shortCertainty[given]}.`
}

const inFull = ({ certainty: [meaning, given], ...code }: KnownCode): CodeExplanation => ({
  ...code,
  certainty: { meaning: fullCertainty[meaning], given: fullCertainty[given] },
})

/** Every code that is known, and every status of HTTP that says something of a call to SIST, in full. */
export const codes: Readonly<Record<string, CodeExplanation>> = Object.fromEntries(
  // A list of pairs: an object would put the codes that look like numbers before the others.
  [...Object.entries(sistCodes), ...Object.entries(httpCodes)].map(([code, known]) => [
    code,
    inFull(known),
  ]),
)
