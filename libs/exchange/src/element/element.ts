/** How the text of a cell is read. */
export type ElementKind = 'code' | 'text' | 'year' | 'amount' | 'decimal' | 'flag' | 'time';

/** An element by which budget systems exchange data: what its name means, and what it may hold. */
export type Element = Readonly<{
  name: string;
  zh: string;
  en: string;
  kind: ElementKind;
  /** Characters at most, where a source says so. */
  max?: number;
  /** How many digits a code has that is nothing but digits: with fewer, zeros at its beginning were lost. */
  digits?: readonly number[];
  /** Other names by which it was seen. */
  also?: readonly string[];
  /** Its values are codes of that system: a mapping says what each means here. */
  mapped?: true;
  /** Its name, or its values, were not seen in a public source: the standard's own text holds where it differs. */
  unseen?: true;
}>;

/** A name without what differs from one system to another: width, case, and what stands between words. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s_-]+/g, '');
