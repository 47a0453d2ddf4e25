import { t } from '../../lib/language/t.ts'
import { inFile, inPlan, inSuite, onShell, type Explanation } from '../explanation.ts'

const rightPlan = inPlan(`
title: Piano di esempio
version: '1'
operator: medico-titolare
areas:
  - name: Prima
    cases: [E-01, E-02, E-03]
`)

/** Plans and suites. */
export const planCodes = {
  PLAN_INVALID: {
    title: t`plan.yaml non ha la forma attesa`,
    meaning: t`Una chiave è sconosciuta o manca, o un valore non è del genere atteso.`,
    why: t`Una chiave scritta male sarebbe ignorata: meglio fermarsi che eseguire un altro piano.`,
    wrong: inPlan(`
title: Piano di esempio
version: '1'
operator: medico-titolare
area:
  - name: Prima
    cases: [E-01, E-02, E-03]
`),
    right: rightPlan,
  },
  PLAN_NOT_FOUND: {
    title: t`Il piano (o la suite) non esiste`,
    meaning: t`Nessuna cartella di plans/ con un plan.yaml, e nessuna suite, ha quel nome.`,
    why: t`I piani si cercano nella cartella in cui si è, e in quelle che la contengono.`,
    wrong: onShell('collaudo run cpv'),
    right: onShell('collaudo run cvp'),
  },
  PLAN_CASE_MISSING: {
    title: t`Un caso elencato senza il suo file`,
    meaning: t`plan.yaml elenca un caso che non ha cases/<ID>.case.yaml, o che non è in nessuna area.`,
    why: t`Un caso dell'autorità senza file non è provato.`,
    wrong: inPlan(`
title: Piano di esempio
version: '1'
operator: medico-titolare
areas:
  - name: Prima
    cases: [E-01, E-02, E-03, E-04]
`),
    right: rightPlan,
  },
  PLAN_CASE_UNLISTED: {
    title: t`Un file di un caso che il piano non elenca`,
    meaning: t`Nella cartella cases/ c'è un file che nessuna area di plan.yaml nomina, o che non si chiama <ID>.case.yaml, o un'altra cartella.`,
    why: t`Un caso non elencato non si esegue mai.`,
    wrong: inPlan(`
title: Piano di esempio
version: '1'
operator: medico-titolare
areas:
  - name: Prima
    cases: [E-01, E-03]
`),
    right: rightPlan,
  },
  PLAN_CASE_DUPLICATE: {
    title: t`Un caso elencato due volte`,
    meaning: t`Lo stesso id compare due volte nelle aree di plan.yaml.`,
    why: t`Ogni caso del documento ha un posto solo.`,
    wrong: inPlan(`
title: Piano di esempio
version: '1'
operator: medico-titolare
areas:
  - name: Prima
    cases: [E-01, E-02, E-03, E-02]
`),
    right: rightPlan,
  },
  PLAN_ID_ALIKE: {
    title: t`Id che si distinguono appena`,
    meaning: t`Due id differiscono solo per maiuscole, separatori o zeri: E-02 ed e-2.`,
    why: t`Nei rapporti si confondono, e su Windows due file che differiscono per le maiuscole sono uno solo.`,
    wrong: inFile(
      'plans/esempio/plan.yaml',
      `
title: Piano di esempio
version: '1'
operator: medico-titolare
areas:
  - name: Prima
    cases: [E-01, E-02, E-03, e-2]
`,
    ),
    right: rightPlan,
    alsoGives: ['PLAN_CASE_MISSING'],
  },
  PLAN_FILE_UNUSED: {
    title: t`Un file del piano che nessun caso usa`,
    meaning: t`Un file di payloads/ o di fragments/ non è nominato da nessun caso. È un avviso.`,
    why: t`O è rimasto indietro, o il caso che doveva usarlo ne usa un altro.`,
    wrong: inFile('plans/esempio/payloads/dimenticato.yaml', 'tipologia: 1\n'),
    right: inFile(
      'plans/esempio/payloads/emissione.yaml',
      t`# usato da E-01, con base: emissione\ntipologia: 1\n`,
    ),
  },
  CASE_NEVER_RUNS: {
    title: t`Un caso che non può mai essere eseguito`,
    meaning: t`Il caso ha bisogno di un altro che il piano dà per non applicabile.`,
    why: t`La sua dipendenza non riuscirà mai: resterebbe saltato, e il verdetto incompleto, per sempre.`,
    wrong: inPlan(`
title: Piano di esempio
version: '1'
operator: medico-titolare
areas:
  - name: Prima
    cases: [E-01, E-02, E-03]
not-applicable:
  - { case: E-01, reason: "L'applicazione non emette ricette" }
`),
    right: inPlan(`
title: Piano di esempio
version: '1'
operator: medico-titolare
areas:
  - name: Prima
    cases: [E-01, E-02, E-03]
not-applicable:
  - { case: E-01, reason: "L'applicazione non emette ricette" }
  - { case: E-03, reason: "L'applicazione non emette ricette" }
`),
  },
  SUITE_INVALID: {
    title: t`Una suite non ha la forma attesa`,
    meaning: t`Una chiave è sconosciuta o manca, o il piano che la suite nomina non esiste.`,
    why: t`Una suite sceglie i casi di un piano: senza il piano non sceglie niente.`,
    wrong: inSuite('title: Prove\nplan: esempi\n'),
    right: inSuite('title: Prove\nplan: esempio\n'),
  },
  SUITE_SELECTION_UNKNOWN: {
    title: t`Una suite nomina un caso o una etichetta che il piano non ha`,
    meaning: t`cases: o tags: della suite contiene un nome che nessun caso del piano porta.`,
    why: t`Il filtro non trova niente e la suite esegue meno di ciò che dice.`,
    wrong: inSuite('title: Prove\nplan: esempio\ntags: [porva]\n'),
    right: inSuite('title: Prove\nplan: esempio\ntags: [prova]\n'),
  },
} as const satisfies Record<string, Explanation>
