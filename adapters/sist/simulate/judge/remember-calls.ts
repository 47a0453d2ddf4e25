import type { Breach } from '../../../../src/adapter/simulated.ts'
import type { Registration } from '../document/registration.ts'
import type { OperationContext } from '../operation.ts'
import { isNre } from '../identifiers.ts'
import { prescriptionOf } from '../operations/chk-prescrizione.ts'
import type { RequestBody } from '../request-body.ts'
import type { SequenceRule } from './offered-rules.ts'

/** What the answer of a call says, where it is the one that its operation promises. */
export interface Said {
  readonly text: (field: string) => string | undefined
}

/** A call with what came of it: `said` is null where it was refused, or nothing of the service came back. */
export interface Remembered {
  readonly number: number
  readonly context: OperationContext
  readonly said: Said | null
  /** Whether the service itself refused it. */
  readonly isRefused: boolean
}

interface Issued {
  readonly call: number
  /** Who it was for and what was prescribed, as one text. */
  readonly content: string
  registration: {
    readonly call: number
    readonly fields: string
    readonly isDone: boolean
    /** Nobody knows what became of it, or it was put off: it is to be repeated as it is. */
    readonly isToRepeat: boolean
  } | null
  isOver: boolean
}

type Found = Breach & { readonly rule: SequenceRule }

const itemsOf = (body: RequestBody): string =>
  body
    .each('elencoPrestazioni/prestazione')
    .map((item) =>
      ['codPrestazione', 'codGruppoEquivalenza', 'quantitaPrescritta']
        .map((name) => item.text(name) ?? '')
        .join(' '),
    )
    .toSorted()
    .join('; ')

const contentOf = (body: RequestBody): string =>
  [
    body.text('assistito/codIdentificativoAssistito') ?? '',
    body.text('codMedicoPrescrittore') ?? '',
    body.text('tipologia') ?? '',
    itemsOf(body),
  ].join(' | ')

const isTrue = (said: Said | null): boolean => said?.text('esito')?.trim().toUpperCase() === 'TRUE'

/** What an application did so far, call after call. */
export const rememberCalls = () => {
  const issued = new Map<string, Issued>()

  const chk = ({ number, context, said }: Remembered): Found[] => {
    const content = contentOf(context.body)
    const failed = [...issued].find(
      ([, one]) => !one.isOver && one.content === content && one.registration?.isToRepeat === true,
    )
    // Told once: whatever is prescribed later is another matter.
    if (failed !== undefined) failed[1].isOver = true
    const identifier = said?.text('IUP')?.trim()
    if (identifier !== undefined && identifier !== '') {
      context.prescriptions.keep(
        prescriptionOf(context, {
          identifier,
          kind: isNre(identifier) ? 'nre' : 'iup',
          codAutenticazione: said?.text('codAutenticazione') ?? null,
        }),
      )
      issued.set(identifier, { call: number, content, registration: null, isOver: false })
    }
    return failed === undefined
      ? []
      : [
          {
            rule: 'chk-again',
            text: `la registrazione di ${failed[0]} (chiamata ${failed[1].registration?.call ?? 0}) non è riuscita: si ripete quella, non chkPrescrizione`,
          },
        ]
  }

  const registration = (
    { number, said, isRefused }: Remembered,
    subject: Registration,
  ): Found[] => {
    const { body, cda, prescriptions } = subject
    const identifier = subject.prescription?.identifier ?? cda?.id.extension ?? ''
    const earlier = issued.get(identifier)
    if (subject.prescription !== undefined && isTrue(said))
      prescriptions.keep({ ...subject.prescription, state: 'registrata' })
    if (earlier === undefined) return []
    const fields = ['oscurato', 'idPCP'].map((name) => body.text(name) ?? 'assente').join(', ')
    const before = earlier.registration
    const isDone = isTrue(said) || before?.isDone === true
    earlier.registration = {
      call: number,
      fields: before?.fields ?? fields,
      isDone,
      isToRepeat: !isDone && !isRefused,
    }
    return before === null || before.isDone || before.fields === fields
      ? []
      : [
          {
            rule: 'registration-retry',
            text: `oscurato e idPCP erano ${before.fields} (chiamata ${before.call}), ora ${fields}`,
          },
        ]
  }

  const annulment = ({ context, said }: Remembered): Found[] => {
    const identifier = context.body.text('identificativoPrescrizione') ?? ''
    if (!isTrue(said)) return []
    const known = issued.get(identifier)
    if (known !== undefined) known.isOver = true
    const prescription = context.prescriptions.find(identifier)
    if (prescription !== undefined)
      context.prescriptions.keep({ ...prescription, state: 'annullata' })
    return []
  }

  const dispensing = (
    { said }: Remembered,
    { prescription, prescriptions }: Registration,
  ): Found[] => {
    if (prescription !== undefined && isTrue(said))
      prescriptions.keep({ ...prescription, state: 'erogata' })
    return []
  }

  return {
    chk,
    registration,
    annulment,
    dispensing,
    /** Prescriptions that were issued, and neither registered nor cancelled. */
    end: (): Found[] =>
      [...issued].flatMap(([identifier, one]) =>
        one.isOver || one.registration?.isDone === true
          ? []
          : [
              {
                rule: 'registration-missing' as const,
                call: one.call,
                text: `la prescrizione ${identifier} è stata emessa e non registrata`,
              },
            ],
      ),
  }
}
