import { isSignatureOf } from '../certificates/checked-signature.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import type { SignatureHash, SigningKey } from '../model/signing-key.ts'
import type { CardDesk } from './card-desk.ts'
import type { CardSlots, LocatedKey } from './card-slots.ts'
import type { WantedKey } from './card-spec.ts'
import { absent, cardFailed, keyMissing, removed } from './card-trouble.ts'
import { tokenText, wantedText } from './find-token.ts'
import { keyUri } from './key-uri.ts'
import { createPins } from './log-in.ts'
import { ckrOf } from './pkcs11.ts'
import { chooseMechanism } from './sign-on-card.ts'
import { privateKeyOf, type CardPrivateKey } from './token-objects.ts'

/** A key on a card. It signs once it is ready, and its certificate is known from then on. */
export interface CardKey extends SigningKey {
  readonly ready: (isMidway: boolean) => Promise<void>
  /** Has the key ready, then does something with it, known by its URI, while nobody else speaks to a card. */
  readonly whileReady: <Result>(work: (uri: string) => Promise<Result>) => Promise<Result>
}

export interface Cards {
  /** A key that is looked for on a card when it is needed; nothing is opened yet. */
  readonly key: (wanted: WantedKey) => CardKey
  /** Whether the card of a key is in a reader. Nobody is asked. */
  readonly isThere: (wanted: WantedKey) => Promise<boolean>
  /** Lets go of the modules. */
  readonly close: () => Promise<void>
}

export interface CardsOptions {
  readonly desk: CardDesk
  /** Whether cards change places as the run goes, because there are fewer readers than cards. */
  readonly isSwapping: boolean
}

interface OpenKey extends LocatedKey {
  readonly key: CardPrivateKey
}

/** What a module says when the card, the reader or the session is not there any more. */
const gone = new Set([
  'CKR_DEVICE_REMOVED',
  'CKR_DEVICE_ERROR',
  'CKR_TOKEN_NOT_PRESENT',
  'CKR_TOKEN_NOT_RECOGNIZED',
  'CKR_SLOT_ID_INVALID',
  'CKR_SESSION_HANDLE_INVALID',
  'CKR_SESSION_CLOSED',
  'CKR_OBJECT_HANDLE_INVALID',
  'CKR_KEY_HANDLE_INVALID',
  'CKR_USER_NOT_LOGGED_IN',
])

/**
 * The cards of a run. All of it belongs to one thread: two in one module bring the process down. Calls wait for
 * each other, also while a person is asked.
 */
export const createCards = ({ desk, isSwapping }: CardsOptions): Cards => {
  // Who has no card reads nothing of what speaks to one.
  let opened: Promise<CardSlots> | null = null
  const slotsOpened = (): Promise<CardSlots> =>
    (opened ??= import('./card-slots.ts').then(({ createSlots }) => createSlots(desk)))
  const pins = createPins(desk)
  let last: Promise<unknown> = Promise.resolve()

  const exclusive = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }

  const open = async (wanted: WantedKey): Promise<OpenKey> => {
    const located = await (await slotsOpened()).open(wanted)
    const { on, certificate } = located
    await pins.logIn({ ...on, ...wanted })
    const key = privateKeyOf(on.module.p11, on.session, certificate.id)
    if (key === undefined)
      throw keyMissing(
        t`sulla carta ${tokenText(on.token)} di «${wanted.holder.name}» c'è il certificato ${certificate.id}, ma non la sua chiave`,
      )
    if (key.alwaysAuthenticate) await pins.prepare({ ...on, ...wanted }, certificate.id)
    return { ...located, key }
  }

  const signWith = async (
    { on, certificate: { certificate, id }, key }: OpenKey,
    wanted: WantedKey,
    hash: SignatureHash,
    data: Uint8Array,
  ): Promise<Uint8Array> => {
    const { p11 } = on.module
    const bits = certificate.publicKey.asymmetricKeyDetails?.modulusLength ?? 4096
    const { mechanism, input } = chooseMechanism(p11, on.token.slot, hash, data)
    p11.C_SignInit(on.session, { mechanism }, key.handle)
    if (key.alwaysAuthenticate) pins.consent({ ...on, ...wanted }, id)
    const room = Buffer.alloc(Math.ceil(bits / 8))
    const signature = await p11.C_SignAsync(on.session, Buffer.from(input), room)
    if (isSignatureOf(certificate, hash, data, signature)) return signature
    throw keyMissing(
      t`la firma della carta di «${wanted.holder.name}» non è della chiave del suo certificato ${id}`,
    )
  }

  const key: Cards['key'] = (wanted) => {
    const { spec, holder } = wanted
    let current: OpenKey | null = null

    const given = (): OpenKey => {
      if (current === null) throw absent(holder, wantedText(spec))
      return current
    }
    const haveReady = async (isMidway: boolean): Promise<OpenKey> => {
      const slots = await slotsOpened()
      if (current !== null && slots.isAlive(current.on)) return current
      const wasThere = current !== null
      current = null
      try {
        if (isMidway && wasThere && !isSwapping && slots.locate(wanted) === null)
          throw removed(holder)
        current = await open(wanted)
        return current
      } catch (error) {
        slots.leave(spec.module)
        throw cardFailed(holder, error)
      }
    }
    return {
      get certificate() {
        return given().certificate.certificate
      },
      ready: (isMidway) => exclusive(async () => void (await haveReady(isMidway))),
      whileReady: (work) =>
        exclusive(async () => {
          const { on, certificate } = await haveReady(false)
          return await work(keyUri(on.token, certificate.id))
        }),
      sign: (hash, data) =>
        exclusive(async () => {
          try {
            return await signWith(given(), wanted, hash, data)
          } catch (error) {
            current = null
            const slots = await slotsOpened()
            // What was open is of no use any more, or in the middle of something: the next one begins anew.
            slots.leave(spec.module)
            if (error instanceof HarnessError) throw error
            const isGone = gone.has(ckrOf(error) ?? '') || slots.locate(wanted) === null
            throw isGone ? removed(holder, error) : cardFailed(holder, error)
          }
        }),
    }
  }

  return {
    key,
    isThere: (wanted) => exclusive(async () => (await slotsOpened()).locate(wanted) !== null),
    close: () => exclusive(async () => (await opened)?.close()),
  }
}
