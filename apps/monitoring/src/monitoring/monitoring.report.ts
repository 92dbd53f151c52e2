import { accepted, type Actor, nothingToDo, rejected, under } from '@wenxiao/domain';
import { type MonitoringEvent, monitoringFacts } from '@wenxiao/facts/monitoring';
import { limitsOf } from '@wenxiao/rules/deadline';
import { correctStep, opinionOn, placeAt, takeStep, withdrawStep } from '@wenxiao/rules/procedure';
import type { DataFor, Events, Outcome, ReportContent } from './monitoring.commands.js';
import { duePath, duesNow, stepOfDue } from './monitoring.due.js';
import { findingsOf, type HandedInForm } from './monitoring.form.js';
import { entriesAsked, stepEvent, toldBy } from './monitoring.procedures.js';
import { amountsFlaw } from './monitoring.spending.js';
import { type OpenMonitoring, reportOf, type Round } from './monitoring.state.js';
import { isOutOfReach, lensIn, withWarnings } from './monitoring.warnings.js';
import { type MonitoringWorld, procedureOf } from './monitoring.world.js';

type Around = Readonly<{ state: OpenMonitoring; world: MonitoringWorld }>;

export function take(data: DataFor<'take-step'>, by: string, round: Round, { state, world }: Around): Outcome {
  const procedure = procedureOf(round, world);
  if (procedure.is === 'silent') return rejected({ code: 'rules-silent', path: procedure.path });
  const { step, answer, brings, report, form, today } = data;
  const given = { ...placeAt(data), answer, by, brings };
  const taken = takeStep(procedure.value, round.progress, world.under(round.rules), given);
  if (taken.outcome === 'rejected') return rejected(taken.rejection);
  const asksReport = taken.step.act === 'submit' && reportOf(round) === undefined;
  if (asksReport !== (report !== undefined) || (form && !asksReport))
    return rejected({ code: asksReport ? 'report-wanting' : 'report-not-asked', round: round.id });
  const refused = report && refusedFor(report, round, { state, world }, today);
  if (refused) return refused;
  const { opened: before } = taken;
  const events: Events = [
    ...(before
      ? [under(toldBy(procedure.value).stepsOpened({ round: round.id, ...before.data }), ...before.stated)]
      : []),
    ...(report ? reported(report, form, { step, by }, round, { world, today }) : []),
    under(stepEvent(procedure.value, taken.step.act, { ...brings, ...taken.data, round: round.id }), ...taken.stated),
    ...entriesAsked(taken.effects, { round: round.id, step, stands: true }, ...taken.stated),
  ];
  return withWarnings(events, state, world, today);
}

type On = Readonly<{ world: MonitoringWorld; today: string }>;

/** The first that was handed in says whether the round is late: who is asked to do it again is not late for that. */
function reported(
  report: ReportContent,
  form: HandedInForm | undefined,
  who: Readonly<{ step: string; by: string }>,
  round: Round,
  on: On,
): Events {
  const limits = limitsOf(duesNow(round, on.world)).filter(
    (each) => each.on !== undefined && stepOfDue(round, each.due, on.world) === undefined,
  );
  const missed = limits.filter((each) => (each.on ?? on.today) < on.today);
  const late = round.firstReported?.late ?? missed.length > 0;
  const said = { ...report, ...checked(form, report, round, on), ...who, round: round.id };
  const event = monitoringFacts.roundReported({ ...said, reportedOn: on.today, late });
  return [
    under(event, ...limits.map(({ due, calendar }) => ({ path: duePath(round, due, on.world), calendar }))),
    ...keptOf(form, round),
  ];
}

/** What a report says of the form that came with it. */
const checked = (form: HandedInForm | undefined, report: ReportContent, round: Round, on: On) =>
  form && { form: form.form, findings: findingsOf(form, report, round, on) };

/** The form itself, where one came. */
const keptOf = (form: HandedInForm | undefined, { id: round }: Round): readonly MonitoringEvent[] =>
  form ? [monitoringFacts.roundFormKept({ round, form: form.form, content: form.content })] : [];

/** Why a report is not taken; of amounts that nobody paid so, with the lens under which they are watched. */
function refusedFor(report: ReportContent, round: Round, { state, world }: Around, today: string): Outcome | undefined {
  const flaw = flawOf(report, round, world);
  if (flaw) return rejected(flaw);
  const ofAmounts = amountsFlaw(report, round, state, world, today);
  return ofAmounts && rejected(ofAmounts, ...lensIn(world.ruling(round.rules), 'compliance'));
}

/** A trend and a likelihood of which only one can be. */
const contradictsItself = ({ trend, likelihood }: ReportContent['attainment'][number]): boolean =>
  (trend === 'out-of-reach' && likelihood === 'certain') || (trend === 'on-track' && likelihood === 'impossible');

/** Every indicator, once; a forecast where the round asks for one; an explanation of whatever is out of reach, and of a cause of no kind. */
function flawOf({ attainment, cause, measures }: ReportContent, round: Round, { indicators }: MonitoringWorld) {
  const said = attainment.map(({ indicator }) => indicator);
  const missing = indicators.filter((code) => !said.includes(code));
  const unknown = said.filter((code) => !indicators.includes(code));
  if (missing.length > 0 || unknown.length > 0) return { code: 'attainment-incomplete', missing, unknown } as const;
  const blank = (text: string | undefined): boolean => (text ?? '').trim() === '';
  const codesOf = (rows: ReportContent['attainment']) => rows.map(({ indicator }) => indicator);
  const unforecast = codesOf(attainment.filter(({ forecast }) => blank(forecast)));
  if (round.forecast && unforecast.length > 0)
    return { code: 'forecast-wanting', round: round.id, indicators: unforecast } as const;
  const contradicting = codesOf(attainment.filter(contradictsItself));
  if (contradicting.length > 0)
    return { code: 'likelihood-differs', round: round.id, indicators: contradicting } as const;
  const unexplained = attainment.filter(
    (row) =>
      (isOutOfReach(row) && (blank(row.cause ?? cause) || blank(row.measures ?? measures))) ||
      (row.causes?.includes('other') && blank(row.cause ?? cause)),
  );
  if (unexplained.length > 0)
    return { code: 'explanation-wanting', round: round.id, indicators: codesOf(unexplained) } as const;
  return undefined;
}

export function withdraw(data: DataFor<'withdraw'>, by: string, round: Round, { state, world }: Around): Outcome {
  const { reason, today } = data;
  const taken = withdrawStep(round.progress, { ...placeAt(data), by });
  if (taken.outcome === 'rejected') return rejected(taken.rejection);
  const procedure = procedureOf(round, world);
  if (procedure.is === 'silent') return rejected({ code: 'rules-silent', path: procedure.path });
  const event = toldBy(procedure.value).withdrawn({ ...taken.data, round: round.id, reason });
  const { step } = data;
  const { answer } = round.progress.done.findLast((row) => row.step === step) ?? {};
  const answers = procedure.value.steps.find(({ code }) => code === step)?.answers ?? [];
  const { effects = [] } = answers.find(({ code }) => code === answer) ?? {};
  return withWarnings([event, ...entriesAsked(effects, { round: round.id, step, stands: false })], state, world, today);
}

/** A desk that co-operates is heard before a step of the round. */
export function advise(
  { round: id, today: _today, ...said }: DataFor<'give-opinion'>,
  by: Actor,
  { progress, rules }: Round,
  world: MonitoringWorld,
): Outcome {
  const procedure = procedureOf({ rules, id }, world);
  if (procedure.is === 'silent') return rejected({ code: 'rules-silent', path: procedure.path });
  const { opinionGiven } = toldBy(procedure.value);
  const around = { said, progress, world: world.under(rules) };
  return opinionOn<MonitoringEvent>(procedure.value, around, by, (data) => opinionGiven({ ...data, round: id }));
}

/** The same answer again, whole, with what it should have brought, until the round is done. The report itself is corrected by itself. */
export function correctTaken(data: DataFor<'correct-step'>, by: string, round: Round, { world }: Around): Outcome {
  const procedure = procedureOf(round, world);
  if (procedure.is === 'silent') return rejected({ code: 'rules-silent', path: procedure.path });
  const { ended } = round.progress;
  if (ended !== undefined) return rejected({ code: 'ended', outcome: ended });
  const { answer, brings } = data;
  const given = { ...placeAt(data), answer, by, brings };
  const amended = correctStep(procedure.value, round.progress, world.under(round.rules), given);
  if (amended.outcome === 'rejected') return rejected(amended.rejection);
  const said = { ...brings, ...amended.data, round: round.id };
  return accepted(under(stepEvent(procedure.value, amended.step.act, said), ...amended.stated));
}

/** The same report again, whole: it stays of its day. Once the round is done it is returned, and not corrected. */
export function correct(
  { report, form, today }: DataFor<'correct-report'>,
  by: string,
  round: Round,
  { state, world }: Around,
): Outcome {
  const { ended } = round.progress;
  const before = reportOf(round);
  if (!before) return rejected({ code: 'not-reported', round: round.id });
  if (ended !== undefined) return rejected({ code: 'ended', outcome: ended });
  const refused = refusedFor(report, round, { state, world }, today);
  if (refused) return refused;
  const { doneFor: _, ...reported } = before;
  const { step, reportedOn, late } = reported;
  const said = { ...report, ...checked(form, report, round, { world, today }), round: round.id, step, by };
  const event = monitoringFacts.roundReported({ ...said, reportedOn, late });
  if (JSON.stringify(event.data) === JSON.stringify({ ...reported, by })) return nothingToDo;
  return withWarnings([event, ...keptOf(form, round)], state, world, today, { corrected: true });
}
