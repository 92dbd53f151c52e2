import { Evaluated, worldOf } from './testing/evaluated.js';

/** With what of the set says no. */
const refused = (rejection: object, ...under: readonly string[]) => ({
  outcome: 'rejected',
  rejection,
  ...(under.length > 0 && { under }),
});

describe('whether a type of evaluation is for a subject', () => {
  it('is said by the set: its kinds, its periods, and that there is such a type', () => {
    const opened = (more: Partial<Parameters<typeof worldOf>[0]>) =>
      new Evaluated(worldOf({ type: 'self-evaluation', ...more })).act('open', { today: '2023-06-01' });
    expect(opened({ type: 'finance-evaluation', figures: { 'subject.kind': 'whole-department' } })).toEqual(
      refused({ code: 'not-of-this-type', evaluationType: 'finance-evaluation' }, 'evaluationTypes/finance-evaluation'),
    );
    const overYears = { 'subject.planned-years': '2', 'subject.funded-before': 'yes' };
    const ofPeriod = (period: 'month' | 'stage' | 'follow-up', periods: readonly string[]) =>
      refused({ code: 'period-not-evaluated', period, periods }, 'evaluationTypes/self-evaluation/periods');
    expect(opened({ periodKind: 'month', figures: overYears })).toEqual(
      ofPeriod('month', ['year', 'stage', 'follow-up']),
    );
    const oneYear = { 'subject.planned-years': '1', 'subject.funded-before': 'no' };
    for (const periodKind of ['stage', 'follow-up'] as const) {
      expect(opened({ periodKind, figures: overYears }).outcome).toBe('accepted');
      expect(opened({ periodKind, figures: oneYear })).toEqual(ofPeriod(periodKind, ['year']));
      const whole = { ...overYears, 'subject.kind': 'whole-department' };
      expect(opened({ periodKind, figures: whole })).toEqual(ofPeriod(periodKind, ['year']));
    }
    expect(opened({ type: 'assessment' })).toEqual(
      refused({ code: 'rules-silent', path: 'evaluationTypes/assessment' }),
    );
  });

  it('is left out for a reason, as long as nobody has begun and no duty asks for it without exception', () => {
    const expected = (type: string, duties: readonly string[]) => {
      const year = new Evaluated(worldOf({ type }));
      year.act('expect', { duties: [...duties], scheme: 'budget-performance' });
      return year;
    };
    const leaving = (year: Evaluated, excepted = true) =>
      year.act('except', { excepted, reason: '涉密', on: '2023-06-01' });
    const soft = expected('self-evaluation', ['self-evaluation']);
    expect(leaving(soft, false)).toEqual({ outcome: 'accepted', events: [] });
    expect(leaving(soft)).toMatchObject({ outcome: 'accepted', events: [{ under: ['duties/self-evaluation'] }] });
    expect(soft.state).toMatchObject({ status: 'expected', excepted: { reason: '涉密', on: '2023-06-01' } });
    expect(leaving(soft)).toEqual({ outcome: 'accepted', events: [] });
    expect(leaving(soft, false).outcome).toBe('accepted');
    expect(soft.state).not.toHaveProperty('excepted');
    expect(leaving(expected('department-evaluation', ['department-evaluation', 'new-policy']))).toEqual(
      refused({ code: 'without-exception', duty: 'new-policy' }, 'duties/new-policy'),
    );
    const begun = expected('self-evaluation', ['self-evaluation']);
    begun.act('open', { today: '2023-06-01' });
    expect(leaving(begun)).toEqual(refused({ code: 'not-expected' }));
  });

  it('basic expenditure is evaluated alone for a reason alone, under what says so', () => {
    const basic = worldOf({ type: 'self-evaluation', figures: { 'subject.kind': 'basic-expenditure' } });
    const opened = (more: object) => new Evaluated(basic).act('open', { today: '2023-06-01', ...more });
    expect(opened({})).toEqual(
      refused({ code: 'not-alone', called: '基本支出' }, 'evaluationTypes/self-evaluation/notAlone/basic-expenditure'),
    );
    expect(opened({ reason: '人员经费由本单位单列管理' })).toMatchObject({
      outcome: 'accepted',
      events: [
        {
          data: { reason: '人员经费由本单位单列管理' },
          under: ['evaluationTypes/self-evaluation', 'evaluationTypes/self-evaluation/notAlone/basic-expenditure'],
        },
        {},
      ],
    });
  });
});
