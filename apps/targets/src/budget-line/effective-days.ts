import type { Fact } from '@wenxiao/domain';
import type { BusinessClock } from '@wenxiao/service-kit';

/**
 * From when an event on a line holds, as the trail has it: from the day of its change, also where it takes one back (that never held then);
 * what changes nothing by a day holds from when it is recorded.
 */
export const effectiveOn =
  (clock: Pick<BusinessClock, 'startOf'>) =>
  ({ data }: Fact): string | undefined => {
    const { from, changes = [] } = data as Readonly<{ from?: string; changes?: readonly Readonly<{ from: string }>[] }>;
    const day = from ?? changes.map((each) => each.from).sort()[0];
    return day === undefined ? undefined : clock.startOf(day);
  };
