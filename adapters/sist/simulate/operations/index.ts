import type { Operation } from '../operation.ts'
import { chkPrescrizione } from './chk-prescrizione.ts'
import { getPrescrizioneIdentificata } from './get-prescrizione-identificata.ts'
import { getPrescrizioniIdentificate } from './get-prescrizioni-identificate.ts'
import { getReportErogatoMensile } from './get-report-erogato-mensile.ts'
import { operationNames, type OperationName } from './names.ts'
import { setAnnullaPrescrizione } from './set-annulla-prescrizione.ts'
import { setRegistraErogazioneFarm } from './set-registra-erogazione-farm.ts'
import { setRegistraPrescrizione } from './set-registra-prescrizione.ts'

const byName: Readonly<Record<OperationName, Operation>> = {
  chkPrescrizione,
  setRegistraPrescrizione,
  setAnnullaPrescrizione,
  getPrescrizioneIdentificata,
  getPrescrizioniIdentificate,
  setRegistraErogazioneFarm,
  getReportErogatoMensile,
}

/** The operations of CVPService, by name. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  operationNames.map((name) => [name, byName[name]]),
)
