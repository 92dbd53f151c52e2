import { limits } from '@wenxiao/domain/field';
import { idIn, pathPlace } from '@wenxiao/service-kit';
import { type EvaluationPlace, periodKindOf } from './evaluation.place.js';

const typeCode = /^[a-z][a-z0-9-]{0,63}$/;
const parts = { subject: 'string', type: 'string', period: 'string', number: 'string' } as const;

/** Which evaluation a path names. What is no subject, type, period or number names nothing: 404. */
export const PathEvaluation = pathPlace(parts, ({ type, period, ...written }): EvaluationPlace | undefined => {
  const subject = idIn(written.subject);
  const number = /^[1-9]\d{0,2}$/.test(written.number) ? Number(written.number) : 0;
  const isNamed = subject !== undefined && typeCode.test(type) && periodKindOf(period) !== undefined;
  return isNamed && number >= 1 && number <= limits.items ? { subject, type, period, number } : undefined;
});
