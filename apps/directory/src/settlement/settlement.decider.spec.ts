import { settlementDecider, type SettlementState, type SettlementTerms } from './settlement.decider.js';

const terms: SettlementTerms = {
  values: [{ path: 'evaluation.fullMark', value: '"100"' }],
  document: '县财绩〔2023〕5号',
  reason: '经研究明确。',
  decidedOn: '2023-12-01',
};
const settle = (
  state: SettlementState,
  more: Partial<SettlementTerms> = {},
  errors: readonly never[] | [object] = [],
  beside: readonly never[] | [object] = [],
) =>
  settlementDecider.decide(
    {
      type: 'settle',
      data: { ...terms, ...more },
      at: '2023-12-01T00:00:00Z',
      by: { id: '018f2f6e-0000-7000-8000-000000000201', as: 'grant' },
    } as never,
    state,
    { errors: errors as never, beside: beside as never },
  );
const after = (count: number): SettlementState => ({
  decisions: Array.from({ length: count }, (_, at) => ({ ...terms, number: at + 1, type: 'self', year: 2000 + at })),
});

describe('a decision on the silence of rules', () => {
  it('is counted through the decisions of the body', () => {
    expect(settle(after(2))).toMatchObject({
      outcome: 'accepted',
      events: [{ type: 'silence-settled', data: { ...terms, number: 3 } }],
    });
  });

  it('is refused with everything that is wrong with it', () => {
    const error = { path: 'general.leadDesk', zh: '已有规定', en: 'is stated' };
    expect(settle(after(0), {}, [error])).toEqual({
      outcome: 'rejected',
      rejection: { code: 'not-settleable', errors: [error] },
    });
  });

  it('is refused beside what is settled already, once nothing is wrong with it by itself', () => {
    const [own, both] = [{ path: 'own' }, { path: 'evaluation.fullMark' }];
    expect(settle(after(1), {}, [], [both])).toEqual({
      outcome: 'rejected',
      rejection: { code: 'unfit-beside-settled', errors: [both] },
    });
    expect(settle(after(1), {}, [own], [both])).toMatchObject({ rejection: { code: 'not-settleable' } });
  });

  it('is made apart for fifty types and years at most, and may be made anew for each of them', () => {
    expect(settle(after(50), { type: 'self', year: 2010 })).toMatchObject({ outcome: 'accepted' });
    expect(settle(after(50), { type: 'self', year: 2100 })).toMatchObject({
      rejection: { code: 'not-settleable', errors: [{ path: 'type' }] },
    });
  });
});
