import { judge, type Known } from '@wenxiao/rules/condition';
import type { Ruling, Stated } from '@wenxiao/rules/ruling';
import type { MemberOf } from '@wenxiao/rules/shape';

export type ProposingMember = Stated<MemberOf<'exAnte.keyMarks'>>;

/**
 * The marks (重点项目, 重大政策) that a set proposes for a subject by what is known of it: a person decides, and says why. What is not
 * known proposes nothing.
 */
export const proposedMarks = (ruling: Ruling, known: Known): readonly ProposingMember[] =>
  ruling.members('exAnte.keyMarks').filter(({ value: { when } }) => judge(when, known).truth === 'yes');
