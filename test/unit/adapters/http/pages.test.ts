import { createHash } from 'node:crypto'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { linksOf } from '../../../../adapters/http/pages/link-header.ts'
import { adapters } from '../../../../adapters/index.ts'
import { writeRun } from '../../../../src/evidence/run-file.ts'
import type { CaseRecord, RunRecord } from '../../../../src/model/run-record.ts'
import { verifyRun } from '../../../../src/verify/verify-run.ts'
import {
  startDeafServer,
  type DeafServer,
  type FixedAnswer,
} from '../../../support/e2e-deaf-server.ts'
import { writeEnvironment } from '../../../support/e2e-environment.ts'
import { readyPlan } from '../../../support/run-here.ts'
import { makeWorkspace, type TempWorkspace } from '../../../support/temp-workspace.ts'

const run = '20260101T000000Z-pagine-prova'

interface Written {
  readonly title: string
  readonly path: string
  readonly query?: string
  readonly pages: string
  readonly expect?: string
  readonly capture?: string
}

const cases: Readonly<Record<string, Written>> = {
  'PAG-01': {
    title: 'Le pagine si seguono con un indirizzo nel corpo',
    path: '/elenco',
    pages: `{ next: { jsonpath: $.next }, limit: 5, items: '$.items[*]', whole: [{ jsonpath: '$[*].id', count: 5 }, { jsonpath: '$[4].id', equals: 5 }] }`,
    expect: `[{ status: 200 }, { jsonpath: '$.items[*]', exists: true }]`,
    capture: `{ terzo: { jsonpath: '$[?@.nome == "c"].id' } }`,
  },
  'PAG-02': {
    title: "Le pagine si seguono con l'intestazione Link",
    path: '/link',
    pages: `{ next: { link: next }, limit: 5, whole: [{ jsonpath: '$[*].items[*]', count: 5 }] }`,
  },
  'PAG-03': {
    title: 'Le pagine si seguono con un valore di query',
    path: '/cursore',
    query: '{ quanti: 2 }',
    pages: `{ next: { jsonpath: $.cursore, query: dopo }, limit: 5, items: '$.items[*]', whole: [{ jsonpath: '$', equals: '["a+b","c&d","e"]' }] }`,
  },
  'PAG-04': {
    title: 'Le pagine si contano',
    path: '/contate',
    query: '{ offset: 0 }',
    pages: `{ next: { query: offset, by: 2 }, limit: 9, items: '$.items[*]', whole: [{ jsonpath: '$[*]', count: 5 }] }`,
  },
  'PAG-05': {
    title: 'Una pagina sola è anche la prima',
    path: '/una',
    pages: '{ next: { jsonpath: $.next }, limit: 1 }',
  },
  'PAG-06': {
    title: 'Due pagine che si rimandano a vicenda',
    path: '/tondo',
    pages: '{ next: { jsonpath: $.next }, limit: 50 }',
  },
  'PAG-07': {
    title: 'Più pagine di quante ne sono ammesse',
    path: '/elenco',
    pages: '{ next: { jsonpath: $.next }, limit: 2 }',
  },
  'PAG-08': {
    title: 'Una pagina che manca',
    path: '/buco',
    pages: `{ next: { jsonpath: $.next }, limit: 5, items: '$.items[*]', whole: [{ jsonpath: '$[*]', count: 0 }] }`,
  },
  'PAG-09': {
    title: 'Una pagina seguente di un altro server',
    path: '/altrove',
    pages: '{ next: { jsonpath: $.next }, limit: 5 }',
  },
  'PAG-10': {
    title: 'Un parametro che il servizio non guarda',
    path: '/sordo',
    query: '{ pagina: 1 }',
    pages: `{ next: { query: pagina, by: 1 }, limit: 9999, items: '$.items[*]' }`,
  },
  'PAG-11': {
    title: 'Una verifica che una sola pagina non soddisfa',
    path: '/elenco',
    pages: '{ next: { jsonpath: $.next }, limit: 5 }',
    expect: `[{ jsonpath: '$.items[*]', count: 2 }]`,
  },
}

const caseText = (id: string, one: Written): string => `id: ${id}
title: ${one.title}
kind: positive
steps:
  - id: elenco
    uses: http
    send: { method: GET, path: ${one.path}${one.query === undefined ? '' : `, query: ${one.query}`} }
    pages: ${one.pages}
    expect: ${one.expect ?? '[{ status: 200 }]'}
${one.capture === undefined ? '' : `    capture: ${one.capture}\n`}`

const page = (members: unknown, headers: Readonly<Record<string, string>> = {}): FixedAnswer => ({
  status: 200,
  contentType: 'application/json',
  body: JSON.stringify(members),
  headers,
})

const three = ['a', 'b', 'c', 'd', 'e'].map((nome, index) => ({ id: index + 1, nome }))
const slice = (from: number) => three.slice(from, from + 2)

const answer = (target: string): FixedAnswer => {
  const url = new URL(target, 'https://127.0.0.1')
  const at = Number(url.searchParams.get('da') ?? '0')
  const isLast = at + 2 >= three.length
  switch (url.pathname.replace('/aslba_test', '')) {
    case '/elenco':
      // Relative to the page itself, and absolute.
      return page({
        items: slice(at),
        next: isLast ? null : at === 0 ? '?da=2' : `/aslba_test/elenco?da=${at + 2}`,
      })
    case '/link':
      return page(
        { items: slice(at) },
        isLast
          ? { link: '</aslba_test/link>; rel=first' }
          : { link: `</aslba_test/link>; rel=first, <link?da=${at + 2}>; rel="prefetch next"` },
      )
    case '/cursore': {
      const after = url.searchParams.get('dopo')
      if (url.searchParams.get('quanti') !== '2') return page({ items: ['?'] })
      if (after === null) return page({ items: ['a+b'], cursore: 'x+1/=' })
      return after === 'x+1/='
        ? page({ items: ['c&d'], cursore: 7 })
        : page({ items: ['e'], cursore: '' })
    }
    case '/contate':
      return page({ items: slice(Number(url.searchParams.get('offset'))) })
    case '/una':
      return page({ items: three })
    case '/tondo':
      return page({ next: at === 0 ? '?da=1' : '/aslba_test/tondo' })
    case '/buco':
      return at === 0
        ? page({ items: [], next: '?da=2' })
        : { status: 404, contentType: 'text/html', body: '<p>non c&#39;è</p>' }
    case '/altrove':
      return page({ next: 'https://altrove.invalid/elenco?da=2' })
    case '/sordo':
      return page({ items: three })
    default:
      return { status: 404, contentType: 'text/plain', body: target }
  }
}

let workspace: TempWorkspace
let server: DeafServer
let record: RunRecord
const targets: string[] = []

beforeAll(async () => {
  const ids = Object.keys(cases)
  workspace = makeWorkspace({
    'plans/pagine/plan.yaml': `title: Pagine\nversion: '1'\noperator: medico-titolare\nareas: [{ name: Pagine, cases: [${ids.join(', ')}] }]\n`,
    'applications/prova.yaml':
      'title: Applicativo di prova\nproducer: Produttore di prova\nversion: 1.0.0\nprofile: struttura\napplication-code: { env: CODICE }\n',
    ...Object.fromEntries(
      Object.entries(cases).map(([id, one]) => [
        `plans/pagine/cases/${id}.case.yaml`,
        caseText(id, one),
      ]),
    ),
  })
  server = await startDeafServer((_, target) => {
    targets.push(target.replace('/aslba_test', ''))
    return answer(target)
  })
  writeEnvironment(workspace, 'prova', server.environment)
  workspace.edit('environments/prova/environment.yaml', '{ sist:', '{ http:')
  await using ready = await readyPlan(workspace, {
    plan: 'pagine',
    environment: 'prova',
    env: { CODICE: 'CODICE-DI-PROVA' },
  })
  record = await ready.run(run)
  writeRun(workspace.path('reports', run), record)
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
})

const stepOf = (id: string) => {
  const step = (record.cases.find((one) => one.id === id) as CaseRecord).steps[0]
  if (step === undefined) throw new Error(`no step in ${id}`)
  return step
}

/** What was found of how the pages of a case follow each other. */
const followed = (id: string): readonly [status: string, actual: string, calls: number] => {
  const { checks, exchanges } = stepOf(id)
  const [first] = checks
  return [first?.status ?? '', first?.actual ?? '', exchanges.length]
}

const titles = (id: string): readonly string[] =>
  stepOf(id).checks.map(({ title, status }) => `${status} ${title}`)

test.each([
  ['PAG-01', 3],
  ['PAG-02', 3],
  ['PAG-03', 3],
  // The fourth lists nothing.
  ['PAG-04', 4],
])('%s gets every page, each an exchange of its own', (id, pages) => {
  expect(stepOf(id).outcome).toEqual({ status: 'passed' })
  expect(followed(id)).toEqual(['met', `${pages} pagine`, pages])
})

test('one page is the last as well', () => {
  expect(stepOf('PAG-05').outcome).toEqual({ status: 'passed' })
  expect(followed('PAG-05')).toEqual(['met', '1 pagina', 1])
})

test('the parameter of a next page is written with nothing lost', () => {
  expect(targets.filter((target) => target.startsWith('/cursore'))).toEqual([
    '/cursore?quanti=2',
    '/cursore?quanti=2&dopo=x%2B1%2F%3D',
    '/cursore?quanti=2&dopo=7',
  ])
})

test('every check is asked of every page, then of all together, of which values are taken too', () => {
  expect(titles('PAG-01')).toEqual([
    "met Le pagine si seguono fino all'ultima",
    'met $[*].id: 5 valori (tutte le pagine)',
    'met $[4].id: «5» (tutte le pagine)',
    ...[1, 2, 3].flatMap((number) => [
      `met Lo stato HTTP è 200 (pagina ${number})`,
      `met $.items[*]: almeno un valore (pagina ${number})`,
    ]),
  ])
  expect(stepOf('PAG-01').captured).toEqual({ terzo: '3' })
})

test('a check that one page does not meet names that page', () => {
  expect(stepOf('PAG-11').outcome.status).toBe('failed')
  expect(titles('PAG-11').filter((title) => title.startsWith('unmet'))).toEqual([
    'unmet $.items[*]: 2 valori (pagina 3)',
  ])
})

test.each([
  [
    'PAG-06',
    2,
    /^la pagina 2 rimanda a una già chiesta, «https:.*\/tondo»: si girerebbe in tondo$/,
  ],
  ['PAG-07', 2, /^dopo 2 pagine ce n'è un'altra$/],
  ['PAG-08', 2, /^la pagina 2 manca: HTTP 404, text\/html, \d+ byte$/],
  [
    'PAG-09',
    1,
    /^la pagina 1: la pagina seguente, «https:\/\/altrove\.invalid\/elenco\?da=2», non è sotto https:.*: non si chiama$/,
  ],
  ['PAG-10', 2, /^la pagina 2 è uguale alla precedente: il servizio non guarda il parametro$/],
])('%s never goes on for ever, and says why it does not go on', (id, calls, reason) => {
  expect(stepOf(id).outcome.status).toBe('failed')
  expect(followed(id)).toEqual(['unmet', expect.stringMatching(reason), calls])
})

test('where a page is missing nothing is said of all of them', () => {
  // An empty list would have no elements either.
  expect(titles('PAG-08')[1]).toBe('unmet $[*]: 0 valori (tutte le pagine)')
})

test('the stored pages are judged again, and one that was exchanged for another is found', async () => {
  const folder = workspace.path('reports', run)
  const good = await verifyRun(folder, adapters)
  expect([...good.problems, ...good.notes]).toEqual([])
  expect(good.looked.checks).toBe(
    record.cases.flatMap(({ steps }) => steps[0]?.checks ?? []).length,
  )

  const copy = workspace.path('reports', 'copia')
  cpSync(folder, copy, { recursive: true })
  const second = stepOf('PAG-01').exchanges[1]?.answer
  if (second?.kind !== 'http') throw new Error('no second page')
  const bytes = Buffer.from(
    readFileSync(join(copy, second.body.path), 'utf8').replace('elenco?da=4', 'elenco?da=3'),
  )
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  rmSync(join(copy, second.body.path))
  writeFileSync(join(copy, second.body.path.replace(second.body.sha256, sha256)), bytes)
  for (const name of ['run.json', 'events.ndjson']) {
    const text = readFileSync(join(copy, name), 'utf8')
    writeFileSync(join(copy, name), text.replaceAll(second.body.sha256, sha256))
  }
  const { problems } = await verifyRun(copy, adapters)
  expect(problems.map(({ place, message }) => `${place}: ${message}`)).toContain(
    "PAG-01, passo «elenco», verifica «Le pagine si seguono fino all'ultima»: nel registro è soddisfatta, dai byte conservati risulta non soddisfatta: atteso l'ultima entro 5 pagine, ottenuto la pagina 3 non è quella a cui rimanda la 2",
  )
})

test.each<[header: string, found: readonly string[]]>([
  ['<a>; rel="next"', ['a']],
  ['<a?x=1,2>; title="di <b>, \\"c\\"; rel=next"; rel=prev, <d>;REL=NEXT', ['d']],
  ['<a>; rel="last next"; rel=prev', ['a']],
  ['<a>; rel=next; anchor="#x", <b>; rel=nextone', []],
  ['<a>; rel=next, <a>; rel="next"', ['a']],
  ['<a>; rel=next, <b>; rel=next', ['a', 'b']],
  ['a; rel=next', []],
])('of the Link header %s the next is %j', (header, found) => {
  expect(linksOf(header, 'next')).toEqual(found)
})
