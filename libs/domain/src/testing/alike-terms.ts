import type { Term } from '../field/term.js';

/** What stands for two things: names and Chinese names that two terms share, and Chinese names that two codes of a term share. */
export function alikeTerms(terms: readonly Term[]): readonly string[] {
  return [
    ...repeated(terms.map(({ name }) => name)),
    ...repeated(terms.map(({ zh }) => zh)),
    ...terms.flatMap(({ name, codes = {} }) => repeated(Object.values(codes)).map((zh) => `${name}: ${zh}`)),
  ];
}

const repeated = (texts: readonly string[]): string[] => texts.filter((text, index) => texts.indexOf(text) < index);
