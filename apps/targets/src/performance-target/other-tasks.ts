import { type StepTask, toSettle } from '@wenxiao/service-kit';
import { submittingBasis, submittingDesk } from '../subject/desks.js';
import type { TargetState } from './performance-target.state.js';
import type { TargetAtHand } from './targets.js';

/** What another system has instead of what is in force waits for whoever may have that adjusted. */
export function otherTasks({ other }: TargetState, { ruling, world: { known } }: TargetAtHand): readonly StepTask[] {
  if (!other || other.kept !== undefined) return [];
  const zh = '一体化系统中的绩效目标与批复不一致，请申报调整，或说明维持不变的理由';
  const task = toSettle(zh, submittingBasis(ruling, known)[0], ruling.hash, 'other-target');
  return [{ ...task, kind: 'act', by: submittingDesk(ruling, known) }];
}
