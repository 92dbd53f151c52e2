import { fold } from '@wenxiao/domain';
import { specOf } from '@wenxiao/domain/testing';
import { type SubjectEvent, subjectFacts as facts } from '@wenxiao/facts/targets';
import { layered } from '@wenxiao/rules/layers';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import type { Registration, SubjectCommand } from './subject.commands.js';
import { subjectDecider } from './subject.decider.js';

const id = (last: number): string => `018f2f6e-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [subject, unit, department, person, elsewhere] = [id(41), id(31), id(21), id(61), id(32)];
const registration: Registration = {
  unit,
  department,
  kind: 'project',
  nature: 'money',
  scheme: 'budget-performance',
  name: '农村公路养护',
  predecessors: [],
  planned: [],
  relatedFunds: [],
  categories: [],
  implementers: [],
};
const { content, hash } = layered(seed('fufeng-2022')!, undefined, { organisation: false });
const spec = specOf(subjectDecider, ruling({ content, hash }));
const asked = (type: SubjectCommand['type'], data: object): SubjectCommand => {
  const by = { id: person, as: 'grant', desk: 'performance-office' } as const;
  return { type, data: { ...data, subject }, at: '2023-05-08T01:00:00.000000Z', by } as unknown as SubjectCommand;
};
const registered = facts.subjectRegistered(registration);
const from = { batch: '2023-03', mapping: 'vendor' };
const there = { name: '县乡公路养护', unitCode: '012002', unit: elsewhere };
const note = (data: object) => asked('note-other-description', { ...data, ...from });
const noted = facts.otherDescriptionNoted({ ...there, ...from });
const reason = '本系统无误';
const keep = asked('keep-description', { reason });
const kept = facts.otherDescriptionKept({ reason });
const { unit: _unit, department: _department, ...described } = registration;
const renamed = (name: string) => facts.subjectRevised({ ...described, name, from: '2023-06-01' });
const moved = (to: string) => facts.subjectMoved({ unit: to, department, from: '2023-06-01', reason });
const noteOf = (...events: readonly SubjectEvent[]) => {
  const state = fold(subjectDecider, events);
  return state.status === 'unknown' ? undefined : state.other;
};

describe('what another system says otherwise of a subject', () => {
  it('is noted once however often it is handed in, and is over where it says what is here', () => {
    spec.given(registered).when(note({})).thenNothing();
    spec.given(registered).when(note(there)).then(noted);
    spec.given(registered, noted).when(note(there)).thenNothing();
    spec
      .given(registered, noted)
      .when(note({ deleted: true }))
      .then(facts.otherDescriptionNoted({ deleted: true, ...from }));
    spec.given(registered, noted).when(note({})).then(facts.otherDescriptionAgreed(from));
    expect(noteOf(registered, noted, facts.otherDescriptionAgreed(from))).toBeUndefined();
  });

  it('stands until each of it was taken over, or the desk says that the subject stays as it is', () => {
    expect(noteOf(registered, noted)).toEqual({ ...there, ...from });
    expect(noteOf(registered, noted, renamed(there.name))).toEqual({ unitCode: '012002', unit: elsewhere, ...from });
    expect(noteOf(registered, noted, moved(id(33)))).toEqual({ ...there, ...from });
    expect(noteOf(registered, noted, moved(elsewhere))).toEqual({ name: there.name, ...from });
    expect(noteOf(registered, noted, moved(elsewhere), renamed(there.name))).toBeUndefined();
    spec.given(registered, noted).when(keep).then(kept);
    spec.given(registered, noted, kept).when(keep).thenNothing();
    spec.given(registered, noted, kept).when(note(there)).thenNothing();
    spec.given(registered).when(keep).thenRejected({ code: 'no-other-description' });
  });

  it('of a unit that nobody knows here goes with any move', () => {
    const unknown = facts.otherDescriptionNoted({ unitCode: '099', ...from });
    expect(noteOf(registered, unknown, moved(elsewhere))).toBeUndefined();
  });

  it('that stays otherwise is told anew once the subject became another', () => {
    spec.given(registered, noted, kept, renamed('第三个名称')).when(note(there)).then(noted);
  });

  it('is no act on the subject, and none of one that is no more', () => {
    spec.given(registered, noted).when(asked('withdraw', { reason })).then(facts.subjectWithdrawn({ reason }));
    const ended = facts.subjectEnded({ from: '2023-06-01', reason });
    spec.given(registered, ended).when(note(there)).thenNothing();
    expect(noteOf(registered, noted, ended)).toBeUndefined();
  });
});
