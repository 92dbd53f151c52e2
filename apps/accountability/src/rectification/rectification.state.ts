import { unreachable } from '@wenxiao/domain';
import type { DataOf, StepNeeds } from '@wenxiao/domain/field';
import type { RectificationEvent, rectificationFacts } from '@wenxiao/facts/accountability';
import { isOfProcedure, notBegun, type Walked, walkedAfter } from '@wenxiao/rules/procedure';

type Opened = DataOf<typeof rectificationFacts.rectificationOpened.fields>;
export type Problem = Opened['problems'][number];

/** How far a problem is: what the unit says of it, or whoever checks that. */
export const answers = ['rectified', 'under-way', 'not-rectified'] as const;

/** What was said last of a problem, and by which step. */
export type Answered = Readonly<{ step: string; item: string; answer: string; note?: string }>;

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

/** What is not put right yet, as far as anybody has said. */
export const leftOf = ({ problems, answered }: Pick<OpenedRectification, 'problems' | 'answered'>): readonly string[] =>
  problems.map(({ item }) => item).filter((item) => lastOf(answered, item)?.answer !== 'rectified');

export const lastOf = (answered: readonly Answered[], item: string): Answered | undefined =>
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
    return { ...after, answered: answeredAfter(state, event) };
  }
  switch (event.type) {
    case 'problems-stated': {
      const { problems, limit } = event.data;
      const { limit: _limit, ...rest } = state;
      const answered = state.answered.filter((each) => problems.some(({ item }) => item === each.item));
      return { ...rest, problems, answered, ...(limit !== undefined && { limit }) };
    }
    case 'rectification-given-up':
      return { ...state, givenUp: event.data.reason };
    default:
      return unreachable(event);
  }
}

/** What a step says takes the place of what it said before; what a step said that was taken back is not said. */
function answeredAfter(
  { answered }: OpenedRectification,
  { type, data }: Readonly<{ type: string; data: object }>,
): readonly Answered[] {
  const { step = '', items } = data as Readonly<{ step?: string; items?: StepNeeds['items'] }>;
  const others = answered.filter((each) => each.step !== step);
  if (type === 'rectification-withdrawn') return others;
  if (!items) return answered;
  return [...others, ...items.map((each) => ({ ...each, step, answer: each.answer ?? '' }))];
}
