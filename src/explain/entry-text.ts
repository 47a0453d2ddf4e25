import type { CodeExplanation } from '../adapter/define-adapter.ts'
import { t } from '../lib/language/t.ts'
import type { Example, Place } from './explanation.ts'
import type { Entry } from './look-up.ts'

const placeText = (place: Place): string => {
  switch (place.kind) {
    case 'case':
      return t`un caso`
    case 'steps':
      return 'in steps:'
    case 'expect':
      return 'in expect:'
    case 'plan':
      return 'plan.yaml'
    case 'suite':
      return t`una suite`
    case 'file':
      return place.path
    case 'shell':
      return ''
  }
}

const exampleText = (title: string, { place, text }: Example): string => {
  const where = placeText(place)
  const lines = text.trimEnd().split('\n')
  return `${title}${where === '' ? '' : ` (${where})`}:\n${lines.map((line) => `  ${line}`.trimEnd()).join('\n')}\n`
}

const kinds: Readonly<Record<Exclude<Entry['kind'], 'code' | 'authority'>, string>> = {
  'exit-code': t`codice di uscita`,
  'tls-alert': t`avviso di TLS`,
  network: t`nessuna risposta`,
  word: t`parola dei rapporti`,
}

const authorityText = (code: string, whose: string, explanation: CodeExplanation): string => {
  const { meaning, givenBy, causes, lookAt, certainty } = explanation
  return [
    `${code}: ${meaning} (${whose})\n`,
    t`Chi lo dà: ${givenBy}\n`,
    `${[t`Cause abituali:`, ...causes.map((cause) => `  - ${cause}`)].join('\n')}\n`,
    `${[t`Da guardare per prima cosa:`, ...lookAt.map((one, index) => `  ${index + 1}. ${one}`)].join('\n')}\n`,
    t`Quanto è certo:\n  che cosa vuol dire: ${certainty.meaning}\n  quando si presenta: ${certainty.given}\n`,
  ].join('\n')
}

/** An entry as a person reads it in the terminal. */
export const entryText = (entry: Entry): string => {
  if (entry.kind === 'authority') return authorityText(entry.code, entry.title, entry.explanation)
  if (entry.kind !== 'code') {
    const what = kinds[entry.kind]
    const heading = entry.title === what ? what : `${what}, ${entry.title}`
    return `${entry.code}: ${heading}\n\n${entry.meaning}\n`
  }
  const { title, meaning, why, wrong, right } = entry.explanation
  return [
    `${entry.code}: ${title}\n`,
    `${meaning}\n`,
    t`Perché conta: ${why}\n`,
    exampleText(t`Sbagliato`, wrong),
    exampleText(t`Giusto`, right),
  ].join('\n')
}
