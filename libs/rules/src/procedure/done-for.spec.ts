import { openNow } from './open-now.js';
import { progressAfter } from './progress.js';
import { takeStep } from './take-step.js';
import { withdrawStep } from './amend.js';
import { answer, passed, procedure, step, unit } from './testing/parts.js';
import { Walked } from './testing/walked.js';

const review = procedure('review', '审核', 'target', [
  step('declare', '申报', 'submit', unit, [answer('submitted', '报送', 'next')]),
  step('review', '审核', 'review', unit, [passed('end')], { notBy: ['declare'] }),
]);

/** A deputy declared for the chief, as it is recorded. */
function declaredForChief() {
  const { progress, world } = Walked.in(review);
  const taken = takeStep(review, progress, world, { step: 'declare', answer: 'submitted', by: 'deputy' });
  if (taken.outcome === 'rejected') throw new Error(taken.rejection.code);
  return { world, progress: progressAfter.answered(progress, { ...taken.data, doneFor: 'chief' }) };
}

it('keeps out from a step both who did the other one and for whom they did it', () => {
  const { world, progress } = declaredForChief();
  expect(openNow(review, progress, world).map(({ barred }) => barred)).toEqual([['deputy', 'chief']]);
  const byChief = takeStep(review, progress, world, { step: 'review', answer: 'passed', by: 'chief' });
  expect(byChief).toMatchObject({ outcome: 'rejected', rejection: { code: 'same-person', did: ['declare'] } });
});

it('keeps both out still when it was taken back', () => {
  const { progress } = declaredForChief();
  const back = withdrawStep(progress, { step: 'declare', by: 'deputy' });
  expect(back).toMatchObject({
    progress: {
      did: [
        { step: 'declare', by: 'deputy' },
        { step: 'declare', by: 'chief' },
      ],
    },
  });
});
