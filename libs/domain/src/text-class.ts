import type { Fact } from './decider.js';

/**
 * What a string of an event may say, and so to whom.
 *
 * - `public`: may be disclosed: names of projects, bodies and grades, targets and results as they are written.
 * - `internal`: for those with a grant: reasons, opinions, conclusions, measures.
 * - `id`: a UUID, a hash, the id of a person, a body or a rule set.
 * - `figure`: a decimal, a day, an instant.
 * - `code`: from a closed list, of the program or of a rule set.
 *
 * Text about a person has no class, and on purpose: it has to be encrypted under that person's key, so that the key can be
 * destroyed and every proof still verifies. An event type that asks for such text brings the class and the encryption with
 * it. No event asks for it today: names, telephones and the like are rows of directory, and events hold the ids of persons.
 * What somebody writes into a reason nobody checks; that is why `internal` text is never disclosed as it stands.
 */
export type TextClass = 'public' | 'internal' | 'id' | 'figure' | 'code';

/** The class of every string in the data of every event type: a string without its class does not compile. */
export type TextsOf<Event extends Fact> = {
  readonly [Type in Event['type']]: TextsIn<Extract<Event, { type: Type }>['data']>;
};

/** {@link TextsOf} of one value. Objects are declared field by field, lists as their items are. */
type TextsIn<Value> = [Value] extends [NoTexts]
  ? NoTexts
  : true extends HoldsString<Value> | IsOpen<Value>
    ? TextClass
    : [Value] extends [readonly (infer Item)[]]
      ? TextsIn<Exclude<Item, null>>
      : TextsOfFields<Extract<Value, object>>;

type TextsOfFields<Data> = [FieldWithText<Data>] extends [never]
  ? NoTexts
  : { readonly [Field in FieldWithText<Data>]: TextsIn<FieldOf<Data, Field>> };

type FieldWithText<Data> = {
  [Field in KeyOf<Data>]: TextsIn<FieldOf<Data, Field>> extends NoTexts ? never : Field;
}[KeyOf<Data>];

/** Where nothing is to be declared, `{}`: numbers, booleans, and objects of these. */
type NoTexts = Readonly<Record<string, never>>;

type HoldsString<Value> = [Extract<Value, string>] extends [never] ? false : true;

/** Data that names no fields (`object`, `unknown`, `Record<string, …>`): one class holds for all that is in it. */
type IsOpen<Value> = [KeyOf<Value>] extends [never] ? true : string extends KeyOf<Value> ? true : false;

/** The fields of every variant: those of `{ a } | { b }` are `a` and `b`. */
type KeyOf<Data> = Data extends unknown ? keyof Data : never;

type FieldOf<Data, Field> = Data extends unknown
  ? Field extends keyof Data
    ? Exclude<Data[Field], null | undefined>
    : never
  : never;
