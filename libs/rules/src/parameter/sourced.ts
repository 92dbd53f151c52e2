import { ValidateIf } from 'class-validator';
import { Bilingual } from './terms.js';
import { all, ListOf, must, Nested, Optional } from './value-checks.js';

interface Grounds {
  /** Rows of the requirement matrix and decisions that give the value, `['FF-32c', 'N-6']`; the set's `sources` has their words. */
  readonly source: readonly string[];
  /** The reading chosen where the text leaves room, or what stays a person's decision. */
  readonly note?: Bilingual;
}

/** A value that a rule set states. */
interface Stated<T> extends Grounds {
  readonly value: T;
  readonly silent?: never;
}

/** The text touches the matter and gives no value: nothing is computed, a person decides. */
interface Silent extends Grounds {
  readonly value?: never;
  readonly silent: true;
}

/**
 * One parameter of a rule set: a value with its source, or an explicit silence with its source. `parameter?.value` is
 * undefined wherever the rule set gives none; what another rule set says is never taken in its place.
 */
export type Sourced<T> = Stated<T> | Silent;

/** A row of an instrument (`FF-15c`), a decision (`A-1`, `N-4`, `X-3`) or an oracle (`B-27`). */
const sourceId = /^[A-Z][A-Z0-9]{0,3}-\d{1,3}[a-z]?$/;

/** Where a value comes from: at least one row, decision or oracle. */
export function SourceIds(): PropertyDecorator {
  const accepts = (item: unknown): boolean => typeof item === 'string' && sourceId.test(item);
  const present = must(
    'sourcePresent',
    (value) => Array.isArray(value) && value.length > 0,
    '至少一个来源',
    'at least one source',
  );
  return all(
    ListOf(accepts, '条文或决定的编号(如 FF-43、N-2)', 'the id of a row or decision, such as FF-43 or N-2'),
    present,
  );
}

export function SourceId(): PropertyDecorator {
  const accepts = (value: unknown): boolean => typeof value === 'string' && sourceId.test(value);
  return must(
    'sourceId',
    accepts,
    '条文或决定的编号(如 FF-43、N-2)',
    'the id of a row or decision, such as FF-43 or N-2',
  );
}

class SourcedShape {
  @must(
    'silence',
    (silent, on) => silent === undefined || (silent === true && (on?.object as SourcedShape).value === undefined),
    '空缺,或在没有 value 时为 true',
    'left out, or true where there is no value',
  )
  readonly silent?: true;

  readonly value?: unknown;
  @SourceIds() readonly source!: readonly string[];
  @Optional() @Nested(Bilingual) readonly note?: Bilingual;
}

/**
 * Declares a parameter of a rule set, `Sourced<…>`, by what its value must be:
 *
 * `@Parameter(DecimalText()) readonly fullMark?: Sourced<string>;`
 */
export function Parameter(...value: readonly PropertyDecorator[]): PropertyDecorator {
  class Shape extends SourcedShape {}
  const stated = ValidateIf((parameter: SourcedShape) => parameter.silent === undefined);
  all(...value, stated)(Shape.prototype, 'value');
  return all(Optional(), Nested(Shape));
}
