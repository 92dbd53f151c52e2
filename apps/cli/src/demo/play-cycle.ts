import { decimal, type Money } from '@wenxiao/domain';
import { demoKey } from './demo-key.js';
import type { CastName } from './cast.js';
import { type FormFigures, shareOf } from './figures-of-form.js';
import { Refused } from '../public-api.js';
import { type Answer, idOf, type Person } from './person.js';
import { budgetYear, type Case } from './scenario.js';

/** Who plays, where, on which day. */
export type Stage = Readonly<{
  people: Readonly<Record<CastName, Person>>;
  countyId: string;
  unitId: string;
}>;

/** One form on its way through the cycle. */
export type Play = {
  readonly played: Case;
  readonly figures: FormFigures;
  targetId: string;
  /** What the product refused on the way, in its words. */
  refused?: Refused;
  budgetInForce: Money;
};

const dimensions = ['completeness', 'relevance', 'appropriateness', 'feasibility'].map((dimension) => ({
  dimension,
  passed: true,
}));

const path = (stage: Stage, service: string, rest: string) => `/api/${service}/jurisdictions/${stage.countyId}/${rest}`;

/** The version of a stream that a person has just read. */
async function seen(person: Person, address: string): Promise<number> {
  return (await person.get<{ version: number }>(address)).version;
}

/** FF-20…FF-24: declared by the unit, reviewed by its department and by the finance bureau's desk. */
export async function declare(stage: Stage, played: Case, figures: FormFigures): Promise<Play> {
  const { people, unitId } = stage;
  const { subjectKind, subjectName, requested, indicators, form } = figures;
  const objective = form.objective?.expected?.slice(0, 2000);
  const body = {
    unitId,
    subjectKind,
    subjectName,
    period: 'annual',
    budgetYear,
    requested,
    ...(objective && { objective }),
    indicators: indicators.map(({ actual: _, ...indicator }) => indicator),
    ...(form.kind === 'target-declaration' && { form }),
  };
  const demoFigures = ['budget-year', 'target-period', 'declared-on', ...figures.demo.declaration];
  const declared = await people.unit.post(path(stage, 'targets', 'performance-targets'), body, {
    key: demoKey(figures.file),
    demoFigures,
  });
  const targetId = idOf(declared);
  const reviews = path(stage, 'targets', `performance-targets/${targetId}/reviews`);
  await people.reviewer.post(
    reviews,
    { stage: 'unit-review', verdicts: dimensions },
    { ifMatch: 1, demoFigures: ['review-verdict'] },
  );
  await people.desk.post(
    reviews,
    { stage: 'finance-review', verdicts: dimensions },
    { ifMatch: 2, demoFigures: ['review-verdict'] },
  );
  return { played, figures, targetId, budgetInForce: requested };
}

/** FF-26a: all budgets and their targets in one act. */
export async function approveAll(stage: Stage, plays: readonly Play[]): Promise<Answer> {
  const items = plays.map(({ targetId, figures }) => ({
    targetId,
    targetVersion: 3,
    budgetLineVersion: 1,
    approved: figures.requested,
  }));
  return stage.people.budget.post(
    path(stage, 'targets', 'budget-approvals'),
    { budgetKind: 'initial-budget', effectiveOn: `${String(budgetYear)}-01-20`, items },
    { demoFigures: ['approved-amount', 'budget-effective-on', 'budget-in-force'] },
  );
}

const zero: Money = { amount: '0', unit: '元' };

/** FF-27, FF-32: spending and attainment of a quarter; FF-33 where the case deviates. */
export async function report(stage: Stage, play: Play, quarter: 1 | 2 | 3 | 4): Promise<void> {
  const { people } = stage;
  const { played, figures, targetId } = play;
  const { deviation } = played;
  const subject = path(stage, 'monitoring', `monitoring/${targetId}`);
  const round = `${subject}/rounds/${String(budgetYear)}-Q${String(quarter)}`;
  const last = quarter === 4;
  const spent = last ? figures.executed : shareOf(figures.executed, played.spentPercent[quarter - 1] ?? 0);
  const deviates = deviation !== undefined && quarter >= 3;
  const attainment = figures.indicators.map(({ indicatorId, target, actual }) => ({
    indicatorId,
    actual: last ? (actual ?? target) : `按计划推进，已支出 ${String(played.spentPercent[quarter - 1])}%`,
    trend: deviates ? 'out-of-reach' : 'on-track',
    ...(quarter === 3 && { forecast: actual ?? target }),
  }));
  const printed = last && !figures.demo.executed;
  const demoFigures = [
    'allocated-amount',
    'forecast-carry-over',
    ...(printed ? [] : ['spent-amount']),
    'indicator-trend',
    ...(last
      ? figures.indicators
          .filter(({ actual }) => actual === undefined)
          .map(({ indicatorId }) => `indicator-actual/${indicatorId}`)
      : ['indicator-actual', 'indicator-forecast']),
  ];
  const words = deviates ? { cause: deviation.cause, measures: deviation.measures } : {};
  await people.unit.post(
    `${round}/report`,
    { allocated: play.budgetInForce, spent, forecastCarryOver: zero, attainment, ...words },
    { ifMatch: await seen(people.unit, subject), demoFigures },
  );
  await people.desk.post(
    `${round}/review`,
    { opinion: '与支付记录核对一致' },
    { ifMatch: await seen(people.desk, subject) },
  );
  if (deviation && quarter === 3) await correct(stage, play, deviation, subject, round);
}

/** FF-33: monitoring proposes, the budget desk decides. */
async function correct(
  stage: Stage,
  play: Play,
  deviation: NonNullable<Case['deviation']>,
  subject: string,
  round: string,
): Promise<void> {
  const { people } = stage;
  const adjusted = shareOf(play.figures.requested, deviation.budgetLeftPercent);
  await people.office.post(
    `${round}/measures`,
    { measure: deviation.measure, reason: deviation.cause, proposed: adjusted },
    {
      ifMatch: await seen(people.office, subject),
      key: demoKey(play.figures.file, 'measure'),
      demoFigures: ['proposed-amount'],
    },
  );
  const [proposalId = ''] = (await people.office.get<{ proposals: readonly string[] }>(subject)).proposals;
  const address = path(stage, 'targets', `performance-targets/${play.targetId}`);
  const version = await eventually('the proposal reaches the budget line', async () => {
    const { budgetLine } = await people.budget.get<{
      budgetLine: { version: number; proposals: { proposalId: string }[]; decided: string[] };
    }>(address);
    return budgetLine.decided.includes(proposalId) ||
      budgetLine.proposals.some((proposal) => proposal.proposalId === proposalId)
      ? budgetLine.version
      : undefined;
  });
  await people.budget.post(
    path(stage, 'targets', `budget-lines/${play.targetId}/adjustments`),
    {
      adjusted,
      effectiveOn: `${String(budgetYear)}-10-12`,
      reason: deviation.cause,
      stopPayment: deviation.measure === 'suspend-and-stop-payment',
      proposalId,
    },
    { ifMatch: version, demoFigures: ['adjusted-amount', 'budget-in-force', 'budget-effective-on'] },
  );
  play.budgetInForce = adjusted;
}

/** FF-37, FF-43: the unit on its form, then the finance bureau on top of it. */
export async function evaluate(stage: Stage, play: Play): Promise<void> {
  const { people } = stage;
  const { figures, played, targetId } = play;
  const subject = path(stage, 'evaluation', `evaluations/${targetId}`);
  const form =
    figures.form.kind === 'self-evaluation' || figures.form.kind === 'department-evaluation'
      ? figures.form
      : demoSelfEvaluation(figures);
  const isPrinted = form === figures.form;
  const score = isPrinted && figures.printedTotal !== undefined ? undefined : played.selfScore;
  try {
    await people.unit.post(
      `${subject}/self-evaluation`,
      { form, ...(score !== undefined && { score }) },
      {
        ifMatch: await seen(people.unit, subject),
        demoFigures: [
          ...(score === undefined ? [] : ['self-score']),
          ...(isPrinted ? [] : ['self-annual-budget', 'self-executed', 'self-indicator-actual']),
        ],
      },
    );
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    play.refused = error; // A form that was never filled in is no self-evaluation: here the case ends.
    return;
  }
  if (!played.financeScores) return;
  const review = `${subject}/reviews/finance-evaluation`;
  const evaluators = [people.expert.personId];
  await people.office.post(
    `${review}/start`,
    { evaluators, methods: [] },
    { ifMatch: await seen(people.office, subject), demoFigures: ['evaluators'] },
  );
  const weights = ['20', '20', '30', '30'] as const;
  const items = (['决策', '过程', '产出', '效益'] as const).map((item, index) => ({
    item,
    weight: weights[index] ?? '0',
    score: played.financeScores?.[index] ?? '0',
  }));
  const total = played.financeScores.reduce((sum, points) => sum.plus(points), decimal('0')).toFixed();
  const printed = figures.form.kind === 'finance-evaluation' && figures.printedTotal === total;
  await people.expert.post(
    `${review}/scores`,
    { items },
    {
      ifMatch: await seen(people.expert, subject),
      demoFigures: ['item-score', ...(printed ? [] : ['evaluation-score'])],
    },
  );
  await people.approver.post(
    `${review}/conclusion`,
    { conclusion: '按现行规则评分定级', findingOnDepartmentResult: '与支付记录和自评表核对，意见见评分' },
    {
      ifMatch: await seen(people.approver, subject),
      demoFigures: printed ? [] : ['evaluation-score', 'evaluation-grade'],
    },
  );
}

/** A self-evaluation form for a case whose own form is of another kind: the target table with the actual values that were reported. */
function demoSelfEvaluation(figures: FormFigures): Record<string, unknown> {
  return {
    kind: 'self-evaluation',
    funds: { unit: figures.requested.unit, annualBudget: figures.requested.amount },
    indicators: figures.indicators.map(({ name, target, actual }) => ({
      level3: name,
      target,
      actual: actual ?? target,
    })),
    truncated: false,
    complete: true,
  };
}

/** FF-47, FF-48: what the result does to next year's money, and who is referred. */
export async function applyResult(stage: Stage, play: Play): Promise<void> {
  const { people } = stage;
  const { played, targetId } = play;
  if (play.refused || !played.financeScores) return;
  const address = path(stage, 'accountability', `results/${targetId}`);
  type Result = Readonly<{
    version: number;
    proposedDisposals: readonly string[];
    proposedReferrals: readonly string[];
  }>;
  const result = await eventually('the result arrives', async () => {
    const found = await people.office.find<Result>(address);
    return found && found.proposedDisposals.length > 0 ? found : undefined;
  });
  const [disposal] = result.proposedDisposals;
  if (disposal === undefined) return;
  const reduction =
    disposal === 'cut-or-cancel' ? { reduction: shareOf(play.budgetInForce, played.cutPercent ?? 10) } : {};
  const answer = await people.office.post(
    `${address}/disposal`,
    { disposal, reason: '按评价等级', ...reduction },
    { ifMatch: result.version, demoFigures: ['reduction-amount'] },
  );
  const [trigger] = result.proposedReferrals;
  if (trigger === undefined) return;
  const version = answer.streams[0]?.version ?? result.version;
  await people.office.post(
    `${address}/referrals`,
    { trigger, organisationId: stage.unitId, reason: '评价结果为不合格' },
    { ifMatch: version },
  );
}

/** Services speak through events: what one says, another hears a moment later. */
export async function eventually<Value>(what: string, look: () => Promise<Value | undefined>): Promise<Value> {
  const end = performance.now() + 60_000;
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    if (performance.now() > end) throw new Error(`等待超时 / waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
