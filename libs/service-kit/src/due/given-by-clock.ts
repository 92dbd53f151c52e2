import type { Actor, Command, Fact } from '@wenxiao/domain';
import type { EventReference, RulesReference, StoredEvent } from '@wenxiao/event-store';
import { type Act, act } from '../command/act.js';
import type { Aggregate } from '../command/aggregate.js';
import type { BusinessClock } from '../runtime/business-clock.js';
import type { DueAlarm } from './alarm.js';

/** Who acts where something has become due. */
export const dueActor = { id: 'system:due', as: 'system' } as const satisfies Actor;

/** What is known of an object on a day. */
type Loaded<Rules> = Readonly<{
  world: Rules;
  place: Readonly<{ unit: Readonly<{ id: string }> }>;
  basedOn: readonly EventReference[];
  reference?: RulesReference | undefined;
}>;

/** What an alarm brings to a decider: a command on an object as it stands, with the rules of now, as of the alarm's day. */
export const givenByClock = <const Said extends Fact, Rules>(
  command: Said,
  { world, place, basedOn, reference }: Loaded<Rules>,
  { at, day, clock }: Readonly<{ at: string; day: string; clock: BusinessClock }>,
) => ({
  command: { ...command, at, by: dueActor },
  inForce: { rules: world, ...(reference && { reference }) },
  at: place.unit.id,
  effectiveAt: clock.startOf(day),
  basedOn,
});

type Looking = Command<'look', { today: string }>;

/**
 * The act of an alarm on an object that goes by a procedure: what has become of it by that day without anybody's doing.
 * @param find what is known of it; undefined where its subject is not known any more.
 */
export function lookedAtByClock<State, Cmd extends Command, Event extends Fact, Rejection, Rules>(
  aggregate: Aggregate<State, Cmd | Looking, Event, Rejection, Rules>,
  { id, day }: DueAlarm,
  clock: BusinessClock,
  find: (events: readonly StoredEvent[]) => Promise<Loaded<Rules> | undefined>,
): Act<Rejection> {
  return act(aggregate)({
    id,
    expectedVersion: 'current',
    given: async ({ events }, at) => {
      const loaded = await find(events);
      if (!loaded) throw new Error(`The subject of ${id} is not known any more`);
      return givenByClock({ type: 'look', data: { today: day } }, loaded, { at, day, clock });
    },
  });
}
