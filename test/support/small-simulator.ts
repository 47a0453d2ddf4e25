/** The file of a simulated environment with one operator, who has few keys to be made: the built-in one has eight. */
export const oneDoctorSimulator = `title: Simulatore
simulator: true
client: generated
operators:
  medico-titolare:
    codiceFiscale: PROVAX00X00X000Y
    codStruttura: 160114
    ruoloIstituzionale: RIS000043
    codiceRegionale: 000001
    authentication: generated
    signature: generated
`
