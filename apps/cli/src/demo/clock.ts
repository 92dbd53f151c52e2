import { demoAdministrator, demoPassword } from './cast.js';
import type { Answer, Person } from './person.js';
import { rootOf } from './prepare-demo.js';
import { PublicAddress } from './public-address.js';
import { eventually } from './stage.js';

/** Who moves the clock of a demo, and where. */
export type ClockHand = Readonly<{ administrator: Person; provinceId: string }>;

/** What directory says of the clock: which services are not done with what is due, and on which day something is due next. */
type Fired = Readonly<{ waiting: readonly object[]; nextDue?: string }>;

/**
 * Moves a demo's clock forward from due day to due day, so that everything happens on its own day; each move is answered once all
 * that is due by then has fired. A clock that is there already stays.
 * @param to UTC instant.
 */
export async function advanceTo({ administrator, provinceId }: ClockHand, to: string): Promise<void> {
  const clock = `/api/directory/jurisdictions/${provinceId}/business-clock`;
  const move = (stop: string) => administrator.post(clock, { to: stop }) as Promise<Answer & Fired>;
  let { now, nextDue } = await fired(() => administrator.get<Fired & Readonly<{ now: string }>>(clock));
  while (now < to) {
    const morning = nextDue === undefined ? to : morningOf(nextDue);
    const stop = now < morning && morning < to ? morning : to;
    ({ nextDue } = await fired(() => move(stop)));
    now = stop;
  }
}

/** Where there is so much to do that the answer does not wait for it, it is asked for again. */
function fired<Standing extends Fired>(ask: () => Promise<Standing>): Promise<Standing> {
  let waiting: Fired['waiting'] = [];
  const look = async () => {
    const standing = await ask();
    ({ waiting } = standing);
    return waiting.length === 0 ? standing : undefined;
  };
  return eventually('到期事项均已办结 / everything due has fired', look, () => `: ${JSON.stringify(waiting)}`);
}

/** As {@link advanceTo}, by the demo's own administrator, to the morning of a day. @param url the public address. */
export async function moveClock(url: string, day: string): Promise<void> {
  const administrator = await new PublicAddress(url).signIn(demoAdministrator.accountName, demoPassword);
  await advanceTo({ administrator, provinceId: await rootOf(administrator) }, morningOf(day));
}

/** Nine in the morning where the demo plays. */
const morningOf = (day: string): string => `${day}T01:00:00.000000Z`;
