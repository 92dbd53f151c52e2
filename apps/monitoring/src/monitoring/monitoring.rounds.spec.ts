import { monitoringFacts } from '@wenxiao/facts/monitoring';
import { by, changji, county, fufeng, q1, q2, q3, results, submit, underChangji } from './testing/counties.js';
import { laidOver, MonitoredYear, worldOf } from './testing/monitored.js';

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
        marks: [],
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
        marks: [],
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

describe('key marks', () => {
  const marked = (figures: Readonly<Record<string, string>>, planned: Readonly<{ from: string; to: string }>) => {
    const year = new MonitoredYear(worldOf({ ...underChangji, figures, planned }));
    year.lookThrough('2024-02-29');
    return year.history.flatMap((event) => (event.type === 'round-opened' ? [[...event.data.marks]] : []));
  };
  const major = { 'subject.major': 'yes' };

  it.each([
    ['major, one calendar year', major, { from: '2023-01-01', to: '2023-12-31' }, ['key-subject']],
    ['major, one year across two', major, { from: '2023-07-01', to: '2024-06-30' }, ['key-subject']],
    ['major, a day more than a year', major, { from: '2023-01-01', to: '2024-01-01' }, ['key-subject', 'full-cycle']],
    [
      'key, a day more',
      { 'subject.key': 'yes' },
      { from: '2023-01-01', to: '2024-01-01' },
      ['key-subject', 'full-cycle'],
    ],
    ['neither', {}, { from: '2023-01-01', to: '2024-01-01' }, []],
  ])('CJ-05, CJ-09, B-32: of the set stand at every round: %s', (_, figures, planned, marks) => {
    expect(marked(figures, planned)).toEqual([marks]);
  });

  it('CJ-09: are of the set that the round is moved to', () => {
    const year = new MonitoredYear(worldOf({ ...underChangji, figures: major })).lookThrough('2024-02-02');
    const other = laidOver(changji, 'changji-2018', {
      'monitoring.keyMarks': (changji.content.members['monitoring.keyMarks'] ?? []).map((mark) => ({
        ...mark,
        when: { figure: 'subject.major', is: ['yes'] as const },
      })),
    });
    year.world = worldOf({
      year: 2024,
      plan: [
        ['2018-12-24', changji],
        ['2024-02-20', other],
      ],
      figures: major,
    });
    year.lookThrough('2024-02-03');
    expect(year.history.flatMap((event) => ('marks' in event.data ? [[event.type, ...event.data.marks]] : []))).toEqual(
      [
        ['round-opened', 'key-subject'],
        ['round-rebased', 'key-subject', 'full-cycle'],
      ],
    );
  });
});
