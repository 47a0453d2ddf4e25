import type { Prescription } from '../prescriptions.ts'

type Switches = Readonly<Record<string, string>>

/** The state of a prescription in SIST: 1 prescritta, 0 annullata; null where its code is not known. */
export const stateInSist = ({ state }: Prescription, switches: Switches): string | null => {
  switch (state) {
    case 'annullata':
      return '0'
    case 'erogata':
      return switches['dispensed-state'] === 'as-issued' ? '1' : null
    case 'emessa':
    case 'registrata':
      return '1'
  }
}

/** The state at the SAC: 3 da erogare, 4 annullata. Of an IUP the SAC knows nothing. */
export const stateAtSac = ({ kind, state }: Prescription, switches: Switches): string | null => {
  if (kind === 'iup') return null
  switch (state) {
    case 'annullata':
      return '4'
    case 'erogata':
      return switches['dispensed-state'] === 'as-issued' ? '3' : null
    case 'emessa':
    case 'registrata':
      return '3'
  }
}
