import { outdated, type Told } from '@wenxiao/domain';
import { specOf } from '@wenxiao/domain/testing';
import { budgetYearFacts, performanceTargetFacts as facts, subjectFacts } from '@wenxiao/facts/targets';
import type { TargetCommand } from './performance-target.commands.js';
import { targetDecider } from './performance-target.decider.js';
import { grounds, standingApproval } from './target-grounds.js';
import {
  adjust,
  approval,
  asked,
  budget,
  financeReviewed,
  toApproval,
  unit,
  unitReviewed,
} from './testing/acts-on-a-target.js';
import { history, people, rules } from './testing/targets-of-fufeng.js';

const subject = '018f2f6e-0000-7000-8000-000000000041';
const stream = `subject/${subject}`;
const registration = {
  unit: '018f2f6e-0000-7000-8000-000000000031',
  department: '018f2f6e-0000-7000-8000-000000000021',
  kind: 'project',
  nature: 'money',
  scheme: 'budget-performance',
  name: '城区道路清扫保洁',
  isNew: false,
  predecessors: [],
  planned: [],
  relatedFunds: [],
  categories: [],
  implementers: [],
} as const;
const registered = subjectFacts.subjectRegistered(registration);
const { unit: _unit, department: _department, ...description } = registration;
const revised = (from: string) => subjectFacts.subjectRevised({ ...description, isNew: true, from });
const moved = (from: string) =>
  subjectFacts.subjectMoved({
    unit: registration.department,
    department: registration.department,
    from,
    reason: '机构改革',
  });

/** What an approval of 20 January 2023 rests on, with what is said of the subject since. */
function since(...events: readonly object[]) {
  const decision = {
    version: 7,
    recordedAt: '2023-01-20T02:00:00.000000Z',
    day: '2023-01-20',
    basedOn: [{ store: 'targets', stream, version: 1 }],
  };
  const told = [registered, ...events].map((data, index): Told => {
    const recordedAt = `2023-0${String(index * 2 + 1)}-10T01:00:00.000000Z`;
    return { store: 'targets', stream, version: index + 1, type: (data as Told).type, recordedAt, data };
  });
  return outdated(decision, told, grounds);
}

describe('the subject on which a target was approved', () => {
  const found = [{ decision: 7, stream, version: 2, because: 'overtaken' }];

  it('is otherwise where its registration is corrected in what conditions ask or in whose it is', () => {
    expect(since(subjectFacts.subjectRegistered({ ...registration, isNew: true }))).toEqual(found);
    expect(since(subjectFacts.subjectRegistered({ ...registration, unit: registration.department }))).toEqual(found);
  });

  it('is otherwise where it was revised or moved back to before the approval', () => {
    expect(since(revised('2023-01-20'))).toEqual(found);
    expect(since(moved('2023-01-01'))).toEqual(found);
  });

  it('is the same where it is revised or moved from a later day, marked from now on, or called otherwise', () => {
    expect(since(revised('2023-01-21'))).toEqual([]);
    expect(since(moved('2023-02-01'))).toEqual([]);
    expect(
      since(subjectFacts.subjectMarked({ mark: 'key', marked: true, reason: '民生实事', by: people.finance })),
    ).toEqual([]);
    expect(since(subjectFacts.subjectRegistered({ ...registration, name: '城区保洁' }))).toEqual([]);
  });

  it('is the same once the correction has been put right', () => {
    expect(since(subjectFacts.subjectRegistered({ ...registration, isNew: true }), registered)).toEqual([]);
  });
});

describe('what the people’s congress decided on the budget, on which a target was approved', () => {
  const year = 'budget-year/018f2f6e-0000-7000-8000-000000000001.2023';
  const decided = (answer: string, on = '2023-01-10') =>
    budgetYearFacts.budgetDecided({ scheme: 'budget-performance', gate: 'peoples-congress', answer, on });
  const after = (...events: readonly object[]) => {
    const told = [decided('approved'), ...events].map((data, index): Told => {
      const recordedAt = `2023-01-${String(index * 10 + 11)}T01:00:00.000000Z`;
      return { store: 'targets', stream: year, version: index + 1, type: (data as Told).type, recordedAt, data };
    });
    const basedOn = [{ store: 'targets', stream: year, version: 1 }];
    const decision = { version: 7, recordedAt: '2023-01-15T02:00:00.000000Z', day: '2023-01-15', basedOn };
    return outdated(decision, told, grounds);
  };

  it('is otherwise once that has said no, on whatever day, and the same once it has said yes again', () => {
    const refused = [{ decision: 7, stream: year, version: 2, because: 'overtaken' }];
    expect(after(decided('not-approved'))).toEqual(refused);
    expect(after(decided('not-approved', '2023-01-20'))).toEqual(refused);
    expect(after(decided('not-approved'), decided('approved', '2023-02-01'))).toEqual([]);
  });

  it('is the same where the day was wrong, or something else is said of the year', () => {
    expect(after(decided('approved', '2023-01-12'))).toEqual([]);
    expect(
      after(
        budgetYearFacts.budgetYearClosed({ scheme: 'budget-performance', on: '2024-01-10', lines: 0, carried: '0.00' }),
      ),
    ).toEqual([]);
  });
});

describe('the approval that is held against it', () => {
  const standing = (...commands: readonly TargetCommand[]) =>
    standingApproval(history(...commands).map((event, index) => ({ version: index + 1, event })));
  const withdrawal = asked(budget, {
    type: 'withdraw',
    data: { step: 'approve', reason: '误点', on: '2023-01-10', last: '2023-12-31', together: true },
  });
  const abandoned = asked(unit, { type: 'abandon-adjustment', data: { reason: '政策未出台' } });
  const adjusting = [adjust(unit), unitReviewed, financeReviewed];

  it('is the last one that stands', () => {
    expect(standing(...toApproval)).toBeUndefined();
    expect(standing(...toApproval, approval)).toBe(7);
    expect(standing(...toApproval, approval, withdrawal)).toBeUndefined();
    expect(standing(...toApproval, approval, withdrawal, approval)).toBe(9);
  });

  it('gives way to an adjustment, and stands again where that is given up', () => {
    expect(standing(...toApproval, approval, ...adjusting)).toBeUndefined();
    expect(standing(...toApproval, approval, ...adjusting, abandoned)).toBe(7);
    expect(standing(...toApproval, approval, ...adjusting, approval)).toBe(14);
    const undone = [...adjusting, approval, withdrawal, abandoned];
    expect(standing(...toApproval, approval, ...undone)).toBe(7);
  });
});

describe('keeping an approval', () => {
  const changed = { decision: 7, stream, version: 2, because: 'overtaken' } as const;
  const { because: _because, ...named } = changed;
  const keep = (version: number) =>
    asked(people.finance, { type: 'keep-decision', data: { ...named, version, reason: '审批口径不受影响' } });
  const spec = specOf(targetDecider, { ...rules, outdated: [changed] });

  it('is recorded with what it is kept in the face of, and refused for anything else', () => {
    const given = history(...toApproval, approval);
    spec
      .given(...given)
      .when(keep(2))
      .then(facts.targetDecisionKept({ ...changed, reason: '审批口径不受影响' }));
    spec
      .given(...given)
      .when(keep(3))
      .thenRejected({ code: 'not-outdated', outdated: [changed] });
  });
});
