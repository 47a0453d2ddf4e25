import { printable } from '../debug/printable.ts'
import { t } from '../lib/language/t.ts'
import { makePaint } from '../lib/paint.ts'
import type { Finding, FindingKind, Verification } from '../verify/finding.ts'

const words: Readonly<Record<FindingKind, string>> = {
  missing: t`MANCA`,
  changed: t`CAMBIATO`,
  added: t`AGGIUNTO`,
  verdict: t`NON VALE`,
  signature: t`FIRMA`,
  'not-verifiable': t`NON VERIFICABILE`,
}

const line = ({ kind, place, message }: Finding): string =>
  printable(`  ${words[kind]} ${place}: ${message}`.replaceAll('\n', ' '))

/** What came of a verification, a line for each thing; what was stored is shown, never obeyed. */
export const verificationLines = (
  title: string,
  { problems, notes, looked }: Verification,
  colour: boolean,
): string[] => {
  const paint = makePaint(colour)
  const { files, cases, checks, signatures } = looked
  return [
    printable(title),
    t`  guardati: ${files} file, ${cases} casi, ${checks} verifiche valutate di nuovo, ${signatures} firme`,
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
