import { expect, test } from 'vitest'

import { planOf, problemsOf, secondYaml } from './support.ts'

const withSteps = (steps: string): Record<string, string> => ({
  'plans/prova/cases/P-02.case.yaml': `${secondYaml.slice(0, secondYaml.indexOf('steps:')).replace('negative', 'positive')}steps:\n${steps}`,
})

const watched = `  - id: osservata
    uses: observe
    send:
      do: "Nell'applicativo: annullare."
      operation: setAnnullaPrescrizione
      within: 2m
      match: { xpath: '//sist:identificativoPrescrizione[. = $nre]', exists: 'true' }
    expect:
      - { on: request, xpath: //sist:nonce, exists: 'true' }
      - { on: request, xpath: '//sist:nonce[. = $preso]', exists: 'true' }
    capture: { preso: { on: request, xpath: //sist:nonce } }
`

test('a step that watches, and a call that can be watched', async () => {
  const plan = await planOf(
    withSteps(`${watched}  - id: nessuna
    uses: observe
    send: { operation: chkPrescrizione, times: 0, within: 5s }
  - id: entrambe
    uses: sist
    send: { operation: setAnnullaPrescrizione, body: { identificativoPrescrizione: '\${ nre }' } }
    observe: { do: "Nell'applicativo: annullare di nuovo.", order: any }
    expect: [{ esito: true }]
`),
  )
  expect(plan.cases[1]).toMatchObject({
    operators: ['medico'],
    steps: [
      {
        kind: 'observe',
        uses: 'sist',
        watch: { operation: 'setAnnullaPrescrizione', withinMs: 120_000, times: 1, order: 'given' },
        capture: { preso: { on: 'request' } },
      },
      { kind: 'observe', watch: { do: null, times: 0, withinMs: 5000 } },
      {
        kind: 'call',
        observe: { operation: 'setAnnullaPrescrizione', withinMs: 600_000, order: 'any' },
      },
    ],
  })
})

test.each([
  ['chkPrescrizione', 'sist'],
  ['POST /documents/validation', 'http'],
  ['GET /status/{workflowInstanceId}', 'http'],
])('who recognises %s need not be said', async (operation, uses) => {
  const plan = await planOf(
    withSteps(`  - id: osservata
    uses: observe
    send: { do: 'Fare.', operation: '${operation}' }
    expect: [{ status: 200 }]
`),
  )
  expect(plan.cases[1]?.steps[0]).toMatchObject({ kind: 'observe', uses, watch: { operation } })
})

test('a call of the gateway that can be watched is awaited by the name of its kind', async () => {
  const plan = await planOf(
    withSteps(`  - id: esito
    uses: http
    send: { method: GET, path: '/status/\${ nre }' }
    observe: { do: 'Chiedere lo stato.' }
    expect: [{ status: 200 }]
`),
  )
  expect(plan.cases[1]?.steps[0]).toMatchObject({
    observe: { operation: 'GET /status/{workflowInstanceId}' },
  })
})

test.each([
  [
    'nothing to check',
    watched.replace(/ {4}expect:[^]*?capture/, '    capture'),
    'attesa almeno una verifica',
  ],
  [
    'no call, before anybody did anything',
    '  - id: nessuna\n    uses: observe\n    send: { operation: chkPrescrizione, times: 0 }\n',
    "il passo riuscirebbe anche con l'applicativo spento",
  ],
  [
    'checks where no call comes',
    `${watched}  - id: nessuna\n    uses: observe\n    send: { operation: chkPrescrizione, times: 0 }\n    expect: [{ esito: true }]\n`,
    'con times: 0 non arriva nessuna chiamata da verificare',
  ],
  [
    'a status of a request',
    watched.replace(
      "{ on: request, xpath: //sist:nonce, exists: 'true' }",
      '{ on: request, status: 200 }',
    ),
    '«status» guarda la risposta',
  ],
  [
    'an adapter that is not there',
    watched.replace('operation:', 'adapter: altro\n      operation:'),
    'atteso in adapter: chi riconosce la chiamata (sist, http, soap)',
  ],
  [
    'an operation that nobody knows',
    watched.replace('operation: setAnnullaPrescrizione', 'operation: altra'),
    'atteso in adapter: chi riconosce la chiamata (sist, http, soap)',
  ],
  [
    'a match that is no check',
    watched.replace('match: { xpath:', 'match: { xpaht:'),
    'nessuna verifica riconosciuta',
  ],
  ['a value that nobody took', watched.replace('$preso', '$perso'), '«perso» non è definito qui'],
  [
    'an operator that nobody has',
    watched.replace('    send:', '    operator: nessuno\n    send:'),
    "l'operatore «nessuno» non è in nessun ambiente",
  ],
])('refuses %s', async (_, steps, why) => {
  const told = await problemsOf(withSteps(steps))
  expect(told).toContain(why)
})
