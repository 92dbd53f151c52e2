import type { Known, Period } from '../known.js';

type Figure = string | readonly string[] | null;

/** What is known, written down: a figure that is not named is not known yet, a parameter that is not named is silent. */
export interface Written {
  readonly year?: number;
  /** The same in every year, or by year: `{ 'execution.rate': { 2020: '0.699' } }`. */
  readonly figures?: Readonly<Record<string, Figure | Readonly<Record<number, Figure>>>>;
  readonly found?: readonly string[];
  readonly periods?: Readonly<Record<string, Period | null>>;
  readonly parameters?: Readonly<Record<string, string>>;
}

export function knownFrom({ year = 2024, figures = {}, found = [], periods = {}, parameters = {} }: Written): Known {
  return {
    year,
    figure(code, at) {
      const figure = figures[code];
      const everyYear = figure === null || figure === undefined || typeof figure === 'string' || isList(figure);
      return everyYear ? figure : figure[at];
    },
    found: (code) => found.includes(code),
    period: (code) => periods[code],
    parameter: (path) => parameters[path] ?? null,
  };
}

function isList(figure: object): figure is readonly string[] {
  return Array.isArray(figure);
}
