// What records of earlier years promise: they are said by who does not have the consequences, of years that nobody knows here, and
// rules that look back see them and nothing else.
const saying = 'apps/targets/src/earlier-year/earlier-years.ts';
const decider = 'apps/targets/src/earlier-year/earlier-year.decider.ts';
const known = 'apps/accountability/src/register/register.known.ts';

const recordTest = (name) => [
  'integration',
  'apps/targets/test/earlier-years.int-spec.ts',
  `a year before a subject was kept here ${name}`,
];
const fileTest = (name) => [
  'integration',
  'apps/targets/test/earlier-years.int-spec.ts',
  `a file of earlier years ${name}`,
];
const lookedBackTest = (name) => [
  'unit',
  'apps/accountability/src/register/register.earlier-years.spec.ts',
  `what was printed of years before a subject was kept here ${name}`,
];

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const earlierYearMechanisms = [
  {
    name: 'of a year of which a result is kept here nothing is recorded by hand',
    without: {
      [saying]: [
        [
          'const kept = new Map(rows.map(({ subject, year }) => [subject, year]));',
          'const kept = new Map(rows.slice(rows.length).map(({ subject, year }) => [subject, year]));',
        ],
      ],
    },
    test: recordTest('is none from the first year on of which money is asked for here, or a result is known'),
  },
  {
    name: 'of a year of which money is kept here nothing is recorded by hand',
    without: { [saying]: [['if (version > 0) kept.set(', 'if (version < 0) kept.set(']] },
    test: recordTest('is none from the first year on of which money is asked for here, or a result is known'),
  },
  {
    name: 'a grade that the rules of today do not give is none that is looked back at',
    without: {
      [decider]: [
        [
          "return refused({ code: 'unknown-grade', evaluation, given: grade, listed: grades.map(({ code }) => code) });",
          'return { basis: [type] };',
        ],
      ],
    },
    test: [
      'unit',
      'apps/targets/src/earlier-year/earlier-year.decider.spec.ts',
      'a result of such a year is of a type and a grade that the rules of today have, which look back at it',
    ],
  },
  {
    name: 'what was printed of a year is looked back at',
    without: { [known]: [['return [...ofLines, ...printed];', 'return ofLines;']] },
    test: lookedBackTest('CD-10b, B-08: is one of two years running, at the exact threshold'),
  },
  {
    name: 'what came of years long gone is no reason by itself',
    without: { [known]: [['year === around.thisYear - 1', 'year < around.thisYear']] },
    test: lookedBackTest(
      'needs no year to be closed here; both may be from before, of which the last one has just gone by',
    ),
  },
  {
    name: 'a file of earlier years names nobody else’s subjects',
    without: {
      'apps/targets/src/earlier-year/subjects-called.ts': [
        [' and unit = any ($3::text[])', ' and $3::text[] is not null'],
      ],
    },
    test: fileTest(
      'is for whoever may record one: for others as for a single one, and where nothing is theirs there is nothing',
    ),
  },
  {
    name: 'what was found in an earlier year is looked back at',
    without: {
      [known]: [['earlierFoundIn(of, told).includes(code)', 'earlierFoundIn(of, told).includes(`no ${code}`)']],
    },
    test: [
      'unit',
      'apps/accountability/src/register/register.earlier-years.spec.ts',
      'CD-13: what was found in the year that has just gone by, by an evaluation or by supervision, is a reason to enter it; what was found long ago is none',
    ],
  },
  {
    name: 'a finding that the rules of today do not list is none that is looked back at',
    without: { [decider]: [['if (strange !== undefined) {', "if (strange === 'rumour of a rumour') {"]] },
    test: [
      'unit',
      decider.replace('.ts', '.spec.ts'),
      'a result of such a year says what it found in the codes of the rules, which look back at it, be it by itself',
    ],
  },
  {
    name: 'what an earlier year said stands no longer once it is taken back',
    without: {
      'libs/figures/src/read-figures.ts': [
        ['    if (line.withdrawsBelow) {', '    if (line.withdrawsBelow && lines === undefined) {'],
      ],
    },
    test: [
      'unit',
      'libs/figures/src/declared-figures.spec.ts',
      'a fact that withdraws what a list said of the item withdraws every element, and nothing beside',
    ],
  },
];
