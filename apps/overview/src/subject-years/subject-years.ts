import { yearsOf } from '@wenxiao/service-kit';
import {
  adjustedTargets,
  approvedTargets,
  budgets,
  conclusions,
  disclosures,
  executed,
  liftedWarnings,
  openedEvaluations,
  openedResults,
  raisedWarnings,
  rectifications,
  selfEvaluations,
  subjects,
  withdrawnConclusions,
  withdrawnStarts,
  withdrawnTargets,
} from '../copies.js';
import { Known, type KnownFact } from './known-facts.js';
import { disclosureOf, type DisclosureThen, rectificationOf, type RectificationThen } from './subject-follow-up.js';
import { resultOf, type ResultThen } from './subject-results.js';

export const stages = ['registered', 'requested', 'approved', 'evaluating', 'evaluated'] as const;
/** How far a subject has come in the cycle of a year, by what was published. */
export type Stage = (typeof stages)[number];

export type TargetThen = Readonly<{ period: string; declaration: number; status: 'approved' | 'adjusted' }>;
export type WarningThen = Readonly<{ warning: string; light: 'yellow' | 'red'; round?: string; indicator?: string }>;
export type EvaluationThen = Readonly<{
  type: string;
  period: string;
  number: number;
  ofItself: boolean;
  status: 'opened' | 'submitted' | 'concluded';
  /** As the form of a self-evaluation prints it. */
  total?: string;
  score?: string;
  fullMark?: string;
  grade?: string;
  isReEvaluation?: boolean;
}>;

/** A subject in a year, as it stands on a day. Yuan, decimals as text. */
export type SubjectYear = Readonly<{
  subject: string;
  year: number;
  unit: string;
  department: string;
  name: string;
  officialCode: string | null;
  kind: string;
  nature: string;
  status: string;
  level: string | null;
  class: string | null;
  within: string | null;
  isNew: boolean | null;
  isKey: boolean;
  isMajor: boolean;
  stage: Stage;
  composition: string | null;
  approvedFrom: string | null;
  control: string | null;
  requested: string | null;
  budget: string | null;
  /** What the treasury has paid, as far as it has said. */
  executed: string | null;
  payment: string | null;
  target: TargetThen | null;
  warnings: readonly WarningThen[];
  light: 0 | 1 | 2;
  evaluations: readonly EvaluationThen[];
  score: string | null;
  grade: string | null;
  result: ResultThen | null;
  rectification: RectificationThen | null;
  disclosure: DisclosureThen | null;
  /** The next day on which some of it is otherwise by itself. */
  changesOn: string | null;
}>;

/**
 * The rows of a subject: one for each year about which something is known; of one that is only registered, the year in which it is
 * planned to begin, else that of its registration. None as long as nobody has said whose the subject is. It depends on the facts
 * alone, and not on the order in which they came.
 */
export function subjectYearsOf(facts: readonly KnownFact[], today: string): readonly SubjectYear[] {
  const known = new Known(facts);
  const [subject] = known.all(subjects);
  if (!subject) return [];
  return yearsKnown(known, subject).map((year) => rowOf(known, subject.data, year, today));
}

type SubjectFact = KnownFact & Readonly<{ data: CopiedOf<typeof subjects> }>;
type CopiedOf<Copy> = Copy extends Readonly<{ data?: infer Data extends object }> ? Data : never;

function yearsKnown(facts: Known, { data, recordedAt }: SubjectFact): readonly number[] {
  const told = new Set([
    ...facts.all(budgets).map((fact) => fact.data.year),
    ...targetsIn(facts).flatMap(({ period }) => yearsOf(period)),
    ...facts.all(raisedWarnings).map((fact) => fact.data.year),
    ...facts.all(openedEvaluations).map((fact) => fact.data.year),
    ...facts.all(openedResults).map((fact) => fact.data.year),
    ...facts.all(rectifications).map((fact) => fact.data.year),
    ...facts.all(disclosures).map((fact) => fact.data.year),
  ]);
  if (told.size === 0) {
    const planned = data.planned.flatMap(({ year }) => year ?? []);
    const begins = Number((data.plannedFrom ?? data.since ?? recordedAt).slice(0, 4));
    return planned.length > 0 ? [...new Set(planned)].sort(byNumber) : [begins];
  }
  return [...told].sort(byNumber);
}

function rowOf(facts: Known, subject: SubjectFact['data'], year: number, today: string): SubjectYear {
  const line = facts.all(budgets).find((fact) => fact.data.year === year)?.data;
  const paid = facts.all(executed).find((fact) => fact.data.year === year)?.data;
  const target = targetOf(facts, year);
  const warnings = warningsOf(facts, year);
  const evaluations = evaluationsOf(facts, year);
  const concluded = lastConclusion(evaluations);
  const now = <Row extends Readonly<{ from: string }>>(rows: readonly Row[] = []) =>
    rows.findLast(({ from }) => from <= today);
  const requested = now(line?.requested)?.total ?? null;
  const approvedFrom = line?.approvedFrom ?? null;
  const isApproved = target !== null && approvedFrom !== null && approvedFrom <= today;
  const days = [line?.control, line?.requested, line?.inForce, line?.payment].flatMap(
    (rows: readonly { from: string }[] = []) => rows.map(({ from }) => from),
  );
  return {
    subject: subject.subject,
    year,
    unit: subject.unit,
    department: subject.department,
    name: subject.name,
    officialCode: subject.officialCode ?? null,
    kind: subject.kind,
    nature: subject.nature,
    status: subject.status,
    level: subject.level ?? null,
    class: subject.class ?? null,
    within: subject.within ?? null,
    isNew: subject.isNew ?? null,
    isKey: subject.isKey,
    isMajor: subject.isMajor,
    stage: stageOf({ evaluations, isApproved, isRequested: requested !== null || target !== null }),
    composition: line?.composition ?? null,
    approvedFrom,
    control: now(line?.control)?.holds ?? null,
    requested,
    budget: now(line?.inForce)?.total ?? null,
    executed: paid?.executed.findLast(({ on }) => on <= today)?.total ?? null,
    payment: now(line?.payment)?.status ?? null,
    target,
    warnings,
    light: warnings.some(({ light }) => light === 'red') ? 2 : warnings.length > 0 ? 1 : 0,
    evaluations: evaluations.map(({ at: _at, ...evaluation }) => evaluation),
    score: concluded?.score ?? null,
    grade: concluded?.grade ?? null,
    result: resultOf(facts, year),
    rectification: rectificationOf(facts, year),
    disclosure: disclosureOf(facts, year),
    changesOn:
      [...days, ...(approvedFrom === null ? [] : [approvedFrom])].filter((day) => day > today).sort()[0] ?? null,
  };
}

function stageOf(of: { evaluations: readonly EvaluationThen[]; isApproved: boolean; isRequested: boolean }): Stage {
  if (of.evaluations.some(({ status }) => status === 'concluded')) return 'evaluated';
  if (of.evaluations.length > 0) return 'evaluating';
  if (of.isApproved) return 'approved';
  return of.isRequested ? 'requested' : 'registered';
}

/** What is in force of each period. */
function targetsIn(facts: Known): readonly TargetThen[] {
  const told = [
    ...facts.all(approvedTargets).map((fact) => ({ ...fact, status: 'approved' as const })),
    ...facts.all(adjustedTargets).map((fact) => ({ ...fact, status: 'adjusted' as const })),
  ].sort((one, other) => other.version - one.version);
  const periods = [...new Set(told.map(({ data }) => data.period))];
  return periods.flatMap((period): readonly TargetThen[] => {
    const newestFirst = told.filter(({ data }) => data.period === period);
    const [newest] = newestFirst;
    if (!newest) return [];
    const then = ({ data: { declaration }, status }: (typeof told)[number]) => ({ period, declaration, status });
    const takenBack = facts.all(withdrawnTargets).find(({ data }) => data.period === period);
    if (!takenBack || takenBack.version < newest.version) return [then(newest)];
    const { inForce } = takenBack.data;
    const again = newestFirst.find(({ data }) => data.declaration === inForce);
    return again ? [then(again)] : [];
  });
}

/** The target of the shortest period that holds the year. */
function targetOf(facts: Known, year: number): TargetThen | null {
  const holding = targetsIn(facts).filter(({ period }) => yearsOf(period).includes(year));
  return holding.sort((one, other) => one.period.length - other.period.length)[0] ?? null;
}

function warningsOf(facts: Known, of: number): readonly WarningThen[] {
  return facts
    .all(raisedWarnings)
    .filter((fact) => fact.data.year === of && facts.isNewer(fact, liftedWarnings))
    .sort((one, other) => one.version - other.version)
    .map(({ data: { warning, light, round, indicator } }) => ({
      warning,
      light,
      ...(round !== undefined && { round }),
      ...(indicator !== undefined && { indicator }),
    }));
}

type Concluded = EvaluationThen & Readonly<{ at: string }>;

/** In the order in which they began. */
function evaluationsOf(facts: Known, of: number): readonly Concluded[] {
  return facts
    .all(openedEvaluations)
    .filter((fact) => fact.data.year === of && facts.isNewer(fact, withdrawnStarts))
    .sort((one, other) => (one.recordedAt < other.recordedAt ? -1 : 1))
    .map(({ key, recordedAt, data: { type, period, number, ofItself } }) => {
      const which = { type, period, number, ofItself };
      const submitted = facts.all(selfEvaluations).find((fact) => fact.key === key);
      const total = submitted?.data.total === undefined ? {} : { total: submitted.data.total };
      const concluded = facts.all(conclusions).find((fact) => fact.key === key);
      if (!concluded || !facts.isNewer(concluded, withdrawnConclusions))
        return { ...which, ...total, status: submitted ? 'submitted' : 'opened', at: recordedAt };
      const { isReEvaluation, score, fullMark, grade } = concluded.data;
      const result = {
        ...(score !== undefined && { score }),
        ...(fullMark !== undefined && { fullMark }),
        ...(grade !== undefined && { grade }),
      };
      return { ...which, ...total, ...result, isReEvaluation, status: 'concluded', at: concluded.recordedAt };
    });
}

/** What another concluded last; what it concluded of itself where nobody else has. */
function lastConclusion(evaluations: readonly Concluded[]): Concluded | undefined {
  const concluded = evaluations.filter(({ status }) => status === 'concluded');
  const byOthers = concluded.filter(({ ofItself }) => !ofItself);
  return [...(byOthers.length > 0 ? byOthers : concluded)].sort((one, other) => (one.at < other.at ? 1 : -1))[0];
}

const byNumber = (one: number, other: number): number => one - other;
