// @ts-check
// Come si parla con il servizio: che cosa può scrivere un caso, che cosa parte, come si legge ciò che torna.
import { defineAdapter, defineCheck, exchangeOf, parseJson, z } from 'collaudo/adapter'

import { simulator } from './simulator.mjs'

const Request = z.strictObject({
  operation: z
    .enum(['apri', 'leggi'])
    .meta({ description: 'apri (registra una pratica) o leggi (ne chiede una)' }),
  oggetto: z.string().optional().meta({ description: 'Di che cosa tratta la pratica da aprire' }),
  pratica: z.string().optional().meta({ description: 'L’identificativo della pratica da leggere' }),
})

// Ciò che arriva da fuori si guarda con uno schema, mai a occhi chiusi.
const Pratica = z.object({ id: z.string(), oggetto: z.string(), stato: z.string() })
const Rifiuto = z.object({ errore: z.object({ codice: z.string(), testo: z.string() }) })

/** @param {import('collaudo/adapter').HttpAnswer | import('collaudo/adapter').NoAnswer} answer */
const jsonOf = (answer) => {
  const parsed = answer.kind === 'http' ? parseJson(answer.body) : undefined
  return parsed?.ok === true ? parsed.value : undefined
}

/** Una verifica che serve solo a questo servizio. Un caso la scrive così: sportello-stato: accolta */
const stato = defineCheck({
  key: 'sportello-stato',
  // Si valuta solo sulla risposta che l'operazione promette: su ogni altra non è soddisfatta.
  presumes: 'expected',
  schema: z.strictObject({
    'sportello-stato': z.string().min(1).meta({ description: 'Lo stato atteso della pratica' }),
  }),
  title: (spec) => `La pratica è ${spec['sportello-stato']}`,
  evaluate: (spec, { exchange }) => {
    const found = Pratica.safeParse(jsonOf(exchange.answer)).data?.stato
    return {
      met: found === spec['sportello-stato'],
      expected: spec['sportello-stato'],
      actual: found ?? 'nessuno stato nella risposta',
    }
  },
})

/**
 * Che cosa vuol dire un codice: lo dice collaudo explain, e il rapporto accanto al rifiuto.
 * @type {Readonly<Record<string, import('collaudo/adapter').CodeExplanation>>}
 */
const codes = {
  PRATICA_ASSENTE: {
    meaning: 'Non c’è una pratica con quell’identificativo.',
    givenBy: 'il registro delle pratiche, con HTTP 404',
    causes: ['la pratica è di un altro ambiente, o il simulatore è ripartito'],
    lookAt: ['l’identificativo nella richiesta', 'il passo che ha aperto la pratica'],
    certainty: { meaning: 'esempio', given: 'esempio' },
  },
}

export default defineAdapter({
  // Il nome che i casi scrivono in uses:, lo stesso della cartella.
  id: 'sportello',
  title: 'Registro delle pratiche (JSON su HTTP)',
  request: Request,
  // Che cosa un caso può rompere apposta con deviate: qui niente.
  deviations: z.strictObject({}),
  defects: {},
  checks: [stato],
  namespaces: {},
  // Gli errori che si vedono senza inviare niente: collaudo check li dice con il loro posto.
  problems: async ({ operation, oggetto, pratica }) => {
    const wanted = operation === 'apri' ? 'oggetto' : 'pratica'
    const given = operation === 'apri' ? oggetto : pratica
    return given === undefined
      ? [
          {
            path: [],
            message: `per «${operation}» serve «${wanted}»`,
            hint: `aggiungere ${wanted}:`,
          },
        ]
      : []
  },
  operationOf: ({ operation }) => operation,
  operatorsOf: () => [],
  // Nessuna chiamata si firma: dell'operatore non serve nessuna chiave.
  keysOf: () => [],
  // Ciò che scrive non si ripete mai da solo, e dopo un'attesa scaduta lo stato è ignoto.
  writes: ({ operation }) => operation === 'apri',
  call: async ({ operation, oggetto, pratica }, context) => {
    const request =
      operation === 'apri'
        ? {
            method: 'POST',
            url: `${context.endpoint}/pratiche`,
            headers: { 'content-type': 'application/json' },
            body: Buffer.from(JSON.stringify({ oggetto })),
          }
        : {
            method: 'GET',
            url: `${context.endpoint}/pratiche/${encodeURIComponent(pratica ?? '')}`,
            headers: { accept: 'application/json' },
            body: Buffer.alloc(0),
          }
    const sent = await context.send(request)
    const found = Pratica.safeParse(jsonOf(sent.answer)).data
    return exchangeOf(request, sent, {
      adapter: 'sportello',
      operation,
      // Ciò con cui chi gestisce il servizio ritrova la chiamata.
      facts: found === undefined ? {} : { pratica: found.id },
    })
  },
  read: ({ answer }) => {
    if (answer.kind === 'none') return { kind: 'none', description: answer.message }
    const json = jsonOf(answer)
    const errore = Rifiuto.safeParse(json).data?.errore
    if (errore !== undefined)
      return {
        kind: 'fault',
        code: errore.codice,
        text: errore.testo,
        detail: '',
        description: `rifiuto ${errore.codice}: ${errore.testo}`,
      }
    return answer.status < 300 && Pratica.safeParse(json).success
      ? { kind: 'expected', description: 'una pratica' }
      : { kind: 'other', description: `HTTP ${answer.status}, senza una pratica` }
  },
  explain: (code) => codes[code]?.meaning,
  codes,
  simulator,
})
