// Numbers that rules want to be kept: over an object, over a jurisdiction, and by the reports of a round.
const limits = 'apps/monitoring/src/monitoring/monitoring.limits.ts';
const declared = 'apps/targets/src/performance-target/declared-checks.ts';
const tenant = 'apps/targets/src/checks/tenant-checks.ts';
const counts = 'apps/targets/src/checks/tenant-counts.ts';

const ofLimits = (name) => [
  'unit',
  'apps/monitoring/src/monitoring/monitoring.limits.spec.ts',
  `the limits of a round of monitoring ${name}`,
];
const numbers = 'libs/rules/src/checks/checked-number.ts';
const overTenant = (name) => [
  'unit',
  'libs/rules/src/checks/checked-number.spec.ts',
  `numbers to be kept over a tenant ${name}`,
];
const counted = (name) => ['integration', 'apps/targets/test/checks.int-spec.ts', name];
const row = (name) => ['rows', 'tests/acceptance/rows/changde-checks.spec.ts', name];

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const checkMechanisms = [
  {
    name: 'what is below a limit of its round is warned of no longer once a later report reaches that',
    without: { [limits]: [['isReachedBy(later.measured, one))', 'later === each)']] },
    test: ofLimits(
      'CD-09a: what is below 60% in October is warned of until a later report reaches 60%, and in December 85% is to be reached',
    ),
  },
  {
    name: 'a figure below a limit is never shown as if it reached that',
    without: { [limits]: [['decimals.value, [bound])', 'decimals.value, [])']] },
    test: ofLimits('N-2: a figure is never shown as if it reached what it is below'),
  },
  {
    name: 'a number that the rules want to be kept, and not in principle alone, is kept or the target refused',
    without: { [declared]: [['check.soft !== true', "check.path === ''"]] },
    test: [
      'unit',
      'apps/targets/src/performance-target/declared-checks.spec.ts',
      'numbers that the rules want to be kept of a target what is no principle is refused, under what says so',
    ],
  },
  {
    name: 'the numbers of a jurisdiction are read by whoever has a desk over all of it',
    without: { [tenant]: [["audienceOf(admission, jurisdiction) !== 'finance'", 'admission.grants.length === 0']] },
    test: row(
      'CD-05a, B-30: targets cover the budgets of a county two in 2019 and 2020, and four from 2021 on; its city sees that, and whoever has no desk over all of it does not',
    ),
  },
  {
    name: 'a budget is covered by money with a target in force, and by neither alone',
    without: { [counts]: [[`and p."target"->'inForce' is not null`, '']] },
    test: counted('a budget is covered once money of it has a target in force, and by neither alone'),
  },
  {
    name: 'several reports of one round are one round',
    without: {
      [numbers]: [['new Set(counted.flatMap(({ occasion }) => occasion ?? [])).size', 'counted.length']],
    },
    test: overTenant(
      'CD-08a: rounds of review are those that were entered in the year, each once however many reports it had',
    ),
  },
  {
    name: 'what other evaluations found is none of the rate of key evaluations',
    without: {
      [numbers]: [
        [
          "judge(check.value.of, beside(known, figures)).truth === 'yes'",
          "judge(check.value.of, known).truth !== 'no'",
        ],
      ],
    },
    test: overTenant(
      'CD-12: the rate is that of the problems of key evaluations alone, never all before all are put right',
    ),
  },
  {
    name: 'what a unit says of itself is not put right before it was checked',
    without: { [counts]: [["status === 'rectified' ? of : 0", 'of']] },
    test: counted(
      'what evaluations fed back is put right once it was checked, of each unit, and entries are counted in their year',
    ),
  },
  {
    name: 'what ended in a year is counted in it no more',
    without: {
      [counts]: [["or s.\"status\" in ('merged', 'ended') and", "or s.\"status\" in ('merged', 'ended') or"]],
    },
    test: counted(
      'what a year has is counted, a target of several years in each of them, and what ended in the year no more',
    ),
  },
];
