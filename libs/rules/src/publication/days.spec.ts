import { flawsIn } from '../testing/publication.js';
import { named, quarterly } from '../testing/small-rule-set.js';

const dutyDue = (on: object, opensOn?: object): readonly string[] =>
  flawsIn({
    duties: [
      {
        ...named('yearly'),
        opens: 'evaluation',
        about: 'subject',
        when: { everyYear: true },
        ...(opensOn && { opensOn }),
        due: [{ ...named('limit'), from: { on } }],
      },
    ],
  });

describe('publication refuses a deadline', () => {
  it('on a day that no year has', () => {
    const none = 'the month has no such day; its last day is written "last"';
    expect(dutyDue({ month: 2, day: 31 })).toEqual([`members/duties/yearly/due/limit/from/on/day: ${none}`]);
    expect(dutyDue({ month: 6, day: 31, yearOffset: 1 })).toEqual([
      `members/duties/yearly/due/limit/from/on/day: ${none}`,
    ]);
    expect(dutyDue({ month: 2, day: 29 })).toEqual([]);
    expect(flawsIn({ rounds: [quarterly({ nodes: { on: [{ month: 2, day: 30 }] } })] })).toEqual([
      `members/rounds/quarterly/nodes/on/1/day: ${none}`,
    ]);
  });

  it('before the day from which it may be met', () => {
    const july = { month: 7, day: 1 };
    expect(dutyDue({ month: 6, day: 'last' }, july)).toEqual([
      'duties/yearly/due/limit: is due before it opens (opensOn), so nobody can be in time: see its day and yearOffset',
    ]);
    expect(dutyDue({ month: 3, day: 1, yearOffset: 1 }, july)).toEqual([]);
  });

  it('and a node that is said twice, as a day and as the last of its month', () => {
    const nodes = (...on: readonly object[]): readonly string[] => flawsIn({ rounds: [quarterly({ nodes: { on } })] });
    expect(nodes({ month: 12, day: 31 }, { month: 12, day: 'last' })).toEqual([
      'rounds/quarterly/nodes: each day may stand only once (30 June is the last of June)',
    ]);
    expect(nodes({ month: 6, day: 29 }, { month: 6, day: 'last' })).toEqual([]);
  });
});
