import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { ReportOptions } from '../actions/messages/report.ts'
import type { ResultsOptions } from '../actions/messages/results.ts'
import type { StageName } from '../actions/messages/stage-drafts.ts'
import type { DraftOptions } from '../actions/messages/write-draft.ts'
import { collect } from '../collect.ts'
import type { Act } from '../io.ts'

const outcome = t`Scrive una bozza .eml in messages/ della cartella di lavoro, e non invia niente. Se manca qualcosa non la scrive: dice tutto ciò che manca, con file e chiave, ed esce con 2.`

const withDraftOptions = (command: Command): Command =>
  command
    .option(t`--out <cartella>`, t`dove scrivere la bozza (predefinita: messages/)`)
    .option('--force', t`sostituisce una bozza che c'è già`)
    .option('--json', t`stampa un solo oggetto JSON con la bozza, o con ciò che manca`)

const stage = (
  messages: Command,
  act: Act,
  name: StageName,
  texts: { readonly summary: string; readonly description: string; readonly examples: string },
): void => {
  withDraftOptions(
    messages
      .command(name)
      .summary(texts.summary)
      .description(`${texts.description} ${outcome}`)
      .option(t`--application <nome>`, t`l'applicazione, se ce n'è più di una`),
  )
    .addHelpText('after', texts.examples)
    .action((options: DraftOptions) =>
      act(async (io) =>
        (await import('../actions/messages/stage-drafts.ts')).draftStage(name, options, io),
      ),
    )
}

const addResults = (messages: Command, act: Act): void => {
  withDraftOptions(
    messages
      .command('esiti')
      .summary(t`fase 5: gli esiti del piano di verifica`)
      .description(
        t`Prepara il messaggio con cui gli esiti del secondo piano tornano all'autorità, con una tabella di tutte le chiamate da cercare nei log. ${outcome}`,
      )
      .argument(
        t`<esecuzione>`,
        t`nome o cartella di una esecuzione positiva nell'ambiente di test`,
      )
      .option<string[]>(t`--attach <file...>`, t`altri allegati, per esempio il dossier`, collect)
      .option(t`--application <nome>`, t`l'applicazione, se non è quella dell'esecuzione`),
  )
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo messages esiti 20260116T101500Z-verifica-collaudo\n  collaudo messages esiti 20260116T101500Z-verifica-collaudo --attach dossier.zip --force\n`,
    )
    .action((run: string, options: ResultsOptions) =>
      act(async (io) =>
        (await import('../actions/messages/results.ts')).draftResults(run, options, io),
      ),
    )
}

const addReport = (messages: Command, act: Act): void => {
  withDraftOptions(
    messages
      .command('segnalazione')
      .summary(t`una segnalazione all'help desk su un caso`)
      .description(
        t`Prepara una segnalazione con tutto ciò che trova le chiamate di un caso nei log dell'autorità: istante al millisecondo (ora di Roma), servizio, operazione, codStruttura, codice fiscale dell'operatore, nonce, created, NRE o IUP, esito. Viene dal registro dell'esecuzione e dalle prove, di cui si controlla l'impronta. ${outcome}`,
      )
      .argument(t`<esecuzione>`, t`nome o cartella di una esecuzione, sotto reports/`)
      .argument(t`<caso>`, t`l'id del caso`)
      .option(t`--text <testo>`, t`che cosa si osserva, in parole proprie`)
      .option('--bodies', t`allega richiesta e risposta delle chiamate segnalate, byte per byte`),
  )
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo messages segnalazione 20260116T101500Z-cvp-collaudo CVP-03\n  collaudo messages segnalazione 20260116T101500Z-cvp-collaudo CVP-03 --bodies --force\n`,
    )
    .action((run: string, id: string, options: ReportOptions) =>
      act(async (io) =>
        (await import('../actions/messages/report.ts')).draftReport(run, id, options, io),
      ),
    )
}

/** Declares `collaudo messages` and what is below it. */
export const addMessages = (program: Command, act: Act): void => {
  const messages = program
    .command('messages')
    .summary(t`prepara le bozze dei messaggi all'autorità`)
    .description(
      t`Prepara i messaggi che la procedura chiede nelle fasi 1, 3, 4 e 5, con i destinatari e gli oggetti esatti, e le segnalazioni all'help desk. Sono bozze .eml da aprire nel programma di posta: non si invia mai niente. Chi scrive e i moduli firmati si indicano in procedure.yaml (docs/it/procedure.md).`,
    )
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo messages richiesta\n  collaudo messages configurazione\n`,
    )
  stage(messages, act, 'richiesta', {
    summary: t`fase 1: la richiesta di integrazione, con i due moduli firmati`,
    description: t`Prepara la PEC con i due moduli, dopo averne verificato la firma digitale: CAdES (.p7m) o PAdES (PDF). Una scansione non è una firma.`,
    examples: t`\nEsempi:\n  collaudo messages richiesta\n  collaudo messages richiesta --out da-inviare --json\n`,
  })
  stage(messages, act, 'configurazione', {
    summary: t`fase 3: che cosa configurare nell'ambiente di test`,
    description: t`Prepara il messaggio con nome e versione dell'applicazione e, secondo il profilo, la chiave pubblica del certificato (struttura) o il codice fiscale del dispositivo (dispositivo).`,
    examples: t`\nEsempi:\n  collaudo messages configurazione\n  collaudo messages configurazione --force\n`,
  })
  stage(messages, act, 'piano', {
    summary: t`fase 4: la richiesta del piano di test`,
    description: t`Prepara la richiesta del piano di test, per la versione che la fase 3 ha comunicato.`,
    examples: t`\nEsempi:\n  collaudo messages piano\n  collaudo messages piano --out da-inviare\n`,
  })
  stage(messages, act, 'verifica', {
    summary: t`fase 5: la richiesta della verifica di conformità`,
    description: t`Prepara la richiesta della verifica, se un'esecuzione positiva nell'ambiente di test prova il piano della fase 4.`,
    examples: t`\nEsempi:\n  collaudo messages verifica\n  collaudo messages verifica --json\n`,
  })
  addResults(messages, act)
  addReport(messages, act)
}
