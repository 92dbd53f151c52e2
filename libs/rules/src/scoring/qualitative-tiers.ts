import { decimal } from '@wenxiao/domain';
import { Term, TermsOf } from '../parameter/terms.js';
import { all, DecimalText, isNonNegativeDecimal, must, OneOf } from '../parameter/value-checks.js';
import { refused, type Score, scored, withFigures } from './score.js';

/** One tier and the shares of the weight that it allows: `from` (included) to below `to`; the best tier includes its end. */
export class QualitativeTier extends Term {
  /** Share of the weight as a fraction: `"0.8"` is 80%. */
  @DecimalText() readonly from!: string;
  @DecimalText() readonly to!: string;
}

/**
 * 定性指标分档: a person chooses the tier (达成预期 / 部分达成 / 未达成) and a share within it; the score is weight × share. The bounds
 * are data: 100%–80%（含）, 80%–50%（含）, 50%–0 in Hubei; 100%–80%（含）, 80%–60%（含）, 60%–0 in the Zhongjiang transfer-fund form.
 */
export class QualitativeTiersMethod {
  @OneOf(['qualitative-tiers']) readonly method!: 'qualitative-tiers';
  @Tiers() readonly tiers!: readonly QualitativeTier[];
}

export interface QualitativeTiersObserved {
  /** The code of the tier. */
  readonly tier: string;
  /** The share of the weight as a fraction, `"0.85"`. */
  readonly share: string;
}

export function scoreQualitativeTiers(
  { tiers }: QualitativeTiersMethod,
  weight: string,
  observed: QualitativeTiersObserved,
): Score {
  const tier = tiers.find(({ code }) => code === observed.tier);
  if (tier === undefined) return refused('unknown-tier');
  return withFigures([weight, observed.share], (full, share) => {
    const inside = share.gte(tier.from) && (share.lt(tier.to) || (share.eq(tier.to) && share.eq('1')));
    return inside ? scored(full.times(share)) : refused('share-outside-tier');
  });
}

function Tiers(): PropertyDecorator {
  const meet = (value: unknown): boolean => !isTiers(value) || coverOnce(value);
  return all(
    TermsOf(QualitativeTier),
    must(
      'tiersMeet',
      meet,
      '从最好到最差、首尾相接并覆盖 0 至 1 的档次',
      'tiers from best to worst that meet and cover 0 to 1',
    ),
  );
}

/** Bounds that are no decimals are reported by their own checks. */
function isTiers(value: unknown): value is readonly QualitativeTier[] {
  return (
    Array.isArray(value) &&
    value.every(
      (tier: Partial<QualitativeTier> | null) => isNonNegativeDecimal(tier?.from) && isNonNegativeDecimal(tier.to),
    )
  );
}

function coverOnce(tiers: readonly QualitativeTier[]): boolean {
  const ends = ['1', ...tiers.map(({ from }) => from)];
  return (
    tiers.every(({ from, to }, at) => decimal(to).eq(ends[at] ?? '') && decimal(from).lt(to)) &&
    decimal(ends.at(-1) ?? '').eq('0')
  );
}
