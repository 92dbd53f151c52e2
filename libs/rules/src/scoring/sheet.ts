import { decimal, type Decimal, isDecimalText, sumOf } from '@wenxiao/domain';
import { totalScore } from '../grading/total-score.js';
import type { Part } from '../shape/index.js';
import { refused, type Score, scored } from './score.js';

/** What was given in one part of a sheet: points, with a sign where the part has entries, or a tier by its code. */
export type PartGiven = Readonly<{ scores: readonly string[] }> | Readonly<{ tier: string }>;

/** The score of one part. Exact; entries are signed and have no bound (T3-10), all others lie between 0 and the full mark. */
export function partScore(part: Part, given: PartGiven): Score {
  if (part.aggregate === 'tier') {
    const tier = part.tiers?.find(({ code }) => 'tier' in given && code === given.tier);
    return tier === undefined ? refused('unknown-tier') : scored(decimal(tier.points));
  }
  const texts = 'scores' in given ? given.scores : [];
  if (!texts.every(isDecimalText)) return refused('not-a-decimal');
  const scores = texts.map(decimal);
  if (part.aggregate === 'entries') return scored(sumOf(scores));
  const flaw = flawOf(scores, part);
  return flaw ?? withinFullMark(part.aggregate === 'mean' ? meanOf(scores) : sumOf(scores), part);
}

/** Of several judges each keeps to the full mark, so that none outweighs the others. */
function flawOf(scores: readonly Decimal[], part: Part): Score | undefined {
  if (scores.length === 0) return refused('no-score');
  if (part.aggregate === 'one' && scores.length > 1) return refused('several-scores');
  if (scores.some((score) => score.lt('0'))) return refused('negative');
  return scores.map((score) => withinFullMark(score, part)).find(({ outcome }) => outcome === 'refused');
}

function withinFullMark(score: Decimal, { full }: Part): Score {
  return full !== undefined && score.gt(full) ? refused('above-full-mark') : scored(score);
}

function meanOf(scores: readonly Decimal[]): Decimal {
  return totalScore(scores).div(String(scores.length));
}

/** The total of a sheet, or the codes of the parts that have no score yet. */
export type SheetTotal = Readonly<{ total: Decimal }> | Readonly<{ missing: readonly string[] }>;

/**
 * The total of a sheet by parts. A part of entries without any entry counts nothing and is not missing: few are honoured.
 * Raw: it is related to a full mark only where every part states one.
 */
export function sheetTotal(parts: readonly Part[], scores: ReadonlyMap<string, Decimal>): SheetTotal {
  const missing = parts.filter(({ code, aggregate }) => aggregate !== 'entries' && !scores.has(code));
  if (missing.length > 0) return { missing: missing.map(({ code }) => code) };
  return { total: totalScore(parts.flatMap(({ code }) => scores.get(code) ?? [])) };
}

/** The highest total that the parts allow, entries apart, which come on top; undefined where one of them is silent. */
export function fullMarkOf(parts: readonly Part[]): Decimal | undefined {
  const marks = parts.filter(({ aggregate }) => aggregate !== 'entries').map(highestOf);
  return marks.includes(undefined) || marks.length === 0
    ? undefined
    : sumOf(marks.filter((mark) => mark !== undefined));
}

function highestOf({ full, tiers }: Part): Decimal | undefined {
  if (full !== undefined) return decimal(full);
  return tiers?.map(({ points }) => decimal(points)).reduce((best, each) => (each.gt(best) ? each : best));
}
