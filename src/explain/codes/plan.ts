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
    title: 'plan.yaml non ha la forma attesa',
    meaning: 'Una chiave è sconosciuta o manca, o un valore non è del genere atteso.',
    why: 'Una chiave scritta male sarebbe ignorata: meglio fermarsi che eseguire un altro piano.',
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
    title: 'Il piano (o la suite) non esiste',
    meaning: 'Nessuna cartella di plans/ con un plan.yaml, e nessuna suite, ha quel nome.',
    why: 'I piani si cercano nella cartella in cui si è, e in quelle che la contengono.',
    wrong: onShell('collaudo run cpv'),
    right: onShell('collaudo run cvp'),
  },
  PLAN_CASE_MISSING: {
    title: 'Un caso elencato senza il suo file',
    meaning:
      'plan.yaml elenca un caso che non ha cases/<ID>.case.yaml, o che non è in nessuna area.',
    why: "Un caso dell'autorità senza file non è provato.",
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
    title: 'Un file di un caso che il piano non elenca',
    meaning:
      "Nella cartella cases/ c'è un file che nessuna area di plan.yaml nomina, o che non si chiama <ID>.case.yaml, o un'altra cartella.",
    why: 'Un caso non elencato non si esegue mai.',
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
    title: 'Un caso elencato due volte',
    meaning: 'Lo stesso id compare due volte nelle aree di plan.yaml.',
    why: 'Ogni caso del documento ha un posto solo.',
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
    title: 'Id che si distinguono appena',
    meaning: 'Due id differiscono solo per maiuscole, separatori o zeri: E-02 ed e-2.',
    why: 'Nei rapporti si confondono, e su Windows due file che differiscono per le maiuscole sono uno solo.',
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
    title: 'Un file del piano che nessun caso usa',
    meaning: 'Un file di payloads/ o di fragments/ non è nominato da nessun caso. È un avviso.',
    why: 'O è rimasto indietro, o il caso che doveva usarlo ne usa un altro.',
    wrong: inFile('plans/esempio/payloads/dimenticato.yaml', 'tipologia: 1\n'),
    right: inFile(
      'plans/esempio/payloads/emissione.yaml',
      '# usato da E-01, con base: emissione\ntipologia: 1\n',
    ),
  },
  PLAN_REQUIREMENT_UNCOVERED: {
    title: 'Un requisito che nessun caso prova',
    meaning: 'plan.yaml dichiara un requisito, e nessun caso (né una sua verifica) lo nomina.',
    why: "Il requisito resterebbe senza prova, e ce ne si accorgerebbe con l'autorità.",
    wrong: inPlan(`
title: Piano di esempio
version: '1'
operator: medico-titolare
requirements:
  - { id: R.annullamento, title: Annullamento }
  - { id: R.ricerca, title: Ricerca }
areas:
  - name: Prima
    cases: [E-01, E-02, E-03]
`),
    right: inPlan(`
title: Piano di esempio
version: '1'
operator: medico-titolare
requirements:
  - { id: R.annullamento, title: Annullamento }
areas:
  - name: Prima
    cases: [E-01, E-02, E-03]
`),
  },
  PLAN_REQUIREMENT_DUPLICATE: {
    title: 'Un requisito dichiarato due volte',
    meaning: 'Due voci di requirements: in plan.yaml hanno lo stesso id.',
    why: 'Non si saprebbe quale titolo vale.',
    wrong: inPlan(`
title: Piano di esempio
version: '1'
operator: medico-titolare
requirements:
  - { id: R.annullamento, title: Annullamento }
  - { id: R.annullamento, title: Annullamento di una ricetta }
areas:
  - name: Prima
    cases: [E-01, E-02, E-03]
`),
    right: inPlan(`
title: Piano di esempio
version: '1'
operator: medico-titolare
requirements: [{ id: R.annullamento, title: Annullamento di una ricetta }]
areas:
  - name: Prima
    cases: [E-01, E-02, E-03]
`),
  },
  CASE_REQUIREMENT_UNKNOWN: {
    title: 'Un requisito che il piano non ha',
    meaning:
      'Il caso, o una sua verifica, dice di provare un requisito che plan.yaml non dichiara. Vale solo se plan.yaml ha requirements:.',
    why: 'Un id scritto male lascia il requisito vero senza prova.',
    wrong: inPlan(`
title: Piano di esempio
version: '1'
operator: medico-titolare
requirements: [{ id: R.annullo, title: Annullamento }]
areas:
  - name: Prima
    cases: [E-01, E-02, E-03]
`),
    right: inPlan(`
title: Piano di esempio
version: '1'
operator: medico-titolare
requirements: [{ id: R.annullamento, title: Annullamento }]
areas:
  - name: Prima
    cases: [E-01, E-02, E-03]
`),
    alsoGives: ['PLAN_REQUIREMENT_UNCOVERED'],
  },
  CASE_NEVER_RUNS: {
    title: 'Un caso che non può mai essere eseguito',
    meaning: 'Il caso ha bisogno di un altro che il piano dà per non applicabile.',
    why: 'La sua dipendenza non riuscirà mai: resterebbe saltato, e il verdetto incompleto, per sempre.',
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
    title: 'Una suite non ha la forma attesa',
    meaning: 'Una chiave è sconosciuta o manca, o il piano che la suite nomina non esiste.',
    why: 'Una suite sceglie i casi di un piano: senza il piano non sceglie niente.',
    wrong: inSuite('title: Prove\nplan: esempi\n'),
    right: inSuite('title: Prove\nplan: esempio\n'),
  },
  SUITE_SELECTION_UNKNOWN: {
    title: 'Una suite nomina un caso o una etichetta che il piano non ha',
    meaning: 'cases: o tags: della suite contiene un nome che nessun caso del piano porta.',
    why: 'Il filtro non trova niente e la suite esegue meno di ciò che dice.',
    wrong: inSuite('title: Prove\nplan: esempio\ntags: [porva]\n'),
    right: inSuite('title: Prove\nplan: esempio\ntags: [prova]\n'),
  },
} as const satisfies Record<string, Explanation>
