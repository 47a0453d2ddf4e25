import type { Catalogue } from '../render.ts'

export const trustedList: Catalogue = {
  'scaricare dal sito di AgID la Trusted List italiana, in XML':
    "download the Italian Trusted List, in XML, from AgID's site",
  'non è una Trusted List (ETSI TS 119 612): la radice è «{0}»':
    'is not a Trusted List (ETSI TS 119 612): its root is “{0}”',
  'la versione {0} della norma non è tra quelle note: {1}':
    'version {0} of the standard is not among the known ones: {1}',
  assente: 'absent',
  'è di un altro territorio ({0}): serve quella italiana ({1})':
    'is of another territory ({0}): the Italian one ({1}) is needed',
  'non dice il suo numero o la sua data': 'does not say its number or its date',
  "è datata nel futuro ({0}): controllare l'orologio":
    'is dated in the future ({0}): check the clock',
  "quando è stata emessa ({0}) il certificato di chi l'ha firmata non era valido":
    'when it was issued ({0}) the certificate of its signer was not valid',
  'è firmata da {0}, non da chi è stato indicato': 'is signed by {0}, not by who was named',
  'ha {0} byte: al più {1}': 'has {0} bytes: at most {1}',
  'è danneggiata: {0}': 'is damaged: {0}',
  'è danneggiata: la sua firma non si può verificare':
    'is damaged: its signature cannot be verified',
  '{0} dal {1}': '{0} since {1}',
  'la CA è nella lista come {0}, {1}: non emette certificati qualificati':
    'the CA is in the list as {0}, {1}: it does not issue qualified certificates',
  'la CA è nella lista come {0}, ma il servizio oggi non è in vigore: {1}':
    'the CA is in the list as {0}, but the service is not in force today: {1}',
  'la CA è nella lista come {0}, {1}': 'the CA is in the list as {0}, {1}',
  "{0}; il servizio non è per l'autenticazione di siti web":
    '{0}; the service is not for website authentication',
  '{0}; il certificato non si dichiara qualificato per siti web (qcStatements)':
    '{0}; the certificate does not say that it is qualified for websites (qcStatements)',
  '{0}; il servizio ha certificati dichiarati non qualificati, con criteri che qui non si valutano':
    '{0}; the service has certificates declared as not qualified, under criteria that are not evaluated here',
  '{0}; certificato qualificato di autenticazione di sito web':
    '{0}; qualified website authentication certificate',
  'il certificato è autogenerato': 'the certificate is self-generated',
  "nessuna CA della catena è nella lista, per chiave: l'emittente è {0}":
    'no CA of the chain is in the list, by key: the issuer is {0}',
  'la firma rimanda a «{0}»': 'the signature refers to “{0}”',
  'la firma rimanda a «{0}», che non è una parte sola':
    'the signature refers to “{0}”, which is not a single part',
  'la firma rimanda a «{0}» in un modo che la norma non ammette':
    'the signature refers to “{0}” in a way that the standard does not allow',
  'le proprietà firmate («{0}») sono state cambiate':
    'the signed properties (“{0}”) have been changed',
  'la firma usa la canonicalizzazione {0}: attesa exclusive C14N 1.0':
    'the signature uses the canonicalization {0}: expected exclusive C14N 1.0',
  "la firma usa l'algoritmo {0}: attesi RSA o ECDSA con SHA-256, SHA-384 o SHA-512":
    'the signature uses the algorithm {0}: expected RSA or ECDSA with SHA-256, SHA-384 or SHA-512',
  "la firma usa l'impronta {0}: attesa SHA-256, SHA-384 o SHA-512":
    'the signature uses the digest {0}: expected SHA-256, SHA-384 or SHA-512',
  'la firma non ha un solo SignedInfo': 'the signature does not have a single SignedInfo',
  "la firma non copre l'intera lista": 'the signature does not cover the whole list',
  'la firma trasforma la lista in un modo che la norma non ammette':
    'the signature transforms the list in a way that the standard does not allow',
  'la firma non è di nessuno dei certificati che porta, o è stata cambiata':
    'the signature is of none of the certificates that it carries, or has been changed',
  'non è firmata': 'is not signed',
  'ha {0} firme: attesa una': 'has {0} signatures: expected one',
  'la firma non sta al suo posto, subito sotto la radice':
    'the signature is not in its place, right below the root',
  'la lista è stata cambiata dopo la firma': 'the list was changed after it was signed',
  '«{0}» ({1}, {2})': '“{0}” ({1}, {2})',
}
