// What is settled on the silence of rules: whatever is taken holds, and lets nothing fall away that held before.
const settled = 'libs/rules/src/layers/settled.ts';
const unit = (name) => [
  'unit',
  'libs/rules/src/layers/settled.spec.ts',
  `a decision beside what is settled already ${name}`,
];

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const settlementMechanisms = [
  {
    name: 'what is settled is held against what the body settled before',
    without: {
      'apps/directory/src/settlement/settlement-grounds.ts': [
        [': flawsBesideSettled(rules, decision, others);', ': flawsBesideSettled(rules, decision, []);'],
      ],
    },
    test: [
      'integration',
      'apps/directory/test/settlement.int-spec.ts',
      'what does not fit what was settled before is refused, and changes nothing; settled anew together it holds',
    ],
  },
  {
    name: 'a decision lets no earlier one fall away',
    without: {
      [settled]: [
        ['.filter((each) => !before.includes(each.decision))', '.filter((each) => each.decision === decision)'],
      ],
    },
    test: unit('is refused where points do not come to the full mark that is settled, or is settled afterwards'),
  },
  {
    name: 'a decision for good fits what is settled for a type and year apart',
    without: { [settled]: [['[undefined, ...scopesOf(others)]', '[undefined]']] },
    test: unit('for good fits beside what is settled for a type and year apart, and neither minds another scope'),
  },
];
