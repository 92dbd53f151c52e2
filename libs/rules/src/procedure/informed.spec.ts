import { informedBy } from './informed.js';
import { answer, business, centre, procedure, step, unit } from './testing/parts.js';

const informing = answer('found', '发现问题', 'next', { informs: [unit, centre] });
const review = procedure('review', '审核', 'evaluation', [
  step('submit', '报送', 'submit', unit, [answer('submitted', '报送', 'next')]),
  step('look', '审核', 'review', business, [informing]),
  step('rectify', '整改', 'submit', unit, [answer('submitted', '整改', 'next')]),
  step('conclude', '结论', 'conclude', business, [answer('done', '完成', 'end', { informs: [centre] })]),
]);
const world = { inside: () => undefined };
const given = (...rows: readonly string[]) =>
  rows.map((row) => {
    const [name = '', code = ''] = row.split(' ');
    return { step: name, answer: code, by: 'somebody' };
  });
const told = (...rows: readonly string[]) =>
  informedBy(review, world, given(...rows)).map(({ path, desks }) => ({ path, desks }));

const look = 'procedures/review/steps/look/answers/found';

describe('whom an answer informs', () => {
  it('is the desks that it names, each until it takes a later step', () => {
    expect(told('submit submitted')).toEqual([]);
    expect(told('submit submitted', 'look found')).toEqual([{ path: look, desks: [unit, centre] }]);
    expect(told('submit submitted', 'look found', 'rectify submitted')).toEqual([{ path: look, desks: [centre] }]);
  });

  it('is told of the end as well, which nobody goes on from', () => {
    expect(told('look found', 'conclude done')).toEqual([
      { path: look, desks: [unit, centre] },
      { path: 'procedures/review/steps/conclude/answers/done', desks: [centre] },
    ]);
  });

  it('is told once of a step that is taken again, and nothing of what the procedure does not have', () => {
    expect(told('look found', 'rectify submitted', 'look found')).toEqual([{ path: look, desks: [unit, centre] }]);
    expect(told('gone found', 'look gone')).toEqual([]);
  });
});
