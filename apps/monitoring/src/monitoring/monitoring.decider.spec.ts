import { fold } from '@wenxiao/domain';
import { specOf } from '@wenxiao/domain/testing';
import {
  type MonitoringCommand,
  monitoringDecider,
  type MonitoringEvent,
  type Report,
  type Round,
  type Subject,
} from './monitoring.decider.js';

const monitoring = specOf(monitoringDecider, undefined);
const rounds: readonly Round[] = [
  { round: '2023-Q1', dueOn: '2023-03-31', forecast: false },
  { round: '2023-Q3', dueOn: '2023-09-30', forecast: true },
];
const subject: Subject = {
  unitId: 'unit-1',
  subjectKind: 'project',
  subjectName: '营养改善计划',
  budgetYear: 2023,
  indicators: [
    { indicatorId: '1', name: '人数', target: '≥735人次' },
    { indicatorId: '2', name: '满意度', target: '≥95%' },
  ],
};
const report: Report = {
  round: '2023-Q1',
  allocatedYuan: '100.00',
  spentYuan: '50.00',
  forecastCarryOverYuan: '0.00',
  attainment: [
    { indicatorId: '1', actual: '700人次', trend: 'on-track' },
    { indicatorId: '2', actual: '96%', trend: 'on-track' },
  ],
};
const by = (id: string) => ({
  at: '2023-03-30T00:00:00.000000Z',
  by: { id, as: 'grant', desk: 'budget-unit' } as const,
});
const submit = (changes: Partial<Report> = {}, submittedOn = '2023-03-31'): MonitoringCommand => ({
  type: 'submit-report',
  data: { ...report, ...changes, submittedOn },
  ...by('reporter'),
});
const opened: MonitoringEvent = { type: 'monitoring-opened', data: { ...subject, rounds } };
const budget: MonitoringEvent = { type: 'budget-followed', data: { budgetYuan: '100.00', paymentStatus: 'open' } };
const submitted = (changes: Partial<Report> = {}, late = false, submittedOn = '2023-03-31'): MonitoringEvent => ({
  type: 'report-submitted',
  data: { ...report, ...changes, submittedOn, submittedBy: 'reporter', late },
});
const warning = (
  light: 'yellow' | 'red',
  lens: string,
  reason: 'target-out-of-reach' | 'over-budget-spending' | 'nothing-spent' | 'report-late',
): MonitoringEvent => ({
  type: 'warning-raised',
  data: { round: '2023-Q1', light, lens, reason },
});

describe('opening', () => {
  const open: MonitoringCommand = { type: 'open', data: { ...subject, rounds }, ...by('system') };
  const follow: MonitoringCommand = {
    type: 'follow-budget',
    data: { budgetYuan: '100.00', paymentStatus: 'open' },
    ...by('system'),
  };

  it('takes target and budget in either order, and each of them twice', () => {
    const afterAll = (...commands: MonitoringCommand[]) => {
      const history: MonitoringEvent[] = [];
      for (const command of commands) {
        const decision = monitoringDecider.decide(command, fold(monitoringDecider, history), undefined);
        if (decision.outcome === 'accepted') history.push(...decision.events);
      }
      return fold(monitoringDecider, history);
    };
    expect(afterAll(open, follow)).toEqual(afterAll(follow, open));
    expect(afterAll(open, follow, open, follow)).toEqual(afterAll(open, follow));
  });

  it('follows a target that was adjusted', () => {
    const indicators = subject.indicators.slice(1);
    monitoring
      .given(opened)
      .when({ ...open, data: { ...subject, indicators, rounds } })
      .then({ type: 'target-followed', data: { indicators } });
  });
});

describe('submitting a report', () => {
  it('FF-32c, B-33: is on time on the day it is due, late a day after, and late is said', () => {
    monitoring.given(opened, budget).when(submit()).then(submitted());
    monitoring
      .given(opened, budget)
      .when(submit({}, '2023-04-01'))
      .then(submitted({}, true, '2023-04-01'), warning('yellow', 'timeliness', 'report-late'));
  });

  it('FF-27b: speaks of every indicator, once, and of no other', () => {
    const [first, second] = report.attainment;
    if (!first || !second) throw new Error('the example has two');
    monitoring
      .given(opened)
      .when(submit({ attainment: [first, first, { ...second, indicatorId: '9' }] }))
      .thenRejected({ code: 'attainment-incomplete', missing: ['2'], unknown: ['1', '9'] });
  });

  it('FF-32b: forecasts the year at the end of the third quarter', () => {
    monitoring
      .given(opened)
      .when(submit({ round: '2023-Q3' }))
      .thenRejected({ code: 'forecast-required', round: '2023-Q3', missing: ['1', '2'] });
    const attainment = report.attainment.map((indicator) => ({ ...indicator, forecast: indicator.actual }));
    monitoring
      .given(opened)
      .when(submit({ round: '2023-Q3', attainment }))
      .then(submitted({ round: '2023-Q3', attainment }));
  });

  it('FF-32b: explains what is out of reach, and a warning follows', () => {
    const attainment = report.attainment.map((indicator) => ({ ...indicator, trend: 'out-of-reach' as const }));
    monitoring
      .given(opened)
      .when(submit({ attainment }))
      .thenRejected({ code: 'explanation-required', round: '2023-Q1', indicators: ['1', '2'] });
    const explained = { attainment, cause: '资金下达滞后', measures: '加快支付' };
    monitoring
      .given(opened)
      .when(submit(explained))
      .then(submitted(explained), warning('yellow', 'effectiveness', 'target-out-of-reach'));
  });

  it('FF-29: spending above the budget, or nothing of what was allocated, is a red light', () => {
    monitoring
      .given(opened, budget)
      .when(submit({ spentYuan: '100.01' }))
      .then(submitted({ spentYuan: '100.01' }), warning('red', 'compliance', 'over-budget-spending'));
    monitoring
      .given(opened, budget)
      .when(submit({ spentYuan: '100.00' }))
      .then(submitted({ spentYuan: '100.00' }));
    monitoring
      .given(opened, budget)
      .when(submit({ spentYuan: '0.00' }))
      .then(submitted({ spentYuan: '0.00' }), warning('red', 'timeliness', 'nothing-spent'));
  });

  it('is refused for a round that is no round, or was reported', () => {
    monitoring
      .given(opened)
      .when(submit({ round: '2023-Q2' }))
      .thenRejected({ code: 'unknown-round', round: '2023-Q2', rounds: ['2023-Q1', '2023-Q3'] });
    monitoring.given(opened, submitted()).when(submit()).thenRejected({ code: 'round-reported', round: '2023-Q1' });
  });

  it('is refused before the target was approved', () => {
    monitoring
      .given(budget)
      .when(submit())
      .thenRejected({ code: 'wrong-state', state: 'unknown', possible: ['open', 'follow-budget'] });
  });
});

describe('reviewing and proposing', () => {
  const review: MonitoringCommand = {
    type: 'review-report',
    data: { round: '2023-Q1', opinion: '属实' },
    ...by('desk'),
  };
  const propose: MonitoringCommand = {
    type: 'propose-measure',
    data: { proposalId: 'p1', round: '2023-Q1', measure: 'suspend-and-stop-payment', reason: '重大风险' },
    ...by('desk'),
  };

  it('is not done by who reported', () => {
    monitoring
      .given(opened, submitted())
      .when({ ...review, ...by('reporter') })
      .thenRejected({ code: 'same-person', role: 'reporter' });
    monitoring
      .given(opened, submitted())
      .when(review)
      .then({ type: 'report-reviewed', data: { round: '2023-Q1', opinion: '属实' } });
  });

  it('FF-33: rests on a report, and takes effect once', () => {
    monitoring.given(opened).when(propose).thenRejected({ code: 'round-not-reported', round: '2023-Q1' });
    monitoring.given(opened, submitted()).when(propose).then({ type: 'measure-proposed', data: propose.data });
    monitoring.given(opened, submitted(), { type: 'measure-proposed', data: propose.data }).when(propose).thenNothing();
  });
});
