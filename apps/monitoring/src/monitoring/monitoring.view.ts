import { type Audience, readableData } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import type { StoredEvent } from '@wenxiao/event-store';
import { monitoringFacts as facts } from '@wenxiao/facts/monitoring';
import { isSameDue } from '@wenxiao/rules/deadline';
import {
  duesNow as duesOfMeasure,
  openNow,
  type OpenStep,
  procedureOf as procedureOfObject,
  type Progress,
  type World,
} from '@wenxiao/rules/procedure';
import type { Ruling } from '@wenxiao/rules/ruling';
import { checklistOf, consultedIn, decoded, type KeptForm, opinionsTold, textOfForm } from '@wenxiao/service-kit';
import { monitoring } from './monitoring.aggregate.js';
import { duesNow } from './monitoring.due.js';
import { type Proposal, statusOf } from './monitoring.measure-state.js';
import { measureWorld } from './monitoring.measure-world.js';
import { comparedWithTargets } from './monitoring.completion.js';
import { executionAtNode, executionOn } from './monitoring.execution.js';
import {
  judgedIn,
  type Judged,
  nodeOf,
  type OpenMonitoring,
  reportOf,
  type Round,
  type Warning,
} from './monitoring.state.js';
import { risksIn } from './monitoring.risks.js';
import { proposedFindings } from './monitoring.proposed.js';
import { tasksOf } from './monitoring.tasks.js';
import { marksOf, type MonitoringWorld, planned, procedureOf } from './monitoring.world.js';

/** Where that holds amounts. */
export const amountsOfMonitoring = [
  ...['report', 'report.parts'].flatMap((of) => ['allocated', 'spent', 'carryOver'].map((each) => `${of}.${each}`)),
  'execution.executed',
  'execution.budget',
  'execution.parts.executed',
  'proposals.change',
  'decision.acts.amount',
];

/** The monitoring of a subject's year as people read it: every round with its days, its report, and what can be done of it now. */
export function viewOf(state: OpenMonitoring, world: MonitoringWorld, audience: Audience): object {
  const { today } = world;
  const rules = planned(today, world);
  const ruling = rules === undefined ? undefined : world.ruling(rules);
  const execution = executionOn(today, ruling, world);
  return {
    status: state.status,
    scheme: state.scheme,
    rounds: [...state.rounds]
      .sort((one, other) => (nodeOf(one.id).node < nodeOf(other.id).node ? -1 : 1))
      .map((round) => roundView(round, world, audience)),
    ...(execution && { execution: { ...execution, parts: world.executed?.parts.map(partView) } }),
    warnings: state.warnings.map((each) => ({ ...each, zh: calledWarning(each, ruling) })),
    ...recordedView(state, rules, world),
    proposals: Object.entries(state.proposals).map((entry) => proposalView(entry, world, audience)),
    tasks: tasksOf(state, world),
  };
}

/** What is warned of, in Chinese: of risks by the set, of the rest by what software knows. */
function calledWarning({ warning }: Warning, ruling: Ruling | undefined): string {
  const known: Readonly<Record<string, string>> = t.warning.codes;
  return known[warning] ?? (ruling && risksIn(ruling).find(({ code }) => code === warning)?.zh) ?? warning;
}

/** Of notes, which come day by day, the object shows the latest; all of them are a list of their own. */
const latestNotes = 20;

/** What was noted, found and checked outside the rounds, and what of it makes the subject one of key monitoring. */
function recordedView(state: OpenMonitoring, rules: string | undefined, world: MonitoringWorld): object {
  const { notes, findings, declined, checks } = state;
  const marks = rules === undefined ? [] : marksOf(rules, world);
  return {
    keyMarks: marks.map(({ value: { code: mark, zh } }) => ({ mark, zh })),
    notes: notes.slice(-latestNotes),
    notesInAll: notes.length,
    findings,
    proposedFindings: proposedFindings(state, world).map(({ proposed, on, source, concludes }) => ({
      proposed,
      on,
      source: source.value.code,
      zh: source.value.zh,
      concludes,
    })),
    declinedFindings: declined,
    checks,
  };
}

/** What is proposed and decided, as its facts tell it: why it is proposed, to whoever decides on it, and not to the unit. */
function proposalView([id, proposal]: readonly [string, Proposal], world: MonitoringWorld, audience: Audience): object {
  const { said, decision, progress } = proposal;
  const reader = { audience, blind: false };
  const { step: _step, ...told } = readableData(facts.measureProposed, { proposal: id, ...said }, reader) as Told;
  const at = measureWorld(proposal, world);
  const procedure = procedureOfObject(at, progress);
  const decided = decision && readableData(facts.measureDecided, { proposal: id, ...decision }, reader);
  return {
    ...told,
    status: statusOf(proposal),
    ...(decided && { decision: { ...decided, ...(decision.refusal !== undefined && { refusal: decision.refusal }) } }),
    ...(progress.ended !== undefined && { outcome: progress.ended }),
    dues: duesOfMeasure(proposal, at),
    overdue: proposal.overdue.filter((due) => !proposal.lifted.some((each) => isSameDue(each, due))),
    ...opinionsFor(audience, progress, at.ruling),
    possible:
      procedure.is === 'stated'
        ? possibleIn(openNow(procedure.value, progress, at.procedures), {
            ...{ ruling: at.ruling, world: at.procedures, progress },
          })
        : [],
  };
}
type Told = Readonly<{ step?: string }>;

/** A part of the money, with what was paid of it. */
const partView = ({ part, amount }: NonNullable<MonitoringWorld['executed']>['parts'][number]): object => ({
  ...part,
  executed: amount,
});

function roundView(round: Round, world: MonitoringWorld, audience: Audience): object {
  const { id, rules, opensOn, forecast, marks, lapsed, progress, firstReported, overdue, lifted } = round;
  const procedure = procedureOf(round, world);
  const execution = executionAtNode(id, world.ruling(rules), world);
  const open = procedure.is === 'stated' && !lapsed ? openNow(procedure.value, progress, world.under(rules)) : [];
  return {
    round: id,
    rules,
    opensOn,
    ...layerOf(id, world.ruling(rules)),
    focus: focusOf(id, world.ruling(rules)),
    dues: duesNow(round, world),
    forecast,
    marks: marks.map((mark) => markView(mark, world.ruling(rules))),
    status: lapsed ? 'lapsed' : progress.ended === undefined ? 'open' : 'done',
    ...(progress.ended !== undefined && { outcome: progress.ended }),
    ...(firstReported && { reportedOn: firstReported.on, late: firstReported.late }),
    overdue: overdue.filter((due) => !lifted.includes(due)),
    report: reportView(round, world),
    ...(execution && { execution }),
    judged: judgedIn(round).map((each) => judgedView(each, round, world)),
    ...opinionsFor(audience, progress, world.ruling(rules)),
    possible: possibleIn(open, { ruling: world.ruling(rules), world: world.under(rules), progress }),
  };
}

/** What was reported, each indicator beside what was approved of it. */
function reportView(round: Round, world: MonitoringWorld): object | undefined {
  const report = reportOf(round);
  if (!report) return undefined;
  return { ...report, ...comparedWithTargets(report.attainment, world.targets, world.ruling(round.rules)) };
}

/** The form of a report that counts, as its text was handed in, and what was found on it; undefined where none came with it. */
export function formOf(id: string, { rounds }: OpenMonitoring, events: readonly StoredEvent[]): object | undefined {
  const round = rounds.find((each) => each.id === id);
  const { form, findings, reportedOn } = (round && reportOf(round)) ?? {};
  const kept = events
    .filter(({ type }) => type === facts.roundFormKept.type)
    .map((event) => decoded(monitoring, event).data as KeptForm & Readonly<{ round: string }>)
    .findLast((each) => each.round === id && each.form === form);
  return kept && { reportedOn, ...textOfForm(kept), findings };
}

/** What desks that co-operate said, among those who decide. */
const opinionsFor = (audience: Audience, { opinions = [] }: Progress, ruling: Ruling): object =>
  audience === 'finance' ? opinionsTold(opinions, ruling) : {};

type Around = Readonly<{ ruling: Ruling; world: World; progress: Progress }>;

const possibleIn = (open: readonly OpenStep[], around: Around): readonly object[] =>
  open.map(({ code, level, step, answers, waitsFor = [] }) => ({
    step: code,
    ...(level !== undefined && { level }),
    zh: step.zh,
    answers: step.answers
      .filter((each) => answers.includes(each.code))
      .map(({ code: answer, zh, needs = [] }) => ({ code: answer, zh, needs })),
    ...checklistOf(step, around.world),
    ...consultedIn(around, { code, step, ...(level !== undefined && { level }) }),
    waitsFor,
  }));

/** The layer of monitoring that the set puts the series in. */
function layerOf(id: string, ruling: Ruling): object {
  const series = ruling.member('rounds', nodeOf(id).series);
  const layer = series.is === 'stated' ? series.value.layer : undefined;
  if (layer === undefined) return {};
  const member = ruling.member('monitoring.layers', layer);
  return { layer, ...(member.is === 'stated' && { layerName: member.value.zh }) };
}

/** What the set has the series look at above all. */
function focusOf(id: string, ruling: Ruling): readonly object[] {
  const series = ruling.member('rounds', nodeOf(id).series);
  const focus = series.is === 'stated' ? (series.value.focus ?? []) : [];
  return focus.map((content) => {
    const member = ruling.member('monitoring.contents', content);
    return { content, ...(member.is === 'stated' && { zh: member.value.zh }) };
  });
}

/** What was judged with a step, item by item, in the words of the set. */
function judgedView({ checklist = [], ...judged }: Judged, round: Round, world: MonitoringWorld): object {
  const procedure = procedureOf(round, world);
  const { checklist: list } =
    procedure.is === 'stated' ? (procedure.value.steps.find(({ code }) => code === judged.step) ?? {}) : {};
  const items = list === undefined ? [] : (world.under(round.rules).checklist(list)?.items ?? []);
  const called = new Map(items.map(({ code, zh }) => [code, zh]));
  return { ...judged, checklist: checklist.map((each) => ({ ...each, zh: called.get(each.item) ?? each.item })) };
}

function markView(mark: string, ruling: Ruling): object {
  const member = ruling.member('monitoring.keyMarks', mark);
  return { mark, ...(member.is === 'stated' && { zh: member.value.zh }) };
}
