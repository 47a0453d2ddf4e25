import { defineAdapter } from '../../src/adapter/define-adapter.ts'
import type { RequestProblem } from '../../src/adapter/define-adapter.ts'
import { t } from '../../src/lib/language/t.ts'
import { readAnswer } from './answer/read.ts'
import { borderProxy } from './checks/border-proxy.ts'
import { problemCheck } from './checks/problem.ts'
import { codes, explainCode } from './codes.ts'
import { gatewayOperation, isGatewayOperation } from './gateway-operations.ts'
import { gistOf, said } from './said.ts'
import { jsonProblems } from './message/json-content.ts'
import { recognise } from './recognise.ts'
import { HttpCall, operationOf, writesSomething } from './request.ts'
import { nextPage, pageProblems, type PagedCall } from './pages/next-page.ts'
import { Deviations } from './token/deviations.ts'

const requestProblems = ({ body, multipart = [], tokens }: HttpCall): RequestProblem[] => [
  ...jsonProblems(body, ['body']),
  ...multipart.flatMap(({ json }, index) => jsonProblems(json, ['multipart', index, 'json'])),
  ...jsonProblems(tokens?.claims, ['tokens', 'claims']),
  ...jsonProblems(tokens?.bearer, ['tokens', 'bearer']),
]

interface Named {
  readonly multipart?: readonly { readonly from?: unknown }[]
}

/** HTTP with JSON, forms, files and parts, and the two signed tokens of the FSE gateway. */
export const http = defineAdapter({
  id: 'http',
  title: t`HTTP: servizi REST, con i token del gateway FSE`,
  request: HttpCall,
  deviations: Deviations,
  defects: {},
  checks: [problemCheck, borderProxy],
  namespaces: {},
  problems: (send) => Promise.resolve(requestProblems(send)),
  deviationProblems: ({ tokens }, deviate) =>
    Promise.resolve(
      tokens !== undefined || deviate['tokens'] === undefined
        ? []
        : [
            {
              path: ['tokens'],
              message: t`la richiesta non ha token: la deviazione non romperebbe niente`,
              hint: t`aggiungere tokens a send, oppure togliere la deviazione`,
            },
          ],
    ),
  operationOf,
  operatorsOf: () => [],
  keysOf: (send) => ((send as Partial<HttpCall>).tokens === undefined ? [] : ['signature']),
  stepsNamed: (send) => {
    const { multipart } = send as Named
    return (Array.isArray(multipart) ? multipart : []).flatMap(
      ({ from }: { from?: unknown }, index) =>
        typeof from === 'string'
          ? [{ path: ['send', 'multipart', index, 'from'], name: from }]
          : [],
    )
  },
  filesNamed: ({ file, multipart = [] }) => [
    ...(file === undefined ? [] : [{ path: ['file'], file }]),
    ...multipart.flatMap((part, index) => [
      ...(part.file === undefined ? [] : [{ path: ['multipart', index, 'file'], file: part.file }]),
      ...(part.pdf?.cda === undefined
        ? []
        : [{ path: ['multipart', index, 'pdf', 'cda'], file: part.pdf.cda }]),
    ]),
  ],
  writes: writesSomething,
  // What only a call, or only a verification, needs is read when there is one.
  call: async (send, context) => (await import('./call.ts')).callHttp(send, context),
  nextPage: (send, exchange, source) => nextPage(send as PagedCall, exchange, source),
  pageProblems,
  read: readAnswer,
  recognise,
  knows: isGatewayOperation,
  watchedAs: (send) => gatewayOperation(send.method, send.path) ?? operationOf(send),
  signatures: async (exchange) => (await import('./signatures.ts')).signaturesOf(exchange),
  said,
  gist: gistOf,
  explain: explainCode,
  codes,
})
