import { t } from '../../../src/lib/language/t.ts'
import { byAnomaly, type KnownCode } from './known-code.ts'

const byMessage = t`Il SAC del MEF, in elencoComunicazioni. Se SIST lo riporti non è noto.`

/** Codes of four digits: anomalies of a prescription, and messages of the SAC. The full list is not public. */
export const anomalyCodes: Readonly<Record<string, KnownCode>> = {
  '0007': {
    meaning: t`Esenzione non indicata`,
    givenBy: byAnomaly,
    causes: [t`codEsenzione manca o è vuoto: per chi non è esente si scrive NES00.`],
    lookAt: [t`codEsenzione nella richiesta (--debug).`],
    certainty: ['spec', 'kit'],
  },
  '0023': {
    meaning: t`Esenzione non valida alla data della prescrizione`,
    givenBy: byAnomaly,
    causes: [
      t`L'esenzione è scaduta, o comincia dopo la data della prescrizione.`,
      t`L'assistito di prova non ha quell'esenzione in questo ambiente.`,
    ],
    lookAt: [
      t`codEsenzione e dataPrescrizione nella richiesta (--debug).`,
      t`I dati dell'assistito nell'ambiente: environments/…/data.`,
    ],
    certainty: ['spec', 'kit'],
  },
  '0048': {
    meaning: t`Codice di farmaco inesistente`,
    givenBy: byAnomaly,
    causes: [
      t`Il codice AIC ha perso gli zeri iniziali: sono nove cifre.`,
      t`Il farmaco non è nell'anagrafe di questo ambiente, o non è più in commercio.`,
    ],
    lookAt: [
      t`codPrestazione nella richiesta (--debug).`,
      t`Il farmaco nei dati del piano e dell'ambiente.`,
    ],
    certainty: ['spec', 'kit'],
  },
  '0051': {
    meaning: t`Nota AIFA mancante per un farmaco di classe C`,
    givenBy: byAnomaly,
    causes: [
      t`notaCUF manca, per un farmaco che è a carico del servizio sanitario solo con una nota.`,
      t`La nota è scritta in un altro elemento: nota è testo libero.`,
    ],
    lookAt: [t`notaCUF della prestazione nella richiesta (--debug).`],
    certainty: ['spec', 'kit'],
  },
  '0053': {
    meaning: t`Nota AIFA non valida per il farmaco`,
    givenBy: byAnomaly,
    causes: [
      t`La nota ha perso gli zeri iniziali: sono tre caratteri, per esempio 001.`,
      t`La nota è di un altro farmaco.`,
    ],
    lookAt: [t`notaCUF e codPrestazione nella richiesta (--debug).`],
    certainty: ['spec', 'kit'],
  },
  '0184': {
    meaning: t`Anomalie bloccanti dei servizi del MEF: i codici del SAC sono nel testo`,
    givenBy: byAnomaly,
    causes: [
      t`Il SAC ha rifiutato la ricetta per una regola sua: assistito, medico, prestazione o diagnosi.`,
      t`L'assistito di prova non è tra quelli che il SAC di questo ambiente conosce.`,
    ],
    lookAt: [
      t`descrizione dell'anomalia: elenca i codici del SAC (per esempio 1233), che spiega la documentazione del Sistema TS.`,
      t`L'assistito e il medico: per il SAC devono essere di prova anche loro.`,
    ],
    certainty: ['spec', 'kit'],
  },
  '0198': {
    meaning: t`Comunicazione: il nome del medico (NOME_MEDICO=…)`,
    givenBy: byMessage,
    causes: [t`Il SAC dice anche chi ha prescritto: non è un errore.`],
    lookAt: [t`Che l'applicativo la ignori o la mostri, senza trattarla da anomalia.`],
    certainty: ['kit', 'guess'],
  },
  '0199': {
    meaning: t`Comunicazione: il cognome del medico (COGNOME_MEDICO=…)`,
    givenBy: byMessage,
    causes: [t`Il SAC dice anche chi ha prescritto: non è un errore.`],
    lookAt: [t`Che l'applicativo la ignori o la mostri, senza trattarla da anomalia.`],
    certainty: ['kit', 'guess'],
  },
}
