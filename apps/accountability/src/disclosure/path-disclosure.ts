import { pathPlace } from '@wenxiao/service-kit';
import { placeNamed } from './disclosure.place.js';

/** The disclosure that a path names. What is no id of one names nothing: 404. */
export const PathDisclosure = pathPlace({ disclosure: 'string' }, ({ disclosure }) => placeNamed(disclosure));
