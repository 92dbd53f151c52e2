import { pathPlace } from '@wenxiao/service-kit';
import { placeNamed } from './referral.place.js';

/** The referral that a path names. What is no id of one names nothing: 404. */
export const PathReferral = pathPlace({ referral: 'string' }, ({ referral }) => placeNamed(referral));
