import type { ReportContent } from './monitoring.commands.js';
import { by, fufeng, q1, q2, report, submit, underFufeng } from './testing/counties.js';
import { warningAlarms } from './monitoring.warnings.js';
import { laidOver, type MonitoredYear, persons, worldOf } from './testing/monitored.js';

describe('warnings', () => {
  const kinds = (first: Partial<ReportContent>, second: Partial<ReportContent>, more = {}): readonly string[] => {
    const year = by('2023-06-30', { budget: { '2023-01-20': '100.00' }, ...more });
    submit(year, q1, '2023-03-31', first);
    submit(year, q2, '2023-06-30', second);
    return year.warnings.filter((warning) => !warning.startsWith('report-late') && !warning.startsWith('never'));
  };

  it('FF-29: are raised for what is so by the report itself', () => {
    expect(kinds({}, { spent: '0.00', cause: '退回误付款项' })).toEqual([
      `nothing-spent ${q2}`,
      `falling-spending ${q2}`,
    ]);
    expect(kinds({}, { spent: '49.99', cause: '退回误付款项' })).toEqual([`falling-spending ${q2}`]);
  });

  it('FF-29: of what was paid after a stop stay though later reports say the same, until it was decided what is done about it', () => {
    const more = { budget: { '2023-01-20': '100.00' }, payment: { '2023-03-01': 'stopped' } } as const;
    const year = by('2023-06-30', more);
    const ofStop = [`spending-after-stop ${q1}`, `allocation-after-stop ${q1}`];
    const held = () => year.warnings.filter((warning) => !warning.startsWith('never'));
    submit(year, q1, '2023-03-31');
    expect(held()).toEqual(ofStop);
    submit(year, q2, '2023-06-30');
    expect(held()).toEqual(ofStop);
    year.world = worldOf({ ...underFufeng, ...more, payment: { '2023-04-01': 'stopped' } });
    year.act('look', { round: q2, today: '2023-06-30' });
    expect(held()).toEqual([]);
    year.world = worldOf({ ...underFufeng, ...more });
    year.act('look', { round: q2, today: '2023-06-30' });
    expect(held()).toEqual(ofStop);
    const proposal = '018f2f6e-0000-7000-8000-000000000051';
    const measure = { ground: 'objective-cause', measures: ['adjust-target'], reason: '任务减少' } as const;
    year.act('propose-measure', { proposal, round: q1, measure, brings: {} }, persons.desk);
    year.act('look', { round: q2, today: '2023-06-30' });
    expect(held()).toEqual(ofStop);
    const step = { proposal, round: q1, step: 'decide', answer: 'declined', brings: { reason: '停付前已付' } };
    year.act('take-measure-step', { ...step, decision: proposal, today: '2023-06-30' }, persons.reviewer);
    expect(warningAlarms(year.state, year.world, '2023-06-30')).toMatchObject([{ wakeOn: '2023-06-30' }]);
    year.act('look', { round: q2, today: '2023-06-30' });
    expect(held()).toEqual([]);
  });

  it.each([
    ['nothing of it paid before the stop', { payment: { '2023-01-20': 'stopped' } }, []],
    ['some of it paid before it, maybe', { payment: { '2023-03-01': 'stopped' } }, ['yellow']],
    ['payment suspended, and not stopped', { payment: { '2023-03-01': 'suspended' } }, ['yellow']],
    ['payment stopped once the quarter was over', { payment: { '2023-04-01': 'stopped' } }, []],
    ['payment resumed by then', { payment: { '2023-02-01': 'suspended', '2023-03-01': 'open' } }, []],
  ] as const)('FF-29: of spending after a stop are raised by the first report: %s', (_, more, lights) => {
    const year = by('2023-04-10', { budget: { '2023-01-20': '100.00' }, ...more });
    const decision = submit(year, q1, '2023-04-10');
    const raised = year.history.flatMap((event) =>
      event.type === 'warning-raised' && event.data.warning === 'spending-after-stop' ? [event.data] : [],
    );
    expect(raised.map(({ light }) => light)).toEqual(lights);
    const isRefused = 'payment' in more && '2023-01-20' in more.payment;
    expect(decision).toMatchObject(
      isRefused
        ? {
            outcome: 'rejected',
            rejection: { amounts: [{ warning: 'spending-after-stop' }, { warning: 'allocation-after-stop' }] },
          }
        : { outcome: 'accepted' },
    );
  });

  it('FF-29: of spending after a stop are none of what was spent once payment was resumed', () => {
    const payment = { '2023-03-01': 'suspended', '2023-05-01': 'open' } as const;
    const ofFirst = [`spending-after-stop ${q1}`, `allocation-after-stop ${q1}`];
    expect(kinds({}, { spent: '60.00', allocated: '60.00' }, { payment })).toEqual(ofFirst);
  });

  it('FF-29: are raised when the budget is cut below what was paid, and stay until that is so no longer', () => {
    const year = by('2023-06-30', { budget: { '2023-01-20': '100.00' } });
    submit(year, q1, '2023-03-31');
    expect(warningAlarms(year.state, year.world, '2023-03-31')).toEqual([]);
    year.world = worldOf({ ...underFufeng, budget: { '2023-01-20': '100.00', '2023-05-01': '40.00' } });
    // The cut was decided in April: it is looked at on its day.
    expect(warningAlarms(year.state, year.world, '2023-04-10')).toEqual([
      { what: `round/${q1}/warnings`, wakeOn: '2023-05-01' },
    ]);
    year.act('look', { round: q1, today: '2023-05-01' });
    const both = [`over-budget-spending ${q1}`, `allocated-over-budget ${q1}`];
    expect(year.warnings.filter((warning) => !warning.startsWith('never'))).toEqual(both);
    expect(warningAlarms(year.state, year.world, '2023-05-01')).toEqual([]);
    // What was paid cannot be unpaid: the next report says the same, and is taken.
    expect(submit(year, q2, '2023-06-30').outcome).toBe('accepted');
    expect(year.warnings).toEqual(both);
    year.world = worldOf({ ...underFufeng, budget: { '2023-01-20': '100.00' } });
    expect(warningAlarms(year.state, year.world, '2023-07-01')).toEqual([
      { what: `round/${q2}/warnings`, wakeOn: '2023-07-01' },
    ]);
    year.act('look', { round: q2, today: '2023-07-01' });
    expect(year.warnings).toEqual([]);
  });

  it('end when what they warned of is so no longer', () => {
    const attainment = report.attainment.map((row) => ({ ...row, trend: 'out-of-reach' as const }));
    const explained = { attainment, cause: '滞后', measures: '加快' };
    expect(kinds({ ...explained, spent: '0.00' }, {})).toEqual([]);
    // Still so in the next round: the same two warnings, no more of them.
    expect(kinds(explained, explained)).toEqual([`target-out-of-reach ${q1} 1`, `target-out-of-reach ${q1} 2`]);
  });

  it('of a delay end when a person lifts it, with a reason', () => {
    const year = by('2023-04-01');
    const lift = { round: q1, due: 'report', because: '系统停机', today: '2023-04-02' };
    year.act('lift-overdue', lift);
    expect(year.warnings).toEqual([]);
    expect(year.act('lift-overdue', lift)).toEqual({
      outcome: 'rejected',
      rejection: { code: 'not-overdue', round: q1, due: 'report' },
    });
  });
});

/** Under which of the lenses of the set they are watched. */
const ofLens = ['monitoring.lenses/compliance'];

describe('amounts that a unit types', () => {
  const typed = (second: Partial<ReportContent>, more = {}) => {
    const year = by('2023-06-30', { budget: { '2023-01-20': '100.00' }, ...more });
    submit(year, q1, '2023-03-31', { allocated: '60.00' });
    return submit(year, q2, '2023-06-30', second);
  };
  const spent = (value: string) => ({ figure: 'spent-amount', value });
  const allocated = (value: string) => ({ figure: 'allocated-amount', value });
  const budget = { figure: 'budget-in-force', value: '100.00' };

  it.each([
    [
      'more than was allocated',
      { allocated: '60.00', spent: '60.01' },
      {},
      [{ warning: 'over-allocated-spending', figures: [spent('60.01'), allocated('60.00')] }],
    ],
    [
      'more than the budget',
      { allocated: '100.01', spent: '100.01' },
      {},
      [
        { warning: 'over-budget-spending', figures: [spent('100.01'), budget] },
        { warning: 'allocated-over-budget', figures: [allocated('100.01'), budget] },
      ],
    ],
    [
      'more than before the stop',
      { allocated: '60.00', spent: '50.01' },
      { payment: { '2023-03-01': 'stopped' } },
      [{ warning: 'spending-after-stop', figures: [spent('50.01'), { figure: 'spent-before', value: '50.00' }] }],
    ],
    [
      'more allocated than before the stop',
      { allocated: '60.01' },
      { payment: { '2023-03-01': 'stopped' } },
      [
        {
          warning: 'allocation-after-stop',
          figures: [allocated('60.01'), { figure: 'allocated-before', value: '60.00' }],
        },
      ],
    ],
    [
      'more left over than the budget leaves',
      { allocated: '60.00', carryOver: '50.01' },
      {},
      [
        {
          warning: 'carry-over-over-budget',
          figures: [{ figure: 'forecast-carry-over', value: '50.01' }, spent('50.00'), budget],
        },
      ],
    ],
    [
      'more in its parts than in all',
      {
        allocated: '60.00',
        parts: [
          { part: 'own', allocated: '30.01', spent: '10.00', carryOver: '0.00' },
          { part: 'upper', allocated: '30.00', spent: '40.01', carryOver: '0.00' },
        ],
      },
      {},
      [
        {
          warning: 'parts-over-whole',
          figures: [
            { figure: 'allocated-amount-in-parts', value: '60.01' },
            allocated('60.00'),
            { figure: 'spent-amount-in-parts', value: '50.01' },
            spent('50.00'),
            { figure: 'spent-in-part', value: '40.01' },
            { figure: 'allocated-in-part', value: '30.00' },
          ],
        },
      ],
    ],
  ])('are refused where nobody can have paid them: %s', (_, second, more, amounts) => {
    expect(typed(second, more)).toEqual({
      outcome: 'rejected',
      rejection: { code: 'amounts-impossible', round: q2, amounts },
      under: ofLens,
    });
  });

  it('are taken, and warned of, where the approval of the budget was taken back after they were paid', () => {
    const year = by('2023-03-31', { budget: { '2023-01-20': '0.00' } });
    expect(submit(year, q1, '2023-03-31').outcome).toBe('accepted');
    expect(year.warnings).toEqual([`over-budget-spending ${q1}`, `allocated-over-budget ${q1}`]);
  });

  it('are taken where their parts come to all of it, and all of the budget is spent or left over', () => {
    const parts = ['own', 'upper'].map((part) => ({ part, allocated: '30.00', spent: '25.00', carryOver: '25.00' }));
    expect(typed({ allocated: '60.00', carryOver: '50.00', parts }).outcome).toBe('accepted');
  });

  it('fall for a cause alone', () => {
    const fallen = { allocated: '60.00', spent: '49.99' };
    const rejection = { code: 'fall-unexplained', round: q2, spent: '49.99', before: '50.00' };
    expect(typed(fallen)).toEqual({ outcome: 'rejected', rejection, under: ofLens });
    expect(typed({ ...fallen, cause: ' ' })).toEqual({ outcome: 'rejected', rejection, under: ofLens });
    expect(typed({ ...fallen, cause: '退回误付款项' }).outcome).toBe('accepted');
  });

  it('are refused in a correction as they were in the report', () => {
    const year = by('2023-03-31', { budget: { '2023-01-20': '100.00' } });
    submit(year, q1, '2023-03-31');
    const wrong = { ...report, spent: '100.01' };
    expect(year.act('correct-report', { round: q1, report: wrong, today: '2023-04-05' })).toMatchObject({
      outcome: 'rejected',
      rejection: { code: 'amounts-impossible' },
    });
  });
});

describe('a report that has a target day beside its limit', () => {
  const [quarterly] = fufeng.content.members.rounds!.filter(({ code }) => code === 'quarterly');
  const [report] = quarterly!.due!;
  const target = { ...report!, code: 'target', soft: true as const };
  const limit = { ...report!, plus: { count: 10, unit: 'calendar-day' as const } };
  const soft = laidOver(fufeng, 'fufeng-2022', { rounds: [{ ...quarterly!, due: [target, limit] }] });
  const plan = [['2022-05-09', soft]] as const;
  const raised = ({ history }: MonitoredYear) =>
    history.flatMap((event) =>
      event.type === 'warning-raised' && event.data.round === q1 ? [[event.data.light, event.data.figures]] : [],
    );
  const overdue = ({ history }: MonitoredYear) =>
    history.flatMap((event) => (event.type === 'round-became-overdue' ? [event.data] : []));
  const figure = (code: string, value: string) => ({ figure: code, value });

  it('is warned of by yellow once the target has gone by, and by red once it is overdue', () => {
    const year = by('2023-03-31', { plan });
    expect([raised(year), overdue(year)]).toEqual([[], []]);
    year.lookThrough('2023-04-01');
    expect([raised(year), overdue(year)]).toEqual([[['yellow', [figure('target', '2023-03-31')]]], []]);
    year.lookThrough('2023-04-11');
    expect(overdue(year)).toEqual([{ round: q1, due: 'report', since: '2023-04-11' }]);
    const both = [figure('target', '2023-03-31'), figure('report', '2023-04-10')];
    expect(raised(year).slice(1)).toEqual([['red', both]]);
    expect(year.history.filter(({ type }) => type === 'warning-lifted')).toMatchObject([
      { data: { warning: 'never-reported', because: 'no-longer-so' } },
    ]);
    expect(year.warnings).toEqual([`never-reported ${q1}`]);
  });

  it('is not late between the two, and warned of no longer', () => {
    const year = by('2023-04-01', { plan });
    submit(year, q1, '2023-04-05');
    expect(year.history.find(({ type }) => type === 'round-reported')?.data).toMatchObject({ late: false });
    expect(year.warnings).toEqual([]);
    expect(overdue(year.lookThrough('2023-04-20'))).toEqual([]);
  });
});
