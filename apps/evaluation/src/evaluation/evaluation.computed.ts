import { decimal, decimalToText, sumOf } from '@wenxiao/domain';
import { judge } from '@wenxiao/rules/condition';
import type { StepRejection } from '@wenxiao/rules/procedure';
import type { Stated } from '@wenxiao/rules/ruling';
import { type FrameworkPoints, isOfExecution, pointedParts, type PointedPart, pointsBy } from '@wenxiao/rules/scoring';
import type { Framework } from '@wenxiao/rules/shape';
import {
  type AskedOf,
  executionScore,
  type IndicatorFlaw,
  indicatorScore,
  type ScoredRow,
} from './evaluation.indicator.js';
import { keptOf } from './evaluation.quotient.js';
import type { Attained, AttainedContent, Computed, UnitPart } from './evaluation.state.js';
import { executedOf, scoreTogether, type SharesFlaw, type UnitSaid, unitsOf } from './evaluation.together.js';
import type { EvaluationWorld } from './evaluation.world.js';

export type ComputingFlaw = ScaleFlaw | PlacesFlaw | IndicatorFlaw | SharesFlaw;

/** Why the rules give no points for what was approved. */
type ScaleFlaw =
  | Readonly<{ code: 'rules-silent'; path: string }>
  | Extract<StepRejection, { code: 'not-known' }>
  /** The set has no framework for such a subject. */
  | Readonly<{ code: 'framework-wanting' }>
  /** Nobody can say what the indicators count. */
  | (Readonly<{ code: 'points-not-settled' }> & Extract<FrameworkPoints, { refused: string }>);

/** It leaves approved indicators out, names others, or one of them twice; `organisation`: of several units this one does. */
type PlacesFlaw = Readonly<{
  code: 'attained-incomplete';
  missing: readonly string[];
  unknown: readonly string[];
  repeated: readonly string[];
  organisation?: string;
}>;

type Place = Readonly<{ path: string }>;
type ComputedBy = Readonly<{ computed: Omit<Computed, 'step'>; stated: readonly Place[] }>;

/** By what the approved indicators are scored: the framework of such a subject, and what each counts. */
type Scale = Readonly<{
  framework: Stated<Framework>;
  parts: readonly PointedPart[];
  points: Exclude<FrameworkPoints, { refused: string }>;
}>;

export function scaleOf(world: EvaluationWorld): Scale | ScaleFlaw {
  const framework = frameworkOf(world);
  if ('code' in framework) return framework;
  const parts = pointedParts(framework);
  if ('is' in parts) return { code: 'rules-silent', path: parts.path };
  const points = pointsBy({ ...framework.value, parts }, world.indicators);
  return 'refused' in points ? { code: 'points-not-settled', ...points } : { framework, parts, points };
}

/**
 * A self-evaluation in points, by the framework that the set has for such a subject: the execution of the budget, and each approved
 * indicator by what was reached of it, where several units carry it out by all of them together. The total is that of the exact rows.
 * @param beside what the units say that carry it out beside its own.
 */
export function computedBy(
  said: AttainedContent,
  beside: readonly UnitPart[],
  world: EvaluationWorld,
): ComputedBy | ComputingFlaw {
  const scale = scaleOf(world);
  if ('code' in scale) return scale;
  const units = unitsOf(said, beside, world.carriedOut);
  if ('code' in units) return units;
  const misplaced = units.map((unit) => misplacedIn(unit, units.length, world)).find((each) => each !== undefined);
  if (misplaced) return misplaced;
  const {
    framework: { value, path },
    points,
  } = scale;
  const executed = executedOf(units);
  // The treasury is believed before the units.
  const execution = { ...(executed !== undefined && { executed }), ...world.execution };
  const rows = rowsOf(units, { scale, execution, world });
  if ('code' in rows) return rows;
  const shares = units.map(({ organisation, share }) => ({ organisation, share: decimalToText(share) }));
  return {
    computed: {
      framework: value.code,
      weights: points.weights,
      ...execution,
      ...(units.length > 1 && { units: shares }),
      computed: rows.map(({ row, score }) => ({ ...row, score: keptOf(score) })),
      total: keptOf(sumOf(rows.map(({ score }) => score))),
      findings: [
        ...executionFindings(executed, execution),
        ...rows.flatMap(({ findings }) => findings),
        ...points.otherwise.map((part) => found('part-points-differ', `framework.parts.${part}`, 'warning')),
      ],
    },
    stated: [{ path }, ...rows.flatMap(({ stated }) => stated)],
  };
}

/** The first of the set’s frameworks that is for such a subject, one that gives its points before one that leaves them to others. */
function frameworkOf({ ruling, procedures }: EvaluationWorld): Stated<Framework> | ScaleFlaw {
  const asked = ruling
    .members('evaluation.frameworks')
    .flatMap((each) => (each.value.of ? [{ each, verdict: judge(each.value.of, procedures.known) }] : []));
  const own = asked.filter(({ verdict }) => verdict.truth === 'yes').map(({ each }) => each);
  const open = asked.flatMap(({ verdict }) => (verdict.truth === 'not-known' ? [verdict.missing] : []));
  const framework = own.find(({ value: { parts = [] } }) => parts.length > 0) ?? own[0];
  if (framework) return framework;
  return open[0] ? { code: 'not-known', step: '', missing: open[0] } : { code: 'framework-wanting' };
}

/** A unit that has none of the money may have nothing to say. */
function misplacedIn(
  { organisation, share, said: { attained } }: UnitSaid,
  units: number,
  world: EvaluationWorld,
): PlacesFlaw | undefined {
  if (share.eq('0') && attained.length === 0) return undefined;
  const flaw = placesFlaw(attained, world);
  return flaw && { ...flaw, ...(units > 1 && { organisation }) };
}

export function placesFlaw(
  attained: readonly Pick<Attained['attained'][number], 'indicator'>[],
  { indicators }: EvaluationWorld,
): PlacesFlaw | undefined {
  const said = attained.map(({ indicator }) => indicator);
  const approved = indicators.map(({ indicator }) => indicator);
  const missing = approved.filter((each) => !said.includes(each));
  const unknown = said.filter((each) => !approved.includes(each));
  const repeated = said.filter((each, at) => said.indexOf(each) < at);
  if (missing.length + unknown.length + repeated.length === 0) return undefined;
  return { code: 'attained-incomplete', missing, unknown: [...new Set(unknown)], repeated: [...new Set(repeated)] };
}

type Scoring = Readonly<{ scale: Scale; execution: EvaluationWorld['execution']; world: EvaluationWorld }>;

function rowsOf(
  units: readonly UnitSaid[],
  { scale: { parts, points }, execution, world }: Scoring,
): readonly ScoredRow[] | IndicatorFlaw {
  const rows: ScoredRow[] = [];
  for (const part of parts.filter(isOfExecution)) {
    const row = executionScore(part, execution, world.ruling);
    if ('code' in row) return row;
    rows.push(row);
  }
  for (const [at, approved] of world.indicators.entries()) {
    const own = points.indicators.find(({ indicator }) => indicator === approved.indicator);
    if (!own) continue;
    const row = scoredOver(units, { ...own, approved, at }, world);
    if ('code' in row) return row;
    rows.push(row);
  }
  return rows;
}

function scoredOver(units: readonly UnitSaid[], asked: AskedOf, world: EvaluationWorld): ScoredRow | IndicatorFlaw {
  const [only] = units;
  if (!only || units.length > 1) return scoreTogether(asked, units, world);
  const attained = only.said.attained.find(({ indicator }) => indicator === asked.indicator) ?? {
    indicator: asked.indicator,
  };
  return indicatorScore({ ...asked, attained }, world);
}

function executionFindings(
  stated: string | undefined,
  { executed, budget }: EvaluationWorld['execution'],
): Computed['findings'] {
  const isOther = stated !== undefined && executed !== undefined && !decimal(stated).eq(executed);
  const isOver = executed !== undefined && budget !== undefined && decimal(executed).gt(budget);
  return [
    ...(isOther ? [found('differs-from-execution', 'attained.executed', 'error')] : []),
    ...(isOver ? [found('executed-over-budget', 'attained.executed', 'warning')] : []),
  ];
}

const found = (
  finding: string,
  path: string,
  severity: Computed['findings'][number]['severity'],
): Computed['findings'][number] => ({ finding, path, severity });
