// What tables of other systems promise: nothing is guessed or put right in silence, and nothing that was decided here is written over.
const readTest = (name) => ['unit', 'libs/exchange/src/read-exchange.spec.ts', `a table of another system ${name}`];
const projectsTest = (name) => [
  'integration',
  'apps/targets/test/exchange-projects.int-spec.ts',
  `a table of projects of the budget system ${name}`,
];

const differencesTest = (name) => ['integration', 'apps/targets/test/exchange-differences.int-spec.ts', name];

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const exchangeMechanisms = [
  {
    name: 'an encoding is told by what a file is, and never guessed',
    without: {
      'libs/exchange/src/file/encoding.ts': [
        ["if (stated === undefined && found === undefined) throw new UnreadableFile(flaw('encoding-ambiguous'));", ''],
      ],
    },
    test: readTest('is told from one in the other encoding, whoever says otherwise'),
  },
  {
    name: 'text that was opened in another encoding before is not taken',
    without: {
      'libs/exchange/src/cell/value.ts': [["if (isGarbled(text)) return wrong('text-garbled', { given: text });", '']],
    },
    test: readTest('is refused where its text is garbled: opened in another encoding before, and saved'),
  },
  {
    name: 'a row that stands there twice is found',
    without: {
      'libs/exchange/src/read-exchange.ts': [['if (other === undefined) this.#lines.set(name, line);', '']],
    },
    test: readTest('names a row that stands there twice, one of another county, and one of another year'),
  },
  {
    name: 'what was approved is not written over by a table',
    without: {
      'apps/targets/src/exchange-projects/projects-compared.ts': [
        [
          "approvedFrom(state) === undefined ? 'control' : 'budget'",
          "approvedFrom(state) === '' ? 'budget' : 'control'",
        ],
      ],
    },
    test: projectsTest('leaves what was approved as it is, and says that another budget stands there'),
  },
  {
    name: 'what another system has instead of what was approved is noted once, and waits for the budget desk',
    without: {
      'apps/targets/src/budget-line/other-budget.ts': [
        ['if (before && isSame(before.parts, amounts)) return nothingToDo;', ''],
      ],
    },
    test: differencesTest(
      'another budget in the budget system than was approved is noted once and waits for the budget desk, until that raises to it',
    ),
  },
  {
    name: 'what another system says otherwise of a subject ends once it says what is here',
    without: {
      'apps/targets/src/subject/other-description.ts': [
        ['return other ? accepted(facts.otherDescriptionAgreed(from)) : nothingToDo;', 'return nothingToDo;'],
      ],
    },
    test: differencesTest(
      'a project that is described otherwise in the budget system stays as it is where the lead desk says so, and is over where the system says what is here',
    ),
  },
  {
    name: 'a target that was approved is not written over by a table',
    without: {
      'apps/targets/src/exchange-targets/targets-compared.ts': [
        ["return isSameContent(there, inForce.declaration) ? 'unchanged' : 'differing';", "return 'unchanged';"],
      ],
      'apps/targets/src/performance-target/other-target.ts': [
        ['if (other && isSameContent(other, there)) return nothingToDo;', ''],
      ],
    },
    test: [
      'integration',
      'apps/targets/test/exchange-targets.int-spec.ts',
      'targets and indicators of the budget system that are others than were approved here wait for whoever may have that adjusted, and are written over nowhere',
    ],
  },
  {
    name: 'amounts ten thousand times those of before are asked about',
    without: {
      'apps/targets/src/exchange-projects/exchange-projects.ts': [
        ['isConfirmed || !of ? [] : askedAbout(each, of.here)', 'isConfirmed || of ? [] : []'],
      ],
    },
    test: projectsTest(
      'asks about amounts that are ten thousand times those of the year before, and takes them once they are confirmed',
    ),
  },
];
