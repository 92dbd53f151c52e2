import { decimal, type Decimal, sumOf } from '@wenxiao/domain';
import { plainText } from '@wenxiao/domain/field';
import { type Silent, silent, type Stated } from '../ruling/stated.js';
import type { Framework, FrameworkPart } from '../shape/index.js';

/** A part of a framework of which it is known what it counts. */
export type PointedPart = FrameworkPart & Readonly<{ points: string }>;

/** The parts of a framework; where it has none, or one of them has no points, what is silent. */
export function pointedParts({ value: { parts = [] }, path }: Stated<Framework>): readonly PointedPart[] | Silent {
  const pointed = parts.flatMap((part) => (part.points === undefined ? [] : [{ ...part, points: part.points }]));
  if (pointed.length > 0 && pointed.length === parts.length) return pointed;
  const mute = parts.find(({ points }) => points === undefined);
  return silent(mute ? `${path}/parts/${mute.code}/points` : `${path}/parts`);
}

/** An indicator with its place in a framework, and the weight with which it was approved. */
export type WeighedIndicator = Readonly<{ indicator: string; level1: string; weight?: string }>;

/** What an indicator counts at most, and the part of the framework that it belongs to. */
export type IndicatorPoints = Readonly<{ indicator: string; part: PointedPart; points: Decimal }>;

export type FrameworkPoints =
  | Readonly<{
      /** `as-approved`: the weights are points already. `by-part`: they are shares of the points of their part. */
      weights: 'as-approved' | 'by-part';
      indicators: readonly IndicatorPoints[];
      /** Parts whose indicators have other points together than the framework gives the part. */
      otherwise: readonly string[];
    }>
  /** Indicators whose first level is none of the framework’s. */
  | Readonly<{ refused: 'outside-framework'; indicators: readonly string[] }>
  /** Parts whose points nobody can earn: no indicator of theirs has a weight. */
  | Readonly<{ refused: 'parts-without-weight'; parts: readonly string[] }>;

/** Execution of the budget: no indicator is of it. */
export const isOfExecution = ({ level1 }: FrameworkPart): boolean => level1 === undefined;

/**
 * What each indicator counts. Weights that come, with what the framework gives to execution, to its full mark are points as they
 * were approved, where it is soft (原则上) or where they are its own; otherwise they share out the points of their part. Nothing is
 * given to other parts: where nobody can earn the points of one, there is no score.
 */
export function pointsBy(
  { parts, soft }: Readonly<{ parts: readonly PointedPart[]; soft?: true }>,
  indicators: readonly WeighedIndicator[],
): FrameworkPoints {
  const placed = indicators.map((each) => ({
    ...each,
    part: partOf(each, parts),
    weighs: decimal(each.weight ?? '0'),
  }));
  const outside = placed.filter(({ part }) => part === undefined).map(({ indicator }) => indicator);
  if (outside.length > 0) return { refused: 'outside-framework', indicators: outside };
  const weighed = parts
    .filter((part) => !isOfExecution(part))
    .map((part) => {
      const own = placed.filter((each) => each.part === part);
      return { part, own, weighs: sumOf(own.map(({ weighs }) => weighs)) };
    });
  const otherwise = weighed.filter(({ part, weighs }) => !weighs.eq(part.points)).map(({ part }) => part.code);
  const ofIndicators = sumOf(weighed.map(({ part }) => decimal(part.points)));
  const isWhole = sumOf(weighed.map(({ weighs }) => weighs)).eq(ofIndicators);
  if (otherwise.length === 0 || (isWhole && soft === true)) {
    const own = weighed.flatMap(({ part, own: these }) =>
      these.map(({ indicator, weighs: points }) => ({ indicator, part, points })),
    );
    return { weights: 'as-approved', indicators: own, otherwise };
  }
  const empty = weighed.filter(({ weighs }) => weighs.eq('0')).map(({ part }) => part.code);
  if (empty.length > 0) return { refused: 'parts-without-weight', parts: empty };
  const shared = weighed.flatMap(({ part, own, weighs: whole }) =>
    own.map(({ indicator, weighs }) => ({ indicator, part, points: weighs.times(part.points).div(whole) })),
  );
  return { weights: 'by-part', indicators: shared, otherwise: [] };
}

function partOf({ level1 }: WeighedIndicator, parts: readonly PointedPart[]): PointedPart | undefined {
  const asked = plainText(level1);
  return parts.find((part) => part.level1?.some((name) => plainText(name) === asked));
}
