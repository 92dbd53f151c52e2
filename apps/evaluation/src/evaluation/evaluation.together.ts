import { decimal, type Decimal, decimalToText, sumOf } from '@wenxiao/domain';
import { plainText } from '@wenxiao/domain/field';
import {
  type AskedOf,
  type IndicatorFlaw,
  indicatorScore,
  isByFigure,
  methodOf,
  type ScoredRow,
} from './evaluation.indicator.js';
import { keptOf } from './evaluation.quotient.js';
import type { Attained, AttainedContent, UnitPart } from './evaluation.state.js';
import type { ApprovedIndicator, EvaluationWorld } from './evaluation.world.js';

// What several units that carry one subject out say of it, put together by their money.

/** What a unit says, and its share of the money, in %. */
export type UnitSaid = Readonly<{ organisation: string; share: Decimal; said: AttainedContent }>;

/** The shares come to nothing, or to more than the whole. */
export type SharesFlaw = Readonly<{ code: 'shares-refused'; sum: string }>;

/**
 * The unit of the subject, and those that carry it out beside it. It has what these leave of the money where the subject does not say
 * what its own share is.
 */
export function unitsOf(
  said: AttainedContent,
  parts: readonly UnitPart[],
  { unit, share }: EvaluationWorld['carriedOut'],
): readonly UnitSaid[] | SharesFlaw {
  const beside = parts.map((part) => ({ organisation: part.organisation, share: decimal(part.share), said: part }));
  const theirs = sumOf(beside.map((each) => each.share));
  const own = share === undefined ? decimal('100').minus(theirs) : decimal(share);
  const sum = theirs.plus(own);
  if (own.lt('0') || sum.gt('100') || sum.eq('0'))
    return { code: 'shares-refused', sum: decimalToText(own.lt('0') ? theirs : sum) };
  return [{ organisation: unit, share: own, said }, ...beside];
}

/** What all have paid, in 元; undefined while one of them that has money has not said it. */
export function executedOf(units: readonly UnitSaid[]): string | undefined {
  const amounts = units.flatMap(({ share, said: { executed } }) =>
    executed === undefined && share.eq('0') ? [] : [executed],
  );
  const said = amounts.filter((each) => each !== undefined);
  return said.length < amounts.length || said.length === 0
    ? undefined
    : sumOf(said.map((each) => decimal(each))).toFixed(2);
}

type Row = Attained['attained'][number];
/** What one of them says of one indicator. */
type UnitRow = Omit<UnitSaid, 'said'> & Readonly<{ row: Row }>;

/**
 * One indicator over all units: of figures what they reached is put together first, and scored then (绝对值累加，相对值按资金额度加权
 * 平均); of anything else the scores are, each unit’s by its money.
 */
export function scoreTogether(
  asked: AskedOf,
  units: readonly UnitSaid[],
  world: EvaluationWorld,
): ScoredRow | IndicatorFlaw {
  const found = methodOf(asked, world.ruling);
  if ('code' in found) return found;
  const rows = units.flatMap(({ said: { attained }, ...unit }) => {
    const row = attained.find(({ indicator }) => indicator === asked.indicator);
    return row ? [{ ...unit, row }] : [];
  });
  return isByFigure(found.method, asked.approved) ? byFigures(asked, rows, world) : byScores(asked, rows, world);
}

function byFigures(asked: AskedOf, rows: readonly UnitRow[], world: EvaluationWorld): ScoredRow | IndicatorFlaw {
  const { indicator, approved } = asked;
  const flaw = rows.map((row) => figureFlaw(row, asked)).find((each) => each !== undefined);
  if (flaw) return flaw;
  const said = rows.map(({ row }) => row.together).find((each) => each !== undefined);
  const together = said ?? usuallyTogether(approved);
  if (together === undefined) return { code: 'together-wanting', indicator };
  const figures = rows.map(({ share, row: { actual = '0' } }) => ({ share, figure: decimal(actual) }));
  const whole = together === 'sum' ? sumOf(figures.map(({ figure }) => figure)) : weighted(figures);
  const reason = rows.map(({ row }) => row.reason ?? '').find((each) => each.trim() !== '');
  const attained = { indicator, actual: decimalToText(whole), ...(reason !== undefined && { reason }) };
  const scored = indicatorScore({ ...asked, attained }, world);
  return 'code' in scored ? scored : { ...scored, row: { ...scored.row, actual: keptOf(whole), together } };
}

/** Points that depart from a figure are of the whole alone: no unit can say them of its part. */
export function figureFlaw(
  { organisation, row }: Pick<UnitRow, 'organisation' | 'row'>,
  { indicator }: Pick<AskedOf, 'indicator'>,
): IndicatorFlaw | undefined {
  const reason = row.actual === undefined ? 'actual-wanting' : row.points === undefined ? undefined : 'points-of-whole';
  return reason && { code: 'indicator-refused', indicator, reason, organisation };
}

function byScores(asked: AskedOf, rows: readonly UnitRow[], world: EvaluationWorld): ScoredRow | IndicatorFlaw {
  const scored: (Readonly<{ share: Decimal }> & ScoredRow)[] = [];
  for (const { organisation, share, row: attained } of rows) {
    const one = indicatorScore({ ...asked, attained }, world);
    if ('code' in one) return ofUnit(one, organisation);
    scored.push({ share, ...one });
  }
  const [first] = scored;
  if (!first) return { code: 'indicator-refused', indicator: asked.indicator, reason: 'points-wanting' };
  const computed = scored.flatMap(({ share, ofMethod }) => (ofMethod ? [{ share, figure: ofMethod }] : []));
  const { computed: _first, ...row } = first.row;
  const isComputed = computed.length === scored.length;
  return {
    row: { ...row, together: 'weighted-mean', ...(isComputed && { computed: keptOf(weighted(computed)) }) },
    score: weighted(scored.map(({ share, score }) => ({ share, figure: score }))),
    findings: [],
    stated: first.stated,
  };
}

/** The flaw, and of which of several units it is. */
export const ofUnit = (flaw: IndicatorFlaw, organisation: string): IndicatorFlaw =>
  flaw.code === 'indicator-refused' || flaw.code === 'indicator-unexplained' ? { ...flaw, organisation } : flaw;

function weighted(figures: readonly Readonly<{ share: Decimal; figure: Decimal }>[]): Decimal {
  const whole = sumOf(figures.map(({ share }) => share));
  return sumOf(figures.map(({ share, figure }) => share.times(figure))).div(whole);
}

/** Shares of a hundred or a thousand, and so much of something for each of something else: an average over all of them. */
const relative = /[%％‰/／]|百分|千分|比例|每|率/u;
/** Spans of time are neither added nor averaged as a matter of course. */
const ofTime = /[年月周天日时分秒]|季度/u;

/** How figures in such a unit of measure are put together; undefined where that does not follow from it. */
export function usuallyTogether({ unit = '' }: Pick<ApprovedIndicator, 'unit'>): Row['together'] {
  const asked = plainText(unit);
  if (relative.test(asked)) return 'weighted-mean';
  return asked === '' || ofTime.test(asked) ? undefined : 'sum';
}
