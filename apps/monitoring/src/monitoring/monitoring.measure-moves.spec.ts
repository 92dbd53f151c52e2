import { monitoringFacts as facts } from '@wenxiao/facts/monitoring';
import { fufengWith, measuresAppointing } from './testing/appointing-set.js';
import { by, fufeng, q1, submit } from './testing/counties.js';
import { laidOver, type MonitoredYear, persons } from './testing/monitored.js';
import { tasksOfMeasures } from './testing/measures.js';
import { statusOf } from './monitoring.measure-state.js';

const proposal = '018f2f6e-0000-7000-8000-000000000051';
const decision = '018f2f6e-0000-7000-8000-000000000052';
const measure = { ground: 'objective-cause', measures: ['adjust-target'], reason: '任务减少' } as const;
const today = '2023-04-03';
const of = { proposal, round: q1 } as const;
/** From 1 April on somebody is named to look at a measure before it is decided. */
const appointing = fufengWith(measuresAppointing('decide'));
const deciding = fufengWith(measuresAppointing('resolve'));
const emptied = laidOver(fufeng, 'fufeng-2022', {
  procedures: [measuresAppointing('decide')],
  'monitoring.measures': fufeng.content.members['monitoring.measures']!.map((each) =>
    each.code === 'objective-cause' ? { ...each, effects: [{ effect: 'cut-budget' as const }] } : each,
  ),
});

function proposed(later = appointing, sooner = fufeng): MonitoredYear {
  const year = by('2023-03-31', {
    plan: [
      ['2022-05-09', sooner],
      ['2023-04-01', later],
    ],
  });
  submit(year, q1, '2023-03-31');
  year.act('propose-measure', { ...of, measure, brings: {} }, persons.desk);
  return year;
}
const rebase = (year: MonitoredYear, day = today) =>
  year.act('rebase-measure', { ...of, reason: '规则已修订', today: day }, persons.reviewer);
const step = (
  year: MonitoredYear,
  code: string,
  answer: string,
  brings: object,
  who: string = persons.reviewer,
  level?: string,
) =>
  year.act(
    'take-measure-step',
    { ...of, step: code, ...(level !== undefined && { level }), answer, brings, decision, today },
    who,
  );
const statusIn = ({ state }: MonitoredYear) =>
  state.status === 'open' && state.proposals[proposal] ? statusOf(state.proposals[proposal]) : undefined;

describe('a corrective measure whose rules have changed', () => {
  it('goes on by the set in force once the lead desk says so: what was done counts', () => {
    const year = proposed();
    expect(tasksOfMeasures(year)).toEqual([['decide', []]]);
    expect(rebase(year)).toMatchObject({
      outcome: 'accepted',
      events: [
        {
          ...facts.measureRebased({
            proposal,
            rules: appointing.hash,
            procedure: 'corrective-measure',
            kept: [{ step: 'propose' }],
            open: [{ step: 'appoint' }],
            reason: '规则已修订',
          }),
          under: expect.arrayContaining(['monitoring.measures/objective-cause']) as unknown,
        },
      ],
    });
    expect(tasksOfMeasures(year)).toEqual([['appoint', []]]);
    expect(rebase(year)).toMatchObject({ rejection: { code: 'under-it-already', rules: appointing.hash } });
  });

  it('stays under the one that it has where that is in force still, and where the other does not list what is proposed', () => {
    expect(rebase(proposed(), '2023-03-31')).toMatchObject({ rejection: { code: 'under-it-already' } });
    expect(rebase(proposed(emptied))).toMatchObject({
      rejection: { code: 'measures-not-listed', measures: ['adjust-target'], listed: ['cut-budget'] },
    });
  });

  it('loses a decision whose step the other procedure does not have', () => {
    const year = proposed(deciding, appointing);
    const { clerk, desk } = persons;
    step(year, 'appoint', 'named', { persons: [clerk, desk] });
    for (const who of [clerk, desk]) step(year, 'look', 'looked', {}, who, who);
    step(year, 'decide', 'adopted', { reason: '同意' });
    expect(statusIn(year)).toBe('applied');
    expect(rebase(year)).toMatchObject({
      outcome: 'accepted',
      events: [{ type: 'measure-rebased' }, { type: 'decision-withdrawn', data: { proposal, decision } }],
    });
    expect([statusIn(year), tasksOfMeasures(year)]).toEqual(['proposed', [['resolve', []]]]);
  });

  it('is moved no more once it has ended', () => {
    const year = proposed();
    step(year, 'decide', 'adopted', { reason: '同意' });
    expect(rebase(year)).toMatchObject({ rejection: { code: 'ended' } });
  });

  it('is unknown where it was never proposed', () => {
    const other = { proposal: decision, round: q1, reason: '规则已修订', today };
    expect(proposed().act('rebase-measure', other)).toMatchObject({ rejection: { code: 'unknown-proposal' } });
  });
});

describe('whom a step of a measure named', () => {
  const [first, second, third] = [persons.clerk, persons.desk, '018f2f6e-0000-7000-8000-000000000509'];
  const replaced = { as: 'group', from: second, to: third, reason: '调离' } as const;
  const named = () => {
    const year = proposed();
    rebase(year);
    step(year, 'appoint', 'named', { persons: [first, second] });
    return year;
  };

  it('is replaced by whoever the lead desk names, who goes on from there', () => {
    const year = named();
    const decided = year.act('reassign-measure', { ...of, ...replaced }, persons.reviewer);
    expect(decided).toMatchObject({
      outcome: 'accepted',
      events: [
        {
          type: 'measure-reassigned',
          data: {
            proposal,
            ...replaced,
            assigned: [
              { as: 'group', person: first },
              { as: 'group', person: third },
            ],
          },
        },
      ],
    });
    expect(year.state).toMatchObject({
      proposals: {
        [proposal]: {
          progress: {
            assigned: [
              { as: 'group', person: first },
              { as: 'group', person: third },
            ],
          },
        },
      },
    });
  });

  it('is nobody whom no step named', () => {
    expect(named().act('reassign-measure', { ...of, ...replaced, from: third }, persons.reviewer)).toMatchObject({
      rejection: { code: 'not-assigned', as: 'group' },
    });
  });
});
