import { randomBytes } from 'node:crypto';
import type { KeyHolder, PersonKeys } from '../persons/person-keys.js';

/** Keys that are kept in memory, for a service that runs without a directory: everybody who is named has one. */
export class MadeKeys implements KeyHolder {
  private readonly keys = new Map<string, Buffer>();

  keysOf(persons: readonly string[], { make }: Readonly<{ make: boolean }>): Promise<PersonKeys> {
    for (const id of persons) if (make && !this.keys.has(id)) this.keys.set(id, randomBytes(32));
    return Promise.resolve(new Map([...this.keys].filter(([id]) => persons.includes(id))));
  }
}
