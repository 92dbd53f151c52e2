import { monitoringFacts } from '@wenxiao/facts/monitoring';
import { linesOfFacts } from './declared-figures.js';
import { readFigures } from './read-figures.js';

const subject = '0192f7a0-0000-7000-8000-000000000001';
const proposal = '018f2f6e-0000-7000-8000-000000000051';
const lines = linesOfFacts(monitoringFacts);

const read = ({ type, data }: { type: string; data: object }) =>
  readFigures(
    {
      store: 'monitoring',
      stream: `monitoring/${subject}.2023`,
      type,
      schemaVersion: 1,
      data: { ...data },
      metadata: {},
    },
    lines[type]?.[1],
  ).figures;
const set = (event: { type: string; data: object }) =>
  read(event).map(({ figure, item, value }) => [figure, item, value]);

describe('the figures of monitoring, as it is declared', () => {
  it('keep years, rounds, parts of the money and indicators apart', () => {
    const report = monitoringFacts.roundReported({
      round: 'quarterly@Q3',
      step: 'submit',
      by: proposal,
      allocated: '3.00',
      spent: '2.00',
      carryOver: '1.00',
      parts: [{ part: 'upper-1', source: 'upper', allocated: '3.00', spent: '2.00', carryOver: '1.00' }],
      attainment: [
        {
          indicator: '1',
          actual: '600人次',
          trend: 'out-of-reach',
          likelihood: 'impossible',
          causes: ['funds', 'staff'],
          cause: '下达滞后',
        },
      ],
      cause: '资金下达滞后',
      reportedOn: '2023-09-30',
      late: false,
    });
    expect(set(report)).toEqual([
      ['reported-by', '2023/quarterly@Q3', proposal],
      ['allocated-amount', '2023/quarterly@Q3', '3.00'],
      ['spent-amount', '2023/quarterly@Q3', '2.00'],
      ['forecast-carry-over', '2023/quarterly@Q3', '1.00'],
      ['money-source', '2023/quarterly@Q3/upper-1', 'upper'],
      ['allocated-amount', '2023/quarterly@Q3/upper-1', '3.00'],
      ['spent-amount', '2023/quarterly@Q3/upper-1', '2.00'],
      ['forecast-carry-over', '2023/quarterly@Q3/upper-1', '1.00'],
      ['indicator-actual', '2023/quarterly@Q3/1', '600人次'],
      ['indicator-trend', '2023/quarterly@Q3/1', 'out-of-reach'],
      ['indicator-likelihood', '2023/quarterly@Q3/1', 'impossible'],
      ['indicator-cause-kind', '2023/quarterly@Q3/1', 'funds、staff'],
      ['indicator-cause', '2023/quarterly@Q3/1', '下达滞后'],
      ['deviation-cause', '2023/quarterly@Q3', '资金下达滞后'],
      ['report-submitted-on', '2023/quarterly@Q3', '2023-09-30'],
      ['report-late', '2023/quarterly@Q3', 'false'],
    ]);
  });

  it('tell where a report stands', () => {
    const submitted = monitoringFacts.reportSubmitted({
      round: 'quarterly@Q3',
      procedure: 'monitoring-round',
      step: 'submit',
      submission: 1,
      by: proposal,
      answer: 'submitted',
      open: [{ step: 'finance-review' }],
    });
    expect(set(submitted)).toEqual([
      ['report-status', '2023/quarterly@Q3', 'submitted'],
      ['open-steps', '2023/quarterly@Q3/monitoring-round/1', 'finance-review'],
      ['submission', '2023/quarterly@Q3/submit', '1'],
      ['done-by', '2023/quarterly@Q3/submit', proposal],
      ['step-answer', '2023/quarterly@Q3/submit', 'submitted'],
    ]);
  });

  it('put out the light of a warning that was lifted', () => {
    const warning = { warning: 'over-budget-spending', round: 'quarterly@Q3' };
    const item = '2023/quarterly@Q3/over-budget-spending';
    const figures = [{ figure: 'spent-amount', value: '2.00' }];
    expect(set(monitoringFacts.warningRaised({ ...warning, light: 'red', lens: 'compliance', figures }))).toEqual([
      ['warning-light', item, 'red'],
      ['warning-lens', item, 'compliance'],
      ['warning-figure-value', `${item}/spent-amount`, '2.00'],
    ]);
    const lifted = monitoringFacts.warningLifted({ ...warning, because: 'corrected' });
    expect(set(lifted)).toEqual([
      ['warning-light', item, null],
      ['warning-lens', item, null],
      ['warning-lifted-because', item, 'corrected'],
    ]);
    expect(read(lifted)[0]?.itemName).toBe('2023：quarterly@Q3：超预算支出');
  });

  it('tell what became of a proposal', () => {
    const proposed = monitoringFacts.measureProposed({
      proposal,
      step: 'propose',
      round: 'quarterly@Q3',
      ground: 'objective-cause',
      measures: ['adjust-target', 'cut-budget'],
      reason: '政策变化',
      change: '-1.00',
    });
    expect(set(proposed)).toEqual([
      ['measure-status', `2023/${proposal}`, 'proposed'],
      ['proposal-round', `2023/${proposal}`, 'quarterly@Q3'],
      ['proposal-ground', `2023/${proposal}`, 'objective-cause'],
      ['proposed-measures', `2023/${proposal}`, 'adjust-target、cut-budget'],
      ['proposal-reason', `2023/${proposal}`, '政策变化'],
      ['proposed-change', `2023/${proposal}`, '-1.00'],
    ]);
    expect(
      set(monitoringFacts.measureRefused({ proposal, decision: proposal, refusal: 'reduction-out-of-range' })),
    ).toEqual([
      ['measure-status', `2023/${proposal}`, 'refused'],
      ['measure-refusal', `2023/${proposal}`, 'reduction-out-of-range'],
    ]);
  });
});
