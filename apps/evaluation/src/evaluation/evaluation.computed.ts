import { decimal, sumOf } from '@wenxiao/domain';
import { judge } from '@wenxiao/rules/condition';
import type { StepRejection } from '@wenxiao/rules/procedure';
import type { Stated } from '@wenxiao/rules/ruling';
import { type FrameworkPoints, isOfExecution, pointsBy } from '@wenxiao/rules/scoring';
import type { Framework, FrameworkPart } from '@wenxiao/rules/shape';
import { executionScore, type IndicatorFlaw, indicatorScore, type ScoredRow } from './evaluation.indicator.js';
import { keptOf } from './evaluation.quotient.js';
import type { Attained, Computed } from './evaluation.state.js';
import type { EvaluationWorld } from './evaluation.world.js';

/** What a unit hands in of what it reached. */
export type AttainedContent = Pick<Attained, 'executed' | 'attained'>;

export type ComputingFlaw =
  | IndicatorFlaw
  | Extract<StepRejection, { code: 'not-known' }>
  /** The set has no framework for such a subject. */
  | Readonly<{ code: 'framework-wanting' }>
  /** It leaves approved indicators out, names others, or one of them twice. */
  | Readonly<{
      code: 'attained-incomplete';
      missing: readonly string[];
      unknown: readonly string[];
      repeated: readonly string[];
    }>
  /** Nobody can say what the indicators count. */
  | (Readonly<{ code: 'points-not-settled' }> & Extract<FrameworkPoints, { refused: string }>);

type Place = Readonly<{ path: string }>;
type ComputedBy = Readonly<{ computed: Omit<Computed, 'step'>; stated: readonly Place[] }>;

/**
 * A self-evaluation in points, by the framework that the set has for such a subject: the execution of the budget, and each approved
 * indicator by what was reached of it. The total is that of the exact rows.
 */
export function computedBy(said: AttainedContent, world: EvaluationWorld): ComputedBy | ComputingFlaw {
  const framework = frameworkOf(world);
  if ('code' in framework) return framework;
  const { value, path } = framework;
  const { parts = [] } = value;
  if (parts.length === 0) return { code: 'rules-silent', path: `${path}/parts` };
  const misplaced = placesFlaw(said.attained, world);
  if (misplaced) return misplaced;
  const points = pointsBy({ ...value, parts }, world.indicators);
  if ('refused' in points) return { code: 'points-not-settled', ...points };
  // The treasury is believed before the unit.
  const execution = { ...(said.executed !== undefined && { executed: said.executed }), ...world.execution };
  const rows = rowsOf(said, { parts, points: points.indicators, execution, world });
  if ('code' in rows) return rows;
  return {
    computed: {
      framework: value.code,
      weights: points.weights,
      ...execution,
      computed: rows.map(({ row, score }) => ({ ...row, score: keptOf(score) })),
      total: keptOf(sumOf(rows.map(({ score }) => score))),
      findings: [
        ...executionFindings(said, execution),
        ...rows.flatMap(({ findings }) => findings),
        ...points.otherwise.map((part) => found('part-points-differ', `framework.parts.${part}`, 'warning')),
      ],
    },
    stated: [{ path }, ...rows.flatMap(({ stated }) => stated)],
  };
}

/** The first of the set’s frameworks that is for such a subject, one that gives its points before one that leaves them to others. */
function frameworkOf({ ruling, procedures }: EvaluationWorld): Stated<Framework> | ComputingFlaw {
  const asked = ruling
    .members('evaluation.frameworks')
    .flatMap((each) => (each.value.of ? [{ each, verdict: judge(each.value.of, procedures.known) }] : []));
  const own = asked.filter(({ verdict }) => verdict.truth === 'yes').map(({ each }) => each);
  const open = asked.flatMap(({ verdict }) => (verdict.truth === 'not-known' ? [verdict.missing] : []));
  const framework = own.find(({ value: { parts = [] } }) => parts.length > 0) ?? own[0];
  if (framework) return framework;
  return open[0] ? { code: 'not-known', step: '', missing: open[0] } : { code: 'framework-wanting' };
}

function placesFlaw(attained: Attained['attained'], { indicators }: EvaluationWorld): ComputingFlaw | undefined {
  const said = attained.map(({ indicator }) => indicator);
  const approved = indicators.map(({ indicator }) => indicator);
  const missing = approved.filter((each) => !said.includes(each));
  const unknown = said.filter((each) => !approved.includes(each));
  const repeated = said.filter((each, at) => said.indexOf(each) < at);
  if (missing.length + unknown.length + repeated.length === 0) return undefined;
  return { code: 'attained-incomplete', missing, unknown: [...new Set(unknown)], repeated: [...new Set(repeated)] };
}

type Scoring = Readonly<{
  parts: readonly FrameworkPart[];
  points: Exclude<FrameworkPoints, { refused: string }>['indicators'];
  execution: EvaluationWorld['execution'];
  world: EvaluationWorld;
}>;

function rowsOf(
  said: AttainedContent,
  { parts, points, execution, world }: Scoring,
): readonly ScoredRow[] | IndicatorFlaw {
  const rows: ScoredRow[] = [];
  for (const part of parts.filter(isOfExecution)) {
    const row = executionScore(part, execution, world.ruling);
    if ('code' in row) return row;
    rows.push(row);
  }
  for (const [at, indicator] of world.indicators.entries()) {
    const attained = said.attained.find((each) => each.indicator === indicator.indicator);
    const own = points.find((each) => each.indicator === indicator.indicator);
    if (!attained || !own) continue;
    const row = indicatorScore({ ...own, approved: indicator, attained, at }, world);
    if ('code' in row) return row;
    rows.push(row);
  }
  return rows;
}

function executionFindings(
  { executed: stated }: AttainedContent,
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
