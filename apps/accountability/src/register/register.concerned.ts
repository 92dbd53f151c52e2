import { yearEndOf } from '@wenxiao/domain';
import type { Condition } from '@wenxiao/rules/shape';
import type { DeclaredWorld } from './register.world.js';

/** Whom what is proposed of a subject concerns; or that nobody is told by the rules, and it is for decision. */
type Concerned = Readonly<{ concerned?: readonly string[]; forDecision?: boolean }>;

/**
 * Whoever answers for it in the role that the register names, and did so by the end of the first of the years by which the condition was
 * judged. Who came later has no part in it: a person decides.
 */
export function concernedBy(
  { register: { value }, responsible }: Pick<DeclaredWorld, 'register' | 'responsible'>,
  year: number,
): Concerned {
  const { concerns, proposed } = value;
  if (concerns === undefined || !proposed) return {};
  const end = yearEndOf(year - yearsIn(proposed.when) + 1);
  const inRole = responsible.filter(({ role, from }) => role === concerns && from <= end);
  const concerned = [...new Set(inRole.map(({ person }) => person))];
  return concerned.length > 0 ? { concerned } : { forDecision: true };
}

/** How many years running a condition looks at. */
function yearsIn(condition: Condition): number {
  if ('all' in condition) return Math.max(...condition.all.map(yearsIn));
  if ('any' in condition) return Math.max(...condition.any.map(yearsIn));
  if ('not' in condition) return yearsIn(condition.not);
  return 'yearsRunning' in condition ? condition.yearsRunning : 1;
}
