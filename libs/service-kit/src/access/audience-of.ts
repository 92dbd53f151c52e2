import type { Audience } from '@wenxiao/domain/field';
import type { Organisation } from '../directory/organisations.js';
import type { Admission } from './admission.js';

/**
 * How near a person stands to what belongs to a jurisdiction: whose desk reaches the whole of it is of its finance bureau, or of
 * one above; everybody else who was let in is a party.
 */
export function audienceOf({ grants }: Admission, jurisdiction: Pick<Organisation, 'path'>): Audience {
  return grants.some(({ over }) => jurisdiction.path.includes(over)) ? 'finance' : 'parties';
}
