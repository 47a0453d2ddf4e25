import type { PrescriptionInput } from '../../../../../adapters/sist/document/prescription-cda.ts'

type Data = Readonly<Record<string, unknown>>

const common: Data = {
  dataPrescrizione: '01/07/2026 10:00:00',
  codMedicoPrescrittore: '000001',
  codEsenzione: 'NES00',
  flagCiclica: '0',
  versione: '4.03',
  tipoVisita: 'A',
}

/** The assistito of the regional registry: the codice fiscale and the ASL are enough. */
export const registered: Data = {
  codIdentificativoAssistito: 'PNIMRA70A01H501P',
  codNazionaleAslResidenza: '160114',
}

/** An assistito with every datum that a person may carry. */
export const described: Data = {
  ...registered,
  cognome: 'Pinì',
  nome: 'Mària',
  sesso: 'M',
  dataNascita: '01/01/1970',
  nomeComuneResidenza: 'Bari',
  indirizzoResidenza: 'Via di prova, 1',
}

/** Someone insured abroad, with a TEAM card. */
export const insuredAbroad: Data = {
  codIdentificativoAssistito: '80000000000000000001',
  statoEstero: 'DE',
  istituzCompetente: 'Istituto di prova',
  numIdentPers: 'PERS-0001',
  numIdentTess: '80000000000000000001',
  dataScadTessera: '31/12/2027',
}

export const drug: Data = { codPrestazione: '034298051', quantitaPrescritta: '1' }
export const service: Data = { codPrestazione: '897', quantitaPrescritta: '1' }

export const farmaceutica: Data = {
  ...common,
  tipologia: '1',
  assistito: registered,
  elencoPrestazioni: { prestazione: drug },
}

export const specialistica: Data = {
  ...common,
  tipologia: '3',
  assistito: registered,
  elencoPrestazioni: { prestazione: [service] },
}

/** A request with some of its data changed, and one item with these data if they are given. */
export const changed = (request: Data, change: Data, item?: Data): Data => ({
  ...request,
  ...change,
  ...(item === undefined ? {} : { elencoPrestazioni: { prestazione: item } }),
})

export const inputOf = (
  request: Data,
  change: Partial<PrescriptionInput> = {},
): PrescriptionInput => ({
  request,
  identifier: { iup: '1600A0000000001', codAutenticazione: '010720261000000000000000000001' },
  effectiveTime: new Date('2026-07-01T08:00:05.999Z'),
  author: { codiceFiscale: 'PROVAX00X00X000Y', codiceRegionale: '000001' },
  signer: { codiceFiscale: 'PROVAX00X00X000Y' },
  codStruttura: '160114',
  sostituito: null,
  ...change,
})

/** A request that asks for nearly every optional part of the document. */
export const everything = inputOf(
  changed(
    specialistica,
    {
      assistito: { ...described, numTessSasn: 'SASN0001', socNavigaz: 'Compagnia di prova' },
      tipoRic: 'NA',
      codEsenzione: '048',
      classePriorita: 'B',
      dispReg: 'REG',
      indicazionePrescr: 'S',
      codDiagnosi: '7245',
      descrizioneDiagnosi: 'Mal di schiena',
    },
    { ...service, codCatalogoPrescr: '51609', tipoAccesso: '1', numSedute: '8', nota: 'a riposo' },
  ),
  { sostituito: { codiceFiscale: 'PROVAX00X00X000Z', codiceRegionale: '000002' } },
)
