import type { Catalogue } from '../render.ts'

/** The record of a run, its reviews, its history, its pseudonyms. */
export const recordSentences: Catalogue = {
  "Il registro di un'esecuzione (run.json)": 'The record of a run (run.json)',
  "l'ha scritta un'altra versione di Collaudo ({0}, qui fino a {1}): aprirla con quella":
    'another version of Collaudo wrote it ({0}, here up to {1}): open it with that one',

  'escluso: non conta': 'excluded: does not count',
  'vale come {0}': 'counts as {0}',
  ritirata: 'withdrawn',
  scaduta: 'expired',
  'sostituita da una successiva': 'replaced by a later one',
  'riguarda un esito precedente': 'is about an earlier result',
  'senza scadenza': 'without expiry',
  'fino al {0}': 'until {0}',
  '{0} (esito automatico: {1}). {2} — {3}, {4}, {5}':
    '{0} (automatic result: {1}). {2} — {3}, {4}, {5}',
  '{0} [{1}]': '{0} [{1}]',

  'scrive accanto a un esito la parola di chi lo ha riesaminato':
    "writes a reviewer's word beside a result",
  "Scrive accanto all'esito di un caso la parola di chi lo ha riesaminato: un'esclusione motivata o un giudizio diverso. L'esito automatico e il verdetto restano come sono; rapporto e dossier mostrano l'uno e l'altra. Senza --case elenca ciò che è stato scritto.":
    'Writes beside the result of a case the word of whoever reviewed it: a justified exclusion or another judgement. The automatic result and the verdict stay as they are; report and dossier show both. Without --case it lists what was written.',
  'i casi riesaminati': 'the cases that were reviewed',
  'il caso non conta: dire perché con --reason': 'the case does not count: say why with --reason',
  '--override <esito>': '--override <result>',
  'il caso vale come passed o come failed': 'the case counts as passed or as failed',
  'ritira ciò che era stato scritto': 'takes back what was written',
  '--reason <testo>': '--reason <text>',
  'la motivazione': 'the reason',
  '--author <nome>': '--author <name>',
  'chi lo dice': 'who says so',
  '--expires <data>': '--expires <date>',
  'ultimo giorno in cui vale, AAAA-MM-GG (se manca, non scade)':
    'the last day on which it holds, YYYY-MM-DD (without it, it does not expire)',
  '\nEsempi:\n  collaudo review 20260115T093000Z-cvp-simulator\n  collaudo review 20260115T093000Z-cvp-simulator --case CVP-44 --exclude --reason=fuori-perimetro --author=qa@esempio.it --expires 2026-12-31\n':
    '\nExamples:\n  collaudo review 20260115T093000Z-cvp-simulator\n  collaudo review 20260115T093000Z-cvp-simulator --case CVP-44 --exclude --reason=out-of-scope --author=qa@example.it --expires 2026-12-31\n',
  '--override {0}: atteso passed o failed': '--override {0}: expected passed or failed',
  'per un caso che non conta: --exclude': 'for a case that does not count: --exclude',
  'che cosa si dice del caso? Una sola cosa': 'what is said of the case? One thing only',
  '--exclude, --override passed, --override failed o --withdraw':
    '--exclude, --override passed, --override failed or --withdraw',
  'manca {0}: {1}': '{0} is missing: {1}',
  'senza motivo un riesame non vale niente': 'without a reason a review is worth nothing',
  'qualcuno deve risponderne': 'somebody must answer for it',
  '--expires {0}: non è un giorno': '--expires {0}: is not a day',
  'per esempio --expires {0}': 'for example --expires {0}',
  '--expires {0}: è già passato': '--expires {0}: is past already',
  'oggi è il {0}: indicarne uno da oggi in poi': 'today is {0}: name one from today on',
  'il caso {0} non ha un esito da riesaminare: non è stato eseguito':
    'the case {0} has no result to review: it was not run',
  'collaudo run --resume {0}': 'collaudo run --resume {0}',
  "il caso {0} è già così: l'esito automatico è lo stesso":
    'the case {0} is so already: the automatic result is the same',
  'togliere {0}': 'leave {0} out',
  "per il caso {0} non c'è niente da ritirare": 'for the case {0} there is nothing to withdraw',
  'collaudo review {0} elenca ciò che è scritto': 'collaudo review {0} lists what is written',
  'Di {0} nessuno ha riesaminato niente.\n': 'Nobody has reviewed anything of {0}.\n',
  '  Verdetto automatico: {0}\n': '  Automatic verdict: {0}\n',
  '  Con la parola di chi ha riesaminato: {0}\n': "  With the reviewers' word: {0}\n",
  '--{0}: di quale caso?': '--{0}: of which case?',
  'indicarlo con --case': 'name it with --case',
  'Per vederlo nel rapporto: collaudo report {0}\n':
    'To see it in the report: collaudo report {0}\n',

  '{0} non si può scrivere: il disco è pieno': '{0} cannot be written: the disk is full',
  'liberare spazio, poi collaudo run --resume: i casi finiti restano, e niente si ripete':
    'free some space, then collaudo run --resume: finished cases stay, and nothing is repeated',
  '{0}: un file non si può scrivere': '{0}: a file cannot be written',
  "pseudonimi al posto delle persone, in ogni file: le firme su ciò che cambia si verificano solo sull'originale":
    'pseudonyms in the place of people, in every file: signatures over what changes can be verified on the original only',
  "è una copia con pseudonimi: {0} prove cambiate, {1} lasciate fuori; le loro firme si verificano solo sull'originale":
    'it is a copy with pseudonyms: {0} pieces of evidence changed, {1} left out; their signatures can be verified on the original only',
}
