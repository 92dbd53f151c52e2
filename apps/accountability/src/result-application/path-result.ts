import { idIn, pathPlace, yearIn } from '@wenxiao/service-kit';
import type { ResultPlace } from './result-application.place.js';

/** Of which subject and year the result is that a path names. */
export const PathResult = pathPlace({ subject: 'string', year: 'number' }, (written): ResultPlace | undefined => {
  const [subject, year] = [idIn(written.subject), yearIn(written.year)];
  return subject === undefined || year === undefined ? undefined : { subject, year };
});
