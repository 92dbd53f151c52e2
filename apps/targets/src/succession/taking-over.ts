import type { Actor } from '@wenxiao/domain';
import { type Act, act } from '@wenxiao/service-kit';
import { successionId } from '../stream-names.js';
import { succession } from './succession.aggregate.js';
import type { SuccessionRejection } from './succession.decider.js';

type Predecessor = Readonly<{ tenant: string; subject: string }>;
/** Which subject of a unit of a tenant, and with what it went on before and goes on after. */
type SuccessionChange = Readonly<{
  tenant: string;
  subject: string;
  unit: string;
  before: readonly Predecessor[];
  after: readonly Predecessor[];
}>;

/**
 * The acts that go with other predecessors of a subject, in the same append as what changes them: what was handed over by another
 * jurisdiction is taken, or given up. Of the own one several may go on with the same.
 * @param by by what the act is done that they go with; asked once that has been let in.
 */
export function takingOver(
  { tenant, subject, unit, before, after }: SuccessionChange,
  by: () => Actor,
): readonly Act<SuccessionRejection>[] {
  const idsOf = (predecessors: readonly Predecessor[]) =>
    new Map(predecessors.filter((each) => each.tenant !== tenant).map((each) => [successionId(each), each.subject]));
  const [was, becomes] = [idsOf(before), idsOf(after)];
  const on = ([id, predecessor]: readonly [string, string], type: 'take' | 'release') =>
    act(succession)({
      id,
      expectedVersion: 'current',
      given: (_, at) => ({
        command: { type, data: { subject, predecessor }, at, by: by() },
        inForce: { rules: undefined },
        actor: by(),
        about: { subject },
        at: unit,
      }),
    });
  return [
    ...[...becomes].filter(([id]) => !was.has(id)).map((each) => on(each, 'take')),
    ...[...was].filter(([id]) => !becomes.has(id)).map((each) => on(each, 'release')),
  ];
}
