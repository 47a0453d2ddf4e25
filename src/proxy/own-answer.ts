/** Why the proxy answers in its own name. */
export const ownCodes = {
  'not-http': { status: 400, phrase: 'Bad Request' },
  'client-not-local': { status: 403, phrase: 'Forbidden' },
  'not-a-path': { status: 403, phrase: 'Forbidden' },
  'other-path': { status: 404, phrase: 'Not Found' },
  'too-large': { status: 413, phrase: 'Content Too Large' },
  'other-host': { status: 421, phrase: 'Misdirected Request' },
  'environment-unreachable': { status: 502, phrase: 'Bad Gateway' },
  'environment-silent': { status: 504, phrase: 'Gateway Timeout' },
} as const

export type OwnCode = keyof typeof ownCodes

/** The header by which an answer of the proxy is told from one of the environment. */
export const ownHeader = 'X-Collaudo-Proxy'

// What travels is Italian whoever reads it, and says whose words it is.
const sentences: Readonly<Record<OwnCode, string>> = {
  'not-http': 'la richiesta non è HTTP/1.1 valido',
  'client-not-local': 'da questo indirizzo il proxy non accetta chiamate',
  'too-large': 'la richiesta è più grande di quanto il proxy inoltri',
  'not-a-path': 'il proxy inoltra soltanto percorsi, e soltanto al suo ambiente',
  'other-path': "nessun servizio dell'ambiente sta a questo percorso",
  'other-host': "l'intestazione Host non è quella del proxy né quella dell'ambiente",
  'environment-unreachable': "l'ambiente non ha risposto",
  'environment-silent': "l'ambiente non ha risposto nel tempo previsto",
}

/** An answer of the proxy itself, marked as such; the connection ends with it. */
export const ownAnswer = (code: OwnCode, detail: string): Buffer => {
  const { status, phrase } = ownCodes[code]
  const body = Buffer.from(
    `Questa risposta è del proxy di Collaudo, non dell'autorità: ${sentences[code]}.\n${detail}\n`,
  )
  const head = [
    `HTTP/1.1 ${status} ${phrase}`,
    'Content-Type: text/plain; charset=UTF-8',
    `Content-Length: ${body.length}`,
    'Connection: close',
    `${ownHeader}: ${code}`,
    '',
    '',
  ].join('\r\n')
  return Buffer.concat([Buffer.from(head, 'latin1'), body])
}
