import {
  performanceTargetAdjusted,
  performanceTargetApproved,
  performanceTargetWithdrawn,
  type Published,
} from '@wenxiao/contracts';
import type { PerformanceTargetEvent } from '@wenxiao/facts/targets';
import type { EventPlace } from '@wenxiao/service-kit';
import type { Approved, TargetState } from '../performance-target/performance-target.state.js';
import { targetNamed } from '../stream-names.js';

/** What others learn of a target: what is in force from now on, and that an approval was taken back. */
export function publishPerformanceTarget(
  event: PerformanceTargetEvent,
  after: TargetState,
  { id }: EventPlace,
): Published | undefined {
  const { inForce, outOfForce, scheme = '' } = after;
  const named = { ...targetNamed(id), scheme };
  if (outOfForce) {
    const { declaration } = outOfForce.declaration;
    const again = inForce && { inForce: inForce.declaration.declaration };
    const by = event.type === 'target-withdrawn' ? event.data.by : outOfForce.by;
    return performanceTargetWithdrawn({ ...named, declaration, by, ...again });
  }
  return inForce && changesWhatIsInForce(event, after) ? standing(named, inForce) : undefined;
}

/** The act that ended the procedure with an approval, and every correction of it or of what was approved. */
function changesWhatIsInForce(event: PerformanceTargetEvent, { inForce, progress }: TargetState): boolean {
  if (event.type === 'target-declared') return event.data.declaration === inForce?.declaration.declaration;
  if (event.type === 'target-withdrawn' || event.type === 'target-opinion-given') return false;
  if (progress.ended === undefined || !('submission' in event.data)) return false;
  return event.data.ended !== undefined || ('step' in event.data && event.data.step === inForce?.step);
}

function standing(named: Readonly<{ subject: string; period: string; scheme: string }>, approved: Approved): Published {
  const { declaration, by, on, adjusts } = approved;
  const { horizon, objective, indicators } = declaration;
  const data = {
    ...named,
    declaration: declaration.declaration,
    by,
    ...(on !== undefined && { effectiveOn: on }),
    horizon,
    ...(objective !== undefined && { objective }),
    indicators,
  };
  return adjusts === undefined ? performanceTargetApproved(data) : performanceTargetAdjusted({ ...data, adjusts });
}
