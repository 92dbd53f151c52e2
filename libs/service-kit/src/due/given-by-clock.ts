import type { Actor, Fact } from '@wenxiao/domain';
import type { EventReference, RulesReference } from '@wenxiao/event-store';
import type { BusinessClock } from '../runtime/business-clock.js';

/** Who acts where something has become due. */
export const dueActor = { id: 'system:due', as: 'system' } as const satisfies Actor;

/** What an alarm brings to a decider: a command on an object as it stands, with the rules of now, as of the alarm's day. */
export const givenByClock = <const Said extends Fact, Rules>(
  command: Said,
  {
    world,
    place,
    basedOn,
    reference,
  }: Readonly<{
    world: Rules;
    place: Readonly<{ unit: Readonly<{ id: string }> }>;
    basedOn: readonly EventReference[];
    reference?: RulesReference | undefined;
  }>,
  { at, day, clock }: Readonly<{ at: string; day: string; clock: BusinessClock }>,
) => ({
  command: { ...command, at, by: dueActor },
  inForce: { rules: world, ...(reference && { reference }) },
  at: place.unit.id,
  effectiveAt: clock.startOf(day),
  basedOn,
});
