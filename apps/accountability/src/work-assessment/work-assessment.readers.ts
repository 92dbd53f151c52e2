import {
  type Admission,
  isByAssignment,
  isOfTheField,
  type Organisation,
  partyByReach,
  touches,
} from '@wenxiao/service-kit';
import type { WorkState } from './work-assessment.state.js';

type Placed = Pick<Organisation, 'id' | 'path'>;

/** Whether a desk or audit office of theirs reaches the whole jurisdiction, or department, that assesses. */
export const isOfBureau = ({ grants }: Admission, keeper: Placed): boolean =>
  partyByReach(grants.filter(isOfTheField), keeper);

/** Whoever reaches the body, or any body where all are told, reads what was concluded as far as the rules had it told. */
export function isTold(
  state: WorkState,
  { body, keeper }: Readonly<{ body: Placed; keeper: Placed }>,
  { grants }: Admission,
): boolean {
  const toldTo = state.status === 'concluded' ? state.conclusion?.toldTo : undefined;
  if (toldTo === undefined) return false;
  const theirs = grants.filter((grant) => isOfTheField(grant) && !isByAssignment(grant));
  return partyByReach(theirs, body) || (toldTo === 'all-bodies' && theirs.some((grant) => touches(grant, keeper)));
}
