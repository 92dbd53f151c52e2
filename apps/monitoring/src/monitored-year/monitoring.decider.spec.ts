import { monitoringFacts } from '@wenxiao/facts/monitoring';
import type { ReportContent } from './monitoring.decider.js';
import { inForce, laidOver, MonitoredYear, persons, worldOf } from './testing/monitored.js';

const fufeng = inForce('fufeng-2022');
const changji = inForce('changji-2018');
/** A county of Changji that monitors by quarters, ten days after them, and says nothing of the rest. */
const county = laidOver(changji, 'changji-2018', {
  rounds: (changji.content.members.rounds ?? [])
    .filter(({ code }) => code === 'monthly')
    .map((monthly) => ({
      ...monthly,
      nodes: { every: 'quarter' as const },
      due: [
        {
          ...monthly,
          code: 'report',
          from: { periodEnd: 'quarter' as const },
          plus: { count: 10, unit: 'calendar-day' as const },
        },
      ].map(({ code, zh, source, from, plus }) => ({ code, zh, source, from, plus })),
    })),
});
const underFufeng = { year: 2023, plan: [['2022-05-09', fufeng]] } as const;
const underChangji = { year: 2024, plan: [['2018-12-24', changji]] } as const;
const q1 = 'quarterly@2023-03-31';
const q2 = 'quarterly@2023-06-30';
const q3 = 'quarterly@2023-09-30';

const report: ReportContent = {
  allocated: '100.00',
  spent: '50.00',
  carryOver: '0.00',
  parts: [],
  attainment: [
    { indicator: '1', actual: '700人次', trend: 'on-track' },
    { indicator: '2', actual: '96%', trend: 'on-track' },
  ],
};
const papers = {
  documents: [
    { name: '监控表', document: 'monitoring-form' },
    { name: '监控报告', document: 'monitoring-report' },
  ],
};
const results = { documents: [{ name: '监控结果', document: 'monitoring-results' }] };

const submit = (
  year: MonitoredYear,
  round: string,
  today: string,
  changes: Partial<ReportContent> = {},
  brings: { documents: { name: string; document: string }[] } = papers,
) =>
  year.act('take-step', {
    round,
    step: 'submit',
    answer: 'submitted',
    brings,
    report: { ...report, ...changes },
    today,
  });
const review = (year: MonitoredYear, round: string, answer: string, today: string, step = 'finance-review') =>
  year.act('take-step', { round, step, answer, brings: { opinion: '请核对' }, today }, persons.desk);

/** Fufeng’s year with the rounds that have opened by a day. */
const by = (day: string, more: Partial<Parameters<typeof worldOf>[0]> = {}): MonitoredYear =>
  new MonitoredYear(worldOf({ ...underFufeng, ...more })).lookThrough(day);

describe('the rounds of a year', () => {
  it('FF-32a, B-33: are quarters, each open from the start of its period, due on its last day', () => {
    const year = by('2023-12-31');
    expect(year.rounds).toEqual([q1, q2, q3, 'quarterly@2023-12-31']);
    expect(year.history.filter(({ type }) => type === 'round-opened').at(2)).toEqual(
      monitoringFacts.roundOpened({
        round: q3,
        opensOn: '2023-07-01',
        openedBy: 'plan',
        rules: fufeng.hash,
        dues: [{ due: 'report', on: '2023-09-30', soft: false }],
        forecast: true,
        focus: [],
      }),
    );
  });

  it('are none whose node passed before there was a budget', () => {
    expect(by('2023-12-31', { events: { 'budget.approved': '2023-06-10' } }).rounds).toEqual([
      q2,
      q3,
      'quarterly@2023-12-31',
    ]);
  });

  it('B-26: are none of a time before the rules were in force', () => {
    expect(by('2022-12-31', { year: 2022, events: {} }).rounds).toEqual([
      'quarterly@2022-06-30',
      'quarterly@2022-09-30',
      'quarterly@2022-12-31',
    ]);
    expect(by('2021-12-31', { year: 2021, events: {} }).rounds).toEqual([]);
  });

  const monthsOf = (approved: string, begun: string, kind = 'project', year = 2024): readonly string[] =>
    new MonitoredYear(
      worldOf({
        ...underChangji,
        year,
        events: { 'budget.approved': approved, 'self-evaluation.begun': begun },
        figures: { 'subject.kind': kind },
      }),
    )
      .lookThrough(`${year}-12-31`)
      .rounds.map((round) => round.slice(-5));

  it('B-12: are the month ends from March to December for a budget of 15 February, and 30 June for a whole unit', () => {
    expect(monthsOf('2024-02-15', '2025-01-10')).toEqual([
      '03-31',
      '04-30',
      '05-31',
      '06-30',
      '07-31',
      '08-31',
      '09-30',
      '10-31',
      '11-30',
      '12-31',
    ]);
    expect(monthsOf('2024-02-15', '2025-01-10', 'whole-department')).toEqual(['06-30']);
  });

  it('B-13: begin in January for a budget of the year before, and end before the month of the self-evaluation', () => {
    const months = monthsOf('2023-12-31', '2024-11-05');
    expect([months.length, months[0], months.at(-1)]).toEqual([10, '01-31', '10-31']);
  });

  it('B-36: are not made after the event: none for a whole unit whose budget came in July', () => {
    expect(monthsOf('2024-07-10', '2025-01-10')[0]).toBe('08-31');
    expect(monthsOf('2024-07-10', '2025-01-10', 'whole-department')).toEqual([]);
  });

  it('B-14: are none for a project without compiled goals', () => {
    const world = worldOf({ ...underChangji, figures: { 'target.compiled': 'no' } });
    expect(new MonitoredYear(world).lookThrough('2024-12-31').rounds).toEqual([]);
  });

  it('lapse when the self-evaluation begins: what was open before it is over', () => {
    const events = { 'budget.approved': '2024-02-15' };
    const year = new MonitoredYear(worldOf({ ...underChangji, events })).lookThrough('2024-11-01');
    year.world = worldOf({ ...underChangji, events: { ...events, 'self-evaluation.begun': '2024-11-05' } });
    year.lookThrough('2024-11-06');
    expect(year.history.slice(-1)).toEqual([
      monitoringFacts.roundLapsed({ round: 'monthly@2024-11-30', because: 'outside-window' }),
    ]);
    expect(submit(year, 'monthly@2024-11-30', '2024-11-07', {}, results)).toEqual({
      outcome: 'rejected',
      rejection: { code: 'round-lapsed', round: 'monthly@2024-11-30' },
    });
  });

  const byCounty = (year: number, approved: string, kind = 'project') =>
    worldOf({
      year,
      plan: [
        ['2018-12-24', changji],
        ['2025-07-01', county],
      ],
      events: { 'budget.approved': approved },
      figures: { 'subject.kind': kind },
    });

  it('B-25: follow the county’s own set from the day from which it is planned, and the prefecture’s for the rest', () => {
    const year = new MonitoredYear(byCounty(2025, '2024-12-20')).lookThrough('2025-12-31');
    expect(year.rounds.map((round) => round.slice(-5))).toEqual([
      '01-31',
      '02-28',
      '03-31',
      '04-30',
      '05-31',
      '06-30',
      '09-30',
      '12-31',
    ]);
    const whole = new MonitoredYear(byCounty(2025, '2024-12-20', 'whole-department')).lookThrough('2025-12-31');
    expect(whole.rounds).toEqual(['whole-department@2025-06-30']);
  });

  it('B-25: move to the set that is planned by now, with what was done for them; one that is reported runs to its end', () => {
    const september = 'monthly@2025-09-30';
    const before = worldOf({
      year: 2025,
      plan: [['2018-12-24', changji]],
      events: { 'budget.approved': '2024-12-20' },
    });
    const year = new MonitoredYear(before).lookThrough('2025-09-02');
    submit(year, 'monthly@2025-08-31', '2025-09-02', {}, results);
    year.world = byCounty(2025, '2024-12-20');
    year.lookThrough('2025-09-03');
    const moved = year.history.filter(({ type }) => ['round-rebased', 'report-rebased', 'round-lapsed'].includes(type));
    expect(moved).toEqual([
      monitoringFacts.roundLapsed({ round: 'monthly@2025-07-31', because: 'not-planned' }),
      monitoringFacts.roundRebased({
        round: september,
        rules: county.hash,
        dues: [{ due: 'report', on: '2025-10-10', soft: false }],
        forecast: false,
        focus: [],
      }),
      monitoringFacts.reportRebased({ round: september, procedure: 'monitoring-round', open: [{ step: 'submit' }] }),
    ]);
  });

  it('may be opened by a person where the set leaves them to persons, and are refused where it does not', () => {
    const open = { series: 'by-person', node: '2023-05-31', today: '2023-05-31' };
    expect(by('2023-05-31').act('open-round', open)).toEqual({
      outcome: 'rejected',
      rejection: { code: 'round-refused', because: 'not-by-person' },
    });
    const { rounds: _rounds, ...members } = fufeng.content.members;
    const silent = { ...fufeng, hash: 'c'.repeat(64), content: { ...fufeng.content, members } };
    const year = by('2023-05-31', { plan: [['2022-05-09', silent]] });
    year.act('open-round', open);
    expect(year.rounds).toEqual(['by-person@2023-05-31']);
    expect(year.act('open-round', open)).toEqual({ outcome: 'accepted', events: [] });
    expect(submit(year, 'by-person@2023-05-31', '2023-06-02').outcome).toBe('accepted');
  });
});

describe('a report', () => {
  it('is told whole, with the step that hands it in, and says under which rules', () => {
    expect(submit(by('2023-03-31'), q1, '2023-03-31')).toEqual({
      outcome: 'accepted',
      events: [
        {
          ...monitoringFacts.roundReported({
            ...report,
            round: q1,
            step: 'submit',
            reportedOn: '2023-03-31',
            late: false,
          }),
          under: ['rounds/quarterly/due/report'],
        },
        {
          ...monitoringFacts.reportSubmitted({
            ...papers,
            round: q1,
            procedure: 'monitoring-round',
            step: 'submit',
            answer: 'submitted',
            by: persons.clerk,
            submission: 1,
            open: [{ step: 'finance-review' }],
            skipped: [{ step: 'unit-review', because: 'no-level' }],
          }),
          under: [
            'procedures/monitoring-round/steps/submit/answers/submitted',
            'procedures/monitoring-round/steps/unit-review',
          ],
        },
      ],
    });
  });

  it('is not handed in before its round has opened', () => {
    expect(submit(by('2023-06-10'), 'quarterly@2023-12-31', '2023-06-10')).toEqual({
      outcome: 'rejected',
      rejection: { code: 'unknown-round', round: 'quarterly@2023-12-31', rounds: [q1, q2] },
    });
  });

  it('FF-32c, B-33: is on time on the last day of the quarter, late the day after, and red until it comes', () => {
    const year = by('2023-04-01');
    expect(year.warnings).toEqual([`never-reported ${q1}`]);
    submit(year, q1, '2023-04-01');
    expect(year.warnings).toEqual([`report-late ${q1}`]);
    review(year, q1, 'accepted', '2023-04-03');
    expect(year.warnings).toEqual([]);
  });

  it('CJ-10, N-7: is never late where the set gives no day', () => {
    const year = new MonitoredYear(worldOf(underChangji)).lookThrough('2024-12-31');
    expect(year.warnings).toEqual([]);
    submit(year, 'monthly@2024-03-31', '2024-08-01', {}, results);
    expect(year.warnings).toEqual([]);
  });

  it('FF-27b: speaks of every approved indicator, and of no other', () => {
    const attainment = [{ indicator: '9', actual: '1', trend: 'on-track' as const }, report.attainment[0]!];
    expect(submit(by('2023-03-31'), q1, '2023-03-31', { attainment })).toEqual({
      outcome: 'rejected',
      rejection: { code: 'attainment-incomplete', missing: ['2'], unknown: ['9'] },
    });
  });

  it('FF-32b: forecasts the year in the third quarter, and a blank is no forecast', () => {
    const year = by('2023-09-30');
    const forecast = (text: string) => report.attainment.map((row) => ({ ...row, forecast: text }));
    for (const text of ['', ' '])
      expect(submit(year, q3, '2023-09-30', { attainment: forecast(text) })).toEqual({
        outcome: 'rejected',
        rejection: { code: 'forecast-wanting', round: q3, indicators: ['1', '2'] },
      });
    expect(submit(year, q3, '2023-09-30', { attainment: forecast('全部完成') }).outcome).toBe('accepted');
  });

  it('FF-32b: explains what is out of reach, indicator by indicator or as a whole', () => {
    const year = by('2023-03-31');
    const [first, second] = report.attainment;
    const attainment = [{ ...first!, trend: 'out-of-reach' as const, cause: '资金下达滞后' }, second!];
    expect(submit(year, q1, '2023-03-31', { attainment })).toEqual({
      outcome: 'rejected',
      rejection: { code: 'explanation-wanting', round: q1, indicators: ['1'] },
    });
    submit(year, q1, '2023-03-31', { attainment, measures: '加快支付' });
    expect(year.warnings).toEqual([`target-out-of-reach ${q1} 1`]);
  });

  it('that was sent back is handed in again, and who was on time is not late for that', () => {
    const year = by('2023-03-31');
    submit(year, q1, '2023-03-31');
    review(year, q1, 'returned', '2023-04-10');
    year.lookThrough('2023-04-30');
    expect(submit(year, q1, '2023-05-05')).toMatchObject({
      events: [{ data: { late: false } }, { data: { submission: 2 } }],
    });
    expect(year.warnings).toEqual([]);
  });

  it('is taken back before anybody answers it, and then it is as if it had not come', () => {
    const year = by('2023-03-31');
    submit(year, q1, '2023-03-31');
    const withdraw = { round: q1, step: 'submit', reason: '数字有误', today: '2023-03-31' };
    expect(year.act('withdraw', withdraw).outcome).toBe('accepted');
    year.lookThrough('2023-04-01');
    expect(year.warnings).toEqual([`never-reported ${q1}`]);
    submit(year, q1, '2023-04-02');
    review(year, q1, 'accepted', '2023-04-03');
    expect(year.act('withdraw', withdraw)).toEqual({
      outcome: 'rejected',
      rejection: { code: 'not-the-latest-act', latest: { step: 'finance-review' } },
    });
  });

  it('is corrected by saying it again, whole, on the day of before; once it is accepted it is not', () => {
    const year = by('2023-03-31', { budget: { '2023-01-20': '40.00' } });
    submit(year, q1, '2023-03-31');
    expect(year.warnings).toEqual([`over-budget-spending ${q1}`, `allocated-over-budget ${q1}`]);
    const corrected = { ...report, allocated: '40.00', spent: '4.00' };
    const correct = { round: q1, report: corrected, today: '2023-04-05' };
    expect(year.act('correct-report', correct)).toEqual({
      outcome: 'accepted',
      events: [
        monitoringFacts.roundReported({
          ...corrected,
          round: q1,
          step: 'submit',
          reportedOn: '2023-03-31',
          late: false,
        }),
        expect.objectContaining({ data: expect.objectContaining({ because: 'corrected' }) }),
        expect.objectContaining({ type: 'warning-lifted' }),
      ],
    });
    expect(year.warnings).toEqual([]);
    expect(year.act('correct-report', correct)).toEqual({ outcome: 'accepted', events: [] });
    review(year, q1, 'accepted', '2023-04-06');
    expect(year.act('correct-report', { ...correct, report })).toMatchObject({ rejection: { code: 'ended' } });
  });
});

describe('the review of a report', () => {
  it('FF-32c: goes up level by level, and is not done by who reported', () => {
    const levels = ['018f2f6e-0000-7000-8000-000000000021'];
    const year = by('2023-03-31', { levels });
    submit(year, q1, '2023-03-31');
    const take = {
      round: q1,
      step: 'unit-review',
      level: levels[0]!,
      answer: 'passed',
      brings: {},
      today: '2023-04-01',
    };
    expect(year.act('take-step', take)).toEqual({
      outcome: 'rejected',
      rejection: { code: 'same-person', did: ['submit'] },
    });
    expect(review(year, q1, 'accepted', '2023-04-01')).toMatchObject({ rejection: { code: 'not-open' } });
    year.act('take-step', take, persons.reviewer);
    expect(
      year.act('take-step', { ...take, step: 'finance-review', answer: 'accepted' }, persons.reviewer),
    ).toMatchObject({
      outcome: 'rejected',
    });
    expect(review(year, q1, 'accepted', '2023-04-02').outcome).toBe('accepted');
  });

  it('CJ-12, CJ-13b: feeds problems back, which the unit puts right item by item, without another report', () => {
    const round = 'monthly@2024-03-31';
    const year = new MonitoredYear(worldOf(underChangji)).lookThrough('2024-03-31');
    submit(year, round, '2024-04-02', {}, results);
    const items = { items: [{ item: 'slow-payment' }], opinion: '支付进度慢' };
    const take = (step: string, answer: string, brings: object, person: string, more = {}) =>
      year.act('take-step', { round, step, answer, brings, today: '2024-04-10', ...more }, person);
    expect(take('review', 'problems-found', items, persons.desk).outcome).toBe('accepted');
    expect(take('rectify', 'submitted', items, persons.clerk, { report })).toEqual({
      outcome: 'rejected',
      rejection: { code: 'report-not-asked', round },
    });
    expect(take('rectify', 'submitted', items, persons.clerk).outcome).toBe('accepted');
    expect(take('check', 'rectified', {}, persons.desk)).toMatchObject({
      events: [{ type: 'report-resolved', data: { ended: 'rectified' } }],
    });
  });
});

describe('warnings', () => {
  const kinds = (first: Partial<ReportContent>, second: Partial<ReportContent>, more = {}): readonly string[] => {
    const year = by('2023-06-30', { budget: { '2023-01-20': '100.00' }, ...more });
    submit(year, q1, '2023-03-31', first);
    submit(year, q2, '2023-06-30', second);
    return year.warnings.filter((warning) => !warning.startsWith('report-late') && !warning.startsWith('never'));
  };

  it('FF-29: are raised for each way in which spending departs', () => {
    expect(kinds({}, { allocated: '100.01', spent: '100.00' })).toEqual([`allocated-over-budget ${q2}`]);
    expect(kinds({}, { spent: '100.01' })).toEqual([`over-budget-spending ${q2}`, `over-allocated-spending ${q2}`]);
    expect(kinds({}, { spent: '0.00' })).toEqual([`nothing-spent ${q2}`, `falling-spending ${q2}`]);
    expect(kinds({}, { spent: '49.99' })).toEqual([`falling-spending ${q2}`]);
    expect(kinds({}, { spent: '60.00' }, { stoppedFrom: '2023-03-01' })).toEqual([`spending-after-stop ${q2}`]);
    expect(kinds({}, { spent: '50.00' }, { stoppedFrom: '2023-03-01' })).toEqual([]);
  });

  it('end when what they warned of is so no longer', () => {
    const attainment = report.attainment.map((row) => ({ ...row, trend: 'out-of-reach' as const }));
    const explained = { attainment, cause: '滞后', measures: '加快' };
    expect(kinds({ ...explained, spent: '0.00' }, {})).toEqual([]);
    // Still so in the next round: the same two warnings, no more of them.
    expect(kinds(explained, explained)).toEqual([`target-out-of-reach ${q1} 1`, `target-out-of-reach ${q1} 2`]);
  });

  it('end when the budget is raised', () => {
    const year = by('2023-03-31', { budget: { '2023-01-20': '40.00' } });
    submit(year, q1, '2023-03-31', { allocated: '50.00' });
    expect(year.warnings).toHaveLength(2);
    year.world = worldOf({ ...underFufeng, budget: { '2023-01-20': '40.00', '2023-05-01': '50.00' } });
    year.act('look', { today: '2023-05-01' });
    expect(year.warnings).toEqual([]);
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

describe('a corrective measure', () => {
  const proposal = '018f2f6e-0000-7000-8000-000000000051';
  const propose = {
    proposal,
    round: q1,
    ground: 'objective-cause',
    measures: ['cut-budget', 'adjust-target'],
    reason: '任务减少',
    change: '-5.00',
  } as const;
  const reported = (): MonitoredYear => {
    const year = by('2023-03-31');
    submit(year, q1, '2023-03-31');
    return year;
  };

  it('FF-33a: is one that the set lists for its ground, and is proposed once', () => {
    const year = reported();
    expect(year.act('propose-measure', propose, persons.desk)).toEqual({
      outcome: 'accepted',
      events: [{ ...monitoringFacts.measureProposed(propose), under: ['monitoring.measures/objective-cause'] }],
    });
    expect(year.act('propose-measure', propose, persons.desk)).toEqual({ outcome: 'accepted', events: [] });
  });

  it.each([
    [
      { ground: 'bad-luck' },
      {
        code: 'unknown-ground',
        ground: 'bad-luck',
        grounds: ['deviation-or-management-gap', 'objective-cause', 'serious-problem'],
      },
    ],
    [
      { measures: ['stop-payment'] as const },
      { code: 'measures-not-listed', measures: ['stop-payment'], listed: ['cut-budget', 'adjust-target'] },
    ],
    [{ measures: ['adjust-target'] as const }, { code: 'change-not-asked' }],
    [{ change: '0.00' }, { code: 'change-not-a-cut' }],
    [{ round: q2 }, { code: 'unknown-round', round: q2, rounds: [q1] }],
  ])('is refused where it is not: %j', (changes, rejection) => {
    expect(reported().act('propose-measure', { ...propose, ...changes }, persons.desk)).toEqual({
      outcome: 'rejected',
      rejection,
    });
  });

  it('CJ-14: is another one in Changji, by its set alone', () => {
    const round = 'monthly@2024-03-31';
    const year = new MonitoredYear(worldOf(underChangji)).lookThrough('2024-03-31');
    submit(year, round, '2024-04-02', {}, results);
    const { change: _change, ...more } = propose;
    const cj = { ...more, round, ground: 'target-hard-to-attain', measures: ['suspend-payment'] as const };
    expect(year.act('propose-measure', cj, persons.desk).outcome).toBe('accepted');
  });

  it('is what targets made of it: adopted, declined, or refused', () => {
    const year = reported();
    const refusal = { proposal, refusal: 'reduction-out-of-range' };
    expect(year.act('take-refusal', refusal)).toEqual({
      outcome: 'rejected',
      rejection: { code: 'unknown-proposal', proposal },
    });
    year.act('propose-measure', propose, persons.desk);
    year.act('take-refusal', refusal);
    expect(year.state).toMatchObject({ proposals: { [proposal]: 'refused' } });
    expect(year.act('take-refusal', refusal)).toEqual({ outcome: 'accepted', events: [] });
  });
});
