// Registers: what enters, stands, blocks and leaves as the rules declare, and who knows of it.
const register = 'apps/accountability/src/register/register';
const deciding = (name) => ['unit', `${register}.decider.spec.ts`, name];
const proposing = (name) => ['unit', `${register}.proposing.spec.ts`, name];
const blocks = 'apps/targets/src/subject/register-blocks';

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const registerMechanisms = [
  {
    name: 'what recurs and is not entered by the end of its period is late',
    without: {
      [`${register}.decider.ts`]: [['last === undefined || last >= today', 'last === undefined || today !== last']],
    },
    test: [
      'unit',
      `${register}.recurring.spec.ts`,
      'what recurs in a register is late the day after its period, once, and stays so when it is entered',
    ],
  },
  {
    name: 'a measure that was decided is a reason to propose an entry',
    without: { [`${register}.known.ts`]: [['groundsIn(of, told, around).includes(code)', 'false']] },
    test: proposing(
      'what the rules propose is why a measure of monitoring was decided, as the rules had it to be found',
    ),
  },
  {
    name: 'who came to answer for a body between both years is not held to account for the first',
    without: { [`${register}.concerned.ts`]: [['year - yearsIn(proposed.when) + 1', 'year']] },
    test: [
      'unit',
      `${register}.concerned.spec.ts`,
      'whom an entry concerns that was proposed is for decision where the head came between both years, or nobody answers in that role',
    ],
  },
  {
    name: 'the same thing does not stand twice in a register',
    without: {
      [`${register}.decider.ts`]: [
        ["state.status !== 'unknown' && state.status !== 'proposed'", "state.status === 'taken-back'"],
      ],
    },
    test: deciding('an entry of a register is refused while the same stands, and of a kind that the rules do not have'),
  },
  {
    name: 'nothing enters a register for which the condition of the rules does not hold',
    without: {
      [`${register}.decider.ts`]: [
        ["if (!verdict || verdict.truth === 'yes')", "if (!verdict || verdict.truth !== 'not-known')"],
      ],
    },
    test: deciding('an entry of a register is entered for what the rules enter it for, and for nothing else'),
  },
  {
    name: 'nobody takes out of a register what the rules let nobody out of',
    without: { [`${register}.decider.ts`]: [["fieldOf(world.register, 'exit')", "fieldOf(world.register, 'enters')"]] },
    test: deciding('an entry of a register leaves by whom the rules name; where they name nobody, nobody takes it out'),
  },
  {
    name: 'of what somebody else confirmed nobody says alone that it was an error',
    without: {
      [`${register}.striking.ts`]: [
        ["if (confirms.is === 'silent') return accepted", "if (confirms.path !== '') return accepted"],
      ],
    },
    test: [
      'unit',
      `${register}.striking.spec.ts`,
      'an entry that was made in error stands, where somebody confirmed it, until somebody else confirms that, too',
    ],
  },
  {
    name: 'who says that an entry is an error does not confirm it',
    without: {
      [`${register}.striking.ts`]: [['each === asked.by || each === asked.doneFor', 'each === asked.reason']],
    },
    test: [
      'unit',
      `${register}.striking.spec.ts`,
      'an entry that was made in error stands, where somebody confirmed it, until somebody else confirms that, too',
    ],
  },
  {
    name: 'others learn that an entry was struck',
    without: { [`${register}.publish.ts`]: [["  'register-entry-struck',\n", '']] },
    test: [
      'unit',
      `${register}.publish.spec.ts`,
      'what others learn of an entry is that it was struck as an error, and nothing before that was confirmed',
    ],
  },
  {
    name: 'what was entered in error does not keep the rules from proposing it anew',
    without: { [`${register}.proposals.ts`]: [['(!wasError(state) && (state', '((state']] },
    test: [
      'rows',
      'tests/acceptance/rows/changde-errors.spec.ts',
      'CD-09c, CD-13: what an answer in a round has entered goes with that answer, and is struck by nobody; what was entered in error is proposed anew, since the rules still ask for it',
    ],
    says: /Waited in vain/,
  },
  {
    name: 'a rate of execution is known of closed years alone',
    without: { [`${register}.known.ts`]: [['if (!isOver) return undefined;', '']] },
    test: proposing(
      'what the rules propose CD-10b, B-08: is what lay below 70% in two closed years running, each with a rate',
    ),
  },
  {
    name: 'what waits to be confirmed blocks nothing',
    without: {
      [`${register}.publish.ts`]: [
        ["  'register-entry-confirmed',\n", "  'register-entry-confirmed',\n  'register-entry-submitted',\n"],
      ],
    },
    test: [
      'unit',
      `${register}.publish.spec.ts`,
      'what others learn of an entry is nothing of what is proposed, waits to be confirmed or was declined, nor what is logged or said of it',
    ],
  },
  {
    name: 'a unit knows nothing of an entry before it is in force',
    without: { [`${register}.readers.ts`]: [['return toldStatuses.includes(state.status) && ', 'return ']] },
    test: [
      'unit',
      `${register}.readers.spec.ts`,
      'who reads an entry of a register is whoever reaches what it is about, once it is in force, and nobody else',
    ],
  },
  {
    name: 'what is of a unit that stands in a register asks for no money',
    without: {
      [`${blocks}.ts`]: [["of === 'organisation' && about === unit", "of === 'organisation' && about === id"]],
    },
    test: [
      'unit',
      `${blocks}.spec.ts`,
      'what a register keeps from asking for money is what stands in it, and what is of a unit that does, by the article of the register',
    ],
  },
  {
    name: 'what a round has entered is asked of whoever keeps registers',
    without: {
      'apps/monitoring/src/monitoring/monitoring.procedures.ts': [
        ["if (!('enter' in effect)) return [];", "if (!('enter' in effect) || by.stands) return [];"],
      ],
    },
    test: [
      'unit',
      'apps/monitoring/src/monitoring/monitoring.procedures.spec.ts',
      'an answer in a round has the subject entered in the registers that it names, under its article, and has it no longer once it is taken back',
    ],
  },
  {
    name: 'of a measure one leader answers, and of more it is said why',
    without: {
      [`${register}.decider.ts`]: [["(leaders.length === 1 || words.trim() !== '')", '(leaders.length > 0)']],
    },
    test: [
      'unit',
      `${register}.decider.spec.ts`,
      'the log of an entry takes who answers and who does it where the rules have that logged: one leader, or words',
    ],
  },
  {
    name: 'a review says something of each criterion, and who was invited, or is not entered',
    without: { [`${register}.review.ts`]: [['wanting.length > 0 ?', 'wanting.length > 9 ?']] },
    test: [
      'unit',
      `${register}.review.spec.ts`,
      'a review that the rules ask for is of a round, says something of each item, and who was invited as whom, whether they came or not',
    ],
  },
  {
    name: 'what is proposed says all that it is proposed for',
    without: {
      [`${register}.decider.ts`]: [['verdict.restedOn.map(', 'verdict.restedOn.slice(0, 1).map(']],
    },
    test: proposing(
      'what the rules propose CD-13, A-5: says all of what it is proposed for, and what is no case by itself is none of it',
    ),
  },
  {
    name: 'a kind of subject that is for other jurisdictions is none here',
    without: { 'apps/targets/src/subject/kinds-here.ts': [[".truth === 'yes'", ".truth !== 'neither'"]] },
    test: [
      'unit',
      'apps/targets/src/subject/kinds-here.spec.ts',
      'the kinds of what is registered CD-05b: are those of the rules whose condition holds of the jurisdiction',
    ],
  },
  {
    name: 'a table is for nobody but those for whom the rules have it',
    without: {
      'libs/rules/src/checks/computed-figure.ts': [
        ["['yes', 'not-known'].includes(judge(of, known).truth)", 'judge(of, known) !== undefined'],
      ],
    },
    test: ['unit', 'libs/rules/src/checks/computed-figure.spec.ts', 'a figure by a table is for whom the table is'],
  },
];
