import { under as restingOn } from '@wenxiao/domain';
import { specOf } from '@wenxiao/domain/testing';
import { subjectFacts as facts } from '@wenxiao/facts/targets';
import { layered } from '@wenxiao/rules/layers';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import type { Registration, SubjectCommand } from './subject.commands.js';
import { subjectDecider } from './subject.decider.js';

const id = (last: number): string => `018f2f6e-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [subject, unit, department, person, other] = [id(41), id(31), id(21), id(61), id(42)];
const registration: Registration = {
  unit,
  department,
  kind: 'project',
  nature: 'money',
  scheme: 'budget-performance',
  name: '城区道路清扫保洁',
  level: '2',
  within: other,
  predecessors: [],
  isNew: true,
  plannedFrom: '2023-01-01',
  plannedTo: '2025-12-31',
  planned: [
    { source: 'own', year: 2023, amount: '1000000.00' },
    { source: 'upper', fund: 'general-public', amount: '500000.00' },
  ],
  relatedFunds: ['government-procurement'],
  categories: ['livelihood'],
  implementers: [
    { organisation: unit, share: '60' },
    { organisation: department, share: '40' },
  ],
};

/** What is asked for, by the same clerk on the same day. */
function asked<Type extends SubjectCommand['type']>(
  type: Type,
  data: Omit<Extract<SubjectCommand, { type: Type }>['data'], 'subject'>,
): SubjectCommand {
  const by = { id: person, as: 'grant', desk: 'budget-unit' } as const;
  return { type, data: { ...data, subject }, at: '2023-05-08T01:00:00.000000Z', by } as unknown as SubjectCommand;
}

const { content, hash } = layered(seed('fufeng-2022')!, undefined, { organisation: false });
const fufeng = ruling({ content, hash });
const spec = specOf(subjectDecider, fufeng);
const registered = facts.subjectRegistered(registration);
const because = { from: '2023-06-01', reason: '机构改革' };
const under = (event: typeof registered) => ({
  ...event,
  under: ['subject.kinds/project', 'general.relatedFunds/government-procurement'],
});

describe('registering a subject', () => {
  it('records it whole, under the kinds of the rule set', () => {
    spec.given().when(asked('register', registration)).then(under(registered));
  });

  it('does nothing when it arrives twice, and refuses another under the same name', () => {
    spec.given(registered).when(asked('register', registration)).thenNothing();
    spec
      .given(registered, facts.subjectMoved({ unit: other, department, ...because }))
      .when(asked('register', registration))
      .thenRejected({
        code: 'status-is',
        subjectStatus: 'registered',
        possible: expect.not.arrayContaining(['register']) as never,
      });
  });

  it.each([
    [
      'a kind that the set does not list',
      { kind: 'assessed-county' },
      { code: 'unknown-kind', given: 'assessed-county' },
    ],
    [
      'shares of more than the whole',
      {
        implementers: [
          { organisation: unit, share: '60' },
          { organisation: other, share: '40.5' },
        ],
      },
      { code: 'shares-over-whole', sum: '100.5' },
    ],
    [
      'a period that ends before it begins',
      { plannedTo: '2022-12-31' },
      { code: 'period-reversed', plannedFrom: '2023-01-01', plannedTo: '2022-12-31' },
    ],
    [
      'money planned for a year outside the period',
      { planned: [{ source: 'own', year: 2026, amount: '1.00' }] },
      { code: 'planned-outside-period', year: 2026 },
    ],
    ['a part of itself', { within: subject }, { code: 'itself', as: 'within' }],
    ['its own predecessor', { predecessors: [{ tenant: id(1), subject }] }, { code: 'itself', as: 'predecessor' }],
  ] as const)('refuses %s', (_, more, rejection) => {
    const command = asked('register', { ...registration, ...more });
    const decision = subjectDecider.decide(command, subjectDecider.initialState, fufeng);
    expect(decision).toMatchObject({ outcome: 'rejected', rejection });
  });

  it('takes other related funds where the list ends with 等 or says nothing, and not where it is closed', () => {
    const command = asked('register', { ...registration, relatedFunds: ['lottery'] });
    const { 'general.relatedFundsClosed': _stated, ...silent } = content.values;
    const decided = (closed?: boolean) => {
      const stated = closed !== undefined && { 'general.relatedFundsClosed': { value: closed, source: [] } };
      const values = { ...silent, ...stated };
      const rules = ruling({ hash: 'ab', content: { ...content, values } });
      return subjectDecider.decide(command, subjectDecider.initialState, rules);
    };
    expect(decided(false).outcome).toBe('accepted');
    expect(decided().outcome).toBe('accepted');
    expect(decided(true)).toMatchObject({
      outcome: 'rejected',
      rejection: { code: 'unknown-related-fund', given: 'lottery' },
    });
  });
});

describe('a subject through the years', () => {
  it('that a decision suspended goes on once that is taken back, and not for the end of another', () => {
    const [first, second] = [id(71), id(72)];
    const because = { from: '2023-05-08', reason: '预计造成重大损失' };
    const suspended = facts.subjectSuspended({ ...because, decision: first });
    spec
      .given(registered)
      .when(asked('suspend', { ...because, decision: first }))
      .then(suspended);
    spec
      .given(registered, suspended)
      .when(asked('resume', { ...because, decision: second }))
      .thenNothing();
    spec
      .given(registered, suspended)
      .when(asked('resume', { ...because, decision: first }))
      .then(facts.subjectResumed({ ...because, decision: first }));
    // A person suspended it: no decision resumes it. A person resumes whatever was suspended.
    const byPerson = facts.subjectSuspended(because);
    spec
      .given(registered, byPerson)
      .when(asked('resume', { ...because, decision: first }))
      .thenNothing();
    spec.given(registered, suspended).when(asked('resume', because)).then(facts.subjectResumed(because));
  });

  it('is moved, suspended, resumed and ended, and says since when', () => {
    const moved = facts.subjectMoved({ unit: other, department, ...because });
    spec
      .given(registered)
      .when(asked('move', { unit: other, department, ...because }))
      .then(moved);
    spec
      .given(registered, moved)
      .when(asked('move', { unit: other, department, ...because }))
      .thenNothing();
    spec.given(registered, moved).when(asked('suspend', because)).then(facts.subjectSuspended(because));
    const suspended = facts.subjectSuspended(because);
    spec.given(registered, suspended).when(asked('suspend', because)).thenNothing();
    spec
      .given(registered, suspended)
      .when(asked('suspend', { ...because, from: '2023-07-01' }))
      .thenRejected({
        code: 'status-is',
        subjectStatus: 'suspended',
        possible: expect.arrayContaining(['resume']) as never,
      });
    spec
      .given(registered, facts.subjectSuspended(because))
      .when(asked('resume', because))
      .then(facts.subjectResumed(because));
    const successor = { tenant: id(2), subject: id(43) };
    spec
      .given(registered)
      .when(asked('end', { ...because, successor }))
      .then(facts.subjectEnded({ ...because, successorTenant: id(2), successor: id(43) }));
    const to = { tenant: id(2) };
    spec
      .given(registered)
      .when(asked('end', { ...because, successor: to }))
      .then(facts.subjectEnded({ ...because, successorTenant: id(2) }));
    const handedOver = facts.subjectEnded({ ...because, successorTenant: id(2) });
    spec
      .given(registered, handedOver)
      .when(asked('end', { ...because, successor: to }))
      .thenNothing();
    spec
      .given(registered, handedOver)
      .when(asked('end', { ...because, successor: { tenant: id(3) } }))
      .thenRejected({ code: 'status-is', subjectStatus: 'ended', possible: ['correct'] });
  });

  it('records each year of its predecessors elsewhere once, and is registered still', () => {
    const year = (of: number) => ({
      predecessorTenant: id(2),
      predecessor: id(43),
      year: of,
      budget: '1.00',
      results: [],
    });
    const predecessors = [{ tenant: id(2), subject: id(43) }];
    const again = facts.subjectRegistered({ ...registration, predecessors });
    spec
      .given()
      .when(asked('register', { ...registration, predecessors, opening: [year(2021), year(2022)] }))
      .then(under(again), facts.yearOpened(year(2021)), facts.yearOpened(year(2022)));
    spec
      .given(registered, facts.yearOpened(year(2022)))
      .when(asked('correct', { ...registration, predecessors, opening: [year(2022), year(2021)] }))
      .then(under(again), facts.yearOpened(year(2021)));
    spec
      .given(registered, facts.yearOpened(year(2022)))
      .when(asked('withdraw', { reason: '重复登记' }))
      .then(facts.subjectWithdrawn({ reason: '重复登记' }));
  });

  it('is not moved from a day before the last move', () => {
    spec
      .given(registered, facts.subjectMoved({ unit: other, department, ...because }))
      .when(asked('suspend', { from: '2023-05-31', reason: '资金未到位' }))
      .thenRejected({ code: 'before-last-change', from: '2023-05-31', last: '2023-06-01' });
  });

  it('is marked by somebody, with a reason, once', () => {
    const marked = { mark: 'key', marked: true, ground: 'major-livelihood', reason: '民生实事' } as const;
    spec
      .given(registered)
      .when(asked('mark', marked))
      .then(restingOn(facts.subjectMarked({ ...marked, by: person }), { path: 'exAnte.keyMarks/key-project' }));
    spec
      .given(registered, facts.subjectMarked({ ...marked, by: person }))
      .when(asked('mark', marked))
      .thenNothing();
  });

  it('names who is responsible in which role, from when, until when', () => {
    const given = facts.responsibilityGiven({ person, role: 'project-leader', from: '2023-01-01' });
    const ended = { person, role: 'project-leader', to: '2023-12-31' };
    spec.given(registered, given).when(asked('end-responsibility', ended)).then(facts.responsibilityEnded(ended));
    spec
      .given(registered)
      .when(asked('end-responsibility', ended))
      .thenRejected({ code: 'no-such-responsibility', person, role: 'project-leader' });
    spec
      .given(registered, given)
      .when(asked('end-responsibility', { ...ended, to: '2022-12-31' }))
      .thenRejected({ code: 'ends-before-it-begins', from: '2023-01-01', to: '2022-12-31' });
  });

  it('is not merged into itself', () => {
    spec
      .given(registered)
      .when(asked('merge', { into: subject, ...because }))
      .thenRejected({ code: 'itself', as: 'merged-into' });
    spec
      .given(registered)
      .when(asked('merge', { into: other, ...because }))
      .then(facts.subjectMerged({ into: other, ...because }));
  });
});

describe('a registration that was wrong', () => {
  it('is withdrawn as long as nothing else was done', () => {
    spec
      .given(registered)
      .when(asked('withdraw', { reason: '重复登记' }))
      .then(facts.subjectWithdrawn({ reason: '重复登记' }));
    spec
      .given(registered, facts.subjectSuspended(because))
      .when(asked('withdraw', { reason: '重复登记' }))
      .thenRejected({
        code: 'status-is',
        subjectStatus: 'suspended',
        possible: expect.arrayContaining(['resume']) as never,
      });
    spec
      .given(registered, facts.responsibilityGiven({ person, role: 'project-leader', from: '2023-01-01' }))
      .when(asked('withdraw', { reason: '重复登记' }))
      .thenRejected({ code: 'acted-upon', acts: 1 });
  });

  it('is corrected by the same fact, whole; what has happened since stays', () => {
    const right = { ...registration, name: '城区道路清扫' };
    const moved = facts.subjectMoved({ unit: other, department, ...because });
    spec
      .given(registered, moved)
      .when(asked('correct', right))
      .then(under(facts.subjectRegistered(right)));
    const state = [registered, moved, facts.subjectRegistered(right)].reduce(
      (each, event) => subjectDecider.evolve(each, event),
      subjectDecider.initialState,
    );
    expect(state).toMatchObject({ status: 'registered', unit: other, acts: 1, description: { name: '城区道路清扫' } });
  });
});
