import { monitoringFacts } from '@wenxiao/facts/monitoring';
import { dueOf } from './monitoring.due.js';
import { by, papers, q1, q2, q3, report, results, review, submit, underChangji } from './testing/counties.js';
import { MonitoredYear, persons, worldOf } from './testing/monitored.js';

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
            by: persons.clerk,
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

  it('has amounts where it is of money, and none where a body is assessed', () => {
    const { allocated: _allocated, spent: _spent, carryOver: _carryOver, ...without } = report;
    const submitted = (scheme: string, said: typeof without) => {
      const year = by('2023-03-31');
      if (year.state.status !== 'open') throw new Error('Nothing was opened');
      year.state = { ...year.state, scheme };
      const answered = { ...{ round: q1, step: 'submit', answer: 'submitted', brings: papers }, today: '2023-03-31' };
      const decided = year.act('take-step', { ...answered, report: said });
      return [decided.outcome === 'rejected' ? decided.rejection.code : decided.outcome, year.warnings];
    };
    expect(submitted('budget-performance', without)).toEqual(['amounts-wanting', []]);
    expect(submitted('budget-performance', report)).toEqual(['accepted', []]);
    expect(submitted('unit-assessment', report)).toEqual(['amounts-not-asked', []]);
    expect(submitted('unit-assessment', without)).toEqual(['accepted', []]);
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

  it('FF-27b: says for what kinds of causes an indicator deviates, and how likely its target is reached', () => {
    const year = by('2023-03-31');
    const [first, second] = report.attainment;
    const said = (row: object) => submit(year, q1, '2023-03-31', { attainment: [{ ...first!, ...row }, second!] });
    const refused = (code: string) => ({ outcome: 'rejected', rejection: { code, round: q1, indicators: ['1'] } });
    expect(said({ trend: 'on-track', likelihood: 'impossible' })).toEqual(refused('likelihood-differs'));
    expect(said({ trend: 'out-of-reach', likelihood: 'certain' })).toEqual(refused('likelihood-differs'));
    expect(said({ trend: 'behind', likelihood: 'impossible', causes: ['funds'] })).toEqual(
      refused('explanation-wanting'),
    );
    expect(said({ trend: 'behind', likelihood: 'possible', causes: ['other'] })).toEqual(
      refused('explanation-wanting'),
    );
    const explained = { causes: ['funds', 'staff'], cause: '资金下达滞后，人员不足', measures: '加快支付' };
    expect(said({ trend: 'behind', likelihood: 'impossible', ...explained }).outcome).toBe('accepted');
    expect(year.warnings).toEqual([`target-out-of-reach ${q1} 1`]);
  });

  it('that was sent back is handed in again, and who was on time is not late for that', () => {
    const year = by('2023-03-31');
    submit(year, q1, '2023-03-31');
    review(year, q1, 'returned', '2023-04-10');
    expect(dueOf(year.state, year.world).filter(({ what }) => what.startsWith(`round/${q1}/`))).toEqual([]);
    expect(year.act('look', { round: q1, today: '2023-04-30' })).toEqual({ outcome: 'accepted', events: [] });
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
    const year = by('2023-03-31', { budget: { '2023-01-20': '100.00' } });
    submit(year, q1, '2023-03-31', { spent: '0.00' });
    expect(year.warnings).toEqual([`nothing-spent ${q1}`]);
    const corrected = { ...report, allocated: '40.00', spent: '4.00' };
    const correct = { round: q1, report: corrected, today: '2023-04-05' };
    expect(year.act('correct-report', correct)).toEqual({
      outcome: 'accepted',
      events: [
        monitoringFacts.roundReported({
          ...corrected,
          round: q1,
          step: 'submit',
          by: persons.clerk,
          reportedOn: '2023-03-31',
          late: false,
        }),
        expect.objectContaining({ type: 'warning-lifted', data: expect.objectContaining({ because: 'corrected' }) }),
      ],
    });
    expect(year.warnings).toEqual([]);
    expect(year.act('correct-report', correct)).toEqual({ outcome: 'accepted', events: [] });
    review(year, q1, 'accepted', '2023-04-06');
    expect(year.act('correct-report', { ...correct, report })).toMatchObject({ rejection: { code: 'ended' } });
  });
});

describe('the review of a report', () => {
  it('is by nobody who reported or corrected it, whoever did so after them', () => {
    const levels = ['018f2f6e-0000-7000-8000-000000000021'];
    const colleague = '018f2f6e-0000-7000-8000-000000000504';
    const year = by('2023-03-31', { levels });
    submit(year, q1, '2023-03-31');
    const corrected = { round: q1, report: { ...report, spent: '49.00' }, today: '2023-04-01' };
    year.act('correct-report', corrected, colleague);
    const take = {
      round: q1,
      step: 'unit-review',
      level: levels[0]!,
      brings: { opinion: '请核对' },
      today: '2023-04-01',
    };
    const kept = { outcome: 'rejected', rejection: { code: 'same-person', did: ['submit'] } };
    expect(year.act('take-step', { ...take, answer: 'returned' }, colleague)).toEqual(kept);
    year.act('take-step', { ...take, answer: 'returned' }, persons.reviewer);
    const again = { round: q1, step: 'submit', answer: 'submitted', brings: papers, report, today: '2023-04-02' };
    expect(year.act('take-step', again, persons.desk).outcome).toBe('accepted');
    for (const person of [persons.clerk, colleague, persons.desk])
      expect(year.act('take-step', { ...take, answer: 'passed' }, person)).toEqual(kept);
    expect(year.act('take-step', { ...take, answer: 'passed' }, persons.reviewer).outcome).toBe('accepted');
  });

  it('is done once: a second opinion on a step that was answered is refused, and not thrown away', () => {
    const year = by('2023-03-31');
    submit(year, q1, '2023-03-31');
    review(year, q1, 'accepted', '2023-04-03');
    expect(review(year, q1, 'returned', '2023-04-04')).toMatchObject({ rejection: { code: 'ended' } });
  });

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

  it('CJ-13b: is corrected, whole, by who may take it, with the same answer, until the round is done', () => {
    const round = 'monthly@2024-03-31';
    const year = new MonitoredYear(worldOf(underChangji)).lookThrough('2024-03-31');
    submit(year, round, '2024-04-02', {}, results);
    const found = (item: string) => ({ items: [{ item }], opinion: '支付进度慢' });
    const correct = (answer: string, brings: object, person: string = persons.desk) =>
      year.act('correct-step', { round, step: 'review', answer, brings }, person);
    expect(correct('problems-found', found('slow-payment'))).toMatchObject({ rejection: { code: 'not-open' } });
    const take = (step: string, answer: string, brings: object, person: string) =>
      year.act('take-step', { round, step, answer, brings, today: '2024-04-10' }, person);
    take('review', 'problems-found', found('slow-payment'), persons.desk);
    expect(correct('problems-found', found('no-contract'))).toEqual({
      outcome: 'accepted',
      events: [
        {
          ...monitoringFacts.reportReviewed({
            round,
            procedure: 'monitoring-round',
            step: 'review',
            answer: 'problems-found',
            by: persons.desk,
            submission: 1,
            ...found('no-contract'),
            open: [{ step: 'rectify' }],
          }),
          under: ['procedures/monitoring-round/steps/review/answers/problems-found'],
        },
      ],
    });
    expect(correct('conforms', {})).toMatchObject({ rejection: { code: 'other-answer' } });
    expect(correct('problems-found', found('own'), persons.clerk)).toMatchObject({
      rejection: { code: 'same-person' },
    });
    expect(correct('problems-found', {})).toMatchObject({ rejection: { code: 'answer-wanting' } });
    take('rectify', 'submitted', found('no-contract'), persons.clerk);
    take('check', 'rectified', {}, persons.desk);
    expect(correct('problems-found', found('late'))).toMatchObject({ rejection: { code: 'ended' } });
  });
});
