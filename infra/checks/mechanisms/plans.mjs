// What a district's plan and the plan of one department rest on: what comes in later does, the month runs from the letter, grades are those of
// the text, and a department adds to its county's rules and takes nothing away.
const row = (file, name) => ['rows', `tests/acceptance/rows/${file}.spec.ts`, name];
const rules = (file, name) => ['unit', `libs/rules/src/${file}.spec.ts`, name];
const organisation = 'libs/rules/src/layers/organisation.ts';

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const planMechanisms = [
  {
    name: 'spending that comes in later has no target before its year',
    without: {
      'apps/targets/src/performance-target/performance-target.decider.ts': [
        ['  if (begun.flaw) return rejected(begun.flaw, ...begun.stated);\n', ''],
      ],
    },
    test: row(
      'yunlong-targets',
      'T2-03: livelihood, welfare and what the public looks at come first; whole units and basic expenditure from the year that the district settles',
    ),
  },
  {
    name: 'the month of a rectification runs from the day on which the letter was received',
    without: {
      'apps/accountability/src/rectification/rectification.worlds.ts': [
        ['events: receivedIn(state, events),', 'events: {},'],
      ],
    },
    test: row(
      'yunlong-results',
      'T2-16, B-16, N-4: a letter of 31 January is due on the last of February, one of 15 March on 15 April though that is a Saturday',
    ),
  },
  {
    name: 'bands are settled for the grades that the text names, and for no others',
    without: {
      'libs/rules/src/publication/scales.ts': [
        ["isRead('evaluation.grades') ? namedGradeFlaws(members) : []", "isRead('evaluation.grades') ? [] : []"],
      ],
    },
    test: rules(
      'seeds/yunlong',
      'yunlong-district T2-17, A-9: what settles the bands settles them for the grades of the text, and for no others',
    ),
  },
  {
    name: 'an answer is given for one of the grounds that it lists',
    without: {
      'libs/rules/src/procedure/brought.ts': [
        [
          "const isListed = needed !== 'ground' || grounds === undefined ||",
          "const isListed = needed === 'ground' || grounds === undefined ||",
        ],
      ],
    },
    test: rules(
      'procedure/brought',
      'what an answer brings is given for one of the grounds that the answer lists, and for any where it lists none',
    ),
  },
  {
    name: 'an organisation adds no procedure that takes the place of one above',
    without: {
      [organisation]: [
        [
          "inside !== undefined || object === 'ex-ante-assessment' || named.includes(code),",
          'inside !== undefined || object !== undefined || named.includes(code),',
        ],
      ],
    },
    test: rules(
      'layers/organisation',
      'an organisation’s own set adds rounds, measures and assessments of its own with their procedures, and names desks and its own library as it does',
    ),
  },
  {
    name: 'a measure of a department is decided by the procedure that it names',
    without: {
      'libs/rules/src/procedure/goes-by.ts': [
        [
          "const begunOrNamed = procedure === '' ? named : procedure;",
          "const begunOrNamed = procedure === '' ? undefined : procedure ?? named;",
        ],
      ],
    },
    test: row(
      'office-plan-monitoring',
      'T1-07b, A-8: what is severely mismatched is suspended as the office orders, and its money moved as a person names; nothing follows of itself',
    ),
  },
];
