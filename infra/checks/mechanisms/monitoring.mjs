// What monitoring keeps outside the rounds, and who opens a round by hand.
const records = 'apps/monitoring/src/monitoring/monitoring.records.ts';
const fed = 'apps/monitoring/src/execution-feed/execution.decider.ts';
const report = 'apps/monitoring/src/monitoring/monitoring.report.ts';
const measureDecided = 'apps/targets/src/reacting/on-corrective-measure-decided.ts';
const asked = 'apps/targets/src/performance-target/asked-adjustments.ts';
const byPerson = 'libs/rules/src/rounds/rounds-to-do.ts';
const published = 'libs/rules/src/publication/procedures.ts';

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const monitoringMechanisms = [
  {
    name: 'a report of a body names no amounts',
    without: {
      'apps/monitoring/src/monitoring/monitoring.spending.ts': [
        ["isSaid ? { code: 'amounts-not-asked', round: round.id } : undefined", 'isSaid ? undefined : undefined'],
      ],
    },
    test: [
      'unit',
      'apps/monitoring/src/monitoring/monitoring.report.spec.ts',
      'a report has amounts where it is of money, and none where a body is assessed',
    ],
  },
  {
    name: 'amounts that nobody can have paid are refused by the lens of the rules under which they are watched',
    without: {
      [report]: [["rejected(ofAmounts, ...lensIn(world.ruling(round.rules), 'compliance'))", 'rejected(ofAmounts)']],
    },
    test: [
      'unit',
      'apps/monitoring/src/monitoring/monitoring.warnings.spec.ts',
      'amounts that a unit types fall for a cause alone',
    ],
  },
  {
    name: 'results of a round that nobody reported upward are late though the unit has reported',
    without: {
      'apps/monitoring/src/monitoring/monitoring.due.ts': [
        ['round.progress.done.some((each) => each.step === step)', 'round.firstReported !== undefined'],
      ],
    },
    test: [
      'unit',
      'apps/monitoring/src/monitoring/monitoring.results-due.spec.ts',
      'CD-09c, B-09: the results of a round, that are reported upward within a time are not late on the tenth working day, and warned of from the next day on until they are reported',
    ],
  },
  {
    name: 'a risk is warned of no longer once everything that shows it is settled',
    without: {
      'apps/monitoring/src/monitoring/monitoring.risks.ts': [
        ['findings.filter(({ settled }) => settled === undefined)', 'findings'],
      ],
    },
    test: [
      'unit',
      'apps/monitoring/src/monitoring/monitoring.records.spec.ts',
      'a risk that is found is warned of under its lens until everything that shows it is settled',
    ],
  },
  {
    name: 'a measure that adjusts the target asks the unit to propose how',
    without: {
      [measureDecided]: [
        ["if (measures.includes('adjust-target')) {", "if (measures.includes('adjust-target') && subject === '') {"],
      ],
    },
    test: [
      'integration',
      'apps/targets/test/asked-adjustments.int-spec.ts',
      'is a task of the unit under the rules of the decision, until monitoring takes that back',
    ],
  },
  {
    name: 'what monitoring asks of a target ends with the adjustment that is approved, and not before',
    without: {
      [asked]: [
        ['inForce.declaration.declaration <= declaration', 'inForce.declaration.declaration <= declaration + 1'],
      ],
    },
    test: [
      'unit',
      'apps/targets/src/performance-target/asked-adjustments.spec.ts',
      'an adjustment that monitoring asks for ends with the adjustment that is approved, which names it, and is asked again where that is taken back',
    ],
  },
  {
    name: 'the form that comes with a monitoring report is checked, and what is found stands beside its figures',
    without: { [report]: [['findings: findingsOf(form, report, round, on)', 'findings: []']] },
    test: [
      'unit',
      'apps/monitoring/src/monitoring/monitoring.form.spec.ts',
      'a form that comes with a report is held against the report with which it comes, in the money and in what was reached',
    ],
  },
  {
    name: 'the form that comes with a monitoring report is kept whole',
    without: {
      [report]: [['form ? [monitoringFacts.roundFormKept(', "form && round === '' ? [monitoringFacts.roundFormKept("]],
    },
    test: [
      'unit',
      'apps/monitoring/src/monitoring/monitoring.form.spec.ts',
      'a form that comes with a report is kept whole beside it, and a published one that says the same has nothing against it',
    ],
  },
  {
    name: 'what was found and put right makes nobody a key subject any more',
    without: {
      [records]: [
        ['findings: state.findings.filter((each) => each !== recorded)', 'findings: state.findings.filter(() => true)'],
      ],
    },
    test: [
      'unit',
      'apps/monitoring/src/monitoring/monitoring.records.spec.ts',
      'what was found makes the subject a key one as long as somebody says so and it is not settled',
    ],
  },
  {
    name: 'nothing is noted of a day to come',
    without: {
      [records]: [["'on' in command.data && command.data.on > today", "'on' in command.data && today === ''"]],
    },
    test: [
      'unit',
      'apps/monitoring/src/monitoring/monitoring.records.spec.ts',
      'what is noted day by day is of a day that has come, and of an indicator that was approved',
    ],
  },
  {
    name: 'no rules are published by which a round would do what nothing can tell of',
    without: { [published]: [['acts !== undefined && !acts.includes(step.act)', 'acts?.length === 0']] },
    test: [
      'unit',
      'libs/rules/src/publication/procedures.spec.ts',
      'publication refuses a procedure with an act that nothing tells of, of an object that knows few',
    ],
  },
  {
    name: 'nobody opens by hand a round that is not for the subject',
    without: { [byPerson]: [["verdict && verdict.truth !== 'yes'", "verdict && verdict.truth === 'neither'"]] },
    test: [
      'unit',
      'libs/rules/src/rounds/rounds-to-do.spec.ts',
      'a round that a person opens is of a subject for which the series is',
    ],
  },
  {
    name: 'what was said of a later day stays where an earlier day is put right',
    without: { [fed]: [['!isSaid(paid, data.on, state)', 'isAnother(paid, data.on, state)']] },
    test: [
      'unit',
      'apps/monitoring/src/execution-feed/execution.decider.spec.ts',
      'what was paid of a line stays what was said of a later day, though it was the same amount, where an earlier day is put right',
    ],
  },
  {
    name: 'an initial budget is what was approved as one',
    without: {
      ['apps/targets/src/budget-line/control-number.ts']: [
        ["budgetKind === 'initial-budget' ?", 'budgetKind !== undefined ?'],
      ],
    },
    test: [
      'unit',
      'apps/targets/src/publishing/publish.spec.ts',
      'a line tells others of no initial budget where the line was first approved with an adjusted one; of its approval put right what is right',
    ],
  },
  {
    name: 'the end of a decision resumes what that suspended, and nothing else',
    without: {
      'apps/targets/src/subject/subject.suspension.ts': [
        ['decision !== undefined && decision !== suspendedBy', 'decision !== undefined && suspendedBy === decision'],
      ],
    },
    test: [
      'unit',
      'apps/targets/src/subject/subject.decider.spec.ts',
      'a subject through the years that a decision suspended goes on once that is taken back, and not for the end of another',
    ],
  },
  {
    name: 'what was found is proposed for the list of key monitoring until a person answers, and no longer',
    without: {
      'apps/monitoring/src/monitoring/monitoring.proposed.ts': [
        ['!answered.includes(proposed)', '!answered.includes(undefined)'],
      ],
    },
    test: [
      'unit',
      'apps/monitoring/src/monitoring/monitoring.records.spec.ts',
      'what a check or a key evaluation of the product found is proposed by itself, and waits for a person until they answer',
    ],
  },
];
