import { t } from '../lib/language/t.ts'
import type { Paint } from '../lib/paint.ts'
import { exchangesOf, patchLines, type Side } from './exchange-text.ts'
import type { FoundCase } from './find-run.ts'
import { neutralParts } from './neutral-parts.ts'

/** How the exchanges of a case differ from those of the run in which it last passed. */
export const diffLines = (now: Side, then: FoundCase, paint: Paint): string[] => {
  const after = exchangesOf(now.record)
  const before = exchangesOf(then.record)
  const lines = [
    '',
    paint(
      'bold',
      t`CONFRONTO di ${now.record.id} con ${then.run.run}, l'ultima volta che è riuscito`,
    ),
  ]
  if (then.record.fileSha256 !== now.record.fileSha256)
    lines.push(t`Da allora il file ${now.record.file} è cambiato`)
  for (const [name, { exchange }] of after) {
    const earlier = before.get(name)
    if (earlier === undefined) {
      lines.push('', paint('bold', t`Passo ${name}: allora non è stato eseguito`))
      continue
    }
    const old = neutralParts(then, earlier.exchange)
    for (const [part, text] of neutralParts(now, exchange)) {
      const earlierText = old.get(part) ?? ''
      if (earlierText === text) lines.push(t`Passo ${name}, ${part}: uguale`)
      else
        lines.push(
          '',
          paint('bold', t`Passo ${name}, ${part}:`),
          ...patchLines(earlierText, text, [then.run.run, t`adesso`], paint),
        )
    }
  }
  for (const name of before.keys())
    if (!after.has(name))
      lines.push('', paint('bold', t`Passo ${name}: adesso non è stato eseguito`))
  return [
    ...lines,
    paint(
      'dim',
      t`Non si confrontano identificativi, date con ora, nonce, digest, firme e certificati.`,
    ),
    '',
  ]
}
