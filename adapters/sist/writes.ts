import type { SistRequest } from './request.ts'

/** What the operations of our own contract do, by name. */
const known: Readonly<Record<string, boolean>> = {
  chkPrescrizione: true,
  setRegistraPrescrizione: true,
  setAnnullaPrescrizione: true,
  getPrescrizioneIdentificata: false,
  getPrescrizioniIdentificate: false,
  setRegistraErogazioneFarm: true,
  getReportErogatoMensile: false,
}

/** Whether we know ourselves what an operation does. */
export const isKnown = (operation: string): boolean => Object.hasOwn(known, operation)

/**
 * Whether the call changes something on the other side. Of an operation that only the vendor's contract has,
 * the case says it; where it does not, the call counts as a write, which is never repeated by itself.
 */
export const writesSomething = ({ operation, writes }: SistRequest): boolean =>
  isKnown(operation) ? known[operation] === true : writes !== 'false'
