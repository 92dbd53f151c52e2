import { code, count, id, limits, name, oneOf, year } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';

/** How far a rectification is. Told again, it takes the place of what was told before. What is wrong, and why, is told to nobody. */
export const rectificationChanged = contract('accountability.rectification-changed', 1, 'rectification', {
  subject: id(t.subject),
  year: year(t.budgetYear),
  scheme: code(t.scheme),
  /** `<origin>[.<of>]`: which of the year it is. */
  rectification: name(t.rectificationNamed, { max: limits.name }),
  status: oneOf(t.rectificationStatus),
  problems: count(t.rectificationProblems, { max: limits.batch }),
  rectified: count(t.rectificationRectified, { max: limits.batch }),
});
export const RectificationChangedV1 = rectificationChanged.Message;
export type RectificationChangedV1 = MessageOf<typeof rectificationChanged>;
