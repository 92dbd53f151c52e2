import { decimal } from '@wenxiao/domain';
import type { Flaw } from '../reading/flaw.js';
import type { Statements } from '../shape/member-path.js';
import { type Field, fieldsOf } from './walk.js';

/** Shares of a whole lie between 0 and 1. */
const highestShare = '1';
/** A ratio to a target may be above 1; nobody means ten times the target where they write 60 or 130. */
const highestRatio = '10';

/** Figures that are rates, with the highest that a threshold of each can be. */
const rateFigures: Readonly<Record<string, string>> = {
  'execution.rate': highestShare,
  'rectification.rate': highestShare,
  attainment: highestRatio,
};
const bounds: readonly string[] = ['atLeast', 'above', 'atMost', 'below'];

/** Rates that are written as percentages: a parameter of the wrong unit. */
export function rateFlaws(stated: Statements): readonly Flaw[] {
  return fieldsOf(stated).flatMap((field) => {
    const highest = highestOf(field);
    const { value, path } = field;
    return highest === undefined || typeof value !== 'string' || decimal(value).lte(highest)
      ? []
      : [asFraction(path, value)];
  });
}

function highestOf({ name, of, path }: Field): string | undefined {
  if (bounds.includes(name) && typeof of['figure'] === 'string' && Object.hasOwn(rateFigures, of['figure']))
    return rateFigures[of['figure']];
  if (path === 'negativeList.executionRate/value') return highestShare;
  if (path === 'conventions.attainment/value/cap') return highestRatio;
  if (/^(?:selections\/[^/]+\/draw|rankings\/[^/]+\/tiers\/[^/]+)\/share$/.test(path)) return highestShare;
  if (/^evaluation\.scoringMethods\/[^/]+\/base$/.test(path)) return highestShare;
  if (/^evaluation\.scoringMethods\/[^/]+\/(?:questionedFrom|steps\/[^/]+\/from)$/.test(path)) return highestRatio;
  return undefined;
}

function asFraction(path: string, value: string): Flaw {
  const fraction = decimal(value).div('100').toFixed();
  return {
    path,
    zh: `比率写成小数：${value}% 写作 "${fraction}"，现为 "${value}"`,
    en: `a rate is written as a fraction: ${value}% is "${fraction}"; found "${value}"`,
  };
}
