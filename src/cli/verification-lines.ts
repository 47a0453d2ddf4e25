import { t } from '../lib/language/t.ts'
import { makePaint } from '../lib/paint.ts'
import { shown } from '../lib/shown.ts'
import type { Finding, FindingKind, Verification } from '../verify/finding.ts'

const words: Readonly<Record<FindingKind, string>> = {
  missing: t`MANCA`,
  changed: t`CAMBIATO`,
  added: t`AGGIUNTO`,
  verdict: t`NON VALE`,
  signature: t`FIRMA`,
  'not-verifiable': t`NON VERIFICABILE`,
}

// What was stored may hold anything, at any length.
const line = ({ kind, place, message }: Finding): string =>
  `  ${words[kind]} ${shown(place, 300)}: ${shown(message, 600)}`

/** What came of a verification, a line for each thing; what was stored is shown, never obeyed. */
export const verificationLines = (
  title: string,
  { problems, notes, looked }: Verification,
  colour: boolean,
): string[] => {
  const paint = makePaint(colour)
  const { files, cases, checks, signatures, untold } = looked
  return [
    title
      .split('\n')
      .map((one) => shown(one, 300))
      .join('\n'),
    t`  guardati: ${files} file, ${cases} casi, ${checks} verifiche valutate di nuovo, ${signatures} firme`,
    ...(untold === 0
      ? []
      : [t`  non verificabili dal solo messaggio, e non contate: ${untold} firme`]),
    ...problems.map((one) => paint('red', line(one))),
    ...(notes.length === 0 ? [] : [t`Da sapere:`, ...notes.map((one) => paint('dim', line(one)))]),
    problems.length === 0
      ? paint('green', t`Tutto corrisponde.`)
      : paint(
          'red',
          problems.length === 1
            ? t`1 cosa non corrisponde.`
            : t`${problems.length} cose non corrispondono.`,
        ),
  ]
}
