import { z } from 'zod'

import { t } from '../../src/lib/language/t.ts'
import { JsonContent } from './message/json-content.ts'
import { MultipartPart } from './message/part.ts'
import { TokenRequest } from './token/token-request.ts'

const text = z.string()
const some = text.min(1)

const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** What the adapter, or the connection itself, writes. */
const written = ['host', 'content-length', 'transfer-encoding', 'connection', 'content-type']

const headerName = text.regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, {
  error: t`atteso il nome di un'intestazione HTTP`,
})

const contents = ['body', 'form', 'text', 'file', 'multipart'] as const

/** What a case may ask of the adapter: one HTTP request. */
export const HttpCall = z
  .strictObject({
    method: z.enum(methods).meta({ description: t`Metodo HTTP` }),
    path: text.regex(/^\//, { error: t`atteso un percorso che comincia con /` }).meta({
      description: t`Percorso dopo l'indirizzo dell'ambiente; i caratteri che non possono starci sono codificati, %XX resta com'è. I parametri vanno in query.`,
    }),
    query: z
      .record(some, z.union([text, z.null(), z.array(text)]))
      .optional()
      .meta({
        description: t`Parametri dell'indirizzo, nell'ordine in cui sono scritti; una lista ripete il parametro, null lo toglie.`,
      }),
    headers: z
      .record(headerName, z.union([text, z.null()]))
      .optional()
      .meta({ description: t`Intestazioni HTTP; accept, se manca, è application/json.` }),
    body: JsonContent.optional().meta({
      description: t`Corpo JSON (o la parte di multipart senza contenuto proprio). I valori sono testi; { $json: 7 } scrive un numero, true o altro JSON; null toglie la chiave.`,
    }),
    form: z
      .record(some, z.union([text, z.null(), z.array(text)]))
      .optional()
      .meta({ description: t`Corpo application/x-www-form-urlencoded.` }),
    text: text.optional().meta({ description: t`Corpo di testo, in UTF-8, com'è scritto.` }),
    file: some.optional().meta({ description: t`Corpo: i byte di un file del piano, com'è.` }),
    multipart: z
      .array(MultipartPart)
      .min(1)
      .optional()
      .meta({ description: t`Corpo multipart/form-data: le parti, in ordine.` }),
    type: some
      .optional()
      .meta({ description: t`Content-Type del corpo, in luogo di quello che gli spetta.` }),
    tokens: TokenRequest.optional(),
    operation: some
      .optional()
      .meta({ description: t`Nome della chiamata per i titoli; se manca, metodo e percorso.` }),
    writes: z
      .enum(['true', 'false'])
      .optional()
      .meta({
        description: t`Se la chiamata cambia qualcosa; se manca lo dice il metodo: GET, HEAD e OPTIONS no, gli altri sì.`,
      }),
  })
  .superRefine((send, context) => {
    const issue = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message })
    const given = contents.filter((name) => send[name] !== undefined)
    const bare = (send.multipart ?? []).filter((part) => contentOf(part) === undefined)
    const allowed = send.multipart !== undefined && bare.length === 1 ? 2 : 1
    if (given.length > allowed || (given.length === 2 && send.body === undefined))
      issue(
        [given.at(-1) ?? ''],
        t`un solo corpo tra ${contents.join(', ')}; accanto a multipart, body se una parte non ha contenuto proprio`,
      )
    if (bare.length > 1 || (bare.length === 1 && send.body === undefined))
      issue(
        ['multipart', send.multipart?.indexOf(bare.at(-1) ?? (bare[0] as MultipartPart)) ?? 0],
        t`una parte senza json, text, file, pdf o from porta body: può essere una sola, e body deve esserci`,
      )
    for (const name of Object.keys(send.headers ?? {})) {
      const lower = name.toLowerCase()
      if (written.includes(lower))
        issue(
          ['headers', name],
          lower === 'content-type'
            ? t`il tipo del corpo si scrive in type`
            : t`questa intestazione la scrive la connessione`,
        )
      else if (
        send.tokens !== undefined &&
        (lower === 'authorization' || lower === 'fse-jwt-signature')
      )
        issue(['headers', name], t`questa intestazione la scrive tokens`)
    }
    if (/[?#]/.test(send.path.replaceAll(/\$\{[^}]*\}/g, '')))
      issue(['path'], t`i parametri dell'indirizzo vanno in query`)
    if (send.path.split('/').some((segment) => segment === '.' || segment === '..'))
      issue(['path'], t`un percorso non può contenere . o ..`)
  })
export type HttpCall = Readonly<z.output<typeof HttpCall>>

/** The key by which a part says its content; undefined where it carries the body. */
export const contentOf = (part: MultipartPart): string | undefined =>
  (['json', 'text', 'file', 'pdf', 'from'] as const).find((name) => part[name] !== undefined)

/** A short name of a call. */
export const operationOf = ({ operation, method, path }: HttpCall): string =>
  operation ?? `${method} ${path}`

/** Safe methods change nothing (RFC 9110 §9.2.1); a case may know better. */
export const writesSomething = ({ method, writes }: HttpCall): boolean =>
  writes === undefined ? !['GET', 'HEAD', 'OPTIONS'].includes(method) : writes === 'true'
