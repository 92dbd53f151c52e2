import { Refused } from '../../public-api.js';
import type { Person } from '../person.js';
import { eventually, type Possible } from '../stage.js';

/** What is read of whatever is acted on, before it is. */
type Read = Readonly<{
  version: number;
  possible?: readonly Possible[];
  rounds?: readonly Readonly<{ round: string; possible: readonly Possible[] }>[];
}>;

/** What passes by itself: somebody else has gone on, or what was settled has not arrived yet. */
const passing: readonly string[] = ['version-conflict', 'rules-silent', 'rests-on'];

/** What is acted on is not there yet. */
export const notYet = 'not-yet';

/** Reads and acts upon what was read; again where that has gone on meanwhile. */
export function upon(person: Person, address: string, act: (read: Read) => Promise<unknown>): Promise<true> {
  let refused = '';
  const look = async (): Promise<true | undefined> => {
    const read = await person.find<Read>(address);
    if (!read) return undefined;
    try {
      return (await act(read)) === notYet ? undefined : true;
    } catch (error) {
      if (!(error instanceof Refused) || !passing.includes(error.code)) throw error;
      refused = ` (${error.message})`;
      return undefined;
    }
  };
  return eventually(address, look, () => refused);
}
