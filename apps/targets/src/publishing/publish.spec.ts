import { fold } from '@wenxiao/domain';
import { specOf } from '@wenxiao/domain/testing';
import type { EventMetadata } from '@wenxiao/event-store';
import { budgetLineFacts as line, subjectFacts } from '@wenxiao/facts/targets';
import { budgetLine } from '../budget-line/budget-line.aggregate.js';
import {
  amounts,
  appliedBy,
  approved,
  asked,
  by,
  change,
  decision,
  id,
  issued,
  july,
  requested,
  upper,
} from '../budget-line/testing/line-of-2023.js';
import { subject as subjects } from '../subject/subject.aggregate.js';

const subject = id(41);
const place = { tenant: id(1), version: 1, metadata: { actor: by } as EventMetadata };

describe('a line tells others', () => {
  const told = (...events: Parameters<typeof budgetLine.publish>[0][]) => {
    const last = events.at(-1);
    if (!last) throw new Error('Nothing happened');
    return budgetLine.publish(last, fold(budgetLine.decider, [inScheme, ...events]), {
      ...place,
      id: `${subject}.2023`,
    });
  };
  // Said by whatever came first of the line.
  const inScheme = line.lineComposed({ scheme: 'budget-performance', composition: 'own' });
  const named = { subject, year: 2023, scheme: 'budget-performance', by: by.id };

  it('of its money as it is known after each change: what holds from which day on, whole and part by part', () => {
    const raised = line.budgetRaised({ changes: [change('budget', '200000.00', july, upper)] });
    expect(told(issued, requested, approved, raised)).toEqual({
      ...named,
      composition: 'own',
      budgetKind: 'initial-budget',
      approvedFrom: '2023-01-20',
      control: [{ from: '2022-09-01', issued: '1000000.00', holds: '1000000.00' }],
      requested: [{ from: '2022-10-01', total: '1000000.00' }],
      initial: [{ from: '2023-01-20', total: '1000000.00' }],
      inForce: [
        { from: '2023-01-20', total: '1000000.00' },
        { from: july, total: '1200000.00' },
      ],
      parts: [
        { from: '2023-01-20', fund: 'general-public', source: 'own', amount: '1000000.00' },
        { from: july, fund: 'general-public', source: 'own', amount: '1000000.00' },
        { from: july, ...upper, amount: '200000.00' },
      ],
      payment: [],
    });
  });

  it('of no initial budget where the line was first approved with an adjusted one; of its approval put right what is right', () => {
    const anew = line.budgetApproved({ changes: [change('budget', '900000.00')], budgetKind: 'adjusted-budget' });
    expect(told(requested, anew)).toMatchObject({ initial: [] });
    const reason = '录入错误';
    const reversal = line.moneyReversed({
      reverses: 3,
      act: 'approve',
      changes: [change('budget', '-1000000.00')],
      reason,
    });
    const right = line.budgetApproved({
      changes: [change('budget', '950000.00')],
      budgetKind: 'initial-budget',
      reason,
    });
    expect(told(requested, approved, reversal, right)).toMatchObject({
      initial: [{ from: '2023-01-20', total: '950000.00' }],
    });
  });

  it('of each thing that it was asked for what became of it, once', () => {
    const [result, proposal] = [id(71), id(51)];
    expect(told(...appliedBy(result, '200000.00').slice(0, 1))).toEqual({ ...named, ...decision });
    const refused = line.resultRefused({
      result,
      ...decision,
      refusal: 'approved-already',
      reduction: '1.00',
      against: '2.00',
    });
    expect(told(refused)).toEqual({ ...named, ...decision, refusal: 'approved-already', against: '2.00' });
    const which = { proposal, decision: id(52) };
    expect(told(line.measureApplied(which))).toEqual({ ...named, ...which });
    const impossible = line.measureRefused({ ...which, refusal: 'not-approved' });
    expect(told(impossible)).toEqual({ ...named, ...which, refusal: 'not-approved' });
    const explained = line.requestExplained({ excess: '合同已签订' });
    expect(told(requested, explained)).toBeUndefined();
  });
});

describe('a subject tells others', () => {
  const registered = subjectFacts.subjectRegistered({
    unit: id(31),
    department: id(21),
    kind: 'project',
    nature: 'money',
    scheme: 'budget-performance',
    name: '城区道路清扫保洁',
    predecessors: [],
    planned: [],
    relatedFunds: [],
    categories: [],
    implementers: [],
  });
  const told = (...events: Parameters<typeof subjects.publish>[0][]) =>
    subjects.publish(events.at(-1) ?? registered, fold(subjects.decider, events), { ...place, id: subject });

  it('how it stands after each change, and what goes on with it', () => {
    const because = { from: '2023-12-31', reason: '机构改革' };
    expect(told(registered)).toMatchObject({ subject, status: 'registered', isKey: false, responsible: [] });
    const merged = subjectFacts.subjectMerged({ into: id(42), ...because });
    expect(told(registered, merged)).toMatchObject({ status: 'merged', since: '2023-12-31', mergedInto: id(42) });
    const ended = subjectFacts.subjectEnded({ ...because, successorTenant: id(2), successor: id(43) });
    expect(told(registered, ended)).toMatchObject({ status: 'ended', successorTenant: id(2), successor: id(43) });
    // Handed over to another jurisdiction, where nobody has registered it yet.
    const handedOver = told(registered, subjectFacts.subjectEnded({ ...because, successorTenant: id(2) }));
    expect(handedOver).toMatchObject({ status: 'ended', successorTenant: id(2) });
    expect(handedOver).not.toHaveProperty('successor');
  });

  it('which money its years had before it was handed over to here, of all its predecessors', () => {
    const opened = (predecessor: string, year: number, budget?: string) =>
      subjectFacts.yearOpened({
        predecessorTenant: id(2),
        predecessor,
        year,
        ...(budget !== undefined && { budget }),
        results: [],
      });
    const years = [opened(id(43), 2022, '0.10'), opened(id(44), 2022, '0.20'), opened(id(43), 2021, '3.00')];
    expect(told(registered, ...years, opened(id(44), 2020))).toMatchObject({
      openedYears: [
        { year: 2021, budget: '3.00' },
        { year: 2022, budget: '0.30' },
      ],
    });
    expect(told(registered)).not.toHaveProperty('openedYears');
  });
});

describe('a line under a scheme', () => {
  const spec = specOf(budgetLine.decider, { scheme: 'budget-performance' });
  const issue = asked('issue-control-number', { amounts: amounts('1000000.00'), from: '2022-09-01' });
  const { data } = issued;

  it('says in its first event under which it stands, whichever that is, and in no later one', () => {
    const first = line.controlNumberChanged({ scheme: 'budget-performance', ...data });
    spec.given().when(issue).then(first);
    const more = asked('request', { amounts: amounts('1000000.00'), from: '2022-10-01' });
    spec.given(first).when(more).then(requested);
  });
});
