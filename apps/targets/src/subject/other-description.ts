import { accepted, type Decision, nothingToDo, rejected } from '@wenxiao/domain';
import { type SubjectEvent, subjectFacts as facts } from '@wenxiao/facts/targets';
import type { Known, OtherDescription, SubjectCommand, SubjectRejection, SubjectState } from './subject.commands.js';
import { fromTable } from './from-table.js';

type KnownState = Exclude<SubjectState, { status: 'unknown' }>;
export type OfOther = Extract<SubjectCommand, { type: 'note-other-description' | 'keep-description' }>;
type Decided = Decision<SubjectEvent, SubjectRejection>;
export type OtherEvent = Extract<SubjectEvent, { type: `other-description-${string}` }>;

const goesOn = ({ status }: KnownState): boolean => status === 'registered' || status === 'suspended';

export const isOfOther = (command: SubjectCommand): command is OfOther =>
  command.type === 'note-other-description' || command.type === 'keep-description';
export const isOtherEvent = (event: SubjectEvent): event is OtherEvent => event.type.startsWith('other-description-');

/** What another system says of a subject is told once, and is over where it says what is here, or a desk has decided. */
export function decideOnOther(command: OfOther, state: KnownState): Decided {
  const { other } = state;
  if (command.type === 'note-other-description') return noteOther(command.data, state);
  if (!other) return rejected({ code: 'no-other-description' });
  if (other.kept !== undefined) return nothingToDo;
  return accepted(facts.otherDescriptionKept({ reason: command.data.reason }));
}

type Noting = Omit<Extract<OfOther, { type: 'note-other-description' }>['data'], 'subject'>;

export function noteOther({ name, unitCode, unit, deleted, ...table }: Noting, state: KnownState): Decided {
  // What is no more is described nowhere.
  if (!goesOn(state)) return nothingToDo;
  const from = fromTable(table);
  const there = {
    ...(name !== undefined && { name }),
    ...(unitCode !== undefined && { unitCode }),
    ...(unit !== undefined && { unit }),
    ...(deleted && { deleted }),
  };
  const { other } = state;
  if (!differs(there)) return other ? accepted(facts.otherDescriptionAgreed(from)) : nothingToDo;
  if (other && isSame(other, there)) return nothingToDo;
  return accepted(facts.otherDescriptionNoted({ ...there, ...from }));
}

export function afterOther<State extends Known>(state: State, event: OtherEvent): State {
  const { other } = state;
  if (event.type === 'other-description-noted') {
    const { deleted, ...noted } = event.data;
    return { ...state, other: { ...noted, ...(deleted && { deleted }) } };
  }
  if (event.type === 'other-description-kept')
    return other ? { ...state, other: { ...other, kept: event.data.reason } } : state;
  return withoutOther(state);
}

/** The note goes with what it is about: a name that was taken over, a unit to which it moved, a subject that is no more. */
export function otherAfterChange(before: KnownState, after: KnownState): KnownState {
  const { other } = after;
  if (!other) return after;
  if (!goesOn(after)) return withoutOther(after);
  const isRenamed = before.description.name !== after.description.name;
  const isMoved = before.unit !== after.unit;
  if (!isRenamed && !isMoved) return after;
  if (other.kept !== undefined) return withoutOther(after);
  const { name, unitCode, unit, ...rest } = other;
  const isElsewhere = unitCode !== undefined && !(isMoved && (unit === undefined || unit === after.unit));
  const left = {
    ...rest,
    ...(name !== undefined && name !== after.description.name && { name }),
    ...(isElsewhere && { unitCode, ...(unit !== undefined && { unit }) }),
  };
  return differs(left) ? { ...after, other: left } : withoutOther(after);
}

function withoutOther<State extends Known>(state: State): State {
  const { other: _over, ...rest } = state;
  return rest as State;
}

const differs = ({ name, unitCode, deleted }: OtherDescription): boolean =>
  name !== undefined || unitCode !== undefined || deleted === true;

const isSame = (one: OtherDescription, other: OtherDescription): boolean =>
  one.name === other.name && one.unitCode === other.unitCode && one.deleted === other.deleted;
