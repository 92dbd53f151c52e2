import type { AccountAct } from '@wenxiao/domain';
import { type Act, problem, seenVersion } from '@wenxiao/service-kit';
import { lineId } from '../stream-names.js';
import type { SubjectAtHand } from '../subject/subjects.js';
import { type LineActs, type LinePlace, ofBudgetDesk, onLine } from './acting-on-a-line.js';
import { budgetLine } from './budget-line.aggregate.js';
import type { BudgetLineRejection, LineName, StatedIn } from './budget-line.commands.js';

/** What is recorded on two lines in one act. */
const twoLines: ReadonlySet<string> = new Set(['budget-transferred', 'budget-carried-over', 'rest-carried-over']);

/** A transfer or carry-over is taken back where it gave and where it was given, as it was made, and what is right said on both: in one act. */
export async function reversingBoth(
  lines: LineActs,
  { tenant, id, year, context }: LinePlace,
  { version, reason, instead }: Pick<StatedIn<'reverse'>, 'version' | 'reason' | 'instead'>,
  made: Readonly<{ act: AccountAct | undefined; counterpart: LineName; commandId: string | undefined }>,
): Promise<readonly Act<BudgetLineRejection>[]> {
  const { counterpart, commandId } = made;
  const ids = [...new Set([id, counterpart.subject])];
  const [own, other] = await lines.subjects.admittedAll(tenant, ids, context.admission);
  const { events } = await lines.commands.load(budgetLine, tenant, lineId(counterpart.subject, counterpart.year));
  const there = events.find((each) => each.commandId === commandId && twoLines.has(each.type));
  if (!own) throw problem('not-found');
  const right = instead && { instead };
  const reversing = (of: SubjectAtHand, at: number, record: number, expectedVersion: number | 'current') => {
    const command = () => ({ type: 'reverse', data: { version: record, reason, ...right, together: true } }) as const;
    return onLine(lines, of, at, context, { act: 'correct', desks: ofBudgetDesk, expectedVersion, command });
  };
  const here = reversing(own, year, version, seenVersion(context));
  // Of what was carried over before lines said what they gave there is no record at the other.
  if (made.act === 'carry-over' && !there) return [here];
  return [here, reversing(other ?? own, counterpart.year, there?.version ?? 0, 'current')];
}
