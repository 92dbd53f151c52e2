import { type Decided, decimal, decimalToText, isDecimalText, under } from '@wenxiao/domain';
import { type EvaluationEvent, evaluationFacts } from '@wenxiao/facts/evaluation';
import { boundsOf, displayedBeside, gradeOf } from '@wenxiao/rules/grading';
import type { Ruling, Stated } from '@wenxiao/rules/ruling';
import type { EvaluationType, GradeBand } from '@wenxiao/rules/shape';
import type { EvaluationRejection } from './evaluation.commands.js';
import { keptOf } from './evaluation.quotient.js';
import { computedOf, highestOf } from './evaluation.sheets.js';
import type { Computed, SelfForm, Sheet } from './evaluation.state.js';
import { type EvaluationWorld, type Grading, gradingOf, partsOf, type Scaled, typeOf } from './evaluation.world.js';

/** What a conclusion is drawn from: what was scored, and what the person who draws it says. */
export type Concluding = Readonly<{
  step: string;
  sheets: readonly Sheet[];
  form?: SelfForm;
  /** What the self-evaluation came to by the framework of the set. */
  computed?: Computed;
  score?: string;
  /** Why the score is not the computed one. */
  reason?: string;
  /** As what the answer concludes it, where a person grades. */
  outcome: string;
  findings: readonly string[];
  concludedOn: string;
  late: boolean;
}>;

export type Concluded = Readonly<{ event: Decided<EvaluationEvent>; score?: string }>;

/**
 * The conclusion in figures: the sheets put together, or the total of the form; the score that a person sets beside it; and the
 * grade of the exact score. Nothing is computed by a scale that the set does not give.
 */
export function concluded(of: Concluding, world: EvaluationWorld): Concluded | EvaluationRejection {
  const { ruling } = world;
  const type = typeOf(world);
  if (type.is === 'silent') return silentAt(type);
  const grading = gradingOf(type, ruling);
  if ('is' in grading) return silentAt(grading);
  if (of.score !== undefined && !isDecimalText(of.score)) return scoreWanting('malformed');
  const scale = scaleOf(of, type, world);
  if ('code' in scale) return scale;
  const computed = totalOf(of, scale);
  if (typeof computed === 'object') return computed;
  const shown = (text: string): string | undefined => displayedAs(text, grading, ruling);
  const said = of.score ?? printedBeside(of);
  // Who enters the computed score as it is displayed means the exact one.
  const given = said === undefined || !computed || !isSame(said, shown(computed)) ? said : computed;
  const score = given === undefined ? computed : decimalToText(decimal(given));
  if (score === undefined)
    return grading.by === 'score' ? scoreWanting('missing') : finalised(of, scale, type, grading);
  const refused = outside(score, scale);
  if (refused) return refused;
  const deviates = computed !== undefined && !isSame(score, computed);
  const { reason = '' } = of;
  if (deviates && reason.trim() === '') return { code: 'deviation-unexplained', score, computed };
  const displayed = shown(score);
  const figures = {
    score,
    ...(computed !== undefined && { computed }),
    ...(displayed !== undefined && { displayed }),
    ...(deviates && { deviation: reason }),
  };
  return finalised(of, scale, type, grading, figures);
}

export const silentAt = ({ path }: Readonly<{ path: string }>): EvaluationRejection => ({ code: 'rules-silent', path });
const scoreWanting = (because: 'missing' | 'malformed'): EvaluationRejection => ({
  code: 'answer-wanting',
  wanting: [{ needed: 'score', because }],
});
const isSame = (one: string, other: string | undefined): boolean => other !== undefined && decimal(one).eq(other);

type Scale = Readonly<{ parts: readonly Scaled[]; fullMark?: string; paths: readonly { path: string }[] }>;

/** The total that the form prints beside what was computed: the body's own. */
const printedBeside = ({ sheets, form, computed }: Concluding): string | undefined =>
  sheets.length === 0 && computed !== undefined ? form?.printedTotal : undefined;

/** Where nothing was scored, and nobody gives a score, no scale is asked for. */
function scaleOf(
  { score, sheets, form, computed }: Concluding,
  type: Stated<EvaluationType>,
  world: EvaluationWorld,
): Scale | EvaluationRejection {
  const own = computed?.total ?? form?.printedTotal;
  if (score === undefined && sheets.length === 0 && own === undefined) return { parts: [], paths: [] };
  const parts = partsOf(type, world);
  if ('is' in parts) return silentAt(parts);
  const whole = world.ruling.value('evaluation.fullMark');
  const fullMark = highestOf(parts) ?? (whole.is === 'stated' ? whole.value : undefined);
  return fullMark === undefined ? silentAt(whole) : { parts, fullMark, paths: parts };
}

function totalOf(
  { sheets, form, computed: self }: Concluding,
  { parts }: Scale,
): string | undefined | EvaluationRejection {
  if (sheets.length === 0) {
    const own = self?.total ?? form?.printedTotal;
    return own === undefined ? undefined : decimalToText(decimal(own));
  }
  const computed = computedOf(sheets, parts);
  if ('code' in computed) return computed;
  if ('missing' in computed) return { code: 'parts-missing', parts: computed.missing };
  return keptOf(decimal(computed.total));
}

/** Entries alone come on top of the full mark, or take off below nothing. */
function outside(score: string, { parts, fullMark }: Scale): EvaluationRejection | undefined {
  if (parts.some(({ value }) => value.aggregate === 'entries')) return undefined;
  const refuse = (reason: 'below-zero' | 'above-full-mark'): EvaluationRejection => ({
    code: 'score-refused',
    reason,
    score,
    ...(fullMark !== undefined && { fullMark }),
  });
  if (decimal(score).lt('0')) return refuse('below-zero');
  return fullMark !== undefined && decimal(score).gt(fullMark) ? refuse('above-full-mark') : undefined;
}

function displayedAs(score: string, grading: Grading, ruling: Ruling): string | undefined {
  const decimals = ruling.value('conventions.displayDecimals');
  if (decimals.is === 'silent') return undefined;
  return displayedBeside(decimal(score), decimals.value, grading.by === 'score' ? boundsOf(grading.bands) : []);
}

function finalised(
  { step, outcome, findings, concludedOn, late }: Concluding,
  { fullMark, paths }: Scale,
  type: Stated<EvaluationType>,
  grading: Grading,
  figures: Readonly<{ score?: string; computed?: string; displayed?: string; deviation?: string }> = {},
): Concluded | EvaluationRejection {
  const grade = gradeBy(grading, figures.score, outcome);
  if (typeof grade === 'object' && 'code' in grade) return grade;
  const event = evaluationFacts.evaluationFinalised({
    step,
    ...figures,
    ...(fullMark !== undefined && { fullMark }),
    ...(grade && { grade: grade.grade }),
    findings,
    concludedOn,
    late,
  });
  const basis = under(event, type, ...paths, ...(grade?.path === undefined ? [] : [{ path: grade.path }]));
  return { event: basis, ...(figures.score !== undefined && { score: figures.score }) };
}

/** By rank, it is graded when all are ranked. */
function gradeBy(
  grading: Grading,
  score: string | undefined,
  outcome: string,
): Readonly<{ grade: string; path?: string }> | EvaluationRejection | undefined {
  if (grading.by !== 'score') return grading.by === 'person' ? { grade: outcome } : undefined;
  if (score === undefined) return scoreWanting('missing');
  const graded = gradeOf<GradeBand>(score, grading.bands);
  if (graded.outcome === 'refused') return { code: 'score-refused', reason: graded.reason, score };
  const { code } = graded.band;
  return { grade: code, path: grading.pathOf(code) };
}
