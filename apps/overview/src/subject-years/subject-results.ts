import {
  decidedDisposals,
  evaluationParties,
  monitoringParties,
  openedResults,
  outdatedResults,
  resultParties,
  settledDisposals,
  withdrawnDisposals,
} from '../copies.js';
import { Known, type KnownFact } from './known-facts.js';

export const resultStatuses = ['open', 'decided', 'applied', 'refused', 'outdated'] as const;

/** What follows from the result of a year: the evaluation that it is of, the disposal that was decided last, and what became of that. */
export type ResultThen = Readonly<{
  type: string;
  period: string;
  number: number;
  isReEvaluation: boolean;
  status: (typeof resultStatuses)[number];
  disposal: string | null;
  /** Yuan; a cut is negative. */
  change: string | null;
  /** The year on whose money it acts. */
  actsOn: number | null;
  /** Hash of the set that names the disposal. */
  rules: string | null;
}>;

/** Null as long as no result is to be decided. What was decided on a result as it was before stands until it is decided anew. */
export function resultOf(facts: Known, year: number): ResultThen | null {
  const opened = facts.all(openedResults).find(({ data }) => data.year === year);
  if (!opened) return null;
  const { key, data, version } = opened;
  const outdated = facts.all(outdatedResults).find((fact) => fact.key === key && fact.version > version);
  const decided = facts.all(decidedDisposals).find((fact) => fact.key === key);
  const holding = decided && ofDecision(facts.all(withdrawnDisposals), decided) === undefined ? decided : undefined;
  const settled = holding && ofDecision(facts.all(settledDisposals), holding);
  const isDecided = holding !== undefined && holding.version > version;
  const { type, period, number, isReEvaluation, rules = null } = data;
  return {
    type,
    period,
    number,
    isReEvaluation,
    status: outdated?.data.because === 'withdrawn' ? 'outdated' : isDecided ? statusOf(settled?.data) : 'open',
    disposal: holding?.data.disposal ?? null,
    change: holding?.data.change ?? null,
    actsOn: holding?.data.actsOn ?? null,
    rules,
  };
}

type Settled = Readonly<{ decision: number; refusal?: string }>;

function statusOf(settled: Settled | undefined): ResultThen['status'] {
  if (!settled) return 'decided';
  return settled.refusal === undefined ? 'applied' : 'refused';
}

/** What was told last of a decision: it answers that one, and no earlier or later one. */
function ofDecision<Data extends Readonly<{ decision: number }>>(
  told: readonly (KnownFact & Readonly<{ data: Data }>)[],
  decided: KnownFact,
) {
  return told.find(({ key, data: { decision } }) => key === decided.key && decision === decided.version);
}

/** Whom the objects of a subject name that are under way: ids of persons and organisations, each once. */
export function partiesOf(facts: readonly KnownFact[]): readonly string[] {
  const known = new Known(facts);
  const told = [
    ...known.all(evaluationParties),
    ...known.all(monitoringParties),
    // A result that was opened again names nobody yet.
    ...known.all(resultParties).filter((fact) => known.isNewer(fact, openedResults)),
  ];
  return [...new Set(told.flatMap(({ data }) => data.parties.map(({ who }) => who)))].sort();
}
