import 'reflect-metadata';

/** How an own value stands to the upper level's: looser, not comparable (a person looks), or undefined: as strict or stricter. */
export type Looseness = 'looser' | 'not-comparable' | undefined;

type Comparison = (own: unknown, upper: unknown) => Looseness;

const key = Symbol('looser-when');

/** Declares how a lower level's own value of this parameter is compared with the upper level's (matrix CJ-17). */
export function LooserWhen<T>(compare: (own: T, upper: T) => Looseness): PropertyDecorator {
  return (group, parameter) => Reflect.defineMetadata(key, compare, group, parameter);
}

/** How values of `parameter` are compared, or undefined if neither value can be called looser. */
export function comparisonOf(group: object, parameter: string): Comparison | undefined {
  return Reflect.getMetadata(key, group, parameter) as Comparison | undefined;
}

/** Compares two values part by part, each part a number that is larger where the value is looser. */
export function compareExtents(own: readonly number[], upper: readonly number[]): Looseness {
  const differences = own.map((extent, part) => extent - (upper[part] ?? 0));
  if (differences.every((difference) => difference <= 0)) return undefined;
  return differences.every((difference) => difference >= 0) ? 'looser' : 'not-comparable';
}
