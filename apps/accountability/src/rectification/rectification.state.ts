import { unreachable } from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import type { RectificationEvent, rectificationFacts } from '@wenxiao/facts/accountability';
import { isOfProcedure, notBegun, type Walked, walkedAfter } from '@wenxiao/rules/procedure';

type Opened = DataOf<typeof rectificationFacts.rectificationOpened.fields>;
export type Problem = Opened['problems'][number];

/** How far a problem is: what the unit says of it, or whoever checks that. */
export type Answer = DataOf<typeof rectificationFacts.problemsAnswered.fields>['problems'][number];

/** What was said last of a problem, and by which step. */
export type Answered = Answer & Readonly<{ step: string }>;

export type RectificationState =
  | Readonly<{ status: 'unknown' }>
  | (Walked &
      Omit<Opened, 'on' | 'procedure' | 'subject' | 'year'> &
      Readonly<{
        status: 'opened';
        openedOn: string;
        answered: readonly Answered[];
        /** Why it is not to be rectified any more. */
        givenUp?: string;
      }>);

export type OpenedRectification = Extract<RectificationState, { status: 'opened' }>;

/** Whether nothing of it is to be done any more. */
export const isOver = ({ progress, givenUp }: OpenedRectification): boolean =>
  progress.ended !== undefined || givenUp !== undefined;

export type Status = 'open' | 'rectified' | 'given-up';

export const statusOf = ({ progress, givenUp }: OpenedRectification): Status =>
  givenUp !== undefined ? 'given-up' : progress.ended === undefined ? 'open' : 'rectified';

/** What is not put right yet, as far as anybody has said. */
export const leftOf = ({ problems, answered }: Pick<OpenedRectification, 'problems' | 'answered'>): readonly string[] =>
  problems.map(({ item }) => item).filter((item) => lastOf(answered, item)?.answer !== 'rectified');

export const lastOf = <Said extends Readonly<{ item: string }>>(answered: readonly Said[], item: string) =>
  answered.findLast((each) => each.item === item);

/** History is never judged again: whatever was recorded is taken as it stands. */
export function evolve(state: RectificationState, event: RectificationEvent): RectificationState {
  if (event.type === 'rectification-opened') {
    const { on, procedure: _procedure, subject: _subject, year: _year, ...opened } = event.data;
    const walked = { progress: notBegun, overdue: [], lifted: [] };
    return { status: 'opened', ...opened, openedOn: on, answered: [], ...walked };
  }
  return state.status === 'unknown' ? state : evolveOpened(state, event);
}

type OfOpened = Exclude<RectificationEvent, { type: 'rectification-opened' }>;

function evolveOpened(state: OpenedRectification, event: OfOpened): OpenedRectification {
  if (isOfProcedure('rectification', event)) {
    const after = walkedAfter('rectification', state, event);
    return event.type === 'rectification-withdrawn'
      ? { ...after, answered: besideStep(state, event.data.step) }
      : after;
  }
  switch (event.type) {
    case 'problems-stated': {
      const { problems, limit } = event.data;
      const { limit: _limit, ...rest } = state;
      const answered = state.answered.filter((each) => problems.some(({ item }) => item === each.item));
      return { ...rest, problems, answered, ...(limit !== undefined && { limit }) };
    }
    case 'problems-answered': {
      const { step, problems } = event.data;
      return { ...state, answered: [...besideStep(state, step), ...problems.map((each) => ({ ...each, step }))] };
    }
    case 'rectification-given-up':
      return { ...state, givenUp: event.data.reason };
    default:
      return unreachable(event);
  }
}

/** What a step says takes the place of what it said before; what one said that was taken back is not said. */
export const besideStep = ({ answered }: Pick<OpenedRectification, 'answered'>, step: string): readonly Answered[] =>
  answered.filter((each) => each.step !== step);
