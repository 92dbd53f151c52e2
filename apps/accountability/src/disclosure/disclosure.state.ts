import { unreachable } from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import type { DisclosureEvent, disclosureFacts } from '@wenxiao/facts/accountability';
import { isOfProcedure, notBegun, type Walked, walkedAfter } from '@wenxiao/rules/procedure';

type Opened = DataOf<typeof disclosureFacts.disclosureOpened.fields>;

export type DisclosureState =
  | Readonly<{ status: 'unknown' }>
  | (Walked &
      Pick<Opened, 'scheme' | 'results' | 'targets' | 'reason'> &
      Readonly<{
        status: 'opened';
        openedOn: string;
        /** The step that published it, and where. */
        published?: Readonly<{ step: string; address?: string }>;
        /** Why it is not disclosed in this way. */
        givenUp?: string;
      }>);

export type OpenedDisclosure = Extract<DisclosureState, { status: 'opened' }>;

/** Whether nothing of it is to be done any more. */
export const isOver = ({ progress, givenUp }: OpenedDisclosure): boolean =>
  progress.ended !== undefined || givenUp !== undefined;

export type Status = 'open' | 'withheld' | 'published' | 'given-up';

export function statusOf({ progress, published, givenUp }: OpenedDisclosure): Status {
  if (givenUp !== undefined) return 'given-up';
  if (published) return 'published';
  return progress.ended === undefined ? 'open' : 'withheld';
}

/** Whether an answer makes it public. */
export const publishes = ({ answer, outcome }: Readonly<{ answer?: string; outcome?: string }>): boolean =>
  (outcome ?? answer) === 'published';

/** History is never judged again: whatever was recorded is taken as it stands. */
export function evolve(state: DisclosureState, event: DisclosureEvent): DisclosureState {
  if (event.type === 'disclosure-opened') {
    const { scheme, results, targets, reason, on } = event.data;
    const walked = { progress: notBegun, overdue: [], lifted: [] };
    const said = { ...(targets && { targets }), ...(reason !== undefined && { reason }) };
    return { status: 'opened', scheme, results, ...said, openedOn: on, ...walked };
  }
  return state.status === 'unknown' ? state : evolveOpened(state, event);
}

type OfOpened = Exclude<DisclosureEvent, { type: 'disclosure-opened' }>;

function evolveOpened(state: OpenedDisclosure, event: OfOpened): OpenedDisclosure {
  if (isOfProcedure('disclosure', event)) return walkedAfter('disclosure', state, event);
  switch (event.type) {
    case 'disclosure-published':
      return { ...state, published: event.data };
    case 'disclosure-given-up':
      return { ...state, givenUp: event.data.reason };
    default:
      return unreachable(event);
  }
}
