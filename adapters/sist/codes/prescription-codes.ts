import { t } from '../../../src/lib/language/t.ts'
import { byFault, type KnownCode } from './known-code.ts'

/** Codes about a prescription: finding it, searching, annulling it. */
export const prescriptionCodes: Readonly<Record<string, KnownCode>> = {
  '000004': {
    meaning: t`Nessun elemento trovato: la prescrizione non è identificata, o NRE e codice fiscale non corrispondono`,
    givenBy: byFault,
    causes: [
      t`NRE o IUP scritto male, o di un altro ambiente.`,
      t`Il codice fiscale non è quello dell'assistito della ricetta: per leggerla servono tutti e due.`,
      t`La ricetta è stata emessa su un SIST che non la ricorda più: un ambiente di prova si può azzerare.`,
    ],
    lookAt: [
      t`L'identificativo e il codice fiscale nella richiesta (--debug), accanto alla risposta con cui la ricetta è stata emessa.`,
      t`Se il caso prende l'NRE da un altro (needs:), che quello sia stato eseguito nella stessa esecuzione.`,
    ],
    certainty: ['spec', 'spec'],
  },
  '000005': {
    meaning: t`Dato non valido`,
    givenBy: byFault,
    causes: [
      t`Una data che non esiste, o non nella forma GG/MM/AAAA (con l'ora per dataPrescrizione).`,
      t`Un valore logico diverso da true, false, 1 e 0.`,
      t`Un dato che per quella richiesta è obbligatorio e manca, o contraddice un altro.`,
    ],
    lookAt: [
      t`Il testo del Fault: spesso nomina il dato.`,
      t`Le date e i dati facoltativi della richiesta (--debug), anche quelli che vengono da espressioni.`,
    ],
    certainty: ['spec?', 'kit'],
  },
  '000061': {
    meaning: t`Nessun periodo di ricerca indicato`,
    givenBy: byFault,
    causes: [
      t`Mancano tutte e due le coppie di date: serve il periodo di emissione o quello di erogazione.`,
      t`Di un periodo c'è un solo estremo.`,
    ],
    lookAt: [
      t`dataEmissioneDal e dataEmissioneAl, oppure dataErogazioneDal e dataErogazioneAl, nella richiesta (--debug).`,
    ],
    certainty: ['spec', 'spec'],
  },
  '000279': {
    meaning: t`Annullamento impossibile: non è nello stato prescritta`,
    givenBy: byFault,
    causes: [
      t`La ricetta è già annullata.`,
      t`La ricetta è stata presa in carico o erogata.`,
      t`Un annullamento precedente è riuscito, e la sua risposta si è persa.`,
    ],
    lookAt: [
      t`Lo stato della ricetta, con getPrescrizioneIdentificata.`,
      t`Se l'annullamento è stato ripetuto dopo un timeout: allora è forse già riuscito.`,
    ],
    certainty: ['spec', 'spec'],
  },
  '000280': {
    meaning: t`Annullamento impossibile: emessa da un altro medico`,
    givenBy: byFault,
    causes: [
      t`Annulla un medico diverso da chi ha emesso, per esempio un collega dello stesso ambulatorio.`,
      t`È cambiato l'operatore tra emissione e annullamento, per esempio la carta nel lettore.`,
    ],
    lookAt: [t`L'operatore dei due passi, e il codice fiscale in datiOperatore.`],
    certainty: ['spec', 'spec'],
  },
  '910002': {
    meaning: t`Prescrizione non identificata e SAC non disponibile`,
    givenBy: byFault,
    causes: [
      t`La ricetta non è tra quelle di SIST, e il SAC del MEF, che potrebbe conoscerla, non risponde.`,
      t`NRE o IUP scritto male, mentre il SAC è fermo: con il SAC attivo sarebbe 000004.`,
    ],
    lookAt: [
      t`Se le emissioni danno uno IUP invece di un NRE: allora il SAC è fermo, e si ripete più tardi.`,
      t`L'identificativo nella richiesta (--debug).`,
    ],
    certainty: ['spec', 'spec'],
  },
}
