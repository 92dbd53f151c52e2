import { code, count, id } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';

/** A body decided on something that its rules are silent on. What they come to is told by its timetable. */
export const silenceSettled = contract('directory.silence-settled', 1, 'settlement', {
  bodyId: id(t.body),
  scheme: code(t.scheme),
  number: count(t.settlementNumber),
});
export const SilenceSettledV1 = silenceSettled.Message;
export type SilenceSettled = MessageOf<typeof silenceSettled>;
