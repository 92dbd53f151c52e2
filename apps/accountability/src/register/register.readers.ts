import { type Admission, isOfTheField, type Organisation, partyByReach } from '@wenxiao/service-kit';
import type { EntryState, EntryStatus } from './register.state.js';

type Placed = Pick<Organisation, 'path'>;

/** Whether a desk or audit office of theirs reaches the whole jurisdiction that keeps the register. */
export const isOfBureau = ({ grants }: Admission, jurisdiction: Placed): boolean =>
  partyByReach(grants.filter(isOfTheField), jurisdiction);

/** What others than the bureau know of, where it is of what is theirs. */
export const toldStatuses: readonly EntryStatus[] = ['in-force', 'left', 'taken-back', 'struck'];

/** Whoever reaches what the entry is about reads of it once it is in force; of what is proposed, awaited or declined nobody but the bureau. */
export function isToldOf(
  state: EntryState,
  { unit, jurisdiction }: Readonly<{ unit: Placed; jurisdiction: Placed }>,
  admission: Admission,
): boolean {
  if (state.status === 'unknown') return false;
  if (isOfBureau(admission, jurisdiction)) return true;
  return toldStatuses.includes(state.status) && partyByReach(admission.grants.filter(isOfTheField), unit);
}
