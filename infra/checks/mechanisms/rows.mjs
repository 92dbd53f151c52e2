// Rows of the requirement matrix that software alone carries out: no rule set says anything that could stand otherwise, so what is taken out is
// what the software does. Each name begins with the row, and the test is the row’s own; `npm run matrix -- --mutate` asks of them, too.
const declaration = 'apps/targets/src/performance-target/declaration.ts';
const target = 'apps/targets/src/performance-target/performance-target.decider.ts';
const formCheck = 'apps/targets/src/performance-target/declaration-check.ts';
const report = 'apps/monitoring/src/monitoring/monitoring.report.ts';
const organisation = 'apps/directory/src/organisation/organisation.decider.ts';
const inForce = 'libs/rules/src/layers/in-force.ts';
const guard = 'libs/service-kit/src/access/access.guard.ts';
const roundPlan = 'libs/rules/src/rounds/round-plan.ts';
const monitored = 'apps/monitoring/src/monitoring/monitoring.decider.ts';
const budgetApproved = 'apps/monitoring/src/monitoring/budget-approved.ts';
const subjectYears = 'apps/overview/src/subject-years/subject-years.query.ts';
const adoptionGrounds = 'apps/directory/src/adoption/adoption-grounds.ts';

const row = (file, name) => ['rows', `tests/acceptance/rows/${file}.spec.ts`, name];

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const rowMechanisms = [
  {
    name: 'FF-04 a body of whatever kind is registered under the rules that say nothing of it',
    without: {
      [organisation]: [
        [
          "if (!nature) return rejected({ code: 'nature-required', kind });",
          "if (!nature || kind === 'enterprise') return rejected({ code: 'nature-required', kind });",
        ],
      ],
    },
    test: row(
      'fufeng-scope',
      'FF-04: bodies of every kind that have money of the county declare targets: offices, public institutions, enterprises, social groups, others',
    ),
    says: /Refused: 422/,
  },
  {
    name: 'FF-20 money is asked for with a target, or not at all',
    without: {
      [declaration]: [['const isEmpty = indicators.length === 0;', 'const isEmpty = indicators.length < 0;']],
    },
    test: row('targets', 'FF-20: no budget request without targets'),
  },
  {
    name: 'FF-23 what the check of forms finds in a declared target is said and kept',
    without: { [formCheck]: [['findings: [...own, ...handedIn]', 'findings: [...handedIn]']] },
    test: row('targets', 'FF-23: targets are specific: what the check finds is said and kept, and does not block'),
  },
  {
    name: 'FF-26b an adjustment says why, and what was approved stays in force until it is',
    without: {
      [target]: [['procedure, ...adjusting }), path),', 'procedure }), path),']],
    },
    test: row('targets', 'FF-26b: an approved target changes by the adjustment procedure alone, for a reason'),
  },
  {
    name: 'FF-27b a report says of every approved indicator how it stands, and of no other',
    without: {
      [report]: [['if (missing.length > 0 || unknown.length > 0)', 'if (missing.length > 0 && unknown.length > 0)']],
    },
    test: row('monitoring', 'FF-27b: a report states progress and trend of every approved indicator, and of no other'),
  },
  {
    name: 'CJ-06e results are late once the rules say within what time they are sent',
    without: {
      [roundPlan]: [["if (limit.is === 'silent') return undefined;", 'if (limit.path) return undefined;']],
    },
    test: row(
      'changji-layers',
      'CJ-06e: the bureau has units monitor; nobody is late while no day is said, and who is late is listed once one is',
    ),
  },
  {
    name: 'CJ-06e a unit is reminded of the step that is open where the rules name no day',
    without: {
      [monitored]: [['open.some(({ code }) => code === step)', 'open.every(({ code }) => code !== step)']],
    },
    test: row(
      'changji-layers',
      'CJ-06e: the bureau has units monitor; nobody is late while no day is said, and who is late is listed once one is',
    ),
  },
  {
    name: 'CJ-17 what is looser than above stays to be seen once it is adopted',
    without: {
      [adoptionGrounds]: [
        ['return [{ scheme, layers, deviations, refused }];', 'return [{ scheme, layers, deviations: [], refused }];'],
      ],
    },
    test: row(
      'changji-layers',
      'CJ-17: an own value that is looser is shown as a deviation, and none replaces the measure whole',
    ),
  },
  {
    name: 'B-13 a budget that was decided before its year is monitored from January on',
    without: { [budgetApproved]: [['(day < first ? day : first)', '(day > first ? day : first)']] },
    test: row(
      'changji-rounds',
      'CJ-10, CJ-11, B-13: a budget of 31 December is monitored from January to the month before the self-evaluation, and the unit as a whole on 30 June',
    ),
  },
  {
    name: 'B-14 what has no targets is told apart in the list',
    without: { [subjectYears]: [["String(target === 'none')", "String(target !== 'none')"]] },
    test: row(
      'changji-scope',
      'CJ-03, B-14: what has no targets is in no round, and is listed as such; with targets it is in one',
    ),
    says: /Waited in vain: the list subjects/,
  },
  {
    name: 'FF-45 an audit office reads what was evaluated in what it audits',
    without: {
      [guard]: [
        [
          'placed.filter((grant) => touches(grant, jurisdiction));',
          "placed.filter((grant) => touches(grant, jurisdiction) && grant.desk !== 'auditor');",
        ],
      ],
    },
    test: row(
      'fufeng-evaluation',
      'FF-42: an evaluation takes its nine steps in their order FF-45: who evaluated answers for it by name, and the audit office reads it',
    ),
  },
  {
    name: 'FF-50 nothing is decided by rules before their own day, whenever they were adopted',
    without: { [inForce]: [['if (set.effective.from <= day) return', 'if (day !== undefined) return']] },
    test: row(
      'fufeng-scope',
      'FF-50: rules are on trial from the day that they say (9 May 2022), and nothing is decided by them before, whenever they were adopted',
    ),
  },
];
