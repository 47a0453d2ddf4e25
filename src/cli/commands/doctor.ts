import type { Command } from 'commander'

import { t } from '../../lib/language/t.ts'
import type { DoctorOptions } from '../actions/doctor.ts'
import type { Act } from '../io.ts'

/** Declares `collaudo doctor`; what it does is imported only when it is asked for. */
export const addDoctor = (program: Command, act: Act): void => {
  program
    .command('doctor')
    .summary(t`dice che cosa manca per cominciare, prima di inviare qualcosa`)
    .description(
      t`Guarda, senza chiamare nessuna operazione: Node, variabili di ambiente (mai i valori), file e chiavi, guardia sulla produzione, contratto ufficiale, ciò che è comunicato all'autorità, certificati e carte degli operatori (senza PIN), la strada fino al server, TLS, il certificato del server e il nostro, l'orologio. Ciò che non si può determinare non è mai dato per buono. Esce con 0, o con 3 se qualcosa manca o non si determina. Si veda docs/it/doctor.md.`,
    )
    .option(
      t`--env <nome>`,
      t`l'ambiente (predefinito: simulator, che è avviato per il tempo che serve)`,
    )
    .option(t`--application <nome>`, t`l'applicazione: un file di applications/`)
    .option('--json', t`stampa un solo oggetto JSON`)
    .addHelpText(
      'after',
      t`\nEsempi:\n  collaudo doctor\n  collaudo doctor --env simulator --json\n`,
    )
    .action((options: DoctorOptions) =>
      act(async (io) => (await import('../actions/doctor.ts')).doctor(options, io)),
    )
}
