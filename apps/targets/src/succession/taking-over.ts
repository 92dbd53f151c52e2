import type { Actor } from '@wenxiao/domain';
import type { Act } from '@wenxiao/service-kit';
import { holding } from '../sole-holder/holding.js';
import { successionId } from '../stream-names.js';
import { succession, type SuccessionRejection } from './succession.aggregate.js';

type Predecessor = Readonly<{ tenant: string; subject: string }>;
/** Which subject of a unit of a tenant, and with what it went on before and goes on after. */
type SuccessionChange = Readonly<{
  tenant: string;
  subject: string;
  unit: string;
  before: readonly Predecessor[];
  after: readonly Predecessor[];
}>;

/** The acts that go with other predecessors of a subject from elsewhere. Of the own jurisdiction several may go on with the same. */
export function takingOver(
  { tenant, subject, unit, before, after }: SuccessionChange,
  by: () => Actor,
): readonly Act<SuccessionRejection>[] {
  const named = (predecessors: readonly Predecessor[]): ReadonlyMap<string, string> =>
    new Map(predecessors.filter((each) => each.tenant !== tenant).map((each) => [successionId(each), each.subject]));
  return holding(succession, { subject, unit, before: named(before), after: named(after) }, by);
}
