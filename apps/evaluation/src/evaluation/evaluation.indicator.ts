import { type Decimal, decimal, decimalToText } from '@wenxiao/domain';
import type { Ruling, Stated } from '@wenxiao/rules/ruling';
import {
  byJudgement,
  type IndicatorPoints,
  type Measurement,
  type PointedPart,
  ratioOf,
  scoreBy,
  type ScoreRefusal,
} from '@wenxiao/rules/scoring';
import type { ScoringMethod } from '@wenxiao/rules/shape';
import { keptOf } from './evaluation.quotient.js';
import type { Attained, Computed } from './evaluation.state.js';
import type { ApprovedIndicator, EvaluationWorld } from './evaluation.world.js';

/** A row of a computed self-evaluation, with its exact score. */
export type ScoredRow = Readonly<{
  row: Omit<Computed['computed'][number], 'score'>;
  score: Decimal;
  /** What its method comes to, exactly. */
  ofMethod?: Decimal;
  findings: Computed['findings'];
  stated: readonly Readonly<{ path: string }>[];
}>;

type Refused = ScoreRefusal | 'actual-wanting' | 'points-wanting' | 'points-of-whole';
type Silence = Readonly<{ code: 'rules-silent'; path: string }>;

export type IndicatorFlaw =
  | Silence
  /** What was paid, or of which budget it is a rate, is not known; or there was no budget. */
  | Readonly<{ code: 'execution-wanting'; wanting: 'executed' | 'budget' | 'zero-budget' }>
  | Readonly<{ code: 'indicator-refused'; indicator: string; reason: Refused; organisation?: string }>
  /** Of what several units reached, nobody knows whether it is added or averaged. */
  | Readonly<{ code: 'together-wanting'; indicator: string }>
  /** Other points than the computed ones, or so much more than the target, have a reason. */
  | Readonly<{
      code: 'indicator-unexplained';
      indicator: string;
      because: 'points' | 'over-achieved';
      organisation?: string;
    }>;

type Method = Stated<ScoringMethod>;
export type AskedOf = IndicatorPoints &
  Readonly<{
    approved: ApprovedIndicator;
    /** Where it stands among what was handed in. */
    at: number;
  }>;
type Asked = AskedOf & Readonly<{ attained: Attained['attained'][number] }>;
/** What its method comes to, or why to nothing. */
type Computing = Readonly<{ score: Decimal }> | Readonly<{ refused: Refused }>;

/** What the execution of the budget counts. */
export function executionScore(
  { code, points, methods: codes }: PointedPart,
  { executed, budget }: EvaluationWorld['execution'],
  ruling: Ruling,
): ScoredRow | IndicatorFlaw {
  const denominator = ruling.value('conventions.rateDenominator');
  if (denominator.is === 'silent') return { code: 'rules-silent', path: denominator.path };
  if (budget === undefined || executed === undefined)
    return { code: 'execution-wanting', wanting: budget === undefined ? 'budget' : 'executed' };
  if (decimal(budget).eq('0')) return { code: 'execution-wanting', wanting: 'zero-budget' };
  const methods = methodsOf(codes, ruling);
  if ('code' in methods) return methods;
  const [by] = methods.flatMap((method) => {
    const scored = paidScore(method.value, points, { executed, budget });
    return scored ? [{ method, scored }] : [];
  });
  if (!by) return { code: 'indicator-refused', indicator: code, reason: 'points-wanting' };
  const { method, scored } = by;
  if (scored.outcome === 'refused') return { code: 'indicator-refused', indicator: code, reason: scored.reason };
  const row = { part: code, points, method: method.value.code, computed: keptOf(scored.score) };
  return { row, score: scored.score, findings: [], stated: [denominator, method] };
}

/** Undefined where the method is none of an execution rate. */
function paidScore(method: ScoringMethod, points: string, execution: Readonly<{ executed: string; budget: string }>) {
  if (method.method === 'execution-rate') return scoreBy(method, points, execution);
  const rate = decimalToText(decimal(execution.executed).div(execution.budget));
  return method.method === 'step-table' ? scoreBy(method, points, { rate }) : undefined;
}

/**
 * What one indicator counts: by its own method, else by the first of its part that fits it. Points that a person states where it is
 * computed otherwise, or cannot be computed, have a reason; where the rules leave it to judgement (由评价人评分), they need none.
 */
export function indicatorScore(asked: Asked, { ruling }: EvaluationWorld): ScoredRow | IndicatorFlaw {
  const { indicator, part, approved, attained, points, at } = asked;
  const found = methodOf(asked, ruling);
  if ('code' in found) return found;
  const { method } = found;
  const measurement = measurementOf(approved, attained.actual);
  const computing = computed(asked, method?.value, measurement);
  const over = measurement && overAchieved(measurement, method?.value);
  const flaw = flawOf(asked, computing, over);
  if (flaw) return { ...flaw, indicator };
  const { points: stated } = attained;
  const ofMethod = 'score' in computing ? computing.score : undefined;
  const severity = over === 'questioned' ? 'warning' : 'info';
  return {
    row: {
      part: part.code,
      indicator,
      name: approved.name,
      points: keptOf(points),
      ...(method && { method: method.value.code }),
      ...(ofMethod && { computed: keptOf(ofMethod) }),
    },
    score: stated === undefined ? (ofMethod ?? decimal('0')) : decimal(stated),
    ...(ofMethod && { ofMethod }),
    findings: over ? [{ finding: 'over-achieved', path: `attained[${String(at)}]`, severity }] : [],
    stated: method ? [method] : [],
  };
}

/** By what it is scored: its own method, else the first of its part that fits it; undefined where none does. */
export function methodOf(
  { part, approved }: Pick<AskedOf, 'part' | 'approved'>,
  ruling: Ruling,
): Readonly<{ method: Method | undefined }> | Silence {
  const methods = methodsOf(approved.method === undefined ? part.methods : [approved.method], ruling);
  return 'code' in methods ? methods : { method: methods.find(({ value }) => fits(value, approved)) };
}

/** Whether it is scored by the figure that was reached. */
export const isByFigure = (method: Method | undefined, approved: ApprovedIndicator): boolean =>
  method !== undefined && ofMeasurements.includes(method.value.method) && isMeasured(approved);

function methodsOf(codes: readonly string[], ruling: Ruling): readonly Method[] | Silence {
  const methods = codes.map((code) => ruling.member('evaluation.scoringMethods', code));
  const silent = methods.find(({ is }) => is === 'silent');
  return silent ? { code: 'rules-silent', path: silent.path } : methods.filter((each) => each.is === 'stated');
}

const ofMeasurements: readonly ScoringMethod['method'][] = [
  'completion-ratio',
  'step-table',
  'decreasing-count',
  'veto',
];

/** Figures by a ratio, words by tiers; what is judged or counted otherwise, by a person. */
function fits({ method }: ScoringMethod, approved: ApprovedIndicator): boolean {
  if (method === 'execution-rate') return false;
  if (ofMeasurements.includes(method)) return isMeasured(approved);
  return method === 'qualitative-tiers' ? !isMeasured(approved) : true;
}

const isMeasured = ({ direction, value }: ApprovedIndicator): boolean => direction !== 'text' && value !== undefined;

function measurementOf(
  { direction, value, valueMax }: ApprovedIndicator,
  actual: string | undefined,
): Measurement | undefined {
  if (direction === 'text' || value === undefined || actual === undefined) return undefined;
  const asked = direction === 'is' ? 'equal' : direction;
  return { direction: asked, target: value, actual, ...(valueMax !== undefined && { upTo: valueMax }) };
}

function computed(
  { approved, attained, points }: Asked,
  method: ScoringMethod | undefined,
  measurement: Measurement | undefined,
): Computing {
  if (isMeasured(approved) && !measurement) return { refused: 'actual-wanting' };
  const scored = method && scoreOf(method, decimalToText(points), { measurement, attained });
  if (!scored) return { refused: 'points-wanting' };
  return scored.outcome === 'refused' ? { refused: scored.reason } : scored;
}

type Observed = Readonly<{ measurement: Measurement | undefined; attained: Asked['attained'] }>;

/** Undefined where the method asks for what nobody has said. */
function scoreOf(method: ScoringMethod, weight: string, { measurement, attained }: Observed) {
  const { points, tier = '', share = '' } = attained;
  if (method.method === 'qualitative-tiers') return scoreBy(method, weight, { tier, share });
  if (!measurement || !ofMeasurements.includes(method.method))
    return points === undefined ? undefined : byJudgement(weight, { score: points });
  if (method.method === 'decreasing-count') return scoreBy(method, weight, measurement);
  if (method.method === 'completion-ratio') return scoreBy(method, weight, measurement);
  const ratio = ratioOf(measurement, anyMore);
  if ('refused' in ratio) return { outcome: 'refused', reason: ratio.refused } as const;
  if (method.method === 'step-table') return scoreBy(method, weight, { rate: decimalToText(ratio.ratio) });
  return method.method === 'veto' ? scoreBy(method, weight, { finished: ratio.ratio.gte('1') }) : undefined;
}

/** No more is told apart from more. */
const anyMore = decimal('1000000');

/** More was reached than was asked for; `questioned` from where on the set asks why. */
function overAchieved(measurement: Measurement, method: ScoringMethod | undefined): 'more' | 'questioned' | undefined {
  const ratio = ratioOf(measurement, anyMore);
  if (method?.method !== 'completion-ratio' || 'refused' in ratio || ratio.ratio.lte('1')) return undefined;
  const { questionedFrom } = method;
  return questionedFrom !== undefined && ratio.ratio.gte(questionedFrom) ? 'questioned' : 'more';
}

type Unplaced<Flaw> = Flaw extends { indicator: string } ? Omit<Flaw, 'indicator'> : never;

function flawOf(
  { attained: { points: stated, reason = '' }, points }: Asked,
  computing: Computing,
  over: ReturnType<typeof overAchieved>,
): Unplaced<IndicatorFlaw> | undefined {
  const refused = 'refused' in computing ? computing.refused : undefined;
  if (refused !== undefined && (stated === undefined || refused === 'actual-wanting'))
    return { code: 'indicator-refused', reason: refused };
  if (stated !== undefined && points.lt(stated)) return { code: 'indicator-refused', reason: 'above-weight' };
  const hasReason = reason.trim() !== '';
  const deviates = stated !== undefined && !('score' in computing && computing.score.eq(stated));
  if (deviates && !hasReason) return { code: 'indicator-unexplained', because: 'points' };
  return over === 'questioned' && !hasReason ? { code: 'indicator-unexplained', because: 'over-achieved' } : undefined;
}
