import { decimal, inForce, negatedYuan, paymentOn, sumOf, yuanText } from '@wenxiao/domain';
import type { EventMetadata, StoredEvent } from '@wenxiao/event-store';
import type { BudgetLineEvent, PerformanceTargetEvent } from '@wenxiao/facts/targets';
import { decoded, type Projection } from '@wenxiao/service-kit';
import { budgetLine } from '../budget-line/budget-line.aggregate.js';
import { type BudgetLineState, standing } from '../budget-line/budget-line.state.js';
import { controlNumberOn } from '../budget-line/control-number.js';
import { endOf } from '../budget-line/money-facts.js';
import { performanceTarget } from '../performance-target/performance-target.aggregate.js';
import type { TargetState } from '../performance-target/performance-target.state.js';
import { statusOf } from '../performance-target/target-status.js';
import { firstYearOf } from '../stream-names.js';
import { PeriodRow } from './target-list.table.js';

/** The list of targets with their budget lines. */
export const targetListProjection: Projection<PeriodRow> = {
  name: 'target-list/1',
  table: PeriodRow,
  keyOf: (event) => {
    const { category, ...key } = placeOf(event);
    const known = category === performanceTarget.category || category === budgetLine.category;
    return known ? key : undefined;
  },
  project: (row, event) => {
    const { category, ...key } = placeOf(event);
    const metadata = JSON.parse(event.metadata) as EventMetadata;
    const before = row ?? emptyRow(key, event.recordedAt);
    const demo = before.demo || (metadata.demoFigures?.length ?? 0) > 0;
    const after = category === budgetLine.category ? afterLine(before, event) : afterTarget(before, event, metadata);
    return { ...after, demo };
  },
};

type Key = Pick<PeriodRow, 'tenant' | 'subject' | 'period'>;

function placeOf({ tenant, stream }: Pick<StoredEvent, 'tenant' | 'stream'>): Key & { category: string } {
  const [category = '', id = ''] = stream.split('/');
  const [subject = '', period = ''] = id.split('.');
  return { tenant, category, subject, period };
}

function emptyRow(key: Key, recordedAt: string): PeriodRow {
  return {
    ...key,
    year: firstYearOf(key.period),
    scheme: null,
    rules: null,
    status: null,
    openSteps: [],
    targetVersion: 0,
    budgetLineVersion: 0,
    declaration: null,
    indicators: 0,
    findings: 0,
    own: true,
    requested: null,
    control: null,
    cut: null,
    approved: null,
    inForce: null,
    payment: null,
    demo: false,
    recordedAt,
    target: null,
    line: null,
  };
}

function afterTarget(row: PeriodRow, event: StoredEvent, metadata: EventMetadata): PeriodRow {
  const { decider } = performanceTarget;
  const fact = decoded<PerformanceTargetEvent>(performanceTarget, event);
  const target: TargetState = decider.evolve(row.target ?? decider.initialState, fact);
  const isUnder = fact.type === 'target-opened' || fact.type === 'target-rebased';
  const rules = isUnder ? (metadata.rules?.hash ?? null) : row.rules;
  const { declared, scheme = null, progress } = target;
  return {
    ...row,
    target,
    rules,
    scheme,
    targetVersion: event.version,
    status: statusOf(target),
    openSteps: progress.ended === undefined ? progress.open.map(({ step }) => step) : [],
    declaration: declared?.declaration ?? null,
    indicators: declared?.indicators.length ?? 0,
    findings: declared?.findings.length ?? 0,
  };
}

function afterLine(row: PeriodRow, event: StoredEvent): PeriodRow {
  const { decider } = budgetLine;
  const line: BudgetLineState = decider.evolve(
    row.line ?? decider.initialState,
    decoded<BudgetLineEvent>(budgetLine, event),
  );
  const effective = endOf(row.year);
  const total = (account: 'request' | 'budget'): string | null =>
    standing(line).some((change) => change.account === account)
      ? inForce(line.changes, account, { effective }).total
      : null;
  const approvals = standing(line).filter(({ act }) => act === 'approve');
  return {
    ...row,
    line,
    budgetLineVersion: event.version,
    own: line.composition === 'own',
    requested: total('request'),
    control: controlNumberOn(line, effective)?.holds ?? null,
    cut: greatestCut(line),
    approved: approvals.length > 0 ? yuanText(sumOf(approvals.map(({ change }) => decimal(change)))) : null,
    inForce: total('budget'),
    payment: approvals.length > 0 ? paymentOn(line.payments, { effective }) : null,
  };
}

function greatestCut({ cuts }: BudgetLineState): string | null {
  const sums = cuts.map(({ changes }) => sumOf(changes.map(({ change }) => decimal(change))));
  const [greatest] = sums.sort((one, other) => one.cmp(other));
  return greatest ? negatedYuan(yuanText(greatest)) : null;
}
