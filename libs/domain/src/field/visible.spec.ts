import fc from 'fast-check';
import * as t from '../terms/index.js';
import { fact } from './fact.js';
import { audiences, code, decimal, group, list, words } from './field.js';
import { visibleIn } from './visible.js';

const scored = fact(
  'scored',
  1,
  {
    step: code(t.step, { audience: 'public' }),
    opinion: words(t.opinion, { max: 100, audience: 'finance' }),
    score: decimal(t.stepScore, { untilSubmitted: true }),
    items: list(['item'], 9, { item: code(t.item), note: words(t.checklistNote, { max: 9, audience: 'named' }) }),
    whole: group({ finding: code(t.finding, { audience: 'finance' }) }),
  },
  { audience: 'parties' },
);
const data = {
  step: 's',
  opinion: '可',
  score: '95',
  items: [{ item: '1', note: '甲' }],
  whole: { finding: 'true' },
};

describe('what a reader may see of an event', () => {
  it('is nothing where they may not know that it happened', () => {
    expect(visibleIn(scored, data, { level: 'public' })).toBeUndefined();
  });

  it.each([
    ['parties', { step: 's', items: [{ item: '1' }], whole: {} }],
    ['finance', { step: 's', opinion: '可', items: [{ item: '1' }], whole: { finding: 'true' } }],
    ['named', { step: 's', opinion: '可', items: data.items, whole: { finding: 'true' } }],
  ] as const)('is what is for those who stand as near as %s, in lists and groups too', (level, visible) => {
    expect(visibleIn(scored, data, { level })).toEqual(visible);
  });

  it('is a blind score for its author, and for the others when all have submitted', () => {
    expect(visibleIn(scored, data, { level: 'named' })).not.toHaveProperty('score');
    expect(visibleIn(scored, data, { level: 'named', author: true })).toHaveProperty('score', '95');
    expect(visibleIn(scored, data, { level: 'parties', submitted: true })).toHaveProperty('score', '95');
  });

  it('never shrinks where a reader comes nearer', () => {
    fc.assert(
      fc.property(fc.constantFrom(...audiences), fc.constantFrom(...audiences), (one, other) => {
        const [far, near] = audiences.indexOf(one) <= audiences.indexOf(other) ? [one, other] : [other, one];
        const [less, more] = [far, near].map((level) => leaves(visibleIn(scored, data, { level }) ?? {}));
        expect(more).toEqual(expect.arrayContaining(less ?? []));
      }),
    );
  });
});

function leaves(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}/${key}`));
}
