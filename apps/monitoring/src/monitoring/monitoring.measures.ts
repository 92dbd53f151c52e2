import { accepted, type Decided, type Decision, nothingToDo, outsideYear, rejected, under } from '@wenxiao/domain';
import { type StepNeeds, takenStepOf } from '@wenxiao/domain/field';
import { type MonitoringEvent, monitoringFacts as facts } from '@wenxiao/facts/monitoring';
import { decideToLift, decideToRemind, type DueRejection } from '@wenxiao/rules/deadline';
import {
  begin,
  correctStep,
  decideHandOver,
  decideOpinion,
  duesNow,
  type GivenAnswer,
  isSamePlace,
  lookAt,
  notBegun,
  placeAt,
  procedureOf,
  takeStep,
  withdrawStep,
  type World,
} from '@wenxiao/rules/procedure';
import type { Procedure } from '@wenxiao/rules/shape';
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
    case 'give-measure-opinion': {
      const { round: _round, proposal: which, ...said } = command.data;
      const at = measureWorld(proposal, around.world);
      return decideOpinion<MonitoringEvent>(said, command.by, proposal, at, (data) =>
        facts.measureOpinionGiven({ ...data, proposal: which }),
      );
    }
    case 'take-settlement':
      return settle(command.data, proposal);
    case 'rebase-measure':
      return moveToSetInForce(command.data, proposal, around);
    case 'reassign-measure':
      return replaceParty(command.data, proposal, around.world);
    case 'lift-measure-overdue': {
      const { round: _round, ...lifted } = command.data;
      return ofDue(decideToLift(lifted, proposal, facts.measureOverdueLifted));
    }
    case 'remind-measure': {
      const { round: _round, ...reminded } = command.data;
      const dues = duesNow(proposal, measureWorld(proposal, around.world));
      return ofDue(decideToRemind(reminded, dues, facts.measureReminded));
    }
    case 'hand-over-measure': {
      const { round: _round, ...handed } = command.data;
      return decideHandOver(proposal.progress, handed, facts.measureTaskHandedOver);
    }
  }
}

const ofDue = (decided: Decision<MonitoringEvent, DueRejection>): Outcome => {
  if (decided.outcome === 'accepted') return decided;
  return rejected({ code: decided.rejection.code === 'unknown-due' ? 'unknown-measure-due' : 'measure-not-overdue' });
};

/** What the set lists for what was found, or some of it, with the first step of its procedure. */
function propose(data: DataFor<'propose-measure'>, { state, world, by }: Around): Outcome {
  const { proposal, round: id, measure } = data;
  if (state.proposals[proposal] !== undefined) return nothingToDo;
  const round = roundIn(state, id);
  if ('code' in round) return rejected(round);
  // What the finance bureau examines itself has no report: its opinion is what a measure follows from.
  const isSeen = reportOf(round) !== undefined || round.progress.ended !== undefined;
  if (!isSeen) return rejected({ code: 'not-reported', round: round.id });
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
    stepOf(data, taken),
  );
}

/** Takes a step: the one that proposes brings what is proposed again after a return; the one that adopts, what is done with the money. */
function take(data: DataFor<'take-measure-step'>, proposal: Proposal, { state, world, by }: Around): Outcome {
  const asked = answered(data, proposal, world, by);
  if ('code' in asked) return rejected(asked);
  const { procedure, procedures, given } = asked;
  const taken = takeStep(procedure, proposal.progress, procedures, given);
  if (taken.outcome === 'rejected') return rejected(taken.rejection);
  const isOfSet = procedure.steps.some(({ code }) => code === given.step);
  const counts = isOfSet && taken.progress.done.some((row) => isSamePlace(row, given));
  const said = proposedAgain(data, counts && saidIn(proposal) === undefined, proposal, world);
  if ('code' in said) return rejected(said);
  const { opened } = taken;
  const before = opened
    ? [under(facts.measureStepsOpened({ proposal: data.proposal, ...opened.data }), ...opened.stated)]
    : [];
  const verdict = counts ? verdictOf(taken.data) : undefined;
  return withDecision([...before, ...said, stepOf(data, taken)], verdict, data, { state, proposal });
}

/** The same answer again, whole, with what it proposed or decided. What is decided on is said otherwise no more. */
function correct(data: DataFor<'correct-measure-step'>, proposal: Proposal, { state, world, by }: Around): Outcome {
  const asked = answered(data, proposal, world, by);
  if ('code' in asked) return rejected(asked);
  const { procedure, procedures, given } = asked;
  const proposes = proposal.said.step === given.step;
  const said = proposedAgain(data, proposes, proposal, world);
  if ('code' in said) return rejected(said);
  const amended = correctStep(procedure, proposal.progress, procedures, given);
  if (amended.outcome === 'rejected') return rejected(amended.rejection);
  const decided = decisionIn(proposal);
  if (proposes && decided)
    return rejected({ code: 'proposal-settled', proposal: data.proposal, became: decided.status });
  const verdict = decided?.step === given.step ? verdictOf(amended.data) : undefined;
  return withDecision([...said, stepOf(data, amended)], verdict, data, { state, proposal });
}

/** What is answered, in the procedure that the set of the measure has for it. */
function answered(
  data: DataFor<'take-measure-step'>,
  proposal: Proposal,
  world: MonitoringWorld,
  by: string,
): Readonly<{ procedure: Procedure; procedures: World; given: GivenAnswer }> | MonitoringRejection {
  const at = measureWorld(proposal, world);
  const procedure = procedureOf(at, proposal.progress);
  if (procedure.is === 'silent') return { code: 'rules-silent', path: procedure.path };
  const { answer, measure, brings, acts = [] } = data;
  const [outside] = acts.flatMap(({ act, from }) => outsideYear(act, from, world.known.year) ?? []);
  if (outside) return outside;
  const given = { ...placeAt(data), answer, by, brings: spoken(measure, brings) };
  return { procedure: procedure.value, procedures: at.procedures, given };
}

/** What a step did, as its fact tells it: with all that its answer brought. */
const stepOf = (
  { proposal, brings }: Pick<DataFor<'take-measure-step'>, 'proposal' | 'brings'>,
  { step, data, stated }: Pick<Extract<ReturnType<typeof takeStep>, { outcome: 'taken' }>, 'step' | 'data' | 'stated'>,
): Decided<MonitoringEvent> => under(stepFactOf(step.act, { ...brings, ...data, proposal }), ...stated);

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
  return lookAt(proposal, measureWorld(proposal, world), today, {
    stepsOpened: (opened) => facts.measureStepsOpened({ proposal: id, ...opened }),
    becameOverdue: (due) => facts.measureBecameOverdue({ proposal: id, ...due }),
  });
}

/** A step that asks for a reason or a finding has it from what is proposed. */
const spoken = (measure: Measure | undefined, brings: StepNeeds): StepNeeds =>
  measure ? { reason: measure.reason, finding: [measure.ground], ...brings } : brings;

/** An answer adopts or declines by its outcome, or by its code. */
function verdictOf({
  outcome,
  answer,
}: Readonly<{ outcome?: string; answer: string }>): 'adopted' | 'declined' | undefined {
  const said = outcome ?? answer;
  return said === 'adopted' || said === 'declined' ? said : undefined;
}

/** The step that proposes says what is to be done, and no other does. */
function proposedAgain(
  { proposal, step, measure }: DataFor<'take-measure-step'>,
  proposes: boolean,
  { rules, round }: Proposal,
  world: MonitoringWorld,
): Events | MonitoringRejection {
  if (proposes !== (measure !== undefined)) return { code: proposes ? 'measure-wanting' : 'measure-not-asked' };
  if (!measure) return [];
  const ground = groundOf(measure, rules, world);
  return 'code' in ground ? ground : [under(facts.measureProposed({ ...measure, proposal, round, step }), ground)];
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

function withDecision(
  steps: Events,
  verdict: ReturnType<typeof verdictOf>,
  data: DataFor<'take-measure-step'>,
  of: Of,
): Outcome {
  const { proposal, decision, acts = [], today: decidedOn, step, measure = of.proposal.said } = data;
  if (verdict !== 'adopted' && acts.length > 0) return rejected({ code: 'acts-not-asked' });
  const gone = goneWith(steps, proposal, of);
  if (!verdict) return accepted<MonitoringEvent>(...steps, ...gone);
  const flaw = verdict === 'adopted' ? actsFlaw(measure.measures, acts) : undefined;
  if (flaw) return rejected(flaw);
  const { reason } = data.brings;
  const said = { step, status: verdict, ...(reason !== undefined && { reason }), acts };
  const former = decisionIn(of.proposal);
  // What is decided again as it stands goes on as it stands: nothing is given back to be done anew.
  if (former && isSame(former, said)) return accepted<MonitoringEvent>(...steps);
  const replaced = former && gone.length === 0 ? [withdrawalOf(proposal, former.decision)] : gone;
  // Whoever carries it out does so under what the step rests on.
  const stated = steps.flatMap(({ under: paths = [] }) => paths.map((path) => ({ path })));
  const event = under(facts.measureDecided({ ...said, proposal, decision, decidedOn }), ...stated);
  // It moves no money, so that no line has to answer.
  const done = verdict === 'adopted' && acts.length === 0 ? [facts.measureApplied({ proposal, decision })] : [];
  return accepted<MonitoringEvent>(...steps, ...replaced, event, ...done);
}

const isSame = (former: NonNullable<ReturnType<typeof decisionIn>>, said: object): boolean =>
  Object.entries(said).every(([key, value]) => {
    const before = key === 'status' && former.status === 'applied' ? 'adopted' : former[key as keyof typeof former];
    return JSON.stringify(before) === JSON.stringify(value);
  });
