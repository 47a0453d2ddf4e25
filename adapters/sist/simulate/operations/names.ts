/** The operations of CVPService. */
export const operationNames = [
  'chkPrescrizione',
  'setRegistraPrescrizione',
  'setAnnullaPrescrizione',
  'getPrescrizioneIdentificata',
  'getPrescrizioniIdentificate',
  'setRegistraErogazioneFarm',
  'getReportErogatoMensile',
] as const

export type OperationName = (typeof operationNames)[number]
