// What follows from results beside the money: what is put right, disclosed and reported.
const problems = 'apps/accountability/src/rectification/rectification.problems.ts';
const publishing = 'apps/accountability/src/disclosure/disclosure.publishing.ts';
const sources = 'apps/accountability/src/rectification/rectification.sources.ts';
const idle = 'apps/accountability/src/result-application/result-application.idle';
const reports = 'apps/accountability/src/report-upward/report-upward';

const choice = 'apps/evaluation/src/evaluation/evaluation.choice.ts';
const grounds = 'apps/evaluation/src/evaluation/evaluation.grounds.ts';
const shares = (name) => [
  'unit',
  'apps/evaluation/src/evaluation/evaluation.grounds.spec.ts',
  `FF-40: what several units came to by their shares ${name}`,
];

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const resultMechanisms = [
  {
    name: 'nothing is disclosed but what the rules have disclosed',
    without: {
      [publishing]: [['each !== false && !contents.includes(each)', 'each !== false && contents.length === 0']],
    },
    test: [
      'unit',
      'apps/accountability/src/disclosure/disclosure.targets.spec.ts',
      'targets are disclosed as they are approved, where the rules say so',
    ],
  },
  {
    name: 'a target that was adjusted since does not go out',
    without: { [publishing]: [['if (adjusted.length > 0)', 'if (adjusted.length < 0)']] },
    test: [
      'unit',
      'apps/accountability/src/disclosure/disclosure.targets.spec.ts',
      'targets do not go out once they were adjusted or taken back',
    ],
  },
  {
    name: 'what bodies are assessed as changes no money',
    without: {
      'apps/accountability/src/result-application/result-application.decider.ts': [
        ['if (evaluation.scheme !== moneyScheme) return nothingToDo;', ''],
      ],
    },
    test: [
      'unit',
      'apps/accountability/src/result-application/result-application.opening.spec.ts',
      'a result is none of what a body is assessed as: no money follows from that',
    ],
  },
  {
    name: 'nothing is scored without what the rules have each row bring',
    without: {
      'apps/evaluation/src/evaluation/evaluation.sheets.ts': [['if (unshown) return unshown;', '']],
    },
    test: [
      'unit',
      'apps/evaluation/src/evaluation/evaluation.along-target.spec.ts',
      'what each row of a part brings beside its score is asked for, and nothing is taken without it',
    ],
  },
  {
    name: 'what the rules choose to evaluate is begun for a listed reason, and for no other',
    without: {
      [choice]: [['reasons.length > 0 && reasons.every(', 'reasons.length >= 0 && !reasons.every(']],
    },
    test: [
      'unit',
      'apps/evaluation/src/evaluation/evaluation.choice.spec.ts',
      'FF-39b: what the finance bureau evaluates is chosen for one of them at least, and for no other',
    ],
  },
  {
    name: 'nothing is chosen beyond the population of the rules',
    without: { [choice]: [["(truth === 'yes' ? [each] : [])", '(truth ? [each] : [])']] },
    test: [
      'unit',
      'apps/evaluation/src/evaluation/evaluation.choice.spec.ts',
      'from what a set lets somebody choose is what its population says',
    ],
  },
  {
    name: 'a rectification ends when every problem is put right, and not before',
    without: {
      [problems]: [
        [
          "return left.length > 0 ? { code: 'not-all-rectified', items: left } : undefined;",
          'return left.length < 0 ? { code: "not-all-rectified", items: left } : undefined;',
        ],
      ],
    },
    test: [
      'integration',
      'apps/accountability/test/rectification.int-spec.ts',
      'a rectification that an answer of an evaluation opens feeds back each problem; it ends when the unit has put right every one, and somebody else has checked that',
    ],
  },
  {
    name: 'another proposal of the same monitoring makes no rectification outdated',
    without: { [sources]: [['.proposal === place.of', '.proposal !== undefined']] },
    test: [
      'integration',
      'apps/accountability/test/rectification.int-spec.ts',
      'a corrective measure opens one with its ground in the words of the decision; it is outdated once that is taken back',
    ],
  },
  {
    name: 'what was corrected since it was checked is not published',
    without: { [publishing]: [['if (changed.length > 0)', 'if (changed.length < 0)']] },
    test: [
      'integration',
      'apps/accountability/test/disclosure.int-spec.ts',
      'a result that is corrected after the check is not published as it was; one that is out is somebody’s task',
    ],
  },
  {
    name: 'a part of several units rests on the share by which it counts',
    without: {
      [grounds]: [
        ['if (part) decisions.set(part.version, { subject: shareTaken(organisation) });', 'void [part, shareTaken];'],
      ],
    },
    test: shares('is looked at again where the share of one is registered otherwise, of that one alone'),
  },
  {
    name: 'the whole of several units rests on the share of the subject’s own',
    without: { [grounds]: [['{ subject: ownShareTaken }', '{ subject: () => ownShareTaken.name }']] },
    test: shares('is looked at again where the share of one is registered otherwise, of that one alone'),
  },
  {
    name: 'what rests on a self-evaluation of several units rests on each part',
    without: { [grounds]: [['return [said, ...parts.sort(', 'return [said, ...parts.slice(parts.length).sort(']] },
    test: shares('makes what was concluded from it looked at again where a part was corrected'),
  },
  {
    name: 'idle money that is to be recovered is held against what is paid later',
    without: {
      [`${idle}.ts`]: [
        ['idle: idleBy(today, year, lines, paid.executed)', 'idle: idleBy(today, year, lines, told[0].data.executed)'],
      ],
    },
    test: [
      'unit',
      `${idle}.spec.ts`,
      'a later payment is a matter of the decision as soon as it leaves less idle than was decided',
    ],
  },
  {
    name: 'nobody is told that a result is withheld while it is published',
    without: {
      'apps/accountability/src/disclosure/disclosure.publish.ts': [
        ['said.ended !== undefined && !publishes(said)', 'said.ended !== undefined'],
      ],
    },
    test: [
      'unit',
      'apps/accountability/src/disclosure/disclosure.decider.spec.ts',
      'what others are told of a disclosure is never that it is withheld where the step that ends it publishes it',
    ],
  },
  {
    name: 'others are told how much of a rectification is put right each time that this changes',
    without: {
      'apps/accountability/src/rectification/rectification.publish.ts': [
        ["event.type === 'rectification-withdrawn' || ", ''],
      ],
    },
    test: [
      'unit',
      'apps/accountability/src/rectification/rectification.decider.spec.ts',
      'what others are told of a rectification is how many of its problems are put right, each time that this changes, and in no words',
    ],
  },
  {
    name: 'a report of results is handed to nobody who is not of its desk',
    without: {
      [`${reports}.controller.ts`]: [['        if (names) await this.named.requireAtDesk(stands, by, names);\n', '']],
    },
    test: [
      'integration',
      'apps/accountability/test/report-upward.int-spec.ts',
      'the lead desk reminds whose report it is and hands it over to whoever is of the desk, and to nobody else',
    ],
  },
  {
    name: 'what was published is neither given up nor taken back while it waits to be filed',
    without: {
      'apps/accountability/src/disclosure/disclosure.decider.ts': [
        ['return published && touches ?', 'return published && !touches ?'],
      ],
    },
    test: [
      'unit',
      'apps/accountability/src/disclosure/disclosure.decider.spec.ts',
      'a disclosure that is out and waits to be filed is neither given up nor taken back',
    ],
  },
  {
    name: 'a report goes out from the day of the rules on, and not before',
    without: { [`${reports}.decider.ts`]: [['submission.on < opensOn', "submission.on < ''"]] },
    test: [
      'unit',
      `${reports}.decider.spec.ts`,
      'a report upward goes out from the day that the rules name, and is late after the last one; without a day nobody is late',
    ],
  },
];
