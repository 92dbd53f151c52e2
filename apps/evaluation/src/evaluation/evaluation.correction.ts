import { accepted, rejected, under } from '@wenxiao/domain';
import type { StepNeeds } from '@wenxiao/domain/field';
import type { EvaluationEvent } from '@wenxiao/facts/evaluation';
import { isSamePlace, correctStep, type StepTaken } from '@wenxiao/rules/procedure';
import type { DataFor, Outcome } from './evaluation.commands.js';
import { concluded, silentAt } from './evaluation.conclusion.js';
import { handedIn } from './evaluation.self.js';
import {
  conclusionOf,
  evolve,
  handedInOf,
  type OpenEvaluation,
  type Sheet,
  sheetsOf,
  type UnitPart,
  unitPartsOf,
} from './evaluation.state.js';
import { partHandedIn, togetherAgain } from './evaluation.unit-part.js';
import {
  type Around,
  canonical,
  drawnFrom,
  findingsWanting,
  evaluatorKeptOut,
  keptOutOf,
  type Placed,
  placeOf,
  sheetEvents,
  spoken,
  stepFactOf,
  withFinal,
  withScore,
} from './evaluation.steps.js';
import { type EvaluationWorld, procedureOf } from './evaluation.world.js';

/**
 * The same answer again, whole, until the evaluation has ended: of the day on which it was given. What was concluded from it is
 * computed and graded anew; a score that a person set beside the computed one stays as it was set.
 */
export function correct(data: DataFor<'correct'>, around: Around): Outcome {
  const { state, world, by } = around;
  const procedure = procedureOf(world);
  if (procedure.is === 'silent') return rejected(silentAt(procedure));
  if (state.progress.ended !== undefined) return rejected({ code: 'ended', outcome: state.progress.ended });
  const place = placeOf(data);
  const answer = state.progress.done.find((each) => isSamePlace(each, place))?.answer ?? '';
  const asked = procedure.value.steps.find(({ code }) => code === place.step);
  const barred = asked && evaluatorKeptOut(asked, around);
  if (barred) return rejected(barred);
  const given = { ...place, answer, by, brings: withScore(data.brings, asked?.act) };
  const amended = correctStep(procedure.value, state.progress, world.procedures, given);
  if (amended.outcome === 'rejected') return rejected(amended.rejection);
  const keptOut = keptOutOf(amended.data.assigned ?? [], world);
  if (keptOut) return rejected(keptOut);
  const { step } = amended;
  const had = hadOf(place, state);
  const of = had.part
    ? partHandedIn(data, had.part, world)
    : handedIn(data, had.handedIn, { beside: unitPartsOf(state), world });
  if ('code' in of) return rejected(of);
  const anew = had.part
    ? togetherAgain(state, of.events.reduce(evolve, state) as OpenEvaluation, world)
    : { events: [] };
  if ('code' in anew) return rejected(anew);
  const sheet = sheetEvents(
    data,
    place,
    { step, asks: had.sheet !== undefined, evaluator: had.sheet?.evaluator ?? by },
    world,
  );
  if ('code' in sheet) return rejected(sheet);
  const before = [...of.events, ...anew.events, ...sheet.events];
  const said = canonical({ ...data.brings, ...(sheet.total !== undefined && { score: sheet.total }) });
  const stepped = (brings: StepNeeds) => under(stepFactOf(step.act, { ...brings, ...amended.data }), ...amended.stated);
  const after = [...before, stepped(said)].reduce(evolve, state) as OpenEvaluation;
  const isDrawnUpon = had.handedIn !== undefined || had.part !== undefined || had.sheet !== undefined || had.conclusion;
  const again = isDrawnUpon ? concludedAgain(after, { had, said, data: amended.data, world }) : undefined;
  if (again && 'code' in again) return rejected(again);
  const brings = had.conclusion ? withFinal(said, again?.score) : said;
  return accepted<EvaluationEvent>(...before, stepped(brings), ...(again ? [again.event] : []));
}

type Had = Readonly<{ part?: UnitPart; handedIn?: ReturnType<typeof handedInOf>; sheet?: Sheet; conclusion: boolean }>;

/** What the step brought beside its own fields. */
function hadOf(place: Placed, state: OpenEvaluation): Had {
  const own = handedInOf(state);
  const sheet = sheetsOf(state).find((each) => isSamePlace(each, place));
  const conclusion = conclusionOf(state)?.step === place.step;
  const part = unitPartsOf(state).find(({ step, organisation: level }) => isSamePlace({ step, level }, place));
  return {
    ...(part && { part }),
    ...(own?.step === place.step && { handedIn: own }),
    ...(sheet && { sheet }),
    conclusion,
  };
}

function concludedAgain(
  state: OpenEvaluation,
  of: Readonly<{ had: Had; said: StepNeeds; data: StepTaken['data']; world: EvaluationWorld }>,
) {
  const before = conclusionOf(state);
  if (!before) return undefined;
  const { had, said, data, world } = of;
  const { step, findings, concludedOn, late, deviation: reason, grade } = before;
  const kept = { ...drawnFrom(state), step, findings, concludedOn, late };
  if (!had.conclusion) {
    const asSet = reason === undefined || before.score === undefined ? {} : { score: before.score, reason };
    return concluded({ ...kept, ...asSet, outcome: grade ?? '' }, world);
  }
  return findingsWanting(said, world) ?? concluded({ ...kept, ...spoken(said, data) }, world);
}
