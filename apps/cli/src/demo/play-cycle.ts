import { decimal, type Money } from '@wenxiao/domain';
import { demoKey } from './demo-key.js';
import type { CastName } from './cast.js';
import { type FormFigures, shareOf } from './figures-of-form.js';
import { Refused } from '../public-api.js';
import { idOf, type Person } from './person.js';
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

/** What the review of a target goes through, by the rules of the demo county. */
const checklist = ['completeness', 'relevance', 'appropriateness', 'feasibility'].map((item) => ({
  item,
  answer: 'passed',
}));
/** From which fund and source the money of the demo is: no form prints it. */
const own = { fund: 'general-public', source: 'own' } as const;
const year = String(budgetYear);

const path = (stage: Stage, service: string, rest: string) => `/api/${service}/jurisdictions/${stage.countyId}/${rest}`;

/** The version of a stream that a person has just read. */
async function seen(person: Person, address: string): Promise<number> {
  return (await person.get<{ version: number }>(address)).version;
}

/** Declared by the unit, reviewed by its department and by the finance bureau's desk, as the rules of the county have it. */
export async function declare(stage: Stage, played: Case, figures: FormFigures): Promise<Play> {
  const { people, unitId } = stage;
  const { subjectKind, subjectName, requested, indicators, form } = figures;
  const objective = form.objective?.expected?.slice(0, 2000);
  const body = {
    subject: { unit: unitId, kind: subjectKind, name: subjectName },
    period: year,
    horizon: 'annual',
    requested: [{ ...own, amount: requested }],
    ...(objective && { objective }),
    indicators: indicators.map(({ declared }) => declared),
    ...(form.kind === 'target-declaration' && { form }),
  };
  const demoFigures = ['budget-year', 'target-period', 'declared-on', 'fund-type', ...figures.demo.declaration];
  const declared = await people.unit.post(path(stage, 'targets', 'performance-targets'), body, {
    key: demoKey(figures.file),
    demoFigures,
  });
  const targetId = idOf(declared);
  const play = { played, figures, targetId, budgetInForce: requested };
  await review(stage, play, people.reviewer, 'unit-review');
  await review(stage, play, people.desk, 'finance-review');
  return play;
}

type Possible = Readonly<{ step: string; level?: string }>;
type Target = Readonly<{ version: number; budgetLine: Readonly<{ version: number }>; possible: readonly Possible[] }>;

const targetPath = (stage: Stage, { targetId }: Pick<Play, 'targetId'>): string =>
  path(stage, 'targets', `performance-targets/${targetId}/${year}`);

/** One review of a target; somebody who comes back after an interruption finds it done. */
async function review(stage: Stage, play: Play, reviewer: Person, step: string): Promise<void> {
  const address = targetPath(stage, play);
  const { version, possible } = await reviewer.get<Target>(address);
  const open = possible.find((each) => each.step === step);
  if (!open) return;
  const level = open.level !== undefined && { level: open.level };
  await reviewer.post(
    `${address}/steps/${step}`,
    { answer: 'passed', ...level, brings: { checklist } },
    { ifMatch: version, demoFigures: ['checklist-answer'] },
  );
}

/** All budgets and their targets in one act. */
export async function approveAll(stage: Stage, plays: readonly Play[]): Promise<void> {
  const { budget } = stage.people;
  const read = await Promise.all(plays.map((play) => budget.get<Target>(targetPath(stage, play))));
  if (read.every(({ possible }) => possible.length === 0)) return; // Approved before an interruption.
  const items = plays.map(({ targetId, figures }, index) => ({
    subject: targetId,
    period: year,
    targetVersion: read[index]?.version,
    budgetLineVersion: read[index]?.budgetLine.version,
    amounts: [{ ...own, amount: figures.requested }],
  }));
  await budget.post(
    path(stage, 'targets', 'budget-approvals'),
    { budgetKind: 'initial-budget', from: `${year}-01-20`, items },
    { demoFigures: ['approved-amount', 'budget-effective-on', 'budget-in-force'] },
  );
}

const zero: Money = { amount: '0', unit: '元' };
const quarterEnds = ['03-31', '06-30', '09-30', '12-31'] as const;
const papers = [
  { name: '绩效目标执行监控表', document: 'monitoring-form' },
  { name: '绩效监控报告', document: 'monitoring-report' },
];

type Monitored = Readonly<{
  version: number;
  rounds: readonly Readonly<{ round: string; possible: readonly Possible[] }>[];
  proposals: readonly Readonly<{ proposal: string; status: string }>[];
}>;

/** Spending and attainment of a quarter, looked at by department and finance bureau; measures where the case deviates. */
export async function report(stage: Stage, play: Play, quarter: 1 | 2 | 3 | 4): Promise<void> {
  const { people } = stage;
  const { deviation } = play.played;
  const subject = path(stage, 'monitoring', `monitoring/${play.targetId}/${year}`);
  const round = `quarterly@${year}-${quarterEnds[quarter - 1] ?? ''}`;
  await eventually(`${round} is open`, async () => {
    const monitored = await people.unit.find<Monitored>(subject);
    return monitored?.rounds.find((each) => each.round === round);
  });
  const take = async (person: Person, step: string, body: object, demoFigures: readonly string[] = []) => {
    const { version, rounds } = await person.get<Monitored>(subject);
    const open = rounds.find((each) => each.round === round)?.possible.find((each) => each.step === step);
    if (!open) return; // Done before an interruption.
    const level = open.level !== undefined && { level: open.level };
    await person.post(
      `${subject}/rounds/${round}/steps/${step}`,
      { ...level, ...body },
      { ifMatch: version, demoFigures },
    );
  };
  const { content, demoFigures } = reportOf(play, quarter);
  await take(
    people.unit,
    'submit',
    { answer: 'submitted', brings: { documents: papers }, report: content },
    demoFigures,
  );
  await take(people.reviewer, 'unit-review', { answer: 'passed' });
  const opinion = { opinion: '与支付记录核对一致' };
  await take(people.desk, 'finance-review', { answer: 'accepted', brings: opinion });
  if (deviation && quarter === 3) await correct(stage, play, deviation, { subject, round });
}

/** What the unit reports of a quarter, and which of it no form prints. */
function reportOf({ played, figures, budgetInForce }: Play, quarter: 1 | 2 | 3 | 4) {
  const { deviation } = played;
  const last = quarter === 4;
  const spent = last ? figures.executed : shareOf(figures.executed, played.spentPercent[quarter - 1] ?? 0);
  const deviates = deviation !== undefined && quarter >= 3;
  const attainment = figures.indicators.map(({ declared: { indicator, written }, actual }) => ({
    indicator,
    actual: last ? (actual ?? written) : `按计划推进，已支出 ${String(played.spentPercent[quarter - 1])}%`,
    trend: deviates ? 'out-of-reach' : 'on-track',
    ...(quarter === 3 && { forecast: actual ?? written }),
  }));
  const printed = last && !figures.demo.executed;
  const ofIndicators = last
    ? figures.indicators.flatMap(({ declared, actual }) =>
        actual === undefined ? [`indicator-actual/${declared.indicator}`] : [],
      )
    : ['indicator-actual', 'indicator-forecast'];
  const words = deviates ? { cause: deviation.cause, measures: deviation.measures } : {};
  return {
    content: { allocated: budgetInForce, spent, carryOver: zero, parts: [], attainment, ...words },
    demoFigures: [
      'allocated-amount',
      'forecast-carry-over',
      ...(printed ? [] : ['spent-amount']),
      'indicator-trend',
      ...ofIndicators,
    ],
  };
}

type Line = Readonly<{
  version: number;
  proposals: readonly Readonly<{ proposal: string }>[];
  settled: Readonly<Record<string, string>>;
}>;

/** The desk proposes what the rules list for what was found; the budget desk decides by doing it. */
async function correct(
  stage: Stage,
  play: Play,
  deviation: NonNullable<Case['deviation']>,
  { subject, round }: Readonly<{ subject: string; round: string }>,
): Promise<void> {
  const { people } = stage;
  const { requested, file } = play.figures;
  const cut = shareOf(requested, 100 - deviation.budgetLeftPercent);
  const { ground, proposed: measures, cause: reason } = deviation;
  await people.desk.post(
    `${subject}/rounds/${round}/measures`,
    { ground, measures, reason, change: { ...cut, amount: `-${cut.amount}` } },
    {
      ifMatch: await seen(people.desk, subject),
      key: demoKey(file, 'measure'),
      demoFigures: ['proposed-change'],
    },
  );
  const { proposals } = await people.desk.get<Monitored>(subject);
  const proposal = proposals[0]?.proposal ?? '';
  const address = path(stage, 'targets', `budget-lines/${play.targetId}/${year}`);
  const line = await eventually('the proposal reaches the budget line', async () => {
    const found = await people.budget.get<Line>(address);
    const waits = found.proposals.some((each) => each.proposal === proposal);
    return waits || found.settled[proposal] !== undefined ? found : undefined;
  });
  const from = `${year}-10-12`;
  const stops = measures.includes('stop-payment') ? [{ act: 'stop', from }] : [];
  if (line.settled[proposal] === undefined) {
    const acts = [...stops, { act: 'cut', from, ...own, amount: cut }];
    await people.budget.post(
      `${address}/proposals/${proposal}/decision`,
      { decision: 'adopted', reason, acts },
      { ifMatch: line.version, demoFigures: ['change', 'budget-in-force'] },
    );
  }
  play.budgetInForce = shareOf(requested, deviation.budgetLeftPercent);
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
    indicators: figures.indicators.map(({ declared: { name, written }, actual }) => ({
      level3: name,
      target: written,
      actual: actual ?? written,
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
