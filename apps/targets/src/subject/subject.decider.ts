import {
  accepted,
  decimal,
  type Decider,
  type Decision,
  decimalToText,
  nothingToDo,
  rejected,
  sumOf,
  under,
  unreachable,
} from '@wenxiao/domain';
import { limits } from '@wenxiao/domain/field';
import { type SubjectEvent, subjectFacts as facts } from '@wenxiao/facts/targets';
import type { Ruling } from '@wenxiao/rules/ruling';
import { asListed } from './as-listed.js';
import {
  afterOther,
  decideOnOther,
  isOfOther,
  isOtherEvent,
  type OfOther,
  otherAfterChange,
  type OtherEvent,
} from './other-description.js';
import { proposedMarks } from './proposed-marks.js';
import { knownOf } from './subject-known.js';
import { isDone, isOf, placeOf } from './subject-repeats.js';
import type {
  Because,
  Known,
  OpenedYear,
  Registration,
  Responsibility,
  SubjectCommand,
  SubjectRejection,
  SubjectState,
} from './subject.commands.js';
import { isOfAnother, resumed, suspended } from './subject.suspension.js';

const possible: Readonly<Record<SubjectState['status'], readonly SubjectCommand['type'][]>> = {
  unknown: ['register'],
  registered: [
    'correct',
    'withdraw',
    'revise',
    'give-responsibility',
    'end-responsibility',
    'mark',
    'move',
    'suspend',
    'merge',
    'end',
  ],
  suspended: [
    'correct',
    'revise',
    'give-responsibility',
    'end-responsibility',
    'mark',
    'move',
    'resume',
    'merge',
    'end',
  ],
  merged: ['correct'],
  ended: ['correct'],
  withdrawn: [],
};

type Decided = Decision<SubjectEvent, SubjectRejection>;

/** A subject (绩效管理对象): one stream for as long as it is. */
export const subjectDecider: Decider<SubjectState, SubjectCommand, SubjectEvent, SubjectRejection, Ruling> = {
  initialState: { status: 'unknown' },
  decide(command, state, rules) {
    if (isOfOther(command)) return state.status === 'unknown' ? nothingToDo : decideOnOther(command, state);
    if (isDone(command, state)) return nothingToDo;
    if (!possible[state.status].includes(command.type))
      return rejected({ code: 'status-is', subjectStatus: state.status, possible: possible[state.status] });
    if (state.status !== 'unknown') return decideOn(command, state, rules);
    return command.type === 'register'
      ? described(facts.subjectRegistered(command.data), command, [], rules)
      : nothingToDo;
  },
  evolve(state, event) {
    if (event.type === 'subject-registered') return registered(state, event.data);
    if (state.status === 'unknown') return state;
    if (isOtherEvent(event)) return afterOther(state, event);
    // What was known elsewhere is part of being registered here, and no act on it.
    if (event.type === 'year-opened') return { ...state, openedYears: [...state.openedYears, event.data] };
    return otherAfterChange(state, { ...evolved(state, event), acts: state.acts + 1 });
  },
};

type KnownState = Exclude<SubjectState, { status: 'unknown' }>;

type Deciding = Exclude<SubjectCommand, OfOther>;

function decideOn(command: Deciding, state: KnownState, rules: Ruling): Decided {
  switch (command.type) {
    case 'register':
    case 'correct':
      return described(facts.subjectRegistered(command.data), command, state.openedYears, rules);
    case 'withdraw':
      if (state.acts > 0) return rejected({ code: 'acted-upon', acts: state.acts });
      return accepted(facts.subjectWithdrawn(command.data));
    case 'revise':
      return described(facts.subjectRevised(command.data), command, state.openedYears, rules);
    case 'give-responsibility':
      if (without(state, command.data).length >= limits.items)
        return rejected({ code: 'too-many-responsible', limit: limits.items });
      return accepted(facts.responsibilityGiven(command.data));
    case 'end-responsibility':
      return endResponsibility(command.data, state);
    case 'mark':
      return mark(command, state, rules);
    case 'move':
      return since(command.data, state) ?? accepted(facts.subjectMoved(command.data));
    case 'suspend':
      return since(command.data, state) ?? accepted(facts.subjectSuspended(command.data));
    case 'resume':
      if (isOfAnother(command.data, state)) return nothingToDo;
      return since(command.data, state) ?? accepted(facts.subjectResumed(command.data));
    case 'merge':
      if (command.data.into === command.data.subject) return rejected({ code: 'itself', as: 'merged-into' });
      return since(command.data, state) ?? accepted(facts.subjectMerged(command.data));
    case 'end':
      return end(command.data, state);
    default:
      return unreachable(command);
  }
}

/** A person decides; where the set proposes the mark, upon what it says. */
function mark({ data, by, at }: Extract<SubjectCommand, { type: 'mark' }>, state: Known, rules: Ruling): Decided {
  const known = knownOf(state, Number(at.slice(0, 4)), rules);
  const proposing = proposedMarks(rules, known).filter(({ value }) => value.mark === data.mark);
  const { subject: _subject, ...stated } = data;
  return accepted(under<SubjectEvent>(facts.subjectMarked({ ...stated, by: by.id }), ...proposing));
}

type Describing = Extract<SubjectEvent, { type: 'subject-registered' | 'subject-revised' }>;
type DescribingCommand = Extract<SubjectCommand, { type: 'register' | 'correct' | 'revise' }>;

/**
 * Accepts a description that says nothing impossible, under the lists of the rule set, with the years of predecessors elsewhere that
 * are not recorded here yet.
 */
function described(
  event: Describing,
  { data: { subject, opening = [] } }: DescribingCommand,
  known: readonly OpenedYear[],
  rules: Ruling,
): Decided {
  const { kind, within, predecessors, implementers, plannedFrom, plannedTo, planned, relatedFunds } = event.data;
  if (within === subject) return rejected({ code: 'itself', as: 'within' });
  if (predecessors.some((each) => each.subject === subject)) return rejected({ code: 'itself', as: 'predecessor' });
  const sum = sumOf(implementers.flatMap(({ share }) => (share === undefined ? [] : [decimal(share)])));
  if (sum.gt('100')) return rejected({ code: 'shares-over-whole', sum: decimalToText(sum) });
  if (plannedFrom !== undefined && plannedTo !== undefined && plannedTo < plannedFrom)
    return rejected({ code: 'period-reversed', plannedFrom, plannedTo });
  const outside = planned.find(({ year }) => year !== undefined && !isPlanned(year, plannedFrom, plannedTo));
  if (outside?.year !== undefined) return rejected({ code: 'planned-outside-period', year: outside.year });
  const decision = asListed(event, kind, relatedFunds, rules);
  if (decision.outcome === 'rejected') return decision;
  const opened = opening.filter((one) => !known.some(isSameYear(one))).map((data) => facts.yearOpened(data));
  return accepted(...decision.events, ...opened);
}

const isSameYear =
  (one: OpenedYear) =>
  ({ predecessorTenant, predecessor, year }: OpenedYear): boolean =>
    predecessorTenant === one.predecessorTenant && predecessor === one.predecessor && year === one.year;

function isPlanned(year: number, from: string | undefined, to: string | undefined): boolean {
  const [first, last] = [`${String(year)}-01-01`, `${String(year)}-12-31`];
  return (from === undefined || from <= last) && (to === undefined || to >= first);
}

/** Refuses what would hold from a day before the last change of place or status. */
function since({ from }: Because, { since: last }: Known): Decided | undefined {
  return last !== undefined && from < last ? rejected({ code: 'before-last-change', from, last }) : undefined;
}

function endResponsibility(data: Responsibility & { to: string }, state: Known): Decided {
  const { person, role, to } = data;
  const given = state.responsible.find(isOf(data));
  if (!given) return rejected({ code: 'no-such-responsibility', person, role });
  if (to < given.from) return rejected({ code: 'ends-before-it-begins', from: given.from, to });
  return accepted(facts.responsibilityEnded(data));
}

function end({ successor, ...data }: Extract<SubjectCommand, { type: 'end' }>['data'], state: Known): Decided {
  if (successor?.subject === data.subject) return rejected({ code: 'itself', as: 'successor' });
  const succeeded = successor && {
    successorTenant: successor.tenant,
    ...(successor.subject !== undefined && { successor: successor.subject }),
  };
  return since(data, state) ?? accepted(facts.subjectEnded({ ...data, ...succeeded }));
}

/** A registration after the first is a correction: what it says holds, and what happened since stays. */
function registered(state: SubjectState, { unit, department, ...description }: Registration): SubjectState {
  if (state.status === 'unknown') {
    const untouched = { responsible: [], marks: {}, openedYears: [], moved: false, revised: false, acts: 0 };
    return { status: 'registered', unit, department, description, ...untouched };
  }
  const corrected = {
    ...state,
    ...(!state.moved && { unit, department }),
    ...(!state.revised && { description }),
  };
  return otherAfterChange(state, corrected);
}

function evolved(
  state: KnownState,
  event: Exclude<SubjectEvent, OtherEvent | { type: 'subject-registered' | 'year-opened' }>,
): KnownState {
  switch (event.type) {
    case 'subject-withdrawn':
      return { ...state, status: 'withdrawn' };
    case 'subject-revised': {
      const { from: _from, reason: _reason, ...description } = event.data;
      return { ...state, description, revised: true };
    }
    case 'responsibility-given':
      return { ...state, responsible: [...without(state, event.data), event.data] };
    case 'responsibility-ended':
      return { ...state, responsible: without(state, event.data) };
    case 'subject-marked':
      return { ...state, marks: { ...state.marks, [event.data.mark]: event.data.marked } };
    case 'subject-moved':
      return { ...state, ...placeOf(event.data), since: event.data.from, moved: true };
    case 'subject-suspended':
      return suspended(state, event.data);
    case 'subject-resumed':
      return resumed(state, event.data);
    case 'subject-merged':
      return { ...state, status: 'merged', since: event.data.from, mergedInto: event.data.into };
    case 'subject-ended': {
      const { from, successorTenant: tenant, successor: subject } = event.data;
      const succeeded = tenant !== undefined && {
        successor: { tenant, ...(subject !== undefined && { subject }) },
      };
      return { ...state, status: 'ended', since: from, ...succeeded };
    }
    default:
      return unreachable(event);
  }
}

const without = ({ responsible }: Known, one: Responsibility) => responsible.filter((each) => !isOf(one)(each));
