import { accepted, rejected, under } from '@wenxiao/domain';
import { monitoringFacts as facts } from '@wenxiao/facts/monitoring';
import { findingsOf } from '@wenxiao/rules/condition';
import type { Ruling, Stated } from '@wenxiao/rules/ruling';
import type { DeskRef, FindingSource } from '@wenxiao/rules/shape';
import type { DataFor, MonitoringRejection, OfRecords, Outcome } from './monitoring.commands.js';
import { type ProposedFinding, proposedFindings } from './monitoring.proposed.js';
import { concludedIn, type OpenMonitoring, type RecordedFinding } from './monitoring.state.js';
import { lensesOf } from './monitoring.risks.js';
import { withWarnings } from './monitoring.warnings.js';
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
  const { indicator, risk } = said;
  if (indicator !== undefined && !world.indicators.includes(indicator))
    return rejected({ code: 'unknown-indicator', indicator, listed: world.indicators });
  const lenses = lensesOf(risk === undefined ? [] : [risk], ruling);
  if ('code' in lenses) return rejected(lenses);
  return accepted(under(facts.monitoringNoted({ note: nextOf(state.notes), ...said }), ...layers, ...lenses));
}

function recordFinding({ today, ...said }: DataFor<'record-finding'>, at: At): Outcome {
  const { ruling } = at;
  const listed = ruling.members('monitoring.findingSources');
  const source = listed.find(({ value }) => value.code === said.source);
  if (!source) {
    const codes = listed.map(({ value }) => value.code);
    return rejected({ code: 'unknown-finding-source', source: said.source, listed: codes });
  }
  const asked = ruling.members('monitoring.keyMarks').flatMap(({ value: { when } }) => findingsOf(when));
  const strange = said.concludes.find((each) => !asked.includes(each));
  if (strange !== undefined) return rejected({ code: 'unknown-finding', finding: strange, listed: asked });
  return recorded(said, source, at, today);
}

type Said = Omit<RecordedFinding, 'finding' | 'settled'>;

function recorded(said: Said, source: Stated<FindingSource>, at: At, today: string): Outcome {
  const { state, world, ruling } = at;
  const lenses = lensesOf(said.risks ?? [], ruling);
  if ('code' in lenses) return rejected(lenses);
  const marks = marksWith([...concludedIn(state), ...said.concludes], at);
  const event = facts.findingRecorded({ finding: nextOf(state.findings), ...said, marks: marks.map(codeOf) });
  return withWarnings([under(event, source, ...marks, ...lenses)], state, world, today);
}

function confirmFinding({ proposed: code, today, ...added }: DataFor<'confirm-finding'>, at: At): Outcome {
  const proposed = proposedIn(code, at);
  if ('code' in proposed) return rejected(proposed);
  const { source, on, concludes } = proposed;
  return recorded({ source: source.value.code, on, concludes, ...added, proposed: code }, source, at, today);
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

function settleFinding({ finding, because, today }: DataFor<'settle-finding'>, at: At): Outcome {
  const { state, world } = at;
  const recorded = state.findings.find((each) => each.finding === finding);
  if (!recorded) return rejected({ code: 'unknown-recorded-finding', finding });
  if (recorded.settled !== undefined) return rejected({ code: 'finding-settled', finding });
  const rest = { ...state, findings: state.findings.filter((each) => each !== recorded) };
  const marks = marksWith(concludedIn(rest), at);
  const event = facts.findingSettled({ finding, because, marks: marks.map(codeOf) });
  return withWarnings([under(event, ...marks)], state, world, today);
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
