import { expect, test } from 'vitest'

import { adapters } from '../../../../adapters/index.ts'
import { entryText } from '../../../../src/explain/entry-text.ts'
import { allEntries, lookUp } from '../../../../src/explain/look-up.ts'

const textOf = (code: string): string => {
  const found = lookUp(code, adapters)
  return found.ok
    ? found.entries.map((entry) => entryText(entry)).join('\n')
    : `? ${found.nearest ?? 'niente'}`
}

test('explains a code of a plan, with a wrong and a right example', () => {
  expect(textOf('CASE_CHECK_NEVER_FAILS')).toMatchInlineSnapshot(`
    "CASE_CHECK_NEVER_FAILS: Una verifica che non può fallire

    La verifica è soddisfatta da qualunque risposta: matches: '.*', un XPath come //* o true(), un valore confrontato con se stesso, any: con una verifica e il suo contrario.

    Perché conta: Un verde che non prova niente è peggio di nessun verde.

    Sbagliato (in expect:):
      - { xpath: //sist:dataEmissione, matches: '.*' }

    Giusto (in expect:):
      - { xpath: //sist:dataEmissione, matches: '^\\d{2}/\\d{2}/\\d{4}' }
    "
  `)
})

test('takes a code however it is written', () => {
  expect(textOf('case-check-never-fails')).toBe(textOf('CASE_CHECK_NEVER_FAILS'))
  expect(textOf(' Certificate_Required ')).toBe(textOf('certificate_required'))
})

test("explains an authority's code, with how certain it is", () => {
  expect(textOf('000280')).toMatchInlineSnapshot(`
    "000280: Annullamento impossibile: emessa da un altro medico (SIST Puglia, ciclo di vita prescrittivo (CVPService))

    Chi lo dà: SIST, con un Fault (HTTP 500): la richiesta è rifiutata.

    Cause abituali:
      - Annulla un medico diverso da chi ha emesso, per esempio un collega dello stesso ambulatorio.
      - È cambiato l'operatore tra emissione e annullamento, per esempio la carta nel lettore.

    Da guardare per prima cosa:
      1. L'operatore dei due passi, e il codice fiscale in datiOperatore.

    Quanto è certo:
      che cosa vuol dire: lo dice la specifica, secondo fonti pubbliche
      quando si presenta: lo dice la specifica, secondo fonti pubbliche
    "
  `)
  expect(textOf('0051')).toContain('scelta di un altro progetto pubblico')
})

test('explains a status of HTTP however it is written', () => {
  expect(textOf('HTTP 500')).toMatch(/^500: HTTP 500: con un Fault, un rifiuto di SIST/)
  expect(textOf('http-500')).toBe(textOf('500'))
  expect(textOf('HTTP 299')).toMatch(/^\?/)
})

test('explains a TLS alert, an exit code and a word of the reports', () => {
  expect(textOf('certificate_required')).toMatchInlineSnapshot(`
    "certificate_required: avviso di TLS

    Il server vuole un certificato client e non lo ha ricevuto: indicarlo in client: di environment.yaml.
    "
  `)
  expect(textOf('3')).toMatchInlineSnapshot(`
    "3: codice di uscita, qualcosa si è interrotto

    Un caso non è potuto arrivare in fondo (ambiente non raggiungibile, risposta mancante, stato ignoto), o è fallito lo strumento.
    "
  `)
  expect(textOf('incompleto')).toMatchInlineSnapshot(`
    "incompleto: parola dei rapporti, verdetto

    Niente è fallito, ma un caso applicabile non è stato eseguito.
    "
  `)
})

test('of an unknown code says the nearest', () => {
  expect(textOf('CASE_CHECK_NEVER_FAIL')).toBe('? CASE_CHECK_NEVER_FAILS')
  expect(textOf('__proto__')).toMatch(/^\?/)
  expect(textOf('constructor')).toMatch(/^\?/)
  expect(textOf('999998')).toBe('? niente')
})

test('lists everything once', () => {
  const codes = allEntries(adapters).map(({ kind, code }) => `${kind} ${code}`)
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes).toContain('code CASE_INVALID')
  expect(codes).toContain('tls-alert unknown_ca')
  expect(codes).toContain('authority 000231')
})
