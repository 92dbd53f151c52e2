import { correctStep, withdrawStep } from './amend.js';
import { progressAfter } from './progress.js';
import { exAnte } from './testing/procedures.js';
import { Walked } from './testing/walked.js';

const score = { score: '88' };
const stored = <Data>(data: Data): Data => JSON.parse(JSON.stringify(data)) as Data;
function amended<Result extends { readonly outcome: string }>(result: Result): Extract<Result, { outcome: 'amended' }> {
  if (result.outcome !== 'amended') throw new Error(JSON.stringify(result));
  return result as Extract<Result, { outcome: 'amended' }>;
}

describe('a correction', () => {
  it('of whom a step named opens it to them, as long as none of them has acted; withdrawing brings none back', () => {
    const materials = { documents: [{ document: 'application-materials' }] };
    const formed = Walked.in(exAnte).then(
      ['fix-object=fixed', 'c'],
      ['materials=given', 'unit', materials],
      ['form-group=formed', 'c', { persons: ['e1', 'e2'] }],
    );
    const named = (persons: readonly string[]) => ({
      step: 'form-group',
      answer: 'formed',
      by: 'c',
      brings: { persons },
    });
    const correct = (on: Walked, persons: readonly string[]) =>
      correctStep(exAnte, on.progress, on.world, named(persons));
    const { data, progress } = amended(correct(formed, ['e3', 'e2']));
    expect(progressAfter.answered(formed.progress, stored(data))).toEqual(progress);
    const after = formed.with(progress);
    expect(after.open).toEqual(['examine@e3', 'examine@e2']);
    expect(withdrawStep(progress, { step: 'form-group', by: 'c' })).toMatchObject({
      rejection: { code: 'not-the-latest-act' },
    });
    expect(amended(correct(formed, ['e2', 'e1'])).progress.latest).toEqual(formed.progress.latest);
    const begun = formed.then(['examine@e1=scored', 'e1', score]);
    expect(correct(begun, ['e1', 'e3'])).toMatchObject({
      rejection: { code: 'named-have-acted', as: 'work-group' },
    });
    expect(correct(begun, ['e2', 'e1'])).toMatchObject({ outcome: 'amended' });
  });
});
