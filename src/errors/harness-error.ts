/** Stable codes: match on them, never on the text. */
export type ErrorCode =
  | 'COMMAND_INVALID'
  | 'WORKSPACE_NOT_FOUND'
  | 'PLAN_NOT_FOUND'
  | 'PLAN_INVALID'
  | 'SUITE_INVALID'
  | 'APPLICATION_INVALID'
  | 'ENVIRONMENT_INVALID'
  | 'ENVIRONMENT_VALUE_MISSING'
  | 'PRODUCTION_REFUSED'
  | 'RUN_NOT_FOUND'
  | 'RUN_UNREADABLE'
  | 'RUN_BUSY'
  | 'RUN_CHANGED'
  | 'RUNS_DIFFER'
  | 'SELECTION_EMPTY'
  | 'ADAPTER_INVALID'
  | 'ADAPTER_FAILED'
  | 'CONTRACT_UNREADABLE'
  | 'SUPPLIED_CONTRACT_INVALID'
  | 'CERTIFICATE_UNREADABLE'
  | 'KEY_UNREADABLE'
  | 'CARD_SUPPORT_MISSING'
  | 'CARD_MODULE_UNREADABLE'
  | 'CARD_ABSENT'
  | 'CARD_REMOVED'
  | 'CARD_OF_ANOTHER'
  | 'CARD_AMBIGUOUS'
  | 'CARD_KEY_MISSING'
  | 'CARD_PIN_MISSING'
  | 'CARD_PIN_WRONG'
  | 'CARD_PIN_BLOCKED'
  | 'CARD_FAILED'
  | 'CARD_TLS_FAILED'
  | 'SIGNER_FAILED'
  | 'TRUSTED_LIST_REFUSED'
  | 'TEMPLATE_FAILED'
  | 'CAPTURE_EMPTY'
  | 'REQUEST_INVALID'
  | 'DOCUMENT_INCOMPLETE'
  | 'DOCUMENT_RULE_BROKEN'
  | 'DEVIATION_INVALID'
  | 'OPERATOR_UNKNOWN'
  | 'STATE_UNKNOWN'
  | 'CALL_FAILED'
  | 'CALL_TIMED_OUT'
  | 'CLIENT_CERTIFICATE_REFUSED'
  | 'SERVER_NOT_TRUSTED'
  | 'ENVIRONMENT_UNREACHABLE'
  | 'SECRET_LEAKED'
  | 'FILE_REFUSED'
  | 'DOSSIER_REFUSED'
  | 'TIMESTAMP_FAILED'
  | 'DOCUMENT_REFUSED'
  | 'DOCUMENT_UNCLEAR'
  | 'DOCUMENT_MISMATCH'
  | 'REPORT_FAILED'
  | 'SIMULATOR_FAILED'
  | 'PROXY_FAILED'
  | 'INTERNAL'

/** An error that we can explain: what, then what to do. The text is Italian; the code is not translated. */
export class HarnessError extends Error {
  readonly code: ErrorCode
  readonly hint: string | undefined

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'HarnessError'
    this.code = code
    this.hint = options.hint
  }
}
