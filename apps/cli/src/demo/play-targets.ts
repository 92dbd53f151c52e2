import { demoKey } from './demo-key.js';
import type { FieldPeople } from './fields.js';
import type { FormFigures } from './figures-of-form.js';
import { idOf, type Person } from './person.js';
import { nextYear, own, path, type Play, type Possible, type Stage, year } from './stage.js';

/** What the review of a target goes through, by the rules of the demo county. */
const checklist = ['completeness', 'relevance', 'appropriateness', 'feasibility'].map((item) => ({
  item,
  answer: 'passed' as const,
}));

/** The money of a year and its target. */
type Asked = Readonly<{ targetId: string; period: string }>;

/**
 * Declared by the unit, reviewed by its department and by the finance bureau's desk, as the rules of the county have it.
 * @param subjectId what is known already; absent, the declaration registers it.
 */
export async function declare(
  stage: Stage,
  { figures, at, subjectId }: Readonly<{ figures: FormFigures; at: FieldPeople; subjectId?: string }>,
): Promise<string> {
  const { subjectKind: kind, subjectName: name } = figures;
  const subject = { unit: at.unitId, kind, name, isNew: false };
  const about = subjectId === undefined ? { subject } : { subjectId };
  const targetId = await declareFor(stage, { figures, at }, { ...about, period: year });
  const asked = { targetId, period: year };
  await review(stage, asked, at.reviewer, 'unit-review');
  await review(stage, asked, stage.people.desk, 'finance-review');
  return targetId;
}

/** Money for a year after that: how far its case has come is the task of somebody. */
export async function askForNextYear(stage: Stage, { played, figures, targetId, at }: Play): Promise<void> {
  if (played.nextYear === undefined) return;
  const asked = { targetId, period: nextYear };
  await declareFor(stage, { figures, at }, { subjectId: targetId, period: nextYear });
  if (played.nextYear === 'declared') return;
  await review(stage, asked, at.reviewer, 'unit-review');
  if (played.nextYear === 'approved') await review(stage, asked, stage.people.desk, 'finance-review');
}

/** @returns the id of the subject. */
async function declareFor(
  stage: Stage,
  { figures, at }: Readonly<{ figures: FormFigures; at: FieldPeople }>,
  about: Readonly<{ period: string; subject?: object; subjectId?: string }>,
): Promise<string> {
  const { requested, indicators, form } = figures;
  const objective = form.objective?.expected?.slice(0, 2000);
  const body = {
    ...about,
    horizon: 'annual',
    requested: [{ ...own, amount: requested }],
    ...(objective && { objective }),
    indicators: indicators.map(({ declared }) => declared),
    ...(form.kind === 'target-declaration' && { form }),
  };
  const demoFigures = ['budget-year', 'declared-on', 'fund-type', ...figures.demo.declaration];
  const key = demoKey(figures.file, about.period);
  const answer = await at.unit.post(path(stage, 'targets', 'performance-targets'), body, { key, demoFigures });
  return about.subjectId ?? idOf(answer);
}

type Target = Readonly<{ version: number; budgetLine: Readonly<{ version: number }>; possible: readonly Possible[] }>;

const targetPath = (stage: Stage, { targetId, period }: Asked): string =>
  path(stage, 'targets', `performance-targets/${targetId}/${period}`);

/** One review of a target; somebody who comes back after an interruption finds it done. */
async function review(stage: Stage, asked: Asked, reviewer: Person, step: string): Promise<void> {
  const address = targetPath(stage, asked);
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

/** All budgets of a year and their targets in one act. */
export async function approveAll(stage: Stage, plays: readonly Play[], period: string): Promise<void> {
  const { budget } = stage.people;
  const read = await Promise.all(
    plays.map(({ targetId }) => budget.get<Target>(targetPath(stage, { targetId, period }))),
  );
  if (read.every(({ possible }) => possible.length === 0)) return; // Approved before an interruption.
  const items = plays.map(({ targetId, figures }, index) => ({
    subject: targetId,
    period,
    targetVersion: read[index]?.version,
    budgetLineVersion: read[index]?.budgetLine.version,
    amounts: [{ ...own, amount: figures.requested }],
  }));
  await budget.post(
    path(stage, 'targets', 'budget-approvals'),
    { budgetKind: 'initial-budget', from: `${period}-01-20`, items },
    { demoFigures: ['budget-change', 'budget-in-force'] },
  );
}
