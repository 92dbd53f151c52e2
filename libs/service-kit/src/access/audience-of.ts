import type { Audience } from '@wenxiao/domain/field';
import type { Organisation } from '../directory/organisations.js';
import type { Admission } from './admission.js';
import { isByAssignment, isSystemDesk, type PlacedGrant } from './grants.js';

/** Grants by which somebody reads as the bureau: who administers or runs the installation, or is assigned, is nobody’s bureau. */
export const readsAsBureau = ({ desk }: Pick<PlacedGrant, 'desk'>): boolean =>
  desk === 'auditor' || !(isSystemDesk(desk) || isByAssignment({ desk }));

/**
 * How near a person stands to what belongs to a jurisdiction: whose desk reaches the whole of it is of its finance bureau, or of
 * one above; everybody else who was let in is a party.
 */
export function audienceOf({ grants }: Admission, jurisdiction: Pick<Organisation, 'path'>): Audience {
  const isBureau = grants.some((grant) => readsAsBureau(grant) && jurisdiction.path.includes(grant.over));
  return isBureau ? 'finance' : 'parties';
}
