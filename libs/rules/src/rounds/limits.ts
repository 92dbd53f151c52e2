import type { Decimal } from '@wenxiao/domain';
import type { RoundLimit } from '../shape/index.js';

/** Figures of a round: of the whole subject, and of each item (an indicator, a part of the money). None where there is none. */
export interface Measured {
  readonly subject: Readonly<Record<string, Decimal | undefined>>;
  readonly items: readonly Readonly<{ id: string; figures: Readonly<Record<string, Decimal | undefined>> }>[];
}

/** A figure that stays below its limit: the subject's, or that of an item. */
export type BelowLimit = Readonly<{ figure: string; atLeast: string; value: Decimal; item?: string }>;

/** What is below the limits of a round, compared unrounded. What has no figure is below nothing: nobody is punished by silence. */
export function belowLimits(limits: readonly RoundLimit[] | undefined, measured: Measured): readonly BelowLimit[] {
  return (limits ?? []).flatMap(({ figure, atLeast, per }) => {
    const below = (value: Decimal | undefined, item?: string): readonly BelowLimit[] =>
      value?.lt(atLeast) ? [{ figure, atLeast, value, ...(item !== undefined && { item }) }] : [];
    return [
      ...(per.includes('subject') ? below(measured.subject[figure]) : []),
      ...(per.includes('item') ? measured.items.flatMap(({ id, figures }) => below(figures[figure], id)) : []),
    ];
  });
}
