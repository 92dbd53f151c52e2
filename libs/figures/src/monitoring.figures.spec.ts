import { displayedValue, figuresOf } from './catalogue.js';

const targetId = '0192f7a0-0000-7000-8000-000000000001';
const read = (type: string, data: object, demoFigures: string[] = []) =>
  figuresOf({
    store: 'monitoring',
    stream: `monitoring/${targetId}`,
    type,
    schemaVersion: 1,
    data: { ...data },
    metadata: { demoFigures },
  });
const set = (type: string, data: object) =>
  read(type, data).figures.map(({ figure, item, value, article }) => [figure, item, value, article]);

const report = {
  round: '2023-Q3',
  allocatedYuan: '387664.62',
  spentYuan: '200000.00',
  forecastCarryOverYuan: '0.00',
  attainment: [
    { indicatorId: '1', actual: '600人次', trend: 'out-of-reach', forecast: '700人次' },
    { indicatorId: '2', actual: '96%', trend: 'on-track', forecast: '96%' },
  ],
  cause: '资金下达滞后',
  measures: '加快支付',
  submittedOn: '2023-10-01',
  submittedBy: 'person-1',
  late: true,
};

describe('the figures of monitoring', () => {
  it('FF-27a, FF-27b, FF-32b: a report sets spending by round, and attainment by indicator', () => {
    expect(set('report-submitted', report)).toEqual([
      ['allocated-amount', '2023-Q3', '387664.62', 'FF-27a'],
      ['spent-amount', '2023-Q3', '200000.00', 'FF-27a'],
      ['forecast-carry-over', '2023-Q3', '0.00', 'FF-27a'],
      ['indicator-actual', '1', '600人次', 'FF-27b'],
      ['indicator-actual', '2', '96%', 'FF-27b'],
      ['indicator-trend', '1', 'out-of-reach', 'FF-27b'],
      ['indicator-trend', '2', 'on-track', 'FF-27b'],
      ['indicator-forecast', '1', '700人次', 'FF-32b'],
      ['indicator-forecast', '2', '96%', 'FF-32b'],
      ['deviation-cause', '2023-Q3', '资金下达滞后', 'FF-32b'],
      ['deviation-measures', '2023-Q3', '加快支付', 'FF-32b'],
      ['report-submitted-on', '2023-Q3', '2023-10-01', 'FF-32c'],
      ['report-late', '2023-Q3', 'true', 'FF-32c'],
    ]);
    expect(displayedValue('report-late', 'true')).toBe('逾期');
    expect(displayedValue('indicator-trend', 'out-of-reach')).toBe('年底不能完成');
  });

  it('withdraws what is no longer reported of an indicator, but not the forecast of an earlier round', () => {
    const wholes = read('report-submitted', report).wholes.map(({ figure }) => figure);
    expect(wholes).toEqual(['indicator-actual', 'indicator-trend']);
  });

  it('marks the one indicator that a demo person entered', () => {
    const { figures } = read('report-submitted', report, ['indicator-actual/1', 'spentYuan']);
    expect(figures.filter(({ demo }) => demo).map(({ figure, item }) => [figure, item])).toEqual([
      ['spent-amount', '2023-Q3'],
      ['indicator-actual', '1'],
    ]);
  });

  it('FF-32c: says when each round is due, where the rule set says', () => {
    const rounds = [
      { round: '2023-Q1', dueOn: '2023-03-31', forecast: false },
      { round: '2023-Q2', forecast: false },
    ];
    expect(set('monitoring-opened', { unitId: 'unit-1', budgetYear: 2023, indicators: [], rounds })).toEqual([
      ['round-due-on', '2023-Q1', '2023-03-31', 'FF-32c'],
    ]);
  });

  it('FF-29: keeps the warnings of a round apart by their reasons', () => {
    const warning = { round: '2023-Q3', light: 'red', lens: 'compliance', reason: 'over-budget-spending' };
    expect(set('warning-raised', warning)).toEqual([
      ['warning-light', '2023-Q3/over-budget-spending', 'red', 'FF-29'],
      ['warning-lens', '2023-Q3/over-budget-spending', 'compliance', 'FF-29'],
      ['warning-reason', '2023-Q3/over-budget-spending', 'over-budget-spending', 'FF-29'],
    ]);
    expect(displayedValue('warning-light', 'red')).toBe('红灯');
    expect(displayedValue('warning-reason', 'nothing-spent')).toBe('资金已拨付未支出');
  });

  it('FF-33a, FF-33b: sets a proposed measure as the budget line does, and why', () => {
    const proposal = {
      proposalId: 'p1',
      round: '2023-Q3',
      measure: 'suspend-and-stop-payment',
      reason: '重大风险',
      proposedYuan: '200000.00',
    };
    const { reason: _, ...onBudgetLine } = proposal;
    const measure = [
      ['proposed-measure', 'p1', 'suspend-and-stop-payment', 'FF-33a'],
      ['proposal-round', 'p1', '2023-Q3', 'FF-33a'],
      ['proposed-amount', 'p1', '200000.00', 'FF-33a'],
    ];
    expect(set('measure-proposed', proposal)).toEqual([...measure, ['proposal-reason', 'p1', '重大风险', 'FF-33a']]);
    const taken = figuresOf({
      store: 'targets',
      stream: `budget-line/${targetId}`,
      type: 'measure-proposed',
      schemaVersion: 1,
      data: onBudgetLine,
      metadata: {},
    });
    expect(taken.figures.map(({ figure, item, value, article }) => [figure, item, value, article])).toEqual([
      ['measure-status', 'p1', 'proposed', 'FF-33a'],
      ...measure,
    ]);
  });

  it('FF-28: keeps the opinion on a report', () => {
    expect(set('report-reviewed', { round: '2023-Q3', opinion: '属实' })).toEqual([
      ['report-opinion', '2023-Q3', '属实', 'FF-28'],
    ]);
  });

  it('knows what it follows of targets, and sets none of it again', () => {
    for (const type of ['target-followed', 'budget-followed']) {
      expect(read(type, { budgetYuan: '1.00', indicators: [] })).toMatchObject({ known: true, figures: [] });
    }
  });
});
