import { under } from '@wenxiao/domain';
import { evaluationFacts as facts } from '@wenxiao/facts/evaluation';
import type { OpenStep } from '@wenxiao/rules/procedure';
import type { Step } from '@wenxiao/rules/shape';
import { implementingUnit } from './evaluation.carried-out.js';
import type { DataFor, EvaluationRejection, Events } from './evaluation.commands.js';
import { computedBy, placesFlaw, scaleOf } from './evaluation.computed.js';
import { indicatorScore, isByFigure, methodOf } from './evaluation.indicator.js';
import {
  type AttainedContent,
  attainedOf,
  computedOf,
  type OpenEvaluation,
  type UnitPart,
  unitPartsOf,
} from './evaluation.state.js';
import { figureFlaw, ofUnit } from './evaluation.together.js';
import type { EvaluationWorld } from './evaluation.world.js';

// 谁支出、谁自评: of a subject that several units carry out, each says what it reached of its part.

/** Whether a step is one in which each unit that carries the subject out says that of its part. */
export const isOfUnits = ({ by, repeats }: Pick<Step, 'by' | 'repeats'>): boolean =>
  'assigned' in by && by.assigned === implementingUnit && repeats === 'each-assigned';

/** The units that have not said it yet. */
export const unitsAhead = (open: readonly OpenStep[]): readonly string[] =>
  open.filter(({ step }) => isOfUnits(step)).flatMap(({ level }) => level ?? []);

type Said = Pick<DataFor<'take-step'>, 'form' | 'attained'>;
type As = Pick<UnitPart, 'step' | 'organisation' | 'reportedOn' | 'late'> &
  Readonly<{ limits?: readonly Readonly<{ path: string }>[] }>;

/** The part of one unit, by its share of the money, which the subject says. A form is of the whole. */
export function partHandedIn(
  { form, attained: content }: Said,
  { limits = [], ...as }: As,
  world: EvaluationWorld,
): Readonly<{ events: Events }> | EvaluationRejection {
  const { organisation } = as;
  if (form) return { code: 'form-of-whole' };
  if (!content) return { code: 'attained-wanting', organisation };
  const share = world.carriedOut.beside.find((each) => each.organisation === organisation)?.share;
  if (share === undefined) return { code: 'share-wanting', organisation };
  const { executed, attained } = content;
  const flaw = flawOf({ organisation, attained }, world);
  if (flaw) return flaw;
  const rows = attained.map(({ together: _together, ...row }) => row);
  const part = { ...as, share, ...(executed !== undefined && { executed }), attained: rows };
  return { events: [under(facts.implementerAttained(part), ...limits)] };
}

/** Whoever says it is told what is wrong with it, and not the unit that puts all together. Where nobody can compute it, nothing is. */
function flawOf(
  { organisation, attained }: Readonly<{ organisation: string } & Pick<AttainedContent, 'attained'>>,
  world: EvaluationWorld,
): EvaluationRejection | undefined {
  const misplaced = placesFlaw(attained, world);
  const scale = scaleOf(world);
  if (misplaced || 'code' in scale) return misplaced;
  for (const [at, approved] of world.indicators.entries()) {
    const points = scale.points.indicators.find(({ indicator }) => indicator === approved.indicator);
    const row = attained.find(({ indicator }) => indicator === approved.indicator);
    if (!points || !row) continue;
    const asked = { ...points, approved, at };
    const found = methodOf(asked, world.ruling);
    if ('code' in found) return found;
    const scored = isByFigure(found.method, approved)
      ? figureFlaw({ organisation, row }, asked)
      : indicatorScore({ ...asked, attained: row }, world);
    if (scored && 'code' in scored) return ofUnit(scored, organisation);
  }
  return undefined;
}

/** What all came to, anew: a part was corrected after they were put together. Nothing where they were not. */
export function togetherAgain(
  before: OpenEvaluation,
  after: OpenEvaluation,
  world: EvaluationWorld,
): Readonly<{ events: Events }> | EvaluationRejection {
  const [said, computed] = [attainedOf(before), computedOf(before)];
  if (!said || !computed) return { events: [] };
  const anew = computedBy(said, unitPartsOf(after), world);
  if ('code' in anew) return anew;
  const event = facts.selfEvaluationComputed({ step: computed.step, ...anew.computed });
  return { events: [under(event, ...anew.stated)] };
}
