import { expect, test } from 'vitest'

import { english } from '../../../../src/lib/language/english/index.ts'
import { keyOf, render } from '../../../../src/lib/language/render.ts'
import { italianWords, sourceTexts, wordsOf, type SourceText } from '../../../support/sentences.ts'

const texts = sourceTexts()
const placesIn = (sentence: string): string[] =>
  [...new Set(sentence.match(/\{\d+\}/g) ?? [])].toSorted()

test('every sentence is said in English too, and no translation is left over', () => {
  const said = new Map(texts.filter((text) => text.said).map((text) => [text.key, text]))
  const missing = [...said.values()].filter(({ key }) => !Object.hasOwn(english, key))
  expect(missing.map(({ file, line, key }) => `${file}:${line} ${key}`)).toEqual([])
  expect(Object.keys(english).filter((key) => !said.has(key))).toEqual([])
})

test('a translation holds what the sentence holds', () => {
  const differing = Object.entries(english).filter(
    ([key, sentence]) => placesIn(key).join() !== placesIn(sentence).join(),
  )
  expect(differing).toEqual([])
})

test('no English sentence is left in Italian', () => {
  const italian = /[àèéìòù«»]|\b(?:il|della|dei|che|per|non|una|un|nel|è)\b/i
  // A name of the authority's, or a file's, stays what it is.
  const words = (sentence: string): string => sentence.replace(/`[^`]*`|“[^”]*”|<[^>]*>/g, '')
  expect(Object.entries(english).filter(([, sentence]) => italian.test(words(sentence)))).toEqual(
    [],
  )
})

// What is Italian whoever reads it: what travels, or plays the authority's part; the examples of files of a
// plan; what Allure's Italian is made of.
const speaksItalian = ({ file, givenTo = '' }: SourceText): boolean =>
  /^adapters\/[a-z]+\/(?:simulate|document)\//.test(file) ||
  // Messages to the authority, which is Italian.
  file.startsWith('src/procedure/letters/') ||
  file === 'src/calls/call-table.ts' ||
  file.startsWith('src/dossier/summary/') ||
  // Headers of the authority's documents.
  file === 'src/importer/header-words.ts' ||
  file === 'src/simulator/serve.ts' ||
  file === 'src/proxy/own-answer.ts' ||
  file === 'src/report/allure/page-words.ts' ||
  (file.startsWith('src/explain/codes/') && /^in[A-Z]/.test(givenTo)) ||
  givenTo === 'issueCa'

// Names of files, of codes and of data, which are the same in every language.
const names = new Set([
  ...['positivo', 'negativo', 'incompleto'],
  ...['descrizione', 'medico', 'sostituito', 'sist:elencoAnomalie/sist:anomalia'],
  ...['assistito', 'prestazione', 'erogazione', 'maggior-tutela'],
  'sist:prescrizione/sist:datiFarm/sist:farmaci/sist:farmaco',
  ...['sist:elenco/sist:prescrizione', 'sist:elencoComunicazioni/sist:comunicazione/sist:codice'],
  ...['cda-non-substitution-text', 'cda-non-substitution-texts'],
  ...['nota-senza-zeri', 'stp-senza-tiporic', '{0}-errato', 'DA{0}', '«da {0}: {1}»'],
  ...['{0}-prova', 'collaudo-prova-', 'collaudo-simulatore-', 'simulatore.collaudo.invalid'],
  ...['indice.md', 'indice.json', 'testa', 'corpo', 'piani', 'adattatori'],
  // What is sent to the authority.
  ...['chiave-pubblica.pem', 'certificato.pem', 'certificato.cer', 'catena.pem'],
  // Ids of cases, a folder of a plan, the name of a table, values of a drop-down.
  ...['caso-{0}', '{0}-riga{1}', '{0}-{1}-riga{2}', 'documento', 'Tabella {0}'],
  ...[
    '  {0}!{1} «{2}»: {3}',
    '{0} «{1}»',
    '«{0}» ({1})',
    'utf16le',
    'utf-16le',
    'si',
    '{0}-riga',
    '«{0}»',
    'precedenti',
    // The authority's own words of a checklist and its errors.
    'SI',
    'TEST_NON_PRESENTE',
    'WRONG_CLAIMS_ON_LOG',
  ],
  // A key of procedure.yaml, names of drafts, the element of an answer.
  ...['integrazione', 'anomalia', 'fase-1-richiesta-di-integrazione', 'fase-3-configurazione-{0}'],
  ...['fase-4-piano-di-test-{0}', 'fase-5-verifica-di-conformita-{0}', 'fase-5-esiti-{0}'],
  // Files of a dossier, and the name on the key of a draft.
  ...[
    'sintesi.pdf',
    'chiamate.csv',
    'messaggio.eml',
    'dichiarazione{0}',
    '-bozza',
    'Collaudo: bozza senza firmatario',
  ],
  // An article that is looked for, an environment variable, the flags of a regular expression.
  ...['una ', 'CI', 'su'],
  // The folder of a copy.
  '{0}-pseudonimi',
])

/** A style, a name or an example of a configuration is not read as a sentence. */
const isData = ({ key, file, givenTo }: SourceText): boolean =>
  names.has(key) ||
  // Paths of other people's programs, and what those are called.
  file === 'src/card/usual-modules.ts' ||
  key.startsWith('<style>') ||
  key.startsWith('<script>') ||
  // Names of elements and of fields, and words that are nobody's name.
  file.startsWith('src/pseudonyms/') ||
  (file === 'src/explain/codes/environment.ts' && /^(?:#.*\n)?[a-z-]+: \{.*\}$/.test(key)) ||
  (givenTo === 'onShell' && /^(?:collaudo run cvp --(?:caso|answers) |# environments\/)/.test(key))

test('nothing that people read is written around the one place', () => {
  const vocabulary = italianWords()
  expect(vocabulary.size).toBeGreaterThan(1000)
  const isItalian = (key: string): boolean =>
    /[àèéìòù«»]|^ [eo] $/i.test(key) || wordsOf(key).some((word) => vocabulary.has(word))
  const around = texts.filter(
    (text) => !text.said && !speaksItalian(text) && !isData(text) && isItalian(text.key),
  )
  expect(around.map(({ file, line, key }) => `${file}:${line} ${key}`)).toEqual([])
})

test('no message to the authority is translated', () => {
  const letters = texts.filter(({ file }) => file.startsWith('src/procedure/letters/'))
  expect(letters.length).toBeGreaterThan(50)
  expect(letters.filter(({ said }) => said)).toEqual([])
})

test('what a schema expected opens with the same word in every sentence', () => {
  const expecting = Object.entries(english).filter(([key]) => /^attes[oae] /.test(key))
  expect(expecting.filter(([, sentence]) => !sentence.startsWith('expected '))).toEqual([])
})

test('a sentence is filled in, in the order of its language', () => {
  const said = (
    catalogue: Record<string, string> | null,
    parts: TemplateStringsArray,
    ...values: (string | number)[]
  ) => render(catalogue, parts, values)
  const catalogue = { 'il caso {0} ha {1} passi': '{1} steps in case {0}' }
  expect(said(null, ['il caso ', ' ha ', ' passi'] as never, 'A-1', 2)).toBe(
    'il caso A-1 ha 2 passi',
  )
  expect(said(catalogue, ['il caso ', ' ha ', ' passi'] as never, '{1}', 2)).toBe(
    '2 steps in case {1}',
  )
  // What nobody has translated is said in Italian.
  expect(said(catalogue, ['altro ', ''] as never, 1)).toBe('altro 1')
  expect(keyOf(['a ', ' b ', ''])).toBe('a {0} b {1}')
})
