import { type Decimal, decimal, decimalToText, isDecimalText } from '@wenxiao/domain';
import { fullMarkOf, type PartGiven, partScore, type ScoreRefusal, sheetTotal } from '@wenxiao/rules/scoring';
import type { Part } from '@wenxiao/rules/shape';
import type { Sheet } from './evaluation.state.js';
import type { Scaled } from './evaluation.world.js';

/** What an evaluator fills in: of each part points or a tier, of a part of entries as many as there are. */
export type SheetContent = Readonly<{ scores: Sheet['scores'] }>;

export type Row = Sheet['scores'][number];

export type SheetFlaw =
  /** Of a part along the target: the weights of the approved indicators do not come to its full mark, or not all of them are there once. */
  | Readonly<{ code: 'weights-not-full'; part: string; sum: string; full: string }>
  | Readonly<{
      code: 'indicators-incomplete';
      part: string;
      missing: readonly string[];
      unknown: readonly string[];
    }>
  | Readonly<{ code: 'indicator-refused'; indicator: string; reason: ScoreRefusal }>
  | Readonly<{ code: 'unknown-method'; given: string; listed: readonly string[] }>
  | Readonly<{ code: 'rules-silent'; path: string }>
  | Readonly<{ code: 'score-not-of-sheet'; score: string; total: string }>
  /** A row does not bring what the rules have it bring beside its score. */
  | Readonly<{ code: 'row-unshown'; part: string; wanting: readonly ('ground' | 'document' | 'poll')[] }>
  /** It leaves parts out, scores some that are none of its own, or one of them twice. */
  | Readonly<{
      code: 'sheet-incomplete';
      missing: readonly string[];
      unknown: readonly string[];
      repeated: readonly string[];
    }>
  | Readonly<{ code: 'part-refused'; part: string; reason: ScoreRefusal; full?: string }>;

export type FilledIn = Readonly<{ scores: Sheet['scores']; total: string }>;

/** A sheet by the parts that its evaluator fills in, whole: every figure in its shortest form, and what they come to. */
export function filledIn({ scores }: SheetContent, own: readonly Scaled[]): FilledIn | SheetFlaw {
  const parts = own.map(({ value }) => value);
  const flaw = placesFlaw(scores, parts);
  if (flaw) return flaw;
  const unshown = parts.map((part) => unshownIn(part, rowsOf(part, scores))).find((each) => each !== undefined);
  if (unshown) return unshown;
  const byPart = new Map<string, Decimal>();
  for (const part of parts) {
    const rows = rowsOf(part, scores);
    // Whoever left out a part of entries has none.
    const score = scoreOf(part, rows.length > 0 ? givenIn(part, rows) : { scores: [] });
    if ('code' in score) return score;
    byPart.set(part.code, score.score);
  }
  const total = sheetTotal(parts, byPart);
  if ('missing' in total) return { code: 'sheet-incomplete', missing: total.missing, unknown: [], repeated: [] };
  return { scores: scores.map(asWritten), total: decimalToText(total.total) };
}

function placesFlaw(scores: Sheet['scores'], parts: readonly Part[]): SheetFlaw | undefined {
  const codes = scores.map(({ part }) => part);
  const known = new Set(parts.map(({ code }) => code));
  const wanted = parts.filter(({ aggregate }) => aggregate !== 'entries').map(({ code }) => code);
  const missing = wanted.filter((code) => !codes.includes(code));
  const unknown = [...new Set(codes.filter((code) => !known.has(code)))];
  // Along the target there is a row for each indicator.
  const once = parts.filter(({ code, along }) => wanted.includes(code) && along === undefined).map(({ code }) => code);
  const repeated = [...new Set(codes.filter((code, at) => once.includes(code) && codes.indexOf(code) !== at))];
  if (missing.length + unknown.length + repeated.length === 0) return undefined;
  return { code: 'sheet-incomplete', missing, unknown, repeated };
}

/** What of that which the rules have each row bring is not there; a poll of more than were asked is none. */
function unshownIn({ code, shows = [] }: Part, rows: Sheet['scores']): SheetFlaw | undefined {
  const isShown = {
    ground: ({ ground = '' }: Row) => ground.trim() !== '',
    document: ({ document = '' }: Row) => document.trim() !== '',
    poll: ({ polled = 0, answered, favourable }: Row) =>
      answered !== undefined && favourable !== undefined && favourable <= answered && answered <= polled,
  };
  const wanting = shows.filter((what) => rows.some((row) => !isShown[what](row)));
  return wanting.length === 0 ? undefined : { code: 'row-unshown', part: code, wanting };
}

export const rowsOf = ({ code }: Part, scores: Sheet['scores']): Sheet['scores'] =>
  scores.filter(({ part }) => part === code);

/** A tier is told by its code, and has no points beside it; points have no tier. */
function givenIn({ aggregate }: Part, rows: Sheet['scores']): PartGiven {
  const points = rows.flatMap(({ score }) => score ?? []);
  const [tier] = rows.flatMap(({ tier: each }) => each ?? []);
  const isOfOneKind = points.length === 0 || tier === undefined;
  if (aggregate === 'tier') return { tier: isOfOneKind ? (tier ?? '') : '' };
  return { scores: isOfOneKind ? points : [] };
}

function scoreOf(part: Part, given: PartGiven): Readonly<{ score: Decimal }> | SheetFlaw {
  const scored = partScore(part, given);
  if (scored.outcome === 'scored') return scored;
  const { code, full } = part;
  return { code: 'part-refused', part: code, reason: scored.reason, ...(full !== undefined && { full }) };
}

const asWritten = (row: Sheet['scores'][number]): Sheet['scores'][number] =>
  row.score !== undefined && isDecimalText(row.score) ? { ...row, score: decimalToText(decimal(row.score)) } : row;

export type Computed = Readonly<{ total: string }> | Readonly<{ missing: readonly string[] }> | SheetFlaw;

/**
 * What all sheets come to: each part put together over those who filled it in, as its aggregate says. No order of the sheets
 * changes it. Parts that nobody has filled in are named.
 */
export function computedOf(sheets: readonly Pick<Sheet, 'scores'>[], all: readonly Scaled[]): Computed {
  const parts = all.map(({ value }) => value);
  const byPart = new Map<string, Decimal>();
  for (const part of parts) {
    const filled = sheets.map(({ scores }) => rowsOf(part, scores)).filter((rows) => rows.length > 0);
    if (filled.length === 0) continue;
    const score = scoreOf(part, together(part, filled));
    if ('code' in score) return score;
    byPart.set(part.code, score.score);
  }
  const total = sheetTotal(parts, byPart);
  return 'missing' in total ? total : { total: decimalToText(total.total) };
}

/** Evaluators who place it in different tiers have not agreed on one. */
function together(part: Part, filled: readonly Sheet['scores'][]): PartGiven {
  if (part.aggregate !== 'tier') return givenIn(part, filled.flat());
  const tiers = [...new Set(filled.flat().flatMap(({ tier }) => tier ?? []))];
  return { tier: tiers.length === 1 ? (tiers[0] ?? '') : '' };
}

/** The highest total that the parts allow, as text; undefined where one of them has no bound. */
export function highestOf(parts: readonly Scaled[]): string | undefined {
  return fullMarkOf(parts.map(({ value }) => value))?.toFixed();
}
