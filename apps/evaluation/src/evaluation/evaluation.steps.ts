import { type StepNeeds, takenStepOf } from '@wenxiao/domain/field';
import { accepted, decimal, type Decided, isDecimalText, rejected, under } from '@wenxiao/domain';
import { type EvaluationEvent, evaluationFacts as facts } from '@wenxiao/facts/evaluation';
import { isSamePlace, openNow, type StepTaken, takeStep, withdrawStep } from '@wenxiao/rules/procedure';
import type { Act, Step } from '@wenxiao/rules/shape';
import { alongIndicators } from './evaluation.along-target.js';
import type { DataFor, Events, EvaluationRejection, Outcome } from './evaluation.commands.js';
import { type Concluding, concluded, silentAt } from './evaluation.conclusion.js';
import { lateness } from './evaluation.due.js';
import { furtherGone, furtherOpened } from './evaluation.further.js';
import { type Beside, handedIn } from './evaluation.self.js';
import { filledIn, type FilledIn, rowsOf, type SheetContent } from './evaluation.sheets.js';
import {
  computedOf,
  conclusionOf,
  evolve,
  formOf,
  handedInOf,
  type OpenEvaluation,
  sheetsOf,
  unitPartsOf,
} from './evaluation.state.js';
import { isOfUnits, partHandedIn, unitsAhead } from './evaluation.unit-part.js';
import {
  type EvaluationWorld,
  isOfItself,
  partsAt,
  partsOf,
  procedureOf,
  type Scaled,
  typeOf,
} from './evaluation.world.js';

export type Around = Readonly<{ state: OpenEvaluation; world: EvaluationWorld; by: string }>;
export type Placed = Readonly<{ step: string; level?: string }>;
export type Said = Pick<DataFor<'take-step'>, 'brings' | 'form' | 'attained' | 'sheet' | 'today'>;
type Accompanying = Readonly<{ before: Events; brings: StepNeeds; after: Events }>;

/** What a step did to an evaluation, whatever the rule set calls the step. */
export const stepFactOf = takenStepOf('evaluation', facts);

export function take(data: DataFor<'take-step'>, around: Around): Outcome {
  const { state, world, by } = around;
  const procedure = procedureOf(world);
  if (procedure.is === 'silent') return rejected(silentAt(procedure));
  const place = placeOf(data);
  const open = openNow(procedure.value, state.progress, world.procedures);
  const now = open.find(({ code, level }) => code === place.step && level === place.level);
  // What a body does for itself before a step is nobody else’s business: the step alone brings something.
  const isOfSet = procedure.value.steps.some(({ code }) => code === place.step);
  const ahead = unitsAhead(open);
  if (!now && isOfSet && ahead.length > 0 && !state.progress.done.some((row) => isSamePlace(row, place)))
    return rejected({ code: 'units-missing', units: ahead });
  const barred = now && evaluatorKeptOut(now.step, around);
  if (barred) return rejected(barred);
  const brings = isOfSet ? withScore(data.brings, now?.step.act) : data.brings;
  const given = { ...place, answer: data.answer, by, brings };
  const taken = takeStep(procedure.value, state.progress, world.procedures, given);
  if (taken.outcome === 'rejected') return rejected(taken.rejection);
  const keptOut = keptOutOf(taken.data.assigned ?? [], world);
  if (keptOut) return rejected(keptOut);
  const counts = isOfSet && taken.progress.done.some((row) => isSamePlace(row, place));
  const beside = accompanying(data, { ...place, counts }, taken, around);
  if ('code' in beside) return rejected(beside, ...scaleRefusing(beside));
  const { opened } = taken;
  const event = stepFactOf(taken.step.act, { ...beside.brings, ...taken.data });
  const further = [...furtherGone(state, event), ...furtherOpened(taken, brings)];
  const after = [...beside.after, ...conclusionSentBack(state, event), ...further];
  return accepted<EvaluationEvent>(
    ...(opened ? [under(facts.evaluationStepsOpened(opened.data), ...opened.stated)] : []),
    ...beside.before,
    under(event, ...taken.stated),
    ...after,
  );
}

/** Whoever sends it back behind its conclusion takes that away. */
export function conclusionSentBack(state: OpenEvaluation, event: EvaluationEvent): Events {
  const before = conclusionOf(state);
  const stands = before === undefined || conclusionOf(evolve(state, event) as OpenEvaluation) !== undefined;
  return stands ? [] : [facts.conclusionWithdrawn({ step: before.step })];
}

/** Nobody evaluates themselves: neither people nor bodies. */
export function keptOutOf(
  assigned: NonNullable<StepTaken['data']['assigned']>,
  { evaluatedThemselves, evaluatedBodies }: EvaluationWorld,
): EvaluationRejection | undefined {
  const persons = assigned.flatMap(({ person }) => person ?? []).filter((each) => evaluatedThemselves.includes(each));
  const organisations = assigned
    .flatMap(({ organisation }) => organisation ?? [])
    .filter((each) => evaluatedBodies.includes(each));
  if (persons.length + organisations.length === 0) return undefined;
  return { code: 'evaluators-kept-out', persons, organisations };
}

/** Whoever was named to judge, and has come since to work where it is judged, judges no more. */
export function evaluatorKeptOut(
  { by: whose }: Pick<Step, 'by'>,
  { world, by }: Around,
): EvaluationRejection | undefined {
  return 'assigned' in whose ? keptOutOf([{ as: whose.assigned, person: by }], world) : undefined;
}

export const placeOf = ({ step, level }: Placed): Placed => ({ step, ...(level !== undefined && { level }) });

/** The score of a sheet or conclusion is made sure of here: a step that needs one does not ask for it twice. */
export function withScore(brings: StepNeeds, act: Act | undefined): StepNeeds {
  return act === 'score' || act === 'conclude' ? { ...brings, score: '0' } : brings;
}

/** What is recorded beside the step: the form, the sheet, the conclusion. An answer that leads back has none of them. */
function accompanying(
  said: Said,
  { counts, ...place }: Placed & { readonly counts: boolean },
  { step, data }: Pick<StepTaken, 'step' | 'data'>,
  { state, world, by }: Around,
): Accompanying | EvaluationRejection {
  const type = typeOf(world);
  const bringsForm = step.act === 'submit' || step.act === 'conclude';
  const isItsOwn = type.is === 'stated' && isOfItself(type.value);
  const { level } = place;
  if (isItsOwn && counts && isOfUnits(step) && level !== undefined) {
    const as = { step: place.step, organisation: level, reportedOn: said.today, ...lateness(state, world, said.today) };
    const part = partHandedIn(said, as, world);
    return 'code' in part ? part : { before: part.events, brings: canonical(said.brings), after: [] };
  }
  const asks = counts && bringsForm && isItsOwn && !handedInOf(state);
  const handingIn = asks ? { step: place.step, ...lateIn(said, state, world) } : undefined;
  const of = handedIn(said, handingIn, { beside: unitPartsOf(state), world });
  if ('code' in of) return of;
  const sheet = sheetEvents(
    said,
    place,
    { step, asks: counts && step.act === 'score', evaluator: place.level ?? by },
    world,
  );
  if ('code' in sheet) return sheet;
  const before = [...of.events, ...sheet.events];
  const brings = canonical({ ...said.brings, ...(sheet.total !== undefined && { score: sheet.total }) });
  if (step.act !== 'conclude' || !counts) return { before, brings, after: [] };
  const unfound = findingsWanting(said.brings, world);
  if (unfound) return unfound;
  const after = [...before, stepFactOf(step.act, data)].reduce(evolve, state) as OpenEvaluation;
  const { late: isLate, limits } = lateness(state, world, said.today);
  const when = { concludedOn: said.today, late: state.firstConcluded?.late ?? isLate };
  const { step: at } = place;
  const conclusion = concluded({ ...drawnFrom(after), step: at, ...spoken(brings, data), ...when }, world);
  if ('code' in conclusion) return conclusion;
  const { event, score } = conclusion;
  return { before, brings: withFinal(brings, score), after: [alsoUnder(event, limits)] };
}

/** Late by the first time that it was handed in, else by the limits of today. */
function lateIn({ today }: Said, state: OpenEvaluation, world: EvaluationWorld) {
  const { late, limits } = lateness(state, world, today);
  return { reportedOn: today, late: state.firstReported?.late ?? late, limits };
}

export const drawnFrom = (state: OpenEvaluation): Pick<Concluding, 'sheets' | 'form' | 'computed'> => {
  const [form, computed] = [formOf(state), computedOf(state)];
  return { sheets: sheetsOf(state), ...(form && { form }), ...(computed && { computed }) };
};

export const spoken = ({ score, reason, finding = [] }: StepNeeds, { outcome, answer }: StepTaken['data']) => ({
  ...(score !== undefined && { score }),
  ...(reason !== undefined && { reason }),
  findings: finding,
  outcome: outcome ?? answer,
});

/** The step says the score that the conclusion came to. */
export function withFinal({ score: _score, ...brings }: StepNeeds, score: string | undefined): StepNeeds {
  return score === undefined ? brings : { ...brings, score };
}

export function canonical(brings: StepNeeds): StepNeeds {
  const { score } = brings;
  return score !== undefined && isDecimalText(score) ? { ...brings, score: decimal(score).toFixed() } : brings;
}

const alsoUnder = (event: Decided<EvaluationEvent>, more: Parameters<typeof under>[1][]): Decided<EvaluationEvent> =>
  under(event, ...(event.under ?? []).map((path) => ({ path })), ...more);

/** A score that cannot be is refused by the scale, and not by the step that brought it. */
const scaleRefusing = ({ code }: EvaluationRejection): readonly Readonly<{ path: string }>[] =>
  code === 'score-refused' ? [{ path: 'evaluation.fullMark' }] : [];

export function sheetEvents(
  { sheet, brings }: Said,
  place: Placed,
  { step, asks, evaluator }: Readonly<{ step: Step; asks: boolean; evaluator: string }>,
  world: EvaluationWorld,
): Beside | EvaluationRejection {
  if (asks !== (sheet !== undefined)) return { code: asks ? 'sheet-wanting' : 'sheet-not-asked' };
  if (!sheet) return { events: [] };
  const filled = sheetBy(step, sheet, world);
  if ('code' in filled) return filled;
  const { scores, total, stated } = filled;
  const { score } = brings;
  if (score !== undefined && !(isDecimalText(score) && decimal(score).eq(total)))
    return { code: 'score-not-of-sheet', score, total };
  const event = facts.sheetSubmitted({ ...place, evaluator, scores, total });
  return { events: [under(event, ...stated)], total };
}

function sheetBy(
  step: Step,
  sheet: SheetContent,
  world: EvaluationWorld,
): (FilledIn & { readonly stated: readonly { path: string }[] }) | EvaluationRejection {
  const type = typeOf(world);
  if (type.is === 'silent') return silentAt(type);
  const all = partsOf(type, world);
  if ('is' in all) return silentAt(all);
  const own = partsAt(step, all, type);
  if ('is' in own) return silentAt(own);
  const scored = withIndicators(sheet, own, world);
  if ('code' in scored) return scored;
  const filled = filledIn(scored.sheet, own);
  return 'code' in filled ? filled : { ...filled, stated: [...own, ...scored.stated] };
}

/** The sheet with the points of each indicator, where a part of it goes along the target. */
function withIndicators(
  sheet: SheetContent,
  own: readonly Scaled[],
  world: EvaluationWorld,
): Readonly<{ sheet: SheetContent; stated: readonly { path: string }[] }> | EvaluationRejection {
  const along = own.find(({ value }) => value.along !== undefined);
  if (!along) return { sheet, stated: [] };
  const scored = alongIndicators(along, rowsOf(along.value, sheet.scores), world);
  if ('code' in scored) return scored;
  const others = sheet.scores.filter(({ part }) => part !== along.value.code);
  return { sheet: { scores: [...scored.rows, ...others] }, stated: scored.stated };
}

/** Whatever the type has to state a finding on. */
export function findingsWanting({ finding = [] }: StepNeeds, world: EvaluationWorld): EvaluationRejection | undefined {
  const type = typeOf(world);
  const asked = type.is === 'stated' ? (type.value.findings ?? []) : [];
  const these = asked.filter((code) => !finding.includes(code));
  if (these.length === 0) return undefined;
  return { code: 'answer-wanting', wanting: [{ needed: 'finding', because: 'incomplete', these }] };
}

/** What was begun by mistake is as it was before, as long as no step of it was taken. */
export function withdrawStart({ reason }: DataFor<'withdraw-start'>, { state, world }: Around): Outcome {
  const { scheme, duties, progress } = state;
  const procedure = procedureOf(world);
  const named = procedure.is === 'stated' ? procedure.value.steps : [];
  const steps = progress.done.map(({ step }) => named.find(({ code }) => code === step)?.zh ?? step);
  if (steps.length > 0) return rejected({ code: 'start-built-on', steps: [...new Set(steps)] });
  return accepted<EvaluationEvent>(facts.evaluationStartWithdrawn({ scheme, duties, reason }));
}

/** The latest act is taken back before the next, and with it the sheet, form or conclusion that it brought. */
export function withdraw(data: DataFor<'withdraw'>, { state, by }: Around): Outcome {
  const { reason } = data;
  const amended = withdrawStep(state.progress, { ...placeOf(data), by });
  if (amended.outcome === 'rejected') return rejected(amended.rejection);
  const place = placeOf(data);
  const sheet = sheetsOf(state).find((each) => isSamePlace(each, place));
  const event = facts.evaluationWithdrawn({ ...amended.data, reason });
  return accepted<EvaluationEvent>(
    event,
    ...conclusionSentBack(state, event),
    ...furtherGone(state, event),
    ...(sheet ? [facts.sheetWithdrawn({ ...place, evaluator: sheet.evaluator, reason })] : []),
  );
}
