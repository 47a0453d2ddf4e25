import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { codiceFiscaleOf } from '../certificates/codice-fiscale.ts'
import type { CardDesk } from './card-desk.ts'
import { cardId, type WantedKey } from './card-spec.ts'
import { absent, ambiguous, ofAnother } from './card-trouble.ts'
import { findCertificate } from './find-certificate.ts'
import { isMeant, tokenText, wantedText } from './find-token.ts'
import { openModule, type CardModule, type Token } from './open-module.ts'
import { ckf, type Handle } from './pkcs11.ts'
import { certificatesOf, type CardCertificate } from './token-objects.ts'

/** A session on a token. It is over when its module begins anew. */
export interface TokenSession {
  readonly module: CardModule
  readonly token: Token
  readonly session: Handle
  readonly certificates: readonly CardCertificate[]
}

/** A key's certificate, and the token that it is on. */
export interface LocatedKey {
  readonly on: TokenSession
  readonly certificate: CardCertificate
}

/** The modules that are in use, and what is in their slots. No PIN is wanted here. */
export interface CardSlots {
  /** Where a key is now; null when its card is not there. */
  readonly locate: (wanted: WantedKey) => LocatedKey | null
  /** The same, once the card is there: a person may be asked to insert it. Throws CARD_ABSENT. */
  readonly open: (wanted: WantedKey) => Promise<LocatedKey>
  /** Whether a session can still be used. */
  readonly isAlive: (session: TokenSession) => boolean
  /** Ends every session of a module. */
  readonly leave: (file: string) => void
  readonly close: () => void
}

interface OpenModule {
  readonly module: CardModule
  readonly sessions: Map<string, TokenSession>
}

/** What a token has for a key: its certificate, or why not. */
type Look = LocatedKey | HarnessError

const isAnothers = (look: Look): boolean =>
  look instanceof HarnessError && look.code === 'CARD_OF_ANOTHER'

export const createSlots = (desk: CardDesk): CardSlots => {
  const modules = new Map<string, OpenModule>()
  const declined = new Set<string>()

  const moduleOf = (file: string): OpenModule => {
    const known = modules.get(file)
    if (known !== undefined) return known
    const opened = { module: openModule(file), sessions: new Map<string, TokenSession>() }
    modules.set(file, opened)
    return opened
  }

  const sessionOn = ({ module, sessions }: OpenModule, token: Token): TokenSession => {
    const name = JSON.stringify([token.serial, token.label])
    const known = sessions.get(name)
    if (known !== undefined) return known
    const session = module.p11.C_OpenSession(token.slot, ckf.serialSession)
    const opened = { module, token, session, certificates: certificatesOf(module.p11, session) }
    sessions.set(name, opened)
    return opened
  }

  const lookAt = (opened: OpenModule, token: Token, wanted: WantedKey): Look => {
    const on = sessionOn(opened, token)
    try {
      return { on, certificate: findCertificate(on.certificates, wanted) }
    } catch (error) {
      if (error instanceof HarnessError) return error
      throw error
    }
  }

  /** What every token that may be meant has for a key. */
  const looksFor = (wanted: WantedKey): Look[] => {
    const opened = moduleOf(wanted.spec.module)
    return opened.module
      .tokens()
      .filter((token) => isMeant(wanted.spec, token))
      .map((token) => lookAt(opened, token, wanted))
  }

  /** The one that has it. Cards of other people, which issuers label alike, are passed over. */
  const chosen = (looks: readonly Look[], { holder }: WantedKey): LocatedKey | null => {
    const found = looks.filter((look): look is LocatedKey => !(look instanceof HarnessError))
    if (found.length > 1)
      throw ambiguous(
        t`più carte possono essere quella di «${holder.name}»: ${found.map(({ on }) => tokenText(on.token)).join('; ')}`,
      )
    if (found[0] !== undefined) return found[0]
    const [reason] = looks.filter((look) => !isAnothers(look))
    if (reason instanceof HarnessError) throw reason
    return null
  }

  const restart = (file: string): void => {
    const { module, sessions } = moduleOf(file)
    sessions.clear()
    module.restart()
  }

  /** A module that does not see a card gets a second look, from the start. */
  const locate: CardSlots['locate'] = (wanted) => {
    const found = chosen(looksFor(wanted), wanted)
    if (found !== null) return found
    restart(wanted.spec.module)
    return chosen(looksFor(wanted), wanted)
  }

  /** The codice fiscale of a card that is where the wanted one should be. */
  const insteadOf = (wanted: WantedKey): string | null => {
    const opened = moduleOf(wanted.spec.module)
    const others = opened.module.tokens().filter((token) => isMeant(wanted.spec, token))
    return (
      others
        .flatMap((token) => sessionOn(opened, token).certificates)
        .map(({ certificate }) => codiceFiscaleOf(certificate))
        .find((codiceFiscale) => codiceFiscale !== undefined) ?? null
    )
  }

  return {
    locate,
    open: async (wanted) => {
      const { spec, holder } = wanted
      const id = cardId(spec, holder)
      for (;;) {
        const found = locate(wanted)
        if (found !== null) return found
        const instead = insteadOf(wanted)
        const question = {
          holder: holder.name,
          codiceFiscale: holder.codiceFiscale,
          card: wantedText(spec),
          instead,
        }
        if (!declined.has(id) && (await desk.insert(question))) continue
        declined.add(id)
        throw instead === null ? absent(holder, question.card) : ofAnother(holder, instead)
      }
    },
    isAlive: (one) => {
      const { module, token, session } = one
      const opened = modules.get(module.file)
      if (![...(opened?.sessions.values() ?? [])].includes(one)) return false
      const isThere = module
        .tokens()
        .some(({ serial, label }) => serial === token.serial && label === token.label)
      if (!isThere) return false
      try {
        module.p11.C_GetSessionInfo(session)
        return true
      } catch {
        return false
      }
    },
    leave: (file) => {
      const opened = modules.get(file)
      for (const { module, session } of opened?.sessions.values() ?? []) {
        try {
          module.p11.C_CloseSession(session)
        } catch {
          // It went with its card.
        }
      }
      opened?.sessions.clear()
    },
    close: () => {
      for (const { module } of modules.values()) module.close()
      modules.clear()
    },
  }
}
