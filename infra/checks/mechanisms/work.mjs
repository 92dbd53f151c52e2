// How bodies do their work: nobody assesses their own, and what was scored upon other facts is not concluded.
const work = 'apps/accountability/src/work-assessment/work-assessment';
const deciding = (name) => ['unit', `${work}.decider.spec.ts`, `a work assessment ${name}`];

export const workMechanisms = [
  {
    name: 'what a department evaluated of its units counts where it assesses them',
    without: { [`${work}.sheet.ts`]: [["isOwn ? ['unit'] : ['unit', 'department']", "['unit', 'department']"]] },
    test: deciding(
      'of a department takes what the department itself evaluated of its units, and nothing that they say of themselves',
    ),
  },
  {
    name: 'nobody assesses the body of which they are',
    without: {
      [`${work}.decider.ts`]: [
        ["    if (world.ofTheBody.includes(command.by.id)) return rejected({ code: 'assesses-themselves' });\n", ''],
      ],
    },
    test: deciding('is nobody’s own: whoever is of the body does nothing on it'),
  },
  {
    name: 'nobody is assessed by points that no rule gives',
    without: { [`${work}.decider.ts`]: [['silent !== undefined || items.length === 0', 'items.length === 0']] },
    test: deciding(
      'waits for what the rules leave open: the further items first, then the points of those that they name',
    ),
  },
  {
    name: 'what was scored upon other facts is not concluded',
    without: { [`${work}.decider.ts`]: [['changed.length > 0', 'changed.length < 0']] },
    test: deciding('is concluded once, upon the facts that were scored, with findings of the set'),
  },
  {
    name: 'what a body says of itself counts nothing for its work',
    without: {
      [`${work}.sheet.ts`]: [["!('of' in of.value.by && ", "!('of' in of.value.by && of.value.by.of.length === 0 && "]],
    },
    test: deciding(
      'takes beside an item what the rules name, and computes it where they say what each takes off, down to nothing',
    ),
  },
  {
    name: 'a body reads nothing of its work before it is concluded and told',
    without: { [`${work}.readers.ts`]: [['if (toldTo === undefined) return false;', '']] },
    test: [
      'unit',
      `${work}.readers.spec.ts`,
      'who reads a work assessment is the body once it is concluded, as far as the rules have it told',
    ],
  },
  {
    name: 'what different bodies disclose is not disclosed by one of them',
    without: {
      'apps/accountability/src/disclosure/disclosure.decider.ts': [
        ['world.goesBy.length > 1', 'world.goesBy.length > 9'],
      ],
    },
    test: [
      'unit',
      'apps/accountability/src/disclosure/disclosure.decider.spec.ts',
      'opening a disclosure is of results that the same body discloses',
    ],
  },
];
