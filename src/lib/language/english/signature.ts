import type { Catalogue } from '../render.ts'

export const signature: Catalogue = {
  'serve il modulo firmato digitalmente: un .p7m (CAdES) o un PDF firmato (PAdES)':
    'the digitally signed form is needed: a .p7m (CAdES) or a signed PDF (PAdES)',
  "è firmato, ma dentro non c'è un PDF": 'it is signed, but there is no PDF in it',
  "è firmato, ma dentro non c'è un PDF: è un file {0}":
    'it is signed, but there is no PDF in it: it is a {0} file',
  'salvare il modulo compilato come PDF, e firmare quello':
    'save the filled form as a PDF, and sign that',
  "è un'immagine: una scansione, anche con la firma autografa, non è una firma":
    'it is an image: a scan, even of a handwritten signature, is no signature',
  'non è un file firmato digitalmente': 'it is not a digitally signed file',
  'firmare di nuovo il PDF, per ultimo, e non modificarlo più':
    'sign the PDF again, as the last thing, and change it no more',
  'è un PDF senza firma digitale: una scansione, anche con la firma autografa, non è una firma':
    'it is a PDF without a digital signature: a scan, even of a handwritten signature, is no signature',
  'firmare digitalmente il PDF (PAdES), o farne un .p7m (CAdES)':
    'sign the PDF digitally (PAdES), or make a .p7m of it (CAdES)',
  'la firma del PDF non dice quali byte firma (/ByteRange)':
    'the signature of the PDF does not say which bytes it signs (/ByteRange)',
  'la firma del PDF firma byte che non sono del file (/ByteRange)':
    'the signature of the PDF signs bytes that are not of the file (/ByteRange)',
  'la firma non copre tutto il PDF: {0} byte sono stati aggiunti dopo':
    'the signature does not cover the whole PDF: {0} bytes were added afterwards',
  'la firma non copre tutto il PDF: ciò che lascia fuori non è la sola firma (/Contents)':
    'the signature does not cover the whole PDF: what it leaves out is not the signature alone (/Contents)',
  "l'ultima firma del PDF è una marca temporale, non la firma di una persona":
    "the last signature of the PDF is a timestamp, not a person's signature",
  'indicare il PDF firmato, prima della marca': 'name the signed PDF, from before the timestamp',
  'la firma del PDF è di un tipo che non si verifica ({0})':
    'the signature of the PDF is of a kind that cannot be verified ({0})',
  'senza SubFilter': 'without SubFilter',
  'firmare di nuovo scegliendo PAdES': 'sign again, choosing PAdES',
  'il certificato di chi ha firmato non si legge: {0}':
    "the signer's certificate cannot be read: {0}",
  'firmare di nuovo il modulo': 'sign the form again',
  'il certificato di {0} non è di firma (manca nonRepudiation)':
    'the certificate of {0} is not for signatures (nonRepudiation is missing)',
  'firmare con il certificato di firma, non con quello di autenticazione della carta':
    'sign with the certificate for signatures, not with the one for authentication of the card',
  'il {0} il certificato di {1} non era valido (dal {2} al {3})':
    'on {0} the certificate of {1} was not valid (from {2} to {3})',
  'firmare di nuovo il modulo con un certificato in vigore':
    'sign the form again with a certificate that is valid',
  'la firma di {0} dice una data futura, {1}': 'the signature of {0} says a future date, {1}',
  "controllare l'orologio della postazione che firma, e firmare di nuovo":
    'check the clock of the computer that signs, and sign again',
  'firmare di nuovo il modulo con il programma di firma':
    'sign the form again with the program for signatures',
  'la firma non corrisponde al contenuto: il file è stato alterato o danneggiato':
    'the signature does not match the content: the file was altered or damaged',
  'la firma usa un algoritmo non ammesso: attesa SHA-256 o più forte':
    'the signature uses an algorithm that is not allowed: expected SHA-256 or stronger',
  'firmare di nuovo con un programma di firma aggiornato':
    'sign again with an up-to-date program for signatures',
  'la firma non dice con quale certificato è fatta (manca signing-certificate): non è né CAdES né PAdES':
    'the signature does not say with which certificate it was made (signing-certificate is missing): it is neither CAdES nor PAdES',
  'firmare di nuovo scegliendo CAdES (.p7m) o PAdES (PDF)':
    'sign again, choosing CAdES (.p7m) or PAdES (PDF)',
  'la firma non si legge: il file è tagliato, danneggiato o di un altro tipo':
    'the signature cannot be read: the file is cut, damaged or of another kind',
  "la firma è staccata: nel file non c'è il modulo firmato":
    'the signature is detached: the signed form is not in the file',
  'firmare di nuovo con il documento dentro il file (firma attached)':
    'sign again with the document inside the file (attached signature)',
  'la firma di un PDF non deve contenere altro': 'the signature of a PDF must hold nothing else',
  "nel file non c'è nessuna firma": 'there is no signature in the file',
  'firmare il modulo': 'sign the form',
  'il file ha {0} firme: al più {1}': 'the file has {0} signatures: at most {1}',
  'nel file manca il certificato di chi ha firmato':
    "the signer's certificate is missing from the file",
  'il certificato della marca temporale non si legge':
    'the certificate of the time stamp cannot be read',
}
