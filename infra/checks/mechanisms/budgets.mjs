// What is left of a budget year, what a closed one keeps, and who reviews what is asked for.
const line = 'apps/targets/src/budget-line';
const rests = `${line}/rests.ts`;
const left = (name) => ['unit', `${line}/rests.spec.ts`, `what is left of a line ${name}`];
const closing = (name) => ['operations', 'tests/acceptance/operations/closing.spec.ts', name];
const aboveControl = [
  'unit',
  `${line}/above-control.spec.ts`,
  'a request of more than the control number is refused, or waits for a decision on the rules, as these say',
];
const putRight =
  'is put right by a correction, also once the year is closed: what was carried over is left again, and at most that is carried over instead';

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const budgetMechanisms = [
  {
    name: 'what is decided elsewhere on a budget is what the rules have decided there, and no other',
    without: {
      'apps/targets/src/budget-year/budget-year.decider.ts': [
        ['if (!gates.includes(gate))', 'if (gates.length === 0)'],
      ],
    },
    test: [
      'unit',
      'apps/targets/src/budget-year/budget-year.decider.spec.ts',
      'what is decided elsewhere on the budget of a year is recorded once, by today, as the rules have it decided',
    ],
  },
  {
    name: 'T2-09 targets of a year go on by what is decided on its budget',
    without: {
      'apps/targets/src/performance-target/targets.ts': [
        [
          "decidedOn === 'budget-year' ? decisions.get(gate) : undefined",
          'decidedOn === gate ? decisions.get(gate) : undefined',
        ],
      ],
    },
    test: [
      'rows',
      'tests/acceptance/rows/yunlong-targets.spec.ts',
      'T2-09: no target is approved before the people’s congress has decided on the budget, which is said once for all of them; what it refuses goes back',
    ],
  },
  {
    name: 'T2-09 a refusal sends back what had passed by an approval before it',
    without: { 'libs/rules/src/procedure/walk.ts': [['now.answer === row?.answer', 'now.answer !== row?.answer']] },
    test: [
      'unit',
      'libs/rules/src/procedure/gates.spec.ts',
      'HC-18, B-24, CD-12 gates T2-09 a decision that was made otherwise since sends back what had passed by the one before it, and whatever was done upon that',
    ],
  },
  {
    name: 'T2-09 a target that is sent back by a decision elsewhere says so at once',
    without: {
      'apps/targets/src/performance-target/performance-target.due-source.ts': [
        ['opened?.undone || opened?.ended !== undefined', "opened?.ended === ''"],
      ],
    },
    test: [
      'rows',
      'tests/acceptance/rows/yunlong-congress.spec.ts',
      'T2-09: a refusal sends back what had passed by the approval before it; each target says so at once, with the decision that caused it',
    ],
    says: /Waited in vain: it is said on/,
  },
  {
    name: 'T2-09 an approval is held against what was decided on its budget',
    without: {
      'apps/targets/src/performance-target/target-acts.ts': [
        ["type === 'take-step' ? hand.decided", "type === 'open-steps' ? hand.decided"],
      ],
    },
    test: [
      'rows',
      'tests/acceptance/rows/yunlong-congress.spec.ts',
      'T2-09: what was approved with its budget before the congress said no keeps its money in force until somebody decides: it is a task of the performance office, by the decision that it rests on',
    ],
    says: /Waited in vain: the approval of/,
  },
  {
    name: 'a line of a closed year changes its money no more',
    without: {
      [`${line}/budget-line.decider.ts`]: [
        ['data.closed !== undefined && !afterTheYear.has(type)', "data.closed === '' && !afterTheYear.has(type)"],
      ],
    },
    test: left('lapses with the closing of the year: the line is acted on no longer, but to look at what changed'),
  },
  {
    name: 'a line learns that its year is closed',
    without: {
      'apps/targets/src/budget-year/budget-years.ts': [
        ['return state.closedOn;', "return state.closedOn === '' ? '' : undefined;"],
      ],
    },
    test: closing(
      'whatever would change the money of a closed year is refused by name, and the final accounts are recorded as before',
    ),
  },
  {
    name: 'of a closed year nothing is taken back but what was carried over',
    without: {
      [`${line}/budget-line.decider.ts`]: [['version === data.version', 'version > 0']],
    },
    test: left(putRight),
  },
  {
    name: 'no more is carried over than is left of a part',
    without: { [rests]: [['if (sum.gt(rest))', "if (sum.gt(rest) && rest === '')"]] },
    test: left('leaves at most what was neither paid, recovered nor carried over, by what the parts are afterwards'),
  },
  {
    name: 'no more is carried over than is left in all',
    without: { [rests]: [['if (decimal(total).gt(all))', "if (decimal(total).gt(all) && all === '')"]] },
    test: left('leaves at most what was neither paid, recovered nor carried over, by what the parts are afterwards'),
  },
  {
    name: 'what was carried over stays covered by what the treasury left',
    without: {
      [`${line}/acting-on-a-line.ts`]: [['state.rests.length > 0 && {', 'state.rests.length < 0 && {']],
    },
    test: [
      'integration',
      'apps/targets/test/carry-overs.int-spec.ts',
      'what the treasury has paid is not carried over, whatever somebody states',
    ],
  },
  {
    name: 'what is carried over instead is held against what is left',
    without: {
      [`${line}/reversal.ts`]: [
        ["given.outcome === 'rejected' ? given :", "given.outcome !== 'accepted' ? accepted(returned) :"],
      ],
    },
    test: left(putRight),
  },
  {
    name: 'no result cuts the control number of a closed year',
    without: { [`${line}/control-decisions.ts`]: [['if (closed !== undefined) return', "if (closed === '') return"]] },
    test: [
      'unit',
      `${line}/control-number.spec.ts`,
      'the control number is not cut in a year that is closed, approved or not: the result says so, and its desk decides anew',
    ],
  },
  {
    name: 'a result acts on no closed year',
    without: {
      'apps/accountability/src/result-application/result-application.worlds.ts': [
        ['isApproved || closed.has(copyKey(from))', "isApproved || closed.has(copyKey(from, ''))"],
      ],
    },
    test: [
      'integration',
      'apps/accountability/test/result-readers.int-spec.ts',
      'acts on the first year whose line is not approved and which is not closed',
    ],
  },
  {
    name: 'what the treasury says once a year is closed is warned of',
    without: {
      'apps/monitoring/src/monitoring/monitoring.worlds.ts': [
        ['recordedAt > closed.recordedAt', "recordedAt < '' && closed"],
      ],
    },
    test: closing(
      'what the treasury says of a closed year is taken and warned of, and what was carried over is put right on both lines',
    ),
    says: /Waited in vain: it is warned of/,
  },
  {
    name: 'nothing goes past the department above a unit unseen',
    without: { 'libs/service-kit/src/procedure/procedure-world.ts': [['!isAbove && ', '']] },
    test: [
      'integration',
      'libs/service-kit/test/object-place.int-spec.ts',
      'goes up from the unit to its department, and passes over whom nobody fills the desk of, but never the department',
    ],
  },
  {
    name: 'what an organisation makes for itself is checked over what its jurisdiction has',
    without: {
      'apps/directory/src/governing/adoption-check.ts': [['itself || id !== bodyId', 'id !== bodyId']],
    },
    test: [
      'rows',
      'tests/acceptance/rows/fufeng-levels.spec.ts',
      'FF-24: where a unit has rules of its own, its reviewer and its head go before whoever reviews it from above',
    ],
    says: /Refused: 400/,
  },
  {
    name: 'a request above the control number is refused where the rules say so',
    without: {
      [`${line}/control-number.ts`]: [
        ["if (says === 'refuse')", "if (says === 'refuse' && isReasoned !== isReasoned)"],
      ],
    },
    test: aboveControl,
  },
  {
    name: 'a request above the control number waits where the rules are silent',
    without: { [`${line}/control-number.ts`]: [['if (says === undefined)', 'if (says === undefined && !isReasoned)']] },
    test: aboveControl,
  },
  {
    name: 'what is asked for names the article by which it is asked for',
    without: {
      [`${line}/acting-on-a-line.ts`]: [['if (desks === ofSubmitters) return submittingBasis(ruling, known);', '']],
    },
    test: [
      'integration',
      'apps/targets/test/budget-lines.int-spec.ts',
      'a control number and every act on a line names the article by which it is somebody’s, and whoever is refused is told it',
    ],
  },
];
