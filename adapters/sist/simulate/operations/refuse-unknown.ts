import type { Conditions } from '../../../../src/adapter/simulated.ts'
import { refused, type OperationResult } from '../operation.ts'

/** The refusal of a prescription that SIST does not know: another code when the SAC cannot be asked. */
export const refuseUnknown = (conditions: Conditions): OperationResult =>
  conditions.has('sac-down')
    ? refused(
        'prescription-identified-sac',
        '910002',
        'prescrizione non identificata e SAC non disponibile',
      )
    : refused('prescription-identified', '000004', 'prescrizione non identificata')
