import { decimal, decimalToText, isDecimalText, sumOf } from '@wenxiao/domain';
import { parametersOf } from '@wenxiao/rules/layers';
import type { Stated } from '@wenxiao/rules/ruling';
import { alongTarget, type Seen } from '@wenxiao/rules/scoring';
import type { ScoringMethod } from '@wenxiao/rules/shape';
import { keptOf } from './evaluation.quotient.js';
import type { Row, SheetFlaw } from './evaluation.sheets.js';
import type { ApprovedIndicator, EvaluationWorld, Scaled } from './evaluation.world.js';

type Looked = Pick<EvaluationWorld, 'indicators' | 'ruling'>;
type Scored = Readonly<{ rows: readonly Row[]; stated: readonly Readonly<{ path: string }>[] }>;

/**
 * The rows of a part that is filled in along the target, with the points of each indicator on its first row: all of its weight where no
 * method is named, since it is finished. Every approved indicator once, whose weights come to the full mark.
 */
export function alongIndicators({ value: part }: Scaled, rows: readonly Row[], world: Looked): Scored | SheetFlaw {
  const { code, full = '0', methods = [] } = part;
  const approved = world.indicators;
  const sum = sumOf(approved.map(({ weight = '0' }) => decimal(weight)));
  if (!sum.eq(full)) return { code: 'weights-not-full', part: code, sum: sum.toFixed(), full };
  const said = [...new Set(rows.map(({ indicator = '' }) => indicator))];
  const missing = approved.map(({ indicator }) => indicator).filter((each) => !said.includes(each));
  const unknown = said.filter((each) => !approved.some(({ indicator }) => indicator === each));
  if (missing.length + unknown.length > 0) return { code: 'indicators-incomplete', part: code, missing, unknown };
  const all: Row[] = [];
  const stated: Readonly<{ path: string }>[] = [];
  for (const indicator of approved) {
    const own = rows.filter((row) => row.indicator === indicator.indicator);
    const scored = oneIndicator(indicator, own, { listed: methods, world, part: code });
    if ('code' in scored) return scored;
    all.push(...scored.rows);
    stated.push(...scored.stated);
  }
  return { rows: all, stated };
}

type Among = Readonly<{ listed: readonly string[]; world: Looked; part: string }>;

function oneIndicator(
  { direction, value, valueMax, weight = '0', indicator }: ApprovedIndicator,
  own: readonly Row[],
  { listed, world: { ruling }, part }: Among,
): Scored | SheetFlaw {
  const [first] = own;
  const { method: given } = first ?? {};
  if (!first || own.some(({ method }) => method !== given) || (given === undefined && own.length > 1))
    return { code: 'sheet-incomplete', missing: [], unknown: [], repeated: [indicator] };
  if (given !== undefined && !listed.includes(given)) return { code: 'unknown-method', given, listed };
  const method = given === undefined ? undefined : ruling.member('evaluation.scoringMethods', given);
  if (method?.is === 'silent') return { code: 'rules-silent', path: method.path };
  const asked = {
    direction,
    weight,
    ...(value !== undefined && { value }),
    ...(valueMax !== undefined && { valueMax }),
  };
  const scored = alongTarget(asked, method?.value, seenIn(own, method?.value));
  if (scored.outcome === 'refused' && scored.reason === 'scale-silent' && method)
    return { code: 'rules-silent', path: parameterOf(method) };
  if (scored.outcome === 'refused') return { code: 'indicator-refused', indicator, reason: scored.reason };
  const score = keptOf(scored.score);
  const claimed = first.score;
  if (claimed !== undefined && !(isDecimalText(claimed) && decimal(claimed).eq(score)))
    return { code: 'score-not-of-sheet', score: claimed, total: score };
  const rows = own.map(({ score: _, ...row }, at) => ({ ...row, part, ...(at === 0 && { score }) }));
  return { rows, stated: method ? [method] : [] };
}

/** Signed entries and shares of aspects are rows each; a figure, or a number of times, is one. */
function seenIn(own: readonly Row[], method: ScoringMethod | undefined): Seen {
  const reached = own.flatMap((row) => row.reached ?? []);
  if (method?.method === 'base-plus-minus') return { entries: reached };
  if (method?.method === 'composite')
    return { shares: Object.fromEntries(own.map(({ aspect = '', reached: share = '' }) => [aspect, share])) };
  return own.length === 1 && reached[0] !== undefined ? { reached: decimalToText(decimal(reached[0])) } : {};
}

const parameterOf = ({ path, value: { method } }: Stated<ScoringMethod>): string =>
  [path, ...(parametersOf[method] ?? [])].join('/');
