import {
  accepted,
  type Command,
  decimal,
  type Decider,
  type Decision,
  nothingToDo,
  rejected,
  under,
  unreachable,
} from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import { type EarlierYearEvent, earlierYearFacts as facts } from '@wenxiao/facts/targets';
import type { Ruling } from '@wenxiao/rules/ruling';
import { gradesOf } from './grades-of-type.js';

/** What was printed of a year, and where. */
export type EarlierYear = DataOf<typeof facts.earlierYearRecorded.fields>;
type EarlierResult = EarlierYear['results'][number];
type Supervised = NonNullable<EarlierYear['findings']>[number];

/** Of which year, on which day; `firstKept`: the first year of which money or a result of the subject is kept here. */
type Looked = Readonly<{ year: number; today: string; firstKept?: number }>;

export type EarlierYearCommand =
  | Command<'record', EarlierYear & Looked>
  /** The same once more, whole: something was not as it is printed. */
  | Command<'correct', EarlierYear & Looked>
  | Command<'withdraw', { reason: string }>;

export type EarlierYearState =
  | Readonly<{ status: 'unknown' }>
  /** As it was said last. */
  | Readonly<{ status: 'recorded' | 'withdrawn'; data: EarlierYear }>;

export type EarlierYearRejection =
  /** A year that is not over, or of which nobody keeps account. */
  | Readonly<{ code: 'no-earlier-year'; year: number; first: number; last: number }>
  /** What is kept here itself says how it was. */
  | Readonly<{ code: 'year-kept-here'; year: number; firstKept: number }>
  | Readonly<{ code: 'year-recorded' | 'year-not-recorded' }>
  | Readonly<{ code: 'document-from-later'; on: string; today: string }>
  | Readonly<{ code: 'nothing-of-year' }>
  | Readonly<{ code: 'result-empty'; evaluation: string }>
  | Readonly<{ code: 'score-without-scale' | 'score-above-scale'; evaluation: string; score: string }>
  | Readonly<{ code: 'unknown-evaluation'; given: string; listed: readonly string[] }>
  | Readonly<{ code: 'unknown-grade'; evaluation: string; given: string; listed: readonly string[] }>
  | Readonly<{ code: 'unknown-finding' | 'unknown-finding-source'; given: string; listed: readonly string[] }>;

/** How far back a year may lie: no condition of a rule set looks further. */
const yearsBack = 10;

/** The years that may be recorded on a day: the first and the last. */
export function earlierYearsOn(today: string): Readonly<{ first: number; last: number }> {
  const now = Number(today.slice(0, 4));
  return { first: now - yearsBack, last: now - 1 };
}

type Decided = Decision<EarlierYearEvent, EarlierYearRejection>;

/** 往年记录: what a subject had and came to in a year before it was kept here. */
export const earlierYearDecider: Decider<
  EarlierYearState,
  EarlierYearCommand,
  EarlierYearEvent,
  EarlierYearRejection,
  Ruling
> = {
  initialState: { status: 'unknown' },
  decide(command, state, rules) {
    switch (command.type) {
      case 'record':
        if (state.status !== 'recorded') return recorded(command.data, rules);
        return isSame(command.data, state.data) ? nothingToDo : rejected({ code: 'year-recorded' });
      case 'correct':
        if (state.status !== 'recorded') return rejected({ code: 'year-not-recorded' });
        return isSame(command.data, state.data) ? nothingToDo : recorded(command.data, rules);
      case 'withdraw':
        if (state.status === 'withdrawn') return nothingToDo;
        if (state.status === 'unknown') return rejected({ code: 'year-not-recorded' });
        return accepted(facts.earlierYearWithdrawn({ reason: command.data.reason }));
      default:
        return unreachable(command);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'earlier-year-recorded':
        return { status: 'recorded', data: event.data };
      case 'earlier-year-withdrawn':
        return state.status === 'unknown' ? state : { ...state, status: 'withdrawn' };
      default:
        return unreachable(event);
    }
  },
};

const isSame = (said: EarlierYear, before: EarlierYear): boolean =>
  JSON.stringify(facts.earlierYearRecorded(said).data) === JSON.stringify(facts.earlierYearRecorded(before).data);

function recorded({ year, today, firstKept, ...said }: EarlierYear & Looked, rules: Ruling): Decided {
  const { first, last } = earlierYearsOn(today);
  if (year < first || year > last) return rejected({ code: 'no-earlier-year', year, first, last });
  if (firstKept !== undefined && firstKept <= year) return rejected({ code: 'year-kept-here', year, firstKept });
  if (said.documentDate > today) return rejected({ code: 'document-from-later', on: said.documentDate, today });
  const { budget, executed, results, findings = [] } = said;
  if (budget === undefined && executed === undefined && results.length === 0 && findings.length === 0)
    return rejected({ code: 'nothing-of-year' });
  const basis: Readonly<{ path: string }>[] = [];
  for (const fitting of [
    ...results.map((each) => fittingIn(each, rules)),
    ...findings.map((each) => foundIn(each, rules)),
  ]) {
    if ('rejection' in fitting) return rejected(fitting.rejection, ...fitting.basis);
    basis.push(...fitting.basis);
  }
  return accepted(under<EarlierYearEvent>(facts.earlierYearRecorded(said), ...basis));
}

type Fitting = Readonly<{ basis: readonly Readonly<{ path: string }>[]; rejection?: EarlierYearRejection }>;

/**
 * Types and grades are those of the rules of today, which look back at them. A grade of an earlier text that these do not give stands as
 * it was printed: nobody translates it. A score is what was given, whichever grade would follow from it today.
 */
function fittingIn(result: EarlierResult, rules: Ruling): Fitting {
  const { type: evaluation, score, fullMark, grade, gradePrinted, findings = [] } = result;
  const type = rules.member('evaluationTypes', evaluation);
  if (type.is === 'silent') {
    const listed = rules.members('evaluationTypes').map(({ value }) => value.code);
    return { rejection: { code: 'unknown-evaluation', given: evaluation, listed }, basis: [] };
  }
  const refused = (rejection: EarlierYearRejection): Fitting => ({ rejection, basis: [type] });
  if (score === undefined && grade === undefined && gradePrinted === undefined && findings.length === 0)
    return refused({ code: 'result-empty', evaluation });
  if (score !== undefined && fullMark === undefined) return refused({ code: 'score-without-scale', evaluation, score });
  if (score !== undefined && fullMark !== undefined && decimal(score).gt(fullMark))
    return refused({ code: 'score-above-scale', evaluation, score });
  const known = listedFindings(findings, rules);
  if (known.rejection) return refused(known.rejection);
  if (grade === undefined) return { basis: [type, ...known.basis] };
  const grades = gradesOf(type, rules);
  const found = grades.find(({ code }) => code === grade);
  if (found) return { basis: [type, found, ...known.basis] };
  return refused({ code: 'unknown-grade', evaluation, given: grade, listed: grades.map(({ code }) => code) });
}

/** What supervision found is of a source that the rules list, and comes to what they look back at. */
function foundIn({ source: given, concludes }: Supervised, rules: Ruling): Fitting {
  const source = rules.member('monitoring.findingSources', given);
  if (source.is === 'stated') {
    const { basis, rejection } = listedFindings(concludes, rules);
    return { basis: [source, ...basis], ...(rejection && { rejection }) };
  }
  const listed = rules.members('monitoring.findingSources').map(({ value }) => value.code);
  return { rejection: { code: 'unknown-finding-source', given, listed }, basis: [] };
}

/** Findings are those of the rules: of others nothing follows that looks back. */
function listedFindings(codes: readonly string[], rules: Ruling): Fitting {
  const all = rules.members('findings');
  const strange = codes.find((each) => !all.some(({ value }) => value.code === each));
  if (strange !== undefined) {
    const listed = all.map(({ value }) => value.code);
    return { rejection: { code: 'unknown-finding', given: strange, listed }, basis: [] };
  }
  return { basis: all.filter(({ value }) => codes.includes(value.code)) };
}
