import { under } from '@wenxiao/domain';
import { evaluationFacts as facts } from '@wenxiao/facts/evaluation';
import type { DataFor, EvaluationRejection, Events, FormContent } from './evaluation.commands.js';
import { computedBy, scaleOf } from './evaluation.computed.js';
import { findingsOf, wantingIn } from './evaluation.form.js';
import type { AttainedContent, SelfForm, UnitPart } from './evaluation.state.js';
import type { EvaluationWorld } from './evaluation.world.js';

/** What is recorded beside a step, and of a sheet what it comes to. */
export type Beside = Readonly<{ events: Events; total?: string }>;

type Said = Pick<DataFor<'take-step'>, 'form' | 'attained'>;
type HandingIn = Pick<SelfForm, 'step' | 'reportedOn' | 'late'> &
  Readonly<{ limits?: readonly Readonly<{ path: string }>[] }>;

/**
 * What a body hands in of itself: its form, what it reached, or both.
 * @param as as what; undefined where the step asks for nothing of it.
 * @param beside what the units say that carry it out beside it: where they do, so does the body itself, unless nobody can compute it.
 */
export function handedIn(
  { form, attained }: Said,
  as: HandingIn | undefined,
  { beside, world }: Readonly<{ beside: readonly UnitPart[]; world: EvaluationWorld }>,
): Beside | EvaluationRejection {
  const isThere = form !== undefined || attained !== undefined;
  if ((as !== undefined) !== isThere) return { code: as ? 'form-wanting' : 'form-not-asked' };
  if (!as) return { events: [] };
  const wanting = form && wantingIn(form);
  if (wanting) return { code: wanting };
  if (!attained && beside.length > 0 && !('code' in scaleOf(world)))
    return { code: 'attained-wanting', organisation: world.carriedOut.unit };
  const reached = attained ? reachedAs(attained, form, as, { beside, world }) : [];
  if ('code' in reached) return reached;
  return { events: [...(form ? saidAs(form, as, world) : []), ...reached] };
}

/** What the form says, and the form itself. */
function saidAs(form: FormContent, { step, reportedOn, late, limits = [] }: HandingIn, world: EvaluationWorld): Events {
  const { says: _says, content, ...said } = form;
  const reported = facts.selfEvaluationReported({ ...said, findings: findingsOf(form, world), step, reportedOn, late });
  return [under(reported, ...limits), facts.selfEvaluationFormKept({ step, form: form.form, content })];
}

/** What was reached, and the same in points. */
function reachedAs(
  { executed, attained }: AttainedContent,
  form: FormContent | undefined,
  { step, reportedOn, late, limits = [] }: HandingIn,
  { beside, world }: Readonly<{ beside: readonly UnitPart[]; world: EvaluationWorld }>,
): Events | EvaluationRejection {
  const points = computedBy({ attained, ...(executed !== undefined && { executed }) }, beside, world);
  if ('code' in points) return points;
  const { computed, stated } = points;
  const said = facts.selfEvaluationAttained({
    step,
    ...(form && { form: form.form }),
    ...(executed !== undefined && { executed }),
    attained,
    reportedOn,
    late,
  });
  return [under(said, ...limits), under(facts.selfEvaluationComputed({ step, ...computed }), ...stated)];
}
