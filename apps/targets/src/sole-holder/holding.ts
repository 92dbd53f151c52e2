import type { Actor, Fact } from '@wenxiao/domain';
import { type Act, act, type Aggregate } from '@wenxiao/service-kit';
import type { HoldingCommand, SoleHolder } from './sole-holder.js';

/** Which subject of which unit, and what it had and has from now on: of each its stream and its name. */
type Change = Readonly<{
  subject: string;
  unit: string;
  before: ReadonlyMap<string, string>;
  after: ReadonlyMap<string, string>;
}>;

/**
 * The acts that go with what a subject has alone, in the same append as what changes it: what is new is reserved, what it has no longer is
 * given back. None for what stays.
 * @param by by what the act is done that they go with; asked once that has been let in.
 */
export function holding<Event extends Fact, Rejection extends Readonly<{ code: string }>>(
  of: Aggregate<SoleHolder, HoldingCommand, Event, Rejection, undefined>,
  { subject, unit, before, after }: Change,
  by: () => Actor,
): readonly Act<Rejection>[] {
  const on = (id: string, name: string, type: HoldingCommand['type']) =>
    act(of)({
      id,
      expectedVersion: 'current',
      given: (_, at) => ({
        command: { type, data: { subject, name }, at, by: by() },
        inForce: { rules: undefined },
        actor: by(),
        about: { subject },
        at: unit,
      }),
    });
  return [
    ...[...after].flatMap(([id, name]) => (before.has(id) ? [] : on(id, name, 'reserve'))),
    ...[...before].flatMap(([id, name]) => (after.has(id) ? [] : on(id, name, 'release'))),
  ];
}
