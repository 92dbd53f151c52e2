import { randomBytes } from 'node:crypto';
import {
  closedText,
  type DeclaredFact,
  erasedText,
  type FactList,
  type Fields,
  isSealed,
  personsOfObject,
  type Sealed,
  sealedIn,
  sealedText,
  type Spec,
  withOpened,
} from '@wenxiao/domain/field';
import type { NewEvent } from '@wenxiao/event-store';
import { problem } from '../http/problem.js';
import type { KeyHolder, PersonKeys } from './person-keys.js';
import { keyBytes, keyedHash, open, seal } from './sealing.js';

/** Nest token of the {@link PersonTexts}. */
export const PERSON_TEXTS = Symbol('PERSON_TEXTS');

type Json = Record<string, unknown>;
/** A text about persons that stands in an event, and how to put another in its place. */
type Found = Readonly<{ text: string; persons: readonly string[]; put: (text: string) => void }>;

/**
 * Texts about persons: sealed as the last thing before events are appended, opened as the last thing before an answer goes out. In
 * between, in stores, copies, messages and proofs, there is ciphertext alone, which stays when a key goes.
 */
export class PersonTexts {
  constructor(private readonly holder: KeyHolder | undefined) {}

  /**
   * Events whose texts about persons are sealed.
   * @param ofObject whom their object is about, where its aggregate says so
   * @throws {ProblemError} `person-keys-unavailable` where there are some, and no keys to be had.
   */
  async sealed(
    facts: FactList,
    events: readonly NewEvent[],
    ofObject?: readonly string[],
  ): Promise<readonly NewEvent[]> {
    const parsed = events.map((event) => ({ event, of: personalFact(facts, event.type) }));
    if (!parsed.some(({ of }) => of)) return events;
    const read = parsed.map(({ event, of }) => {
      const data = of ? (JSON.parse(event.data) as Json) : undefined;
      return { event, data, found: of && data ? [...textsAboutPersons(of.fields, data, ofObject)] : [] };
    });
    const persons = [...new Set(read.flatMap(({ found }) => found.flatMap((each) => each.persons)))];
    if (persons.length === 0) return events;
    const keys = await this.keysOf(persons, { make: true }).catch((cause: unknown) => {
      throw problem('person-keys-unavailable', {}, { cause });
    });
    for (const { found } of read) for (const each of found) sealOne(each, keys);
    return read.map(({ event, data, found }) => (found.length > 0 ? { ...event, data: JSON.stringify(data) } : event));
  }

  /**
   * The hash of a command as its events keep it. One that says something of persons is a hash under their keys: a short text that
   * somebody guesses is not to be confirmed by it once a key is gone. Then nobody makes it again, and a repeat is another command.
   * @param events as they are stored, sealed
   * @throws {ProblemError} `person-keys-unavailable`.
   */
  async commandHash(hash: string, events: readonly Readonly<{ data: string }>[]): Promise<string> {
    const persons = new Set(events.flatMap(({ data }) => sealedIn(data).flatMap((each) => each.persons)));
    if (persons.size === 0) return hash;
    const named = [...persons].sort();
    const keys = await this.keysOf(named, { make: false }).catch((cause: unknown) => {
      throw problem('person-keys-unavailable', {}, { cause });
    });
    return keyedHash(
      hash,
      named.map((id) => keyIn(keys, id) ?? randomBytes(keyBytes)),
    );
  }

  /** An answer in which every sealed text can be read, as long as its persons' keys are there. Asks once, whatever the answer holds. */
  async opened(json: string): Promise<string> {
    const sealed = sealedIn(json);
    if (sealed.length === 0) return json;
    const persons = [...new Set(sealed.flatMap((each) => each.persons))];
    const keys = await this.keysOf(persons, { make: false }).catch(() => undefined);
    return withOpened(json, (each) => (keys ? readingOf(each, keys) : closedText));
  }

  private async keysOf(persons: readonly string[], options: Readonly<{ make: boolean }>): Promise<PersonKeys> {
    if (!this.holder) throw new Error('No holder of keys was set');
    return this.holder.keysOf(persons, options);
  }
}

function sealOne({ text, persons, put }: Found, keys: PersonKeys): void {
  // An organisation has no key: what is about it alone stays as it is.
  const known = persons.filter((id) => keys.has(id)).sort();
  // Nobody has the key of who was erased: what is said of them from now on is read by nobody, like what was said before.
  const own = known.map((id) => keyIn(keys, id) ?? randomBytes(keyBytes));
  if (known.length > 0) put(sealedText(seal(text, known, own)));
}

function readingOf(sealed: Sealed, keys: PersonKeys): string {
  const own = sealed.persons.flatMap((id) => keyIn(keys, id) ?? []);
  return own.length < sealed.persons.length ? erasedText : (open(sealed, own) ?? erasedText);
}

function keyIn(keys: PersonKeys, id: string): Buffer | undefined {
  const key = keys.get(id);
  return key === 'erased' ? undefined : key;
}

function personalFact(facts: FactList, type: string): DeclaredFact | undefined {
  const of = Object.values(facts).find((each) => each.type === type);
  return of && isPersonal(of.fields) ? of : undefined;
}

const isPersonal = (fields: Fields): boolean =>
  Object.values(fields).some(
    ({ spec }) => spec.aboutPersons !== undefined || (spec.fields !== undefined && isPersonal(spec.fields)),
  );

type Persons = readonly string[] | undefined;

function* textsAboutPersons(fields: Fields, data: Json, ofObject: Persons): Generator<Found, undefined> {
  for (const [name, { spec }] of Object.entries(fields)) {
    const value = data[name];
    if (typeof value === 'string') yield* aboutPersons(spec, data, { name, text: value, ofObject });
    else if (spec.fields)
      for (const each of Array.isArray(value) ? value : [value])
        if (typeof each === 'object' && each !== null) yield* textsAboutPersons(spec.fields, each as Json, ofObject);
  }
}

type Said = Readonly<{ name: string; text: string; ofObject: Persons }>;

function* aboutPersons(spec: Spec, data: Json, { name, text, ofObject }: Said): Generator<Found, undefined> {
  if (spec.aboutPersons === undefined || isSealed(text)) return;
  const isOfObject = spec.aboutPersons === personsOfObject;
  if (isOfObject && !ofObject) throw new TypeError(`Nobody says whom the object is about of which ${name} is said`);
  const named: unknown = isOfObject ? ofObject : data[spec.aboutPersons];
  const persons = (Array.isArray(named) ? named : [named]).filter((id) => typeof id === 'string');
  if (persons.length > 0) yield { text, persons: [...new Set(persons)], put: (other) => (data[name] = other) };
}
