import { monitoringFacts } from '@wenxiao/facts/monitoring';
import { by, q1, q2, results, submit, underChangji } from './testing/counties.js';
import { MonitoredYear, persons, worldOf } from './testing/monitored.js';

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
    expect(year.state).toMatchObject({ proposals: { [proposal]: { round: q1, status: 'refused' } } });
    expect(year.act('take-refusal', refusal)).toEqual({ outcome: 'accepted', events: [] });
  });

  it('is said again or taken back until it is decided, and again once its decision was taken back', () => {
    const year = reported();
    const because = '情况已变';
    const withdraw = () => year.act('withdraw-measure', { proposal, round: q1, because }, persons.desk);
    const correct = () => year.act('correct-measure', { ...propose, change: '-4.00' }, persons.desk);
    const unknown = { outcome: 'rejected', rejection: { code: 'unknown-proposal', proposal } };
    expect([withdraw(), correct()]).toEqual([unknown, unknown]);
    year.act('propose-measure', propose, persons.desk);
    expect(correct()).toEqual({
      outcome: 'accepted',
      events: [
        {
          ...monitoringFacts.measureProposed({ ...propose, change: '-4.00' }),
          under: ['monitoring.measures/objective-cause'],
        },
      ],
    });
    expect(year.act('correct-measure', { ...propose, measures: ['stop-payment'] }, persons.desk)).toMatchObject({
      rejection: { code: 'measures-not-listed' },
    });
    expect(year.act('withdraw-measure', { proposal, round: q2, because }, persons.desk)).toEqual(unknown);
    const settled = (became: string) => ({
      outcome: 'rejected',
      rejection: { code: 'proposal-settled', proposal, became },
    });
    year.act('take-decision', { proposal, decision: 'adopted', decidedOn: '2023-04-03' });
    expect([withdraw(), correct()]).toEqual([settled('adopted'), settled('adopted')]);
    expect(year.act('take-reopening', { proposal })).toMatchObject({ events: [{ type: 'measure-reopened' }] });
    expect(year.act('take-reopening', { proposal })).toEqual({ outcome: 'accepted', events: [] });
    expect(withdraw()).toEqual({
      outcome: 'accepted',
      events: [monitoringFacts.measureWithdrawn({ proposal, because })],
    });
    expect(withdraw()).toEqual(settled('withdrawn'));
    // Targets decided before it heard of that: its decision holds.
    year.act('take-decision', { proposal, decision: 'declined', decidedOn: '2023-04-05' });
    expect(withdraw()).toEqual(settled('declined'));
  });
});
