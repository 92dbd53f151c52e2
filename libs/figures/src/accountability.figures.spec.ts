import { figureNames, figuresOf } from './catalogue.js';

const targetId = '0192f7a0-0000-7000-8000-000000000001';
const read = (type: string, data: object, demoFigures: string[] = []) =>
  figuresOf({
    store: 'accountability',
    stream: `result-application/${targetId}`,
    type,
    schemaVersion: 1,
    data: { ...data },
    metadata: { demoFigures },
  });
const set = (type: string, data: object) =>
  read(type, data).figures.map(({ figure, item, value, article }) => [figure, item, value, article]);

const disposal = {
  disposal: 'cut-or-cancel',
  disposalName: '一律削减或取消',
  finding: 'low-or-no-effect',
  findingName: '低效无效资金',
  forBudgetYear: 2024,
  reductionYuan: '150000.00',
  reason: '未发挥效益',
};

describe('the figures of accountability', () => {
  it('FF-47: a disposal is decided for the money of a year, by its name, amount and grounds', () => {
    expect(set('disposal-decided', disposal)).toEqual([
      ['disposal', '2024', '一律削减或取消', 'FF-47'],
      ['disposal-finding', '2024', '低效无效资金', 'FF-47'],
      ['reduction-amount', '2024', '150000.00', 'FF-47'],
      ['disposal-reason', '2024', '未发挥效益', 'FF-47'],
    ]);
    expect(figureNames.get('reduction-amount')).toMatchObject({ zh: '决定核减额', unit: '元', kind: 'amount' });
  });

  it('marks an amount that a demo person named', () => {
    const { figures } = read('disposal-decided', disposal, ['reduction-amount']);
    expect(figures.filter(({ demo }) => demo).map(({ figure }) => figure)).toEqual(['reduction-amount']);
  });

  it('FF-47, FF-48: what the rules propose is listed whole: a changed result withdraws it', () => {
    const proposed = {
      disposals: [{ disposal: 'cut-or-cancel', name: '一律削减或取消' }],
      referrals: [{ trigger: 'unqualified-result', name: '绩效评价结果为“不合格”' }],
    };
    expect(set('consequences-proposed', proposed)).toEqual([
      ['proposed-disposal', 'cut-or-cancel', '一律削减或取消', 'FF-47'],
      ['proposed-referral', 'unqualified-result', '绩效评价结果为“不合格”', 'FF-48'],
    ]);
    const { figures, wholes } = read('consequences-proposed', { disposals: [], referrals: [] });
    expect(figures).toEqual([]);
    expect(wholes.map(({ figure }) => figure)).toEqual(['proposed-disposal', 'proposed-referral']);
  });

  it('FF-48: a referral is of a body for a trigger; persons are no figure', () => {
    const referral = {
      trigger: 'unqualified-result',
      triggerName: '绩效评价结果为“不合格”',
      organisationId: 'unit-1',
      personIds: ['person-1'],
      reason: '评价结果不合格',
    };
    expect(set('referral-made', referral)).toEqual([
      ['referral-trigger', 'unit-1/unqualified-result', '绩效评价结果为“不合格”', 'FF-48'],
      ['referral-reason', 'unit-1/unqualified-result', '评价结果不合格', 'FF-48'],
    ]);
  });

  it('knows what it hears of others, and sets none of it again', () => {
    for (const type of ['subject-followed', 'budget-followed', 'result-received']) {
      expect(read(type, { score: '59.99', budgetYuan: '1.00' })).toMatchObject({ known: true, figures: [] });
    }
  });
});
