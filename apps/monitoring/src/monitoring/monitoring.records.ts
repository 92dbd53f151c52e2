import { accepted, rejected, under } from '@wenxiao/domain';
import { type MonitoringEvent, monitoringFacts as facts } from '@wenxiao/facts/monitoring';
import { findingsOf } from '@wenxiao/rules/condition';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { DeskRef } from '@wenxiao/rules/shape';
import type { DataFor, MonitoringRejection, OfRecords, Outcome } from './monitoring.commands.js';
import { type ProposedFinding, proposedFindings } from './monitoring.proposed.js';
import { concludedIn, type OpenMonitoring } from './monitoring.state.js';
import { marksOf, type MonitoringWorld, planned } from './monitoring.world.js';

// What is seen, found and checked outside the rounds: notes of daily monitoring, what inspections and audits found, how the work of
// monitoring was checked.

/** The desks that note day by day, by the layers of the set. */
export const notingDesks = (ruling: Ruling): readonly DeskRef[] =>
  ruling.members('monitoring.layers').flatMap(({ value: { notesBy = [] } }) => notesBy);

/** The desks that record what was found by others. */
export function findingDesks(ruling: Ruling): readonly DeskRef[] {
  const desks = ruling.value('monitoring.findingsBy');
  return desks.is === 'stated' ? desks.value : [];
}

/** The desks that check the work of monitoring. */
export function checkingDesks(kind: string): (ruling: Ruling) => readonly DeskRef[] {
  return (ruling) => {
    const check = ruling.member('monitoring.checks', kind);
    return check.is === 'stated' ? check.value.by : [];
  };
}

type Around = Readonly<{ state: OpenMonitoring; world: MonitoringWorld }>;

/** Decides by the set that is planned for the day. */
export function ofRecords(command: OfRecords, around: Around): Outcome {
  const { today } = command.data;
  const hash = planned(today, around.world);
  if (hash === undefined) return rejected({ code: 'rules-silent', path: 'rounds' });
  const at = { ...around, ruling: around.world.ruling(hash), hash };
  if ('on' in command.data && command.data.on > today)
    return rejected({ code: 'day-to-come', day: command.data.on, today });
  switch (command.type) {
    case 'note':
      return note(command.data, at);
    case 'record-finding':
      return recordFinding(command.data, at);
    case 'confirm-finding':
      return confirmFinding(command.data, at);
    case 'decline-finding':
      return declineFinding(command.data, at);
    case 'settle-finding':
      return settleFinding(command.data, at);
    case 'check':
      return check(command.data, at);
  }
}

type At = Around & Readonly<{ ruling: Ruling; hash: string }>;

function note({ today: _, ...said }: DataFor<'note'>, { state, world, ruling }: At): Outcome {
  const layers = ruling.members('monitoring.layers').filter(({ value }) => value.notesBy !== undefined);
  if (layers.length === 0) return rejected(silentAt('monitoring.layers'));
  const { indicator } = said;
  if (indicator !== undefined && !world.indicators.includes(indicator))
    return rejected({ code: 'unknown-indicator', indicator, listed: world.indicators });
  return accepted(under(facts.monitoringNoted({ note: nextOf(state.notes), ...said }), ...layers));
}

function recordFinding({ today: _, ...said }: DataFor<'record-finding'>, at: At): Outcome {
  const { state, ruling } = at;
  const listed = ruling.members('monitoring.findingSources');
  const source = listed.find(({ value }) => value.code === said.source);
  if (!source) {
    const codes = listed.map(({ value }) => value.code);
    return rejected({ code: 'unknown-finding-source', source: said.source, listed: codes });
  }
  const asked = ruling.members('monitoring.keyMarks').flatMap(({ value: { when } }) => findingsOf(when));
  const strange = said.concludes.find((each) => !asked.includes(each));
  if (strange !== undefined) return rejected({ code: 'unknown-finding', finding: strange, listed: asked });
  const marks = marksWith([...concludedIn(state), ...said.concludes], at);
  const event = facts.findingRecorded({ finding: nextOf(state.findings), ...said, marks: marks.map(codeOf) });
  return accepted<MonitoringEvent>(under(event, source, ...marks));
}

function confirmFinding({ proposed: code, found, document }: DataFor<'confirm-finding'>, at: At): Outcome {
  const { state } = at;
  const proposed = proposedIn(code, at);
  if ('code' in proposed) return rejected(proposed);
  const { source, on, concludes } = proposed;
  const marks = marksWith([...concludedIn(state), ...concludes], at);
  const said = { source: source.value.code, on, ...(document !== undefined && { document }), found, concludes };
  const numbered = { finding: nextOf(state.findings), ...said, proposed: code, marks: marks.map(codeOf) };
  return accepted<MonitoringEvent>(under(facts.findingRecorded(numbered), source, ...marks));
}

function declineFinding({ proposed: code, because }: DataFor<'decline-finding'>, at: At): Outcome {
  const proposed = proposedIn(code, at);
  if ('code' in proposed) return rejected(proposed);
  const { source } = proposed;
  return accepted(under(facts.findingDeclined({ proposed: code, source: source.value.code, because }), source));
}

function proposedIn(proposed: string, { state, world }: At): ProposedFinding | MonitoringRejection {
  const all = proposedFindings(state, world);
  const found = all.find((each) => each.proposed === proposed);
  return found ?? { code: 'finding-not-proposed', proposed, listed: all.map((each) => each.proposed) };
}

function settleFinding({ finding, because }: DataFor<'settle-finding'>, at: At): Outcome {
  const { state } = at;
  const recorded = state.findings.find((each) => each.finding === finding);
  if (!recorded) return rejected({ code: 'unknown-recorded-finding', finding });
  if (recorded.settled !== undefined) return rejected({ code: 'finding-settled', finding });
  const rest = { ...state, findings: state.findings.filter((each) => each !== recorded) };
  const marks = marksWith(concludedIn(rest), at);
  const event = facts.findingSettled({ finding, because, marks: marks.map(codeOf) });
  return accepted<MonitoringEvent>(under(event, ...marks));
}

function check({ today: _, ...said }: DataFor<'check'>, { state, ruling }: At): Outcome {
  const member = ruling.member('monitoring.checks', said.kind);
  if (member.is === 'silent') {
    const listed = ruling.members('monitoring.checks').map(({ value }) => value.code);
    return rejected({ code: 'unknown-check', kind: said.kind, listed });
  }
  const { findings: listed, assessedUnder } = member.value;
  const strange = said.findings.find((each) => !listed.includes(each));
  if (strange !== undefined) return rejected({ code: 'unknown-finding', finding: strange, listed });
  const { round } = said;
  const rounds = state.rounds.map(({ id }) => id);
  if (round !== undefined && !rounds.includes(round)) return rejected({ code: 'unknown-round', round, rounds });
  const item = { path: `accountability.workAssessmentItems/${assessedUnder}` };
  return accepted(
    under(facts.monitoringChecked({ check: nextOf(state.checks), assessedUnder, ...said }), member, item),
  );
}

const marksWith = (found: readonly string[], { world, hash }: At) =>
  marksOf(hash, { ...world, known: world.knownWith(found) });
const codeOf = ({ value }: Readonly<{ value: { code: string } }>): string => value.code;
const nextOf = (all: readonly unknown[]): string => String(all.length + 1);
const silentAt = (path: string): MonitoringRejection => ({ code: 'rules-silent', path });
