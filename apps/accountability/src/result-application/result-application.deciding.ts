import { accepted, type Decided, rejected, under } from '@wenxiao/domain';
import { type StepNeeds, takenStepOf } from '@wenxiao/domain/field';
import { type ResultApplicationEvent, resultApplicationFacts as facts } from '@wenxiao/facts/accountability';
import {
  correctStep,
  isSamePlace,
  movedToSetInForce,
  placeAt,
  procedureOf,
  type Reassignment,
  type Rebase,
  replaced,
  takeStep,
  withdrawStep,
} from '@wenxiao/rules/procedure';
import type { DataFor, DisposalInput, Events, Outcome, ResultRejection } from './result-application.commands.js';
import { disposed } from './result-application.disposal.js';
import { type Disposal, evolve, inForce, type OpenResult, restsOnStep } from './result-application.state.js';
import type { ResultWorld } from './result-application.world.js';

/** What a step did to a result, whatever the rule set calls the step. */
const stepFactOf = takenStepOf('result', facts);

export type Around = Readonly<{ state: OpenResult; world: ResultWorld; by: string }>;

/** Takes a step of the procedure; the one that resolves what follows brings the disposal. */
export function take(data: DataFor<'take-step'>, { state, world, by }: Around): Outcome {
  const procedure = procedureOf(world, state.progress);
  if (procedure.is === 'silent') return rejected({ code: 'rules-silent', path: procedure.path });
  const { answer, brings, disposal } = data;
  const place = placeAt(data);
  const taken = takeStep(procedure.value, state.progress, world.procedures, { ...place, answer, by, brings });
  if (taken.outcome === 'rejected') return rejected(taken.rejection);
  const isOfSet = procedure.value.steps.some(({ code }) => code === place.step);
  const counts = taken.progress.done.some((row) => isSamePlace(row, place));
  const asked = isOfSet && counts && taken.step.act === 'resolve';
  const { opened } = taken;
  const before: Events = opened ? [under(facts.resultStepsOpened(opened.data), ...opened.stated)] : [];
  const step = under(stepFactOf(taken.step.act, { ...brings, ...taken.data }), ...taken.stated);
  return withDisposal(before, step, { disposal, asked, step: place.step, brings }, { state, world });
}

/** The same answer again, whole, with what it should have brought. What it decided is decided anew. */
export function correct(data: DataFor<'correct'>, { state, world, by }: Around): Outcome {
  const { progress } = state;
  const procedure = procedureOf(world, progress);
  if (procedure.is === 'silent') return rejected({ code: 'rules-silent', path: procedure.path });
  const { brings, disposal } = data;
  const place = placeAt(data);
  const answer = progress.done.find((row) => isSamePlace(row, place))?.answer ?? '';
  const amended = correctStep(procedure.value, progress, world.procedures, { ...place, answer, by, brings });
  if (amended.outcome === 'rejected') return rejected(amended.rejection);
  const act = procedure.value.steps.find(({ code }) => code === place.step)?.act;
  // A body's own steps bring nothing that others draw upon.
  if (act === undefined) return rejected({ code: 'not-open', step: place.step, open: [] });
  const step = under(stepFactOf(act, { ...brings, ...amended.data }), ...amended.stated);
  return withDisposal([], step, { disposal, asked: act === 'resolve', step: place.step, brings }, { state, world });
}

/** Who took a step takes it back before the next act; what it decided holds no longer. */
export function withdraw(data: DataFor<'withdraw'>, { state, by }: Omit<Around, 'world'>): Outcome {
  const amended = withdrawStep(state.progress, { ...placeAt(data), by });
  if (amended.outcome === 'rejected') return rejected(amended.rejection);
  const event = facts.resultWithdrawn({ ...amended.data, reason: data.reason });
  return accepted<ResultApplicationEvent>(event, ...goneWith([event], state));
}

/** What was done counts by its step; what was decided by a step that is none of the set in force holds no longer. */
export function moveToSetInForce(data: Rebase, { state, world }: Omit<Around, 'by'>): Outcome {
  const moved = movedToSetInForce(data, state, world);
  if (moved.outcome === 'rejected') return rejected(moved.rejection);
  const event = under(facts.resultRebased({ ...moved.data, reason: data.reason }), ...moved.stated);
  return accepted<ResultApplicationEvent>(event, ...goneWith([event], state));
}

export function replaceParty(data: Reassignment, { state, world }: Omit<Around, 'by'>): Outcome {
  const found = replaced(data, state, world);
  if (found.outcome === 'rejected') return rejected(found.rejection);
  return accepted(under(facts.resultReassigned({ ...found.data, reason: data.reason }), ...found.stated));
}

type Said = Readonly<{ disposal: DisposalInput | undefined; asked: boolean; step: string; brings: StepNeeds }>;

function withDisposal(
  before: Events,
  step: Decided<ResultApplicationEvent>,
  said: Said,
  { state, world }: Omit<Around, 'by'>,
): Outcome {
  const { disposal, asked } = said;
  if (asked !== (disposal !== undefined)) return rejected({ code: asked ? 'disposal-wanting' : 'disposal-not-asked' });
  if (!disposal) return accepted<ResultApplicationEvent>(...before, step, ...goneWith([...before, step], state));
  const decided = decidedBy(disposal, said, world);
  if ('code' in decided) return rejected(decided);
  const former = inForce(state);
  // What is decided again as it stands goes on as it stands: nothing is given back to be taken anew.
  if (former && isSame(former, decided.data)) return accepted<ResultApplicationEvent>(...before, step);
  const gone = former ? [withdrawalOf(former)] : [];
  const decision = state.version + before.length + gone.length + 1;
  // It moves no money, so that no line has to answer.
  const done = decided.data.change === undefined ? [facts.disposalApplied({ decision })] : [];
  return accepted<ResultApplicationEvent>(...before, ...gone, decided, step, ...done);
}

/** A decision goes with the step that made it, be that taken back or sent back. */
function goneWith(events: Events, state: OpenResult): Events {
  const former = inForce(state);
  const after = events.reduce<OpenResult>((now, event) => evolve(now, event) as OpenResult, state);
  return former && restsOnStep(state) && !restsOnStep(after) ? [withdrawalOf(former)] : [];
}

function withdrawalOf({ version: decision, disposal, change, actsOn }: Disposal): ResultApplicationEvent {
  return facts.disposalWithdrawn({ decision, disposal, actsOn, ...(change !== undefined && { change }) });
}

type Decision = Extract<ResultApplicationEvent, { type: 'disposal-decided' }>;
/** So many years after its own a result may act on money. */
export const yearsAhead = 10;

function decidedBy(
  { actsOn: named, ...choice }: DisposalInput,
  { step, brings }: Said,
  world: ResultWorld,
): Decided<Decision> | ResultRejection {
  const { place, proposedYear, ruling, procedures } = world;
  const actsOn = named ?? proposedYear;
  const [first, last] = [place.year, place.year + yearsAhead];
  if (actsOn < first || actsOn > last) return { code: 'acts-on-refused', actsOn, first, last };
  const budget = world.budgetOf(actsOn);
  const reason = choice.reason ?? brings.reason;
  const asked = { ...choice, ...(reason !== undefined && { reason }) };
  const money = { ...(budget !== undefined && { budget }), ...(world.idle !== undefined && { idle: world.idle }) };
  const found = disposed(asked, ruling, { known: procedures.known, ...money });
  if ('code' in found) return found;
  const { stated, ...follows } = found;
  const fact = facts.disposalDecided({
    ...follows,
    step,
    actsOn,
    ...(choice.reason !== undefined && { reason: choice.reason }),
  });
  return under(fact, ...stated);
}

function isSame(former: Disposal, { step: _step, ...data }: Decision['data']): boolean {
  return Object.entries(data).every(([key, value]) => JSON.stringify(former[key as never]) === JSON.stringify(value));
}
