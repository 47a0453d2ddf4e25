import { randomBytes } from 'node:crypto'

import { sist } from '../dist/adapters/sist/adapter.js'
import { signingKeyFromPem } from '../dist/src/certificates/signing-key.js'
import { secret } from '../dist/src/model/secret.js'

/** The codice applicativo of the bench's application: of no other. */
export const application = {
  name: 'Applicativo di prova',
  producer: 'Produttore di prova',
  version: '1.0.0',
  applicationCode: secret('CODICE-DI-PROVA'),
}

/** A doctor as the authority knows one, without the keys. */
export const doctor = {
  codiceFiscale: 'PROVAX00X00X000Y',
  codStruttura: '160114',
  ruoloIstituzionale: 'RIS000043',
  codiceRegionale: '000001',
}

const chk = {
  operation: 'chkPrescrizione',
  body: {
    assistito: {
      codIdentificativoAssistito: 'PNIMRA70A01H501P',
      codNazionaleAslResidenza: '160114',
    },
    tipologia: '1',
    dataPrescrizione: '23/11/2026 10:00:00',
    codMedicoPrescrittore: '000001',
    codEsenzione: 'NES00',
    elencoPrestazioni: { prestazione: [{ codPrestazione: '034298051', quantitaPrescritta: '1' }] },
    flagCiclica: '0',
    versione: '4.03',
    tipoVisita: 'A',
  },
}

/** Signs so many chkPrescrizione, each with a nonce of its own, as the adapter does; nothing is sent. */
export const signMessages = async (count, { authentication, signature }) => {
  const key = ({ certificatePem, keyPem }) => signingKeyFromPem(certificatePem, keyPem)
  const operator = {
    name: 'medico',
    ...doctor,
    authentication: key(authentication),
    signature: key(signature),
  }
  const send = sist.request.parse(chk)
  const messages = []
  const context = {
    endpoint: 'https://127.0.0.1/aslba_test',
    application,
    operator: { datiOperatore: operator, authentication: operator, signature: operator },
    operatorNamed: () => operator,
    randomBytes,
    earlier: () => undefined,
    deviate: {},
    defects: new Set(),
    send: async (request) => {
      messages.push({ headers: request.headers, body: Buffer.from(request.body) })
      return {
        startedAt: new Date(),
        endedAt: new Date(),
        request: { head: Buffer.alloc(0), body: request.body },
        answer: {
          kind: 'http',
          status: 200,
          headers: {},
          head: Buffer.alloc(0),
          body: Buffer.alloc(0),
        },
        tls: null,
      }
    },
  }
  for (let index = 0; index < count; index++)
    await sist.call(send, { ...context, instant: new Date() })
  return messages
}
