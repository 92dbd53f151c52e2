import { pathPlace } from '@wenxiao/service-kit';
import { placeNamed } from './rectification.place.js';

/** The rectification that a path names. What is no id of one names nothing: 404. */
export const PathRectification = pathPlace({ rectification: 'string' }, ({ rectification }) =>
  placeNamed(rectification),
);
