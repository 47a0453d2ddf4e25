import type { X509Certificate } from 'node:crypto'

import type { XmlElement } from 'libxml2-wasm'

import type { Certainty } from '../model/requirement.ts'
import type { Secret } from '../model/secret.ts'

/** Conditions by name, each with its value: `sac-down` with '', `fault` with `910002`. */
export type Conditions = ReadonlyMap<string, string>

/** A request as the simulator received it, byte for byte. */
export interface SimulatedRequest {
  readonly method: string
  /** Path with query, as in the request line. */
  readonly path: string
  /** Lower-case names; repeated headers are joined by a comma. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** The certificate of the TLS client; null when none was presented. */
  readonly clientCertificate: X509Certificate | null
  readonly receivedAt: Date
  /** Conditions in force while this request is served, each with its value ('' where it takes none). */
  readonly conditions: Conditions
}

/** What a service tells the simulator's journal about an answer; it never travels. */
export interface ReplyNote {
  readonly operation?: string
  /** The authority's code, when the answer is a refusal. */
  readonly fault?: string
  /** The stable name of the rule that refused. */
  readonly rule?: string
  /** What came of it, where it was not refused: `esito TRUE`, `anomalie C0048`. */
  readonly result?: string
  /** The codice fiscale of whoever the call says that it is from; nothing vouches for it where it was refused. */
  readonly operator?: string
  /** Name and version of the application, as the call says them. */
  readonly application?: string
  /** Identifiers (NRE, IUP) that the call was about. */
  readonly identifiers?: readonly string[]
}

/** What the simulator does with a request: it answers, or it drops the connection without a word. */
export type SimulatedReply =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: Uint8Array
      readonly note?: ReplyNote
    }
  | { readonly kind: 'drop' }

/** An open question about the authority: named, with the values that it may take and a declared default. */
export interface SimulatorSwitch {
  readonly name: string
  /** What is unknown, in Italian: shown in the report. */
  readonly question: string
  readonly values: readonly [string, ...string[]]
  readonly default: string
  /** How certain the default is. */
  readonly certainty: Certainty
}

/** A reason for which a simulated service refuses: the name that its journal writes, and where it comes from. */
export interface SimulatorRule {
  readonly name: string
  /** The authority's code that the refusal carries, or the HTTP status where it carries none. */
  readonly code: string
  /** The document, and the place in it, that asks for it. */
  readonly source: string
  readonly certainty: Certainty
}

/** A condition that can be ordered, for example `sac-down` or `fault=910002`. */
export interface SimulatorCondition {
  readonly name: string
  readonly description: string
  /** The value that may follow `=`; none may, unless said. Without a default, one must. */
  readonly value?: {
    readonly shape: RegExp
    readonly example: string
    readonly default: string | null
  }
  /** Whether it is about single requests, unless said, or about connections, before anything is read of them. */
  readonly scope?: 'request' | 'connection'
}

/** What can be ordered of a simulator. */
export interface ConditionOffer {
  readonly conditions: readonly SimulatorCondition[]
  /** Operations to which a condition may be limited. */
  readonly operations: readonly string[]
}

/** A simulated service of an authority. It owns its state; a new one starts empty. */
export interface SimulatedService {
  readonly id: string
  /** The first segment of the paths that it serves, for example `/sist/`. */
  readonly path: string
  readonly handle: (request: SimulatedRequest) => Promise<SimulatedReply>
  /** The operation that a request claims to call, before anything is decided about it. */
  readonly operationOf?: (headers: SimulatedRequest['headers']) => string | undefined
  /** Forgets everything that it was told since it was made. */
  readonly reset?: () => void
}

/** A registered operator, as the authority knows it: no private key. */
export interface KnownOperator {
  readonly codiceFiscale: string
  readonly codStruttura: string
  readonly ruoloIstituzionale: string
  readonly codiceRegionale: string
  readonly authentication: X509Certificate
  readonly signature: X509Certificate
}

/** What a simulated service is told about the world that it plays in. */
export interface SimulatedWorld {
  /** Applications that the authority has registered, each with the secret code issued to it. */
  readonly applications: readonly {
    readonly name: string
    readonly producer: string
    readonly version: string
    readonly applicationCode: Secret
  }[]
  readonly operators: readonly KnownOperator[]
  /** Certification authorities that the authority trusts for cards and for signatures. */
  readonly authorities: {
    readonly authentication: readonly X509Certificate[]
    readonly signature: readonly X509Certificate[]
  }
  /** The server's certificate and key (PEM): it signs the answers. */
  readonly server: { readonly certificatePem: string; readonly keyPem: string }
  /** Folder of the simulated region's data: people, drugs, services. */
  readonly registryFolder: string
  /**
   * What the vendor's own copy of the authority's schema has against a payload, null when nothing: requests that
   * it allows are not refused by another. Compiled by whoever has read it, so that a service shares no reader.
   */
  readonly suppliedSchema?: (payload: XmlElement) => string | null
  /** What was supplied for the adapter, by path, byte for byte: the simulator reads it for itself. */
  readonly suppliedFiles?: Readonly<Record<string, Uint8Array>>
  readonly switches: Readonly<Record<string, string>>
  /** Names of the rules that are passed over, to see who notices. */
  readonly rulesOff: ReadonlySet<string>
  readonly clock: () => Date
}

/** A call that somebody else made, with what came of it: bodies as they are meant to be read. */
export interface JudgedCall {
  readonly number: number
  readonly request: SimulatedRequest
  /** When it left, where that is known: a log of an application need not say. */
  readonly sentAt: Date | null
  /** Whether its HTTP headers are known: a log of an application need not have them. */
  readonly hasHead: boolean
  /** Null where no answer arrived. */
  readonly answer: { readonly status: number; readonly body: Uint8Array } | null
}

/** What a call does against one rule. */
export interface Breach {
  readonly rule: string
  /** What is wrong, in Italian. */
  readonly text: string
  /** The number of the call that it is about, where it is not the one judged. */
  readonly call?: number
}

/** What became of one call. */
export interface Judgement {
  /** The rules that had something to judge. */
  readonly judged: readonly string[]
  readonly breaches: readonly Breach[]
}

/** Judges calls in the order in which they ended, and remembers from the answers what later ones lean on. */
export interface TrafficJudge {
  readonly judge: (call: JudgedCall) => Judgement
  /** What can be said only once there are no more calls. */
  readonly end: () => Judgement
}

/** What is known of those whose calls are judged. */
export interface JudgedWorld extends Pick<
  SimulatedWorld,
  'registryFolder' | 'suppliedSchema' | 'switches'
> {
  readonly application: {
    readonly name: string
    readonly producer: string
    readonly version: string
    /** Null where nobody knows it any more: that of a simulator that is gone. */
    readonly applicationCode: Secret | null
  }
}

/** The rules of a service that hold for whatever an application says, and can be judged by whoever sees it pass. */
export interface TrafficJudges {
  /** Where calls to the service go, also those that are not to be recognised as calls: the beginning of a path. */
  readonly path: string
  readonly rules: readonly Omit<SimulatorRule, 'code'>[]
  readonly create: (world: JudgedWorld) => Promise<TrafficJudge>
}

/** How an adapter's system is simulated: its switches, rules and conditions, and how to make one. */
export interface SimulatorSpecification {
  readonly switches: readonly SimulatorSwitch[]
  readonly rules: readonly SimulatorRule[]
  readonly conditions: readonly SimulatorCondition[]
  /** Operations to which a condition may be limited; none, unless said. */
  readonly operations?: readonly string[]
  readonly create: (world: SimulatedWorld) => Promise<SimulatedService>
  /** For calls that this simulator does not serve: it only looks at them. */
  readonly traffic?: TrafficJudges
}
