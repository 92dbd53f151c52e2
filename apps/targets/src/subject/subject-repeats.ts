import { unreachable } from '@wenxiao/domain';
import { subjectFacts as facts } from '@wenxiao/facts/targets';
import type { OfOther } from './other-description.js';
import type {
  Because,
  Description,
  Known,
  Place,
  Registration,
  Responsibility,
  SubjectCommand,
  SubjectState,
} from './subject.commands.js';

/** What was carried out before, and would say the same again. */
export function isDone(command: Exclude<SubjectCommand, OfOther>, state: SubjectState): boolean {
  if (state.status === 'unknown') return false;
  switch (command.type) {
    case 'register':
      return state.acts === 0 && state.status === 'registered' && isSame(registrationOf(command.data), state);
    case 'withdraw':
      return state.status === 'withdrawn';
    case 'mark':
      return state.marks[command.data.mark] === command.data.marked;
    case 'give-responsibility':
      return state.responsible.some((each) => isOf(command.data)(each) && each.from === command.data.from);
    case 'move':
      return state.since === command.data.from && isSame(placeOf(command.data), placeOf(state));
    case 'suspend':
      return state.status === 'suspended' && state.since === command.data.from;
    case 'end':
      return state.status === 'ended' && isSame(endOf(command.data), endOf(state));
    case 'correct':
    case 'revise':
    case 'end-responsibility':
    case 'resume':
    case 'merge':
      return false;
    default:
      return unreachable(command);
  }
}

export const isOf =
  ({ person, role }: Responsibility) =>
  (each: Responsibility): boolean =>
    each.person === person && each.role === role;
const endOf = ({ from, since = from, successor }: Partial<Because> & Pick<Known, 'since' | 'successor'>) => ({
  since,
  tenant: successor?.tenant,
  subject: successor?.subject,
});
export const placeOf = ({ unit, department }: Place): Place => ({ unit, department });

/** As it would be written, so that what a caller sends beside it is of no account. */
function registrationOf(data: Registration): Place & { description: Description } {
  const { unit, department, ...description } = facts.subjectRegistered(data).data;
  return { unit, department, description };
}

function isSame(one: object, state: object): boolean {
  const of = state as Readonly<Record<string, unknown>>;
  return Object.entries(one).every(([key, value]) => JSON.stringify(value) === JSON.stringify(of[key]));
}
