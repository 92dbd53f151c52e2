import { decimal, sumOf } from '@wenxiao/domain';
import type { ScoringMethod } from '../shape/index.js';
import { refused, type Score, scored, withFigures } from './score.js';

type Method<Id extends ScoringMethod['method']> = Extract<ScoringMethod, { method: Id }>;

export type JudgedObserved = Readonly<{ score: string }>;

/** A score that evaluators give (工作组或专家组评分), between 0 and the weight: 得分不得突破权重总额. */
export function byJudgement(weight: string, { score }: JudgedObserved): Score {
  return withFigures([weight, score], (full, given) => (given.gt(full) ? refused('above-weight') : scored(given)));
}

/** The code of the tier, and the share of the weight as a fraction within it: `0.85`. */
export type TierObserved = Readonly<{ tier: string; share: string }>;

/**
 * 定性指标分档: a person chooses the tier (达成预期 / 部分达成 / 未达成) and a share within it; the score is weight × share. A tier begins
 * with its lower bound and ends before its upper one; the best ends with 1.
 */
export function byQualitativeTiers(
  { tiers }: Method<'qualitative-tiers'>,
  weight: string,
  observed: TierObserved,
): Score {
  const tier = tiers.find(({ code }) => code === observed.tier);
  if (tier === undefined) return refused('unknown-tier');
  return withFigures([weight, observed.share], (full, share) => {
    const inside = share.gte(tier.from) && (share.lt(tier.to) || (share.eq(tier.to) && share.eq('1')));
    return inside ? scored(full.times(share)) : refused('share-outside-tier');
  });
}

/** Each aspect of the rule set with the share of its points that was given, as a fraction. */
export type AspectsObserved = Readonly<{ shares: Readonly<Record<string, string>> }>;

/** 综合计分法: weight × the sum of share × share given, aspect by aspect. */
export function byAspects({ aspects }: Method<'composite'>, weight: string, { shares }: AspectsObserved): Score {
  if (aspects === undefined) return refused('scale-silent');
  const given = aspects.map(({ code }) => shares[code]);
  if (Object.keys(shares).length !== aspects.length || given.includes(undefined)) return refused('other-aspects');
  return withFigures([weight, ...given.map((share) => share ?? '')], (full, ...each) => {
    if (each.some((share) => share.gt('1'))) return refused('above-weight');
    const sum = sumOf(each.map((share, at) => share.times(decimal(aspects[at]?.share ?? '0'))));
    return scored(full.times(sum.gt('1') ? '1' : sum));
  });
}
