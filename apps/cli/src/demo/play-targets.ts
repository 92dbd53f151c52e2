import { demoKey } from './demo-key.js';
import type { FormFigures } from './figures-of-form.js';
import { idOf, type Person } from './person.js';
import type { Case } from './scenario.js';
import { own, path, type Play, type Possible, type Stage, year } from './stage.js';

/** What the review of a target goes through, by the rules of the demo county. */
const checklist = ['completeness', 'relevance', 'appropriateness', 'feasibility'].map((item) => ({
  item,
  answer: 'passed' as const,
}));
/** Declared by the unit, reviewed by its department and by the finance bureau's desk, as the rules of the county have it. */
export async function declare(stage: Stage, played: Case, figures: FormFigures): Promise<Play> {
  const { people, unitId } = stage;
  const { subjectKind, subjectName, requested, indicators, form } = figures;
  const objective = form.objective?.expected?.slice(0, 2000);
  const body = {
    subject: { unit: unitId, kind: subjectKind, name: subjectName, isNew: false },
    period: year,
    horizon: 'annual',
    requested: [{ ...own, amount: requested }],
    ...(objective && { objective }),
    indicators: indicators.map(({ declared }) => declared),
    ...(form.kind === 'target-declaration' && { form }),
  };
  const demoFigures = ['budget-year', 'declared-on', 'fund-type', ...figures.demo.declaration];
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
    { demoFigures: ['budget-change', 'budget-in-force'] },
  );
}
