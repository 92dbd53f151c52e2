import * as t from '../terms/index.js';
import { readableData } from './audience.js';
import { code } from './field.js';
import { opinionGiven } from './opinion-fact.js';

describe('an opinion of a desk that co-operates', () => {
  const by = '018f2f6e-0000-7000-8000-000000000501';
  const said = {
    procedure: 'target-review',
    step: 'desk-review',
    submission: 1,
    desk: 'budget-desk',
    by,
    opinion: '偏高',
  };

  it('is for those who decide, or for fewer still', () => {
    const target = opinionGiven('target');
    const referral = opinionGiven('referral', { audience: 'named' });
    const readBy = (of: typeof target | typeof referral, audience: 'parties' | 'finance' | 'named') =>
      readableData(of, said, { audience, blind: false });
    expect([readBy(target, 'parties'), readBy(target, 'finance')]).toEqual([undefined, said]);
    expect([readBy(referral, 'finance'), readBy(referral, 'named')]).toEqual([undefined, said]);
  });

  it('is told apart by step, level and desk: what another desk says stands beside it', () => {
    const { fields } = opinionGiven('report', { fields: { round: code(t.round) }, per: ['round'] });
    expect(fields.opinion.spec.per).toEqual(['round', 'step', 'level', 'desk']);
    expect(fields.by.spec.per).toEqual(['round', 'step', 'level', 'desk']);
  });
});
