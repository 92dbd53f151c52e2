// What an ex-ante assessment keeps: what was not supported gets no money, what has to be assessed comes first, and scores stay apart.
const prerequisites = 'apps/targets/src/ex-ante-assessment/prerequisites.ts';
const decider = 'apps/targets/src/ex-ante-assessment/assessment.decider.ts';
const view = 'apps/targets/src/ex-ante-assessment/assessment.view.ts';
const similar = 'apps/targets/src/ex-ante-assessment/similar-assessments.query.ts';

const before = (name) => ['unit', 'apps/targets/src/ex-ante-assessment/prerequisites.spec.ts', name];
const decided = (name) => ['unit', 'apps/targets/src/ex-ante-assessment/assessment.decider.spec.ts', name];

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const assessmentMechanisms = [
  {
    name: 'what an assessment did not support is not asked for',
    without: { [prerequisites]: [['  if (!blocking) return;', '  if (!blocking || blocking) return;']] },
    test: before('what was not supported is blocked, new or not, until it is assessed anew'),
  },
  {
    name: 'what is new is assessed before its money is asked for',
    without: {
      [prerequisites]: [["isDecidedByKind && verdict.truth === 'yes'", "isDecidedByKind && verdict.truth === 'no'"]],
    },
    test: before('what is new is assessed before its money is asked for or given; what goes on is not'),
  },
  {
    name: 'whether a subject is new is said before money is asked for it',
    without: { [prerequisites]: [["verdict.truth === 'not-known' ?", "verdict.truth !== 'not-known' ?"]] },
    test: before(
      'whether it is new is said before its money is asked for; what was approved before that was asked stays approved',
    ),
  },
  {
    name: 'a budget waits for what another department assesses',
    without: { [prerequisites]: [['? !ofYear.every(isOver)', '? ofYear.length < 0']] },
    test: before(
      'what another department has begun to assess is not approved before that is filed, and may be asked for',
    ),
  },
  {
    name: 'no control number is cut without an amount that the line has taken',
    without: {
      [decider]: [
        ['  if (cutsControlNumber(taken.answer) !== cuts)', '  if (!cutsControlNumber(taken.answer) && cuts)'],
      ],
    },
    test: decided(
      'an assessment comes to a conclusion and cuts the control number where the set says so: not without an amount, and not to be taken back here',
    ),
  },
  {
    name: 'what an assessment came to goes with the step that said so',
    without: {
      [decider]: [
        [
          '  if (!result || progress.done.some(({ step }) => step === result.step)) return [];',
          '  if (!result || progress) return [];',
        ],
      ],
    },
    test: decided(
      'an assessment comes to a conclusion no longer, once it was taken back; what was said in it wrongly is said anew, and stays as late as it was',
    ),
  },
  {
    name: 'nobody reads what a colleague scored before all have',
    without: { [view]: [['(reads && isIn(each.step))', 'reads']] },
    test: [
      'rows',
      'tests/acceptance/rows/fufeng-ex-ante.spec.ts',
      'FF-18b: whoever is of the work group scores, each by themselves; whoever handed in the materials does not; no mark has to be reached',
    ],
  },
  {
    name: 'of what is similar to an assessment a unit reads what is its own',
    without: { [similar]: [[`          reachedOrNamed(admission, 'l."unit"', 'l."parties"'),`, '']] },
    test: [
      'rows',
      'tests/acceptance/rows/fufeng-ex-ante.spec.ts',
      'FF-18b: a score stands beside those of similar items, with its place among them; there is none before it is scored',
    ],
  },
];
