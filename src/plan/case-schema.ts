import { z } from 'zod'

import { comparisons } from '../check/comparison.ts'
import { HeaderName } from '../check/header.ts'
import { JsonPathText } from '../check/jsonpath.ts'
import { XpathNamespaces, XpathText } from '../check/xpath.ts'
import { Source } from '../model/run-record.ts'
import { Duration, Flag, Name, Slug } from './text-types.ts'

/** The operator of a step: one name, or the three roles apart (for cases that separate them on purpose). */
export const OperatorChoice = z.union([
  Slug,
  z.strictObject({
    datiOperatore: Slug.meta({ description: 'Operatore scritto nella richiesta' }),
    authentication: Slug.meta({ description: 'Operatore la cui CNS firma la WS-Security' }),
    signature: Slug.meta({ description: 'Operatore la cui chiave di firma firma i documenti' }),
  }),
])

/** Whether a text is a regular expression with one group: what it takes. */
const hasOneGroup = (text: string): boolean => {
  try {
    return new RegExp(`${text}|`, 'u').exec('')?.length === 2
  } catch {
    return false
  }
}

const sources = ['xpath', 'jsonpath', 'header', 'regex'] as const

export const Capture = z
  .strictObject({
    xpath: XpathText.optional().meta({ description: 'XPath che trova il valore nella risposta' }),
    namespaces: XpathNamespaces.optional().meta({
      description: "Prefissi usati nell'XPath, ciascuno con il suo spazio dei nomi",
    }),
    jsonpath: JsonPathText.optional().meta({
      description: 'JSONPath (RFC 9535) che trova il valore nella risposta JSON',
    }),
    header: HeaderName.optional().meta({ description: "Nome dell'intestazione della risposta" }),
    regex: z
      .string()
      .min(1)
      .refine(hasOneGroup, { error: "attesa un'espressione regolare con un solo gruppo ( )" })
      .optional()
      .meta({ description: 'Espressione regolare sul testo della risposta: prende il suo gruppo' }),
    optional: Flag.optional().meta({ description: 'true se la risposta può non contenerlo' }),
  })
  .refine((capture) => sources.filter((name) => capture[name] !== undefined).length === 1, {
    error: `atteso esattamente uno tra ${sources.join(', ')}`,
  })
  .refine((capture) => capture.namespaces === undefined || capture.xpath !== undefined, {
    path: ['namespaces'],
    error: 'namespaces: si scrive solo accanto a xpath:',
  })
export type Capture = z.output<typeof Capture>

const {
  exists: _exists,
  absent: _absent,
  count: _count,
  // What a value that is there can be compared with.
  ...textComparisons
} = comparisons

const atMostOne = (entry: object): boolean =>
  Object.keys(textComparisons).filter((name) => Object.hasOwn(entry, name)).length <= 1

const oneAtMost = { error: `atteso al più uno tra ${Object.keys(textComparisons).join(', ')}` }

const idOfStep = Slug.meta({ description: 'Nome del passo, unico nel caso' })
const titleOfStep = z.string().min(1).optional().meta({ description: 'Titolo per il rapporto' })
const expectOfStep = z
  .array(z.unknown())
  .min(1, { error: 'attesa almeno una verifica: un passo senza verifiche non prova niente' })
  .meta({ description: 'Le verifiche sulla risposta' })
const captureOfStep = z
  .record(Name, Capture)
  .optional()
  .meta({ description: 'Valori presi dalla risposta, per i passi seguenti' })
const deviateOfStep = z
  .record(z.string(), z.unknown())
  .optional()
  .meta({ description: 'Che cosa il passo rompe di proposito, per livello' })
const operatorOfStep = OperatorChoice.optional().meta({ description: 'Chi agisce in questo passo' })

/** Calls the same reading again and again, until it answers what is awaited or the limit is reached. */
export const Repeat = z.strictObject({
  until: z
    .array(z.unknown())
    .min(1, { error: 'attesa almeno una verifica: dice quando smettere' })
    .meta({ description: 'Le verifiche che fanno smettere, quando sono tutte soddisfatte' }),
  every: Duration.meta({ description: 'Attesa tra una chiamata e la successiva, per esempio 2s' }),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, { error: 'atteso un numero di chiamate, da 1 a 9999' })
    .transform(Number)
    .meta({ description: 'Al più tante chiamate' }),
})

/** A call as written; `send` and each entry of `expect` are parsed by the adapter and by the check. */
export const CallShape = z.strictObject({
  id: idOfStep,
  title: titleOfStep,
  uses: z.string().meta({ description: "L'adattatore che esegue la chiamata, per esempio sist" }),
  operator: operatorOfStep,
  send: z.record(z.string(), z.unknown()).meta({ description: 'La richiesta' }),
  expect: expectOfStep,
  capture: captureOfStep,
  deviate: deviateOfStep,
  repeat: Repeat.optional().meta({
    description: 'Ripete una lettura finché la risposta non è quella attesa',
  }),
  recover: z
    .array(z.unknown())
    .min(1)
    .optional()
    .meta({ description: 'Passi da eseguire se resta ignoto lo stato di questa scrittura' }),
})

/** The call of an earlier step once more: the same request, with fresh timestamp, nonce and signature. */
export const AgainShape = z.strictObject({
  id: idOfStep,
  title: titleOfStep,
  again: z.string().min(1).meta({
    description: 'Il passo da ripetere: stessa richiesta, con marca temporale, nonce e firma nuovi',
  }),
  operator: operatorOfStep,
  expect: expectOfStep,
  capture: captureOfStep,
  deviate: deviateOfStep,
})

/** The bytes of an earlier step once more. */
export const ResendShape = z.strictObject({
  id: idOfStep,
  title: titleOfStep,
  resend: z.string().min(1).meta({
    description: 'Il passo da rispedire: gli stessi byte, firma compresa',
  }),
  expect: expectOfStep,
  capture: captureOfStep,
})

/** A pause. */
export const WaitShape = z.strictObject({
  id: idOfStep,
  title: titleOfStep,
  wait: Duration.meta({ description: 'Attesa prima del passo seguente, per esempio 5s' }),
})

export const fileTypes = ['png', 'jpg', 'pdf', 'txt', 'xml', 'json', 'html'] as const

/** What a person types. */
export const ManualAnswer = z
  .strictObject({
    ask: z.string().min(1).meta({ description: 'La domanda, per esempio NRE stampato' }),
    ...textComparisons,
  })
  .refine(atMostOne, oneAtMost)

/** What a person hands over. */
export const ManualFile = z.strictObject({
  types: z
    .array(z.enum(fileTypes))
    .min(1)
    .meta({ description: 'I tipi ammessi, guardati nel contenuto e non nel nome' }),
  min: z
    .string()
    .regex(/^[1-9]\d?$/, { error: 'atteso un numero, da 1 a 99' })
    .transform(Number)
    .optional()
    .meta({ description: 'Quanti file almeno; 1 se non è detto' }),
})

/** Something that a person does in the application. */
export const ManualShape = z.strictObject({
  id: idOfStep,
  title: titleOfStep,
  manual: z
    .strictObject({
      do: z.string().min(1).meta({ description: 'Che cosa fare, e dove' }),
      answers: z
        .record(Name, ManualAnswer)
        .optional()
        .meta({ description: 'Le risposte da scrivere, ciascuna con la sua verifica' }),
      files: z
        .record(Slug, ManualFile)
        .optional()
        .meta({ description: 'I file da consegnare, per esempio una schermata' }),
    })
    .refine(
      ({ answers, files }) =>
        Object.keys(answers ?? {}).length + Object.keys(files ?? {}).length > 0,
      {
        error:
          'attesa almeno una risposta o un file: un passo senza niente da guardare non prova niente',
      },
    )
    .meta({ description: "Un'azione di una persona, nell'applicativo" }),
})

/** Steps of `fragments/<name>.yaml`, with values for its parameters. */
export const UseFragmentShape = z.strictObject({
  id: idOfStep,
  fragment: Slug.meta({ description: 'Nome del file in fragments/, senza .yaml' }),
  with: z
    .record(Name, z.unknown())
    .optional()
    .meta({ description: 'Un valore per ogni parametro del frammento' }),
})

/** What a key of a step says about its kind; a step without any of them is a call. */
export const stepShapes = {
  again: AgainShape,
  resend: ResendShape,
  wait: WaitShape,
  manual: ManualShape,
  fragment: UseFragmentShape,
} as const

/** The schema of a step, chosen by the key that is present. */
export const stepShapeOf = (step: unknown): z.ZodObject => {
  if (step === null || typeof step !== 'object') return CallShape
  const key = (Object.keys(stepShapes) as (keyof typeof stepShapes)[]).find((name) =>
    Object.hasOwn(step, name),
  )
  return key === undefined ? CallShape : stepShapes[key]
}

const Steps = z.array(z.record(z.string(), z.unknown()))

/** A fragment: steps that several cases share. */
export const FragmentShape = z.strictObject({
  title: z.string().min(1).optional().meta({ description: 'Che cosa fa il frammento' }),
  parameters: z
    .array(Name)
    .optional()
    .meta({ description: 'Nomi dei valori che ogni caso deve dare con with:' }),
  steps: Steps.min(1).meta({ description: 'I passi, in ordine' }),
})

export const Need = z.strictObject({
  case: z.string().min(1).meta({ description: 'Id del caso di cui questo ha bisogno' }),
  take: z.array(Name).optional().meta({ description: 'Valori esportati da quel caso' }),
})

export const Requires = z.strictObject({
  simulator: Slug.meta({ description: 'Condizione ordinata al simulatore, per esempio sac-down' }),
  otherwise: z
    .string()
    .min(1)
    .meta({ description: 'Che cosa chiedere fuori dal simulatore, perché la condizione si dia' }),
})

/** Something about the plan's data that must hold before the case sends anything. */
export const Precondition = z
  .strictObject({
    text: z.string().min(1).meta({ description: "Il prerequisito, con le parole dell'autorità" }),
    value: z
      .string()
      .min(1)
      .meta({ description: 'Il valore da guardare, per esempio ${ people.rossi.cf }' }),
    ...textComparisons,
  })
  .refine(atMostOne, oneAtMost)

/** Rows of values: inline, or in a file of the plan's folder. */
export const Examples = z.union([
  z.array(z.record(Name, z.string())).min(1),
  z.strictObject({
    csv: z.string().min(1).meta({ description: 'File CSV con i nomi nella prima riga' }),
  }),
  z.strictObject({
    json: z.string().min(1).meta({ description: 'File JSON: una lista di oggetti' }),
  }),
])

const head = {
  id: Slug.meta({ description: "L'id che l'autorità dà al caso" }),
  title: z.string().min(1).meta({ description: 'Il titolo del caso' }),
  source: Source.strict()
    .optional()
    .meta({ description: "Dove il caso sta nel documento dell'autorità, e le sue parole" }),
  requirements: z.array(z.string()).optional().meta({ description: 'Requisiti che il caso prova' }),
  severity: z
    .enum(['blocker', 'critical', 'normal', 'minor', 'trivial'])
    .optional()
    .meta({ description: 'Gravità' }),
  tags: z.array(Slug).optional().meta({ description: 'Etichette per scegliere i casi' }),
}

/** A row of the authority's document that nobody has encoded yet: never green, never red. */
export const SkeletonShape = z.strictObject({
  ...head,
  state: z.literal('to-be-encoded').meta({ description: 'Il caso è ancora da codificare' }),
})

/** A case in which nothing runs: the vendor describes what its application does. */
export const DeclaredShape = z.strictObject({
  ...head,
  kind: z.literal('declared').meta({
    description: 'declared: niente si esegue, il produttore descrive il comportamento',
  }),
  asks: z.string().min(1).meta({ description: 'Che cosa il produttore deve descrivere' }),
})

/** A case as written. */
export const CaseShape = z.strictObject({
  ...head,
  kind: z.enum(['positive', 'negative']).meta({
    description: 'positive: deve riuscire; negative: passa quando il rifiuto atteso avviene',
  }),
  operator: OperatorChoice.optional().meta({
    description: 'Chi agisce, se il passo non dice altro',
  }),
  operators: z
    .array(Slug)
    .optional()
    .meta({ description: 'Tutti gli operatori che il caso impiega' }),
  needs: z.array(Need).optional().meta({ description: 'Casi che devono essere riusciti prima' }),
  exports: z
    .array(Name)
    .optional()
    .meta({ description: 'Valori catturati che altri casi possono usare' }),
  requires: Requires.optional().meta({ description: "Che cosa deve offrire l'ambiente" }),
  switches: z
    .array(Slug)
    .optional()
    .meta({ description: 'Questioni aperte del simulatore da cui dipende il verdetto' }),
  preconditions: z
    .array(Precondition)
    .optional()
    .meta({ description: 'Ciò che deve valere prima che qualcosa sia spedito' }),
  locks: z
    .array(Slug)
    .optional()
    .meta({ description: 'Risorse che due casi non possono usare insieme, per nome' }),
  examples: Examples.optional().meta({
    description: 'Una tabella: il caso si esegue una volta per ogni riga, con i suoi valori',
  }),
  steps: Steps.min(1).meta({ description: 'I passi, in ordine' }),
  cleanup: Steps.optional().meta({
    description: 'Passi che si eseguono alla fine, comunque sia andata',
  }),
})
export type CaseShape = z.output<typeof CaseShape>
export type CallShape = z.output<typeof CallShape>
export type AgainShape = z.output<typeof AgainShape>
export type ResendShape = z.output<typeof ResendShape>
export type WaitShape = z.output<typeof WaitShape>
export type ManualShape = z.output<typeof ManualShape>
export type UseFragmentShape = z.output<typeof UseFragmentShape>
export type OperatorChoice = z.output<typeof OperatorChoice>
