import { type StepNeeds, takenStepOf } from '@wenxiao/domain/field';
import { accepted, decimal, nothingToDo, rejected, under } from '@wenxiao/domain';
import { type PerformanceTargetEvent, performanceTargetFacts as facts } from '@wenxiao/facts/targets';
import {
  correctStep,
  openFurther,
  openNow,
  opinionOn,
  procedureFor,
  type Progress,
  rebaseTo,
  takeStep,
  withdrawStep,
} from '@wenxiao/rules/procedure';
import type { Answer as StepAnswer, Procedure, Step } from '@wenxiao/rules/shape';
import type {
  Answering,
  CommandOf,
  Decided,
  TargetRejection,
  TargetRules,
  Together,
} from './performance-target.commands.js';
import type { TargetState } from './performance-target.state.js';

/** The procedure that the target was opened under, by the code that its own history names. */
function procedureOf({ progress }: TargetState, { ruling }: TargetRules): Procedure | TargetRejection {
  if (progress.procedure === '') return { code: 'not-opened' };
  const found = ruling.member('procedures', progress.procedure);
  return found.is === 'stated' ? found.value : { code: 'no-procedure', procedure: progress.procedure };
}

/** The procedure that a set has for such a target. */
export function procedureOfSet({ ruling, world }: TargetRules): ReturnType<typeof procedureFor> {
  const procedures = ruling.members('procedures').map(({ value }) => value);
  return procedureFor(procedures, 'performance-target', world.known);
}

/** Whoever declared any version did, for whom a later step keeps out, what submitting it is. */
export function withDeclarants({ progress, declarants }: TargetState, { steps }: Procedure): Progress {
  const submitting = steps.filter(({ act }) => act === 'submit').map(({ code }) => code);
  const did = declarants.flatMap((by) => submitting.map((step) => ({ step, by })));
  return { ...progress, did: [...progress.did, ...did] };
}

export function takeOne(command: CommandOf<'take-step'>, state: TargetState, rules: TargetRules): Decided {
  return stepped(command.data, command.by.id, state, rules, command.data.together);
}

/** Takes a step: what had opened before without an act is recorded first. */
export function stepped(
  { step, level, answer, brings = {} }: Answering,
  by: string,
  state: TargetState,
  rules: TargetRules,
  together?: Together,
): Decided {
  const procedure = procedureOf(state, rules);
  if (!('object' in procedure)) return rejected(procedure);
  const given = { step, ...(level !== undefined && { level }), answer, by, brings };
  const taken = takeStep(procedure, withDeclarants(state, procedure), rules.world, given);
  if (taken.outcome === 'rejected') return rejected(taken.rejection);
  if (taken.step.act === 'submit' && !state.declared) return rejected({ code: 'nothing-declared' });
  const apart = goesApart(taken.step, taken.answer, brings, together);
  if (apart) return rejected(apart);
  const { opened } = taken;
  const event = stepFactOf(taken.step.act, { ...brings, ...taken.data });
  const before = opened ? [under(facts.targetStepsOpened(opened.data), ...opened.stated)] : [];
  return accepted<PerformanceTargetEvent>(...before, under(event, ...taken.stated));
}

/**
 * An approval in one act with the budget says the same amount and day as that. What sends back, and every other step, changes
 * no budget: nothing may be appended beside it.
 */
function goesApart(
  { together: asked, act, code }: Step,
  { code: answer, then }: Pick<StepAnswer, 'code' | 'then'>,
  { amount, date }: StepNeeds,
  together: Together | undefined,
): TargetRejection | undefined {
  const leadsOn = then === 'next' || then === 'end';
  if (asked === undefined || act !== 'approve' || !leadsOn)
    return together && { code: 'not-together', step: code, answer };
  if (together?.with !== asked) return { code: 'together', with: asked };
  const isSame =
    (amount === undefined || decimal(amount).eq(together.amount)) && (date === undefined || date === together.from);
  return isSame ? undefined : { code: 'together', with: asked, amount: together.amount, from: together.from };
}

export function correctOne(command: CommandOf<'correct-step'>, state: TargetState, rules: TargetRules): Decided {
  const { step, level, answer, brings = {}, together } = command.data;
  const procedure = procedureOf(state, rules);
  if (!('object' in procedure)) return rejected(procedure);
  const given = { step, ...(level !== undefined && { level }), answer, by: command.by.id, brings };
  const amended = correctStep(procedure, withDeclarants(state, procedure), rules.world, given);
  if (amended.outcome === 'rejected') return rejected(amended.rejection);
  const of = procedure.steps.find(({ code }) => code === step);
  if (!of) return rejected({ code: 'no-procedure', procedure: procedure.code });
  const { then = 'next' } = of.answers.find(({ code }) => code === answer) ?? {};
  const apart = goesApart(of, { code: answer, then }, brings, together);
  if (apart) return rejected(apart);
  return accepted(under(stepFactOf(of.act, { ...brings, ...amended.data }), ...amended.stated));
}

/** A desk that co-operates is heard before somebody else takes the step. */
export function advise({ data: said, by }: CommandOf<'give-opinion'>, state: TargetState, rules: TargetRules): Decided {
  const procedure = procedureOf(state, rules);
  if (!('object' in procedure)) return rejected(procedure);
  return opinionOn(procedure, { said, progress: state.progress, world: rules.world }, by, facts.targetOpinionGiven);
}

/** The latest act is taken back before the next; an approval together with the budget that it approved. */
export function withdraw(command: CommandOf<'withdraw'>, state: TargetState, rules: TargetRules): Decided {
  const { step, level, reason, together, on, last } = command.data;
  const procedure = procedureOf(state, rules);
  if (!('object' in procedure)) return rejected(procedure);
  const place = { step, ...(level !== undefined && { level }), by: command.by.id };
  const amended = withdrawStep(state.progress, place);
  if (amended.outcome === 'rejected') return rejected(amended.rejection);
  if (isInForceBy(step, state) && on > last) return rejected({ code: 'period-over', last });
  const of = procedure.steps.find(({ code }) => code === step);
  if (of?.together !== undefined && state.approving?.step === step && together !== true)
    return rejected({ code: 'together', with: of.together });
  return accepted(facts.targetWithdrawn({ ...amended.data, reason }));
}

/**
 * The rules are those in force. What was done counts by its step; a budget that was approved with the target would stay without an
 * approval of it, where the procedure has no such step: that is taken back before.
 */
export function moveToSetInForce(command: CommandOf<'rebase'>, state: TargetState, rules: TargetRules): Decided {
  const { before, reason } = command.data;
  if (state.progress.procedure === '') return rejected({ code: 'not-opened' });
  const found = procedureOfSet(rules);
  if (found.outcome === 'not-known') return rejected({ code: 'not-known', step: '', missing: found.missing });
  const path = found.outcome === 'found' ? `procedures/${found.procedure.code}` : 'procedures';
  const procedure =
    found.outcome === 'found' ? ({ is: 'stated', value: found.procedure } as const) : ({ is: 'silent', path } as const);
  const moved = rebaseTo({ hash: rules.ruling.hash, before, procedure }, state.progress, rules.world);
  if (moved.outcome === 'rejected') return rejected(moved.rejection);
  const { approving } = state;
  const isLost = approving && !moved.progress.done.some(({ step }) => step === approving.step);
  if (isLost) return rejected({ code: 'together', with: 'budget-line' });
  return accepted(under(facts.targetRebased({ ...moved.data, reason }), { path }, ...moved.stated));
}

/** Results are measured by what was approved: after its period it is taken back no more. */
const isInForceBy = (step: string, { inForce, approving, progress }: TargetState): boolean =>
  inForce !== undefined && progress.ended !== undefined && approving?.step === step;

export function openSteps(state: TargetState, rules: TargetRules): Decided {
  const procedure = procedureOf(state, rules);
  if (!('object' in procedure)) return rejected(procedure);
  const opened = openFurther(procedure, state.progress, rules.world);
  if (!opened) return nothingToDo;
  return accepted(under(facts.targetStepsOpened(opened.data), ...opened.stated));
}

/** What is open, and who is kept out of it: tasks, `possible` and the console ask here. */
export function openOf(state: TargetState, rules: TargetRules): ReturnType<typeof openNow> {
  const procedure = procedureOf(state, rules);
  return 'object' in procedure ? openNow(procedure, withDeclarants(state, procedure), rules.world) : [];
}

const stepFactOf = takenStepOf('target', facts);
