/** Roots of the identifiers that a CDA2 prescription holds (CDA2_Prescrizione). */
export const roots = {
  template: '2.16.840.1.113883.2.9.10.2.1',
  nre: '2.16.840.1.113883.2.9.4.3.8',
  nreSet: '2.16.840.1.113883.2.9.2.4.3.20',
  iup: '2.16.840.1.113883.2.9.4.3.6',
  codiceFiscale: '2.16.840.1.113883.2.9.4.3.2',
  stp: '2.16.840.1.113883.2.9.2.160.4.1',
  team: '2.16.840.1.113883.2.9.4.3.1',
  foreignPerson: '2.16.840.1.113883.2.9.4.3.3',
  codiceRegionale: '2.16.840.1.113883.2.9.2.160.4.2',
  hospital: '2.16.840.1.113883.2.9.2.160.4.11',
  asl: '2.16.840.1.113883.2.9.2',
  dispensingTemplate: '2.16.840.1.113883.2.9.10.2.11',
  dispensing: '2.16.840.1.113883.2.9.4.3.4',
} as const

/** What the document of a kind of prescription calls itself; the LOINC codes of a ricovero are not known. */
export const kinds: Readonly<
  Record<
    string,
    {
      readonly template: string
      readonly kind: string
      readonly loinc?: { readonly table: string; readonly examples: string }
    }
  >
> = {
  '1': {
    template: 'ITPRF_PRESC_FARMA-001',
    kind: '3400-1',
    loinc: { table: '57833-6', examples: '29305-0' },
  },
  '2': { template: 'ITPRF_PRESC_RICO-001', kind: '3400-3' },
  '3': {
    template: 'ITPRF_PRESC_SPEC-001',
    kind: '3400-2',
    loinc: { table: '57832-8', examples: '18776-5' },
  },
}

const foreign = ['UE', 'EE', 'NE', 'NX']
const sasn = ['NA', 'ND', 'NE', 'NX']

/** Whether a tipo ricetta is that of someone insured abroad. */
export const isForeign = (tipo: string | null | undefined): boolean => foreign.includes(tipo ?? '')

/** Whether a tipo ricetta is of the SASN (seafarers and airmen). */
export const isSasn = (tipo: string | null | undefined): boolean => sasn.includes(tipo ?? '')
