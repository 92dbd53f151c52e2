import { accepted, nothingToDo, rejected, under } from '@wenxiao/domain';
import { type StepNeeds, takenStepOf } from '@wenxiao/domain/field';
import { type MonitoringEvent, monitoringFacts as facts } from '@wenxiao/facts/monitoring';
import { dueOrNone, goneBy, notLiftable, notOverdue } from '@wenxiao/rules/deadline';
import {
  begin,
  correctStep,
  decideHandOver,
  duesNow,
  isSamePlace,
  notBegun,
  openFurther,
  placeAt,
  procedureOf,
  takeStep,
  withdrawStep,
} from '@wenxiao/rules/procedure';
import type {
  DataFor,
  Events,
  Measure,
  MeasureAct,
  MonitoringRejection,
  OfMeasures,
  Outcome,
} from './monitoring.commands.js';
import { decisionIn, type Proposal, saidIn } from './monitoring.measure-state.js';
import { goneWith, moveToSetInForce, type Of, replaceParty, withdrawalOf } from './monitoring.measure-moves.js';
import { groundOf, measureWorld, openingStep } from './monitoring.measure-world.js';
import { type OpenMonitoring, reportOf, roundIn } from './monitoring.state.js';
import type { MonitoringWorld } from './monitoring.world.js';

const stepFactOf = takenStepOf<'measure', Pick<typeof facts.measureProposed.fields, 'proposal'>>('measure', facts);

type Around = Readonly<{ state: OpenMonitoring; world: MonitoringWorld; by: string }>;

/** What is done to corrective measures (纠偏): proposed upon a round, they go by the procedure that its set has for them. */
export function ofMeasures(command: OfMeasures, around: Around): Outcome {
  if (command.type === 'propose-measure') return propose(command.data, around);
  const { proposal: id } = command.data;
  const proposal = around.state.proposals[id];
  const isThere = proposal && (!('round' in command.data) || command.data.round === proposal.round);
  if (!isThere) return rejected({ code: 'unknown-proposal', proposal: id });
  switch (command.type) {
    case 'take-measure-step':
      return take(command.data, proposal, around);
    case 'correct-measure-step':
      return correct(command.data, proposal, around);
    case 'withdraw-measure-step':
      return withdraw(command.data, proposal, around);
    case 'take-settlement':
      return settle(command.data, proposal);
    case 'rebase-measure':
      return moveToSetInForce(command.data, proposal, around);
    case 'reassign-measure':
      return replaceParty(command.data, proposal, around.world);
    case 'lift-measure-overdue': {
      const { round: _round, ...lifted } = command.data;
      const refusal = notLiftable(lifted, proposal);
      return refusal ? rejected(ofDue(refusal)) : accepted(facts.measureOverdueLifted(lifted));
    }
    case 'remind-measure': {
      const { round: _round, ...reminded } = command.data;
      const due = dueOrNone(reminded, duesNow(proposal, measureWorld(proposal, around.world)));
      return 'code' in due ? rejected(ofDue(due)) : accepted(under(facts.measureReminded(reminded), due));
    }
    case 'hand-over-measure': {
      const { round: _round, ...handed } = command.data;
      return decideHandOver(proposal.progress, handed, facts.measureTaskHandedOver);
    }
  }
}

const ofDue = ({ code }: Readonly<{ code: 'unknown-due' | 'not-overdue' }>): MonitoringRejection => ({
  code: code === 'unknown-due' ? 'unknown-measure-due' : 'measure-not-overdue',
});

/** What the set lists for what was found, or some of it, with the first step of its procedure. */
function propose(data: DataFor<'propose-measure'>, { state, world, by }: Around): Outcome {
  const { proposal, round: id, measure } = data;
  if (state.proposals[proposal] !== undefined) return nothingToDo;
  const round = roundIn(state, id);
  if ('code' in round) return rejected(round);
  if (!reportOf(round)) return rejected({ code: 'not-reported', round: round.id });
  const at = measureWorld({ rules: round.rules, said: measure }, world);
  const procedure = procedureOf(at, notBegun);
  if (procedure.is === 'silent') return rejected({ code: 'rules-silent', path: procedure.path });
  const ground = groundOf(measure, round.rules, world);
  if ('code' in ground) return rejected(ground);
  const begun = begin(procedure.value, at.procedures);
  const first = openingStep(data, { procedure: procedure.value, progress: begun.progress, world: at.procedures });
  const given = { ...first, by, brings: spoken(measure, data.brings) };
  const taken = takeStep(procedure.value, begun.progress, at.procedures, given);
  if (taken.outcome === 'rejected') return rejected(taken.rejection);
  return accepted<MonitoringEvent>(
    under(facts.measureProposed({ ...measure, proposal, round: round.id, step: first.step }), ground),
    under(facts.measureStepsOpened({ proposal, ...begun.data }), procedure, ...begun.stated),
    under(stepFactOf(taken.step.act, { ...data.brings, ...taken.data, proposal }), ...taken.stated),
  );
}

/** Takes a step: the one that proposes brings what is proposed again after a return; the one that adopts, what is done with the money. */
function take(data: DataFor<'take-measure-step'>, proposal: Proposal, { state, world, by }: Around): Outcome {
  const at = measureWorld(proposal, world);
  const procedure = procedureOf(at, proposal.progress);
  if (procedure.is === 'silent') return rejected({ code: 'rules-silent', path: procedure.path });
  const { answer, brings, measure } = data;
  const place = placeAt(data);
  const given = { ...place, answer, by, brings: spoken(measure, brings) };
  const taken = takeStep(procedure.value, proposal.progress, at.procedures, given);
  if (taken.outcome === 'rejected') return rejected(taken.rejection);
  const isOfSet = procedure.value.steps.some(({ code }) => code === place.step);
  const counts = isOfSet && taken.progress.done.some((row) => isSamePlace(row, place));
  const proposes = counts && saidIn(proposal) === undefined;
  if (proposes !== (measure !== undefined))
    return rejected({ code: proposes ? 'measure-wanting' : 'measure-not-asked' });
  const said = measure ? proposedAgain(data, measure, proposal, world) : [];
  if ('code' in said) return rejected(said);
  const { opened } = taken;
  const steps: Events = [
    ...(opened ? [under(facts.measureStepsOpened({ proposal: data.proposal, ...opened.data }), ...opened.stated)] : []),
    ...said,
    under(stepFactOf(taken.step.act, { ...brings, ...taken.data, proposal: data.proposal }), ...taken.stated),
  ];
  const verdict = counts ? verdictOf(taken.data) : undefined;
  return withDecision(steps, { data, verdict, measures: (measure ?? proposal.said).measures }, { state, proposal });
}

/** The same answer again, whole, with what it proposed or decided. What is decided on is said otherwise no more. */
function correct(data: DataFor<'correct-measure-step'>, proposal: Proposal, { state, world, by }: Around): Outcome {
  const at = measureWorld(proposal, world);
  const procedure = procedureOf(at, proposal.progress);
  if (procedure.is === 'silent') return rejected({ code: 'rules-silent', path: procedure.path });
  const { answer, brings, measure } = data;
  const place = placeAt(data);
  const proposes = proposal.said.step === place.step;
  if (proposes !== (measure !== undefined))
    return rejected({ code: proposes ? 'measure-wanting' : 'measure-not-asked' });
  const given = { ...place, answer, by, brings: spoken(measure, brings) };
  const amended = correctStep(procedure.value, proposal.progress, at.procedures, given);
  if (amended.outcome === 'rejected') return rejected(amended.rejection);
  const decided = decisionIn(proposal);
  if (proposes && decided)
    return rejected({ code: 'proposal-settled', proposal: data.proposal, became: decided.status });
  const said = measure ? proposedAgain(data, measure, proposal, world) : [];
  if ('code' in said) return rejected(said);
  const step = under(
    stepFactOf(amended.step.act, { ...brings, ...amended.data, proposal: data.proposal }),
    ...amended.stated,
  );
  const verdict = decided?.step === place.step ? verdictOf(amended.data) : undefined;
  const steps = [...said, step];
  return withDecision(steps, { data, verdict, measures: (measure ?? proposal.said).measures }, { state, proposal });
}

/** Who took a step takes it back before the next act; what it proposed or decided holds no longer. */
function withdraw(data: DataFor<'withdraw-measure-step'>, proposal: Proposal, { state, by }: Around): Outcome {
  const amended = withdrawStep(proposal.progress, { ...placeAt(data), by });
  if (amended.outcome === 'rejected') return rejected(amended.rejection);
  const { proposal: id, reason } = data;
  const event = facts.measureWithdrawn({ ...amended.data, proposal: id, reason });
  return accepted<MonitoringEvent>(event, ...goneWith([event], id, { state, proposal }));
}

/** What targets answers names the decision: of one that was taken back or replaced meanwhile there is nothing to say. */
function settle({ proposal: id, decision, refusal }: DataFor<'take-settlement'>, proposal: Proposal): Outcome {
  const standing = decisionIn(proposal);
  if (standing?.decision !== decision || standing.status !== 'adopted') return nothingToDo;
  const named = { proposal: id, decision };
  return accepted(refusal === undefined ? facts.measureApplied(named) : facts.measureRefused({ ...named, refusal }));
}

/** What has opened since without an act, and what has become overdue. */
export function lookAtMeasure(id: string, today: string, state: OpenMonitoring, world: MonitoringWorld): Events {
  const proposal = state.proposals[id];
  if (!proposal) return [];
  const at = measureWorld(proposal, world);
  const procedure = procedureOf(at, proposal.progress);
  const further =
    procedure.is === 'stated' ? openFurther(procedure.value, proposal.progress, at.procedures) : undefined;
  return [
    ...(further ? [under(facts.measureStepsOpened({ proposal: id, ...further.data }), ...further.stated)] : []),
    ...goneBy(notOverdue(duesNow(proposal, at), proposal), today).map(({ askedBy, due, since, ...stated }) =>
      under(facts.measureBecameOverdue({ proposal: id, askedBy, due, since }), stated),
    ),
  ];
}

/** A step that asks for a reason or a finding has it from what is proposed. */
const spoken = (measure: Measure | undefined, brings: StepNeeds): StepNeeds =>
  measure ? { reason: measure.reason, finding: [measure.ground], ...brings } : brings;

/** An answer adopts or declines by its outcome, or by its code. */
function verdictOf({ outcome, answer }: Readonly<{ outcome?: string; answer: string }>) {
  const said = outcome ?? answer;
  return said === 'adopted' || said === 'declined' ? said : undefined;
}

function proposedAgain(
  { proposal, step }: Readonly<{ proposal: string; step: string }>,
  measure: Measure,
  { rules, round }: Proposal,
  world: MonitoringWorld,
): Events | MonitoringRejection {
  const ground = groundOf(measure, rules, world);
  if ('code' in ground) return ground;
  return [under(facts.measureProposed({ ...measure, proposal, round, step }), ground)];
}

/** What a measure does with the money: one of these. Measures without a row are for the target, or for the subject. */
const actsOf: Readonly<Partial<Record<Measure['measures'][number], readonly MeasureAct['act'][]>>> = {
  'adjust-budget': ['cut', 'raise'],
  'cut-budget': ['cut'],
  'suspend-payment': ['suspend'],
  'stop-payment': ['stop'],
  'recover-idle': ['recover'],
};

/** Adopting is doing it: every measure that concerns the money, and nothing else. */
function actsFlaw(measures: Measure['measures'], acts: readonly MeasureAct[]): MonitoringRejection | undefined {
  const left = measures.filter((each) => actsOf[each] && !acts.some(({ act }) => actsOf[each]?.includes(act)));
  if (left.length > 0) return { code: 'not-carried-out', measures: left };
  const strange = acts.filter(({ act }) => !measures.some((each) => actsOf[each]?.includes(act)));
  return strange.length > 0 ? { code: 'not-proposed', acts: strange.map(({ act }) => act) } : undefined;
}

type Deciding = Readonly<{
  data: DataFor<'take-measure-step'>;
  verdict: 'adopted' | 'declined' | undefined;
  measures: Measure['measures'];
}>;

function withDecision(steps: Events, { data, verdict, measures }: Deciding, of: Of): Outcome {
  const { proposal, decision, acts = [], today: decidedOn, step } = data;
  if (verdict !== 'adopted' && acts.length > 0) return rejected({ code: 'acts-not-asked' });
  const gone = goneWith(steps, proposal, of);
  if (!verdict) return accepted<MonitoringEvent>(...steps, ...gone);
  const flaw = verdict === 'adopted' ? actsFlaw(measures, acts) : undefined;
  if (flaw) return rejected(flaw);
  const { reason } = data.brings;
  const said = { step, status: verdict, ...(reason !== undefined && { reason }), acts };
  const former = decisionIn(of.proposal);
  // What is decided again as it stands goes on as it stands: nothing is given back to be done anew.
  if (former && isSame(former, said)) return accepted<MonitoringEvent>(...steps);
  const replaced = former && gone.length === 0 ? [withdrawalOf(proposal, former.decision)] : gone;
  const event = facts.measureDecided({ ...said, proposal, decision, decidedOn });
  // It moves no money, so that no line has to answer.
  const done = verdict === 'adopted' && acts.length === 0 ? [facts.measureApplied({ proposal, decision })] : [];
  return accepted<MonitoringEvent>(...steps, ...replaced, event, ...done);
}

const isSame = (former: NonNullable<ReturnType<typeof decisionIn>>, said: object): boolean =>
  Object.entries(said).every(([key, value]) => {
    const before = key === 'status' && former.status === 'applied' ? 'adopted' : former[key as keyof typeof former];
    return JSON.stringify(before) === JSON.stringify(value);
  });
