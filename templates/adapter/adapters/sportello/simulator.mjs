// @ts-check
// L'altra parte: risponde come il servizio vero, per quanto se ne sa. Non importa niente da adapter.mjs: due parti scritte
// insieme si darebbero ragione anche quando sbagliano.

/**
 * @param {number} status
 * @param {unknown} value
 * @param {import('collaudo/adapter').ReplyNote} note
 * @returns {import('collaudo/adapter').SimulatedReply}
 */
const reply = (status, value, note) => ({
  kind: 'answer',
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(value)),
  note,
})

/**
 * @param {number} status
 * @param {string} codice
 * @param {string} testo
 * @param {string} rule
 */
const refuse = (status, codice, testo, rule) =>
  reply(status, { errore: { codice, testo } }, { fault: codice, rule })

/** @param {Uint8Array} body */
const oggettoIn = (body) => {
  try {
    const { oggetto } = JSON.parse(Buffer.from(body).toString('utf8'))
    return typeof oggetto === 'string' ? oggetto : ''
  } catch {
    return ''
  }
}

/** @type {import('collaudo/adapter').SimulatorSpecification} */
export const simulator = {
  // Le domande a cui nessun documento risponde, ciascuna con un valore predefinito.
  switches: [],
  // Per che cosa rifiuta, e dove sta scritto.
  rules: [
    { name: 'sportello-oggetto', code: 'OGGETTO_MANCANTE', source: 'esempio', certainty: 'guess' },
    { name: 'sportello-pratica', code: 'PRATICA_ASSENTE', source: 'esempio', certainty: 'guess' },
  ],
  conditions: [],
  create: async () => {
    /** @type {Map<string, { id: string, oggetto: string, stato: string }>} */
    const pratiche = new Map()
    return {
      id: 'sportello',
      path: '/sportello/',
      handle: async ({ method, path, body }) => {
        if (method === 'POST' && path === '/sportello/pratiche') {
          const oggetto = oggettoIn(body)
          if (oggetto === '')
            return refuse(422, 'OGGETTO_MANCANTE', 'serve un oggetto', 'sportello-oggetto')
          const pratica = { id: `P-${pratiche.size + 1}`, oggetto, stato: 'accolta' }
          pratiche.set(pratica.id, pratica)
          return reply(201, pratica, { operation: 'apri', identifiers: [pratica.id] })
        }
        const id = decodeURIComponent(/^\/sportello\/pratiche\/([^/?]+)$/.exec(path)?.[1] ?? '')
        const pratica = method === 'GET' ? pratiche.get(id) : undefined
        return pratica === undefined
          ? refuse(404, 'PRATICA_ASSENTE', 'nessuna pratica', 'sportello-pratica')
          : reply(200, pratica, { operation: 'leggi', identifiers: [id] })
      },
      reset: () => pratiche.clear(),
    }
  },
}
