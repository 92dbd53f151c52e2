import { demoAdministrator, demoPassword } from './cast.js';
import type { Person } from './person.js';
import { rootOf } from './prepare-demo.js';
import { PublicAddress } from './public-address.js';
import { eventually } from './stage.js';

/** Services of whose objects something becomes due. */
const services = ['targets', 'monitoring', 'evaluation', 'accountability'] as const;

/** Who moves the clock of a demo, and where. */
export type ClockHand = Readonly<{ address: PublicAddress; administrator: Person; provinceId: string }>;

/**
 * Moves a demo's clock forward from due day to due day, so that everything happens on its own day, and answers when all that is
 * due by then was looked at. A clock that is there already stays.
 * @param to UTC instant.
 */
export async function advanceTo(hand: ClockHand, to: string): Promise<void> {
  const { address, administrator, provinceId } = hand;
  for (;;) {
    const now = await address.clockOf('directory');
    const next = await settled(address, dayOf(now));
    const stop = next !== undefined && morningOf(next) < to ? morningOf(next) : to;
    if (now < stop) await administrator.post(`/api/directory/jurisdictions/${provinceId}/business-clock`, { to: stop });
    await eventually(`every service goes by ${stop}`, async () => {
      const clocks = await Promise.all(services.map((service) => address.clockOf(service)));
      return clocks.every((each) => each >= stop) ? true : undefined;
    });
    if (stop === to) break;
  }
  await settled(address, dayOf(to));
}

/** As {@link advanceTo}, by the demo's own administrator, to the morning of a day. @param url the public address. */
export async function moveClock(url: string, day: string): Promise<void> {
  const address = new PublicAddress(url);
  const administrator = await address.signIn(demoAdministrator.accountName, demoPassword);
  await advanceTo({ address, administrator, provinceId: await rootOf(administrator) }, morningOf(day));
}

/** Waits until nothing is to be looked at any more through a day. @returns the next day on which something is. */
async function settled(address: PublicAddress, day: string): Promise<string | undefined> {
  const dues = await eventually(`everything due by ${day} was looked at`, async () => {
    const ahead = await Promise.all(services.map((service) => address.dueOf(service, day)));
    return ahead.every(({ pending }) => pending === 0) ? ahead : undefined;
  });
  return dues.flatMap(({ next }) => next ?? []).sort()[0];
}

/** Nine in the morning where the demo plays. */
const morningOf = (day: string): string => `${day}T01:00:00.000000Z`;

/** The demo's instants are all of its working hours: its day is the one that UTC has. */
const dayOf = (instant: string): string => instant.slice(0, 10);
