import type { Fact } from '@wenxiao/domain';
import { newestOf } from '../http/bounded-list.js';
import { problem, type ProblemError } from '../http/problem.js';
import type { Act, PreparedAct } from './act.js';

/** As many changes one refusal tells, the newest; what came before them is in the trail. */
const changesMax = { count: 50, bytes: 256 * 1024 };

/** What a person is told who decided upon what is there no more: what has come since. */
export function conflictOf(
  act: Pick<Act<unknown>, 'id'>,
  { expectedVersion, version, overtakenBy }: PreparedAct<unknown, Fact>,
): ProblemError {
  const { items, more } = newestOf(overtakenBy, changesMax);
  return problem('version-conflict', {
    id: act.id,
    expected: expectedVersion,
    actual: version,
    changes: items,
    ...(more && { earlierChanges: true }),
  });
}
