import { Injectable } from '@nestjs/common';
import { decimal, inForce, sumOf, yuanText } from '@wenxiao/domain';
import { type Act, CommandRunner, type PersonsCommand, problem } from '@wenxiao/service-kit';
import { ofBudgetDesk, onLine } from '../budget-line/acting-on-a-line.js';
import { budgetLine } from '../budget-line/budget-line.aggregate.js';
import { amountsOf } from '../budget-line/budget-line.dto.js';
import { type BudgetLineState, standing } from '../budget-line/budget-line.state.js';
import { apartFromRequest } from '../budget-line/requesters.js';
import { ownProblem } from '../own-problems.js';
import type { Rejection } from '../refusals.js';
import { firstYearOf, lineId, requirePeriod, targetId } from '../stream-names.js';
import { Subjects } from '../subject/subjects.js';
import { performanceTarget } from './performance-target.aggregate.js';
import type { ApproveTogetherDto, TakeStepDto } from './performance-target.dto.js';
import { type BudgetStated, type Found, type StepTaken, TargetActs, type TargetPlace } from './target-acts.js';

type Budget = NonNullable<TakeStepDto['budget']>;
type Waiting = Readonly<{ subject: string; period: string; open: readonly Readonly<{ step: string; zh: string }>[] }>;

/** 一并批复: a target and its budget, in one act; of many, all of them or none. */
@Injectable()
export class JointApprovals {
  constructor(
    private readonly commands: CommandRunner,
    private readonly subjects: Subjects,
    private readonly acts: TargetActs,
  ) {}

  /** The two acts of one approval. */
  approving(place: TargetPlace, taken: StepTaken, budget: Budget, found?: Found): readonly Act<Rejection>[] {
    const { from, budgetKind, reason } = budget;
    const data = { amounts: amountsOf(budget.amounts), from, budgetKind, ...(reason !== undefined && { reason }) };
    let reducedBy: string | undefined;
    const seen: Found = (open, by) => {
      reducedBy = by;
      found?.(open, by);
    };
    return [
      this.acts.takingStep(place, taken, budgetStated(budget), seen),
      this.onLine(place, budget, (line) => {
        if (reducedBy !== undefined) requireLess(line, budgetStated(budget).amount, reducedBy);
        return { type: 'approve', data };
      }),
    ];
  }

  /** The acts by which many are approved. Where one cannot be, the first of them says which, and nothing is approved. */
  async approvingMany(
    tenant: string,
    { step = 'approve', answer = 'approved', items, ...stated }: ApproveTogetherDto,
    context: PersonsCommand,
  ): Promise<readonly Act<Rejection>[]> {
    for (const { period } of items) requirePeriod(period);
    requireNamedOnce(items);
    requireSome(items);
    const ids = [...new Set(items.map(({ subject }) => subject))];
    const found = await this.subjects.admittedAll(tenant, ids, context.admission);
    const lookups = this.subjects.lookups();
    const before = await this.acts.prerequisites.assessedBefore(tenant, ids);
    const each = items.flatMap(({ subject: id, period, targetVersion, budgetLineVersion: version, year, amounts }) =>
      found
        .filter((subject) => subject.id === id)
        .map(({ subject, fact }) => ({
          place: {
            ...{ tenant, id, period, subject, fact, context, expectedVersion: targetVersion, lookups },
            assessed: before.get(id) ?? [],
          },
          budget: { ...stated, version, amounts, ...(year !== undefined && { year }) },
        })),
    );
    const waiting = new Map<string, Waiting>();
    const acts = each.flatMap(({ place, budget }) => {
      const { id: subject, period } = place;
      const name = targetId(subject, period);
      return this.approving(place, { step, answer, brings: {} }, budget, (open) => {
        const isReady = open.some(({ code, waitsFor }) => code === step && !waitsFor);
        const steps = open.map(({ code, step: { zh } }) => ({ step: code, zh }));
        if (isReady) waiting.delete(name);
        else waiting.set(name, { subject, period, open: steps });
      });
    });
    return onceReady(acts, waiting, step);
  }

  /** The approval was right, and what was approved with it was not. */
  correcting(place: TargetPlace, taken: StepTaken, budget: Budget, reason: string): readonly Act<Rejection>[] {
    const instead = { amounts: amountsOf(budget.amounts), from: budget.from };
    return [
      this.acts.correctingStep(place, taken, reason, budgetStated(budget)),
      this.onLine(place, budget, (line) => ({ type: 'reverse', data: { version: approvedAt(line), reason, instead } })),
    ];
  }

  /**
   * Taking back the step that approved takes back the budget that was approved with it. What an adjustment changed of the money
   * stays: whoever changed it takes that back as an act of its own.
   */
  async withdrawing(
    place: TargetPlace,
    where: Readonly<{ step: string; level?: string }>,
    reason: string,
  ): Promise<readonly Act<Rejection>[]> {
    const { tenant } = place;
    const { state } = await this.commands.load(performanceTarget, tenant, targetId(place.id, place.period));
    const year = firstYearOf(place.period);
    const line = await this.commands.load(budgetLine, tenant, lineId(place.id, year));
    const isApproval = state.approving?.step === where.step;
    const takesMoneyBack = isApproval && state.adjusts === undefined && approvedAt(line.state) > 0;
    const target = this.acts.withdrawing(place, where, reason, isApproval);
    if (!takesMoneyBack) return [target];
    const budget = { version: line.version, year };
    return [
      target,
      this.onLine(place, budget, (now) => ({ type: 'reverse', data: { version: approvedAt(now), reason } })),
    ];
  }

  private onLine(
    { id, subject, fact, context, period, lookups, assessed }: TargetPlace,
    { version, year = firstYearOf(period), from }: Pick<Budget, 'version'> & Partial<Budget>,
    command: (line: BudgetLineState) => Readonly<{ type: 'approve' | 'reverse'; data: object }>,
  ): Act<Rejection> {
    const at = { id, subject, lookups, ...(fact && { fact }), ...(assessed && { assessed }) };
    const effective = from !== undefined && { from };
    const { acts } = this;
    return onLine(acts, at, year, context, {
      act: 'approve',
      desks: ofBudgetDesk,
      expectedVersion: version,
      doers: apartFromRequest,
      ...effective,
      command,
    });
  }
}

/** @throws {ProblemError} `named-twice` (422): which of two amounts would hold, nobody could say. */
function requireNamedOnce(items: readonly Readonly<{ subject: string; period: string }>[]): void {
  const names = items.map(({ subject, period }) => targetId(subject, period));
  const twice = items.filter((_, index) => names.indexOf(names[index] ?? '') < index);
  if (twice.length > 0)
    throw ownProblem('named-twice', { twice: twice.map(({ subject, period }) => ({ subject, period })) });
}

/** @throws {ProblemError} `not-reduced` (409): a review has the money reduced, and as much as was asked for is approved. What was approved before is no matter. */
function requireLess(line: BudgetLineState, approved: string, reducedBy: string): void {
  const requested = inForce(line.changes, 'request', { effective: '9999-12-31' }).total;
  if (approvedAt(line) > 0 || decimal(approved).lt(requested)) return;
  throw ownProblem('not-reduced', { requested, approved, reducedBy });
}

/** @throws {ProblemError} `invalid-request` for an empty list: an answer that it was approved would say what was not done. */
function requireSome(items: readonly unknown[]): void {
  if (items.length > 0) return;
  const [zh, en] = ['至少列出一项', 'name at least one'];
  throw problem('invalid-request', { errors: [{ path: 'items', code: 'empty', zh, en }] });
}

/**
 * The acts, of which the last is let in where all are ready. What has changed since it was read is not asked: the runner refuses it
 * before, and says what has come.
 */
function onceReady<Rejection>(
  acts: readonly Act<Rejection>[],
  waiting: Map<string, Waiting>,
  step: string,
): readonly Act<Rejection>[] {
  return acts.map((act, index) => ({
    ...act,
    async prepare(stored, place) {
      const prepared = await act.prepare(stored, place);
      const isLast = index === acts.length - 1 && !prepared.isStale;
      if (isLast && waiting.size > 0) throw ownProblem('not-ready', { step, waiting: [...waiting.values()] });
      return prepared;
    },
  }));
}

function budgetStated({ amounts, from }: Pick<Budget, 'amounts' | 'from'>): BudgetStated {
  return { amount: yuanText(sumOf(amountsOf(amounts).map(({ amount }) => decimal(amount)))), from };
}

/** The version of the approval that stands; 0 where none does. */
const approvedAt = (line: BudgetLineState): number =>
  standing(line).findLast(({ act }) => act === 'approve')?.version ?? 0;
