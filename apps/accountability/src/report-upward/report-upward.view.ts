import { isFixed } from '@wenxiao/rules/deadline';
import type { ReportState } from './report-upward.state.js';
import { isSameResult, saysTheSame, shownDues } from './report-upward.world.js';
import type { LoadedReport } from './report-upward.worlds.js';

/** A report as people read it: the results as they were when it was compiled, and which of them are other ones now. */
export function viewOf(state: ReportState, { world, concluded, place }: LoadedReport): object {
  const { member, accountsOn, dues, opensOn } = world;
  const isOut = state.status === 'submitted';
  const about = {
    name: member.value.zh,
    ...(accountsOn !== undefined && { accountsOn }),
    ...(opensOn !== undefined && { opensOn }),
    dues: shownDues(world),
    overdue: !isOut && dues.some((due) => isFixed(due) && !due.soft && due.onTimeUntil < place.day),
  };
  if (!('results' in state))
    return { status: state.status === 'unknown' ? 'open' : state.status, ...about, results: [], changed: 0 };
  const { status, compiledOn, documents, submission } = state;
  const results = state.results.map((result) => {
    const now = concluded.find((each) => isSameResult(each, result));
    const called = now && { name: now.name };
    if (now && saysTheSame(now, result)) return { ...result, ...called };
    const { score, grade } = now ?? {};
    const figures = { ...(score !== undefined && { score }), ...(grade !== undefined && { grade }) };
    return { ...result, ...called, changed: true, ...(now && { now: figures }) };
  });
  const changed = results.filter((result) => 'changed' in result).length;
  return { status, ...about, compiledOn, documents, ...(submission && { submission }), results, changed };
}
