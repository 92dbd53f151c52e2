import { unreachable } from '@wenxiao/domain';
import type { EventMetadata } from '@wenxiao/event-store';
import { decoded, type Projection } from '@wenxiao/service-kit';
import { budgetLine } from '../budget-line/budget-line.aggregate.js';
import type { BudgetLineEvent } from '../budget-line/budget-line.decider.js';
import { performanceTarget } from '../performance-target/performance-target.aggregate.js';
import type { PerformanceTargetEvent } from '../performance-target/performance-target.decider.js';
import { TargetRow } from './target-list.table.js';

/** The list of targets with their budget lines. */
export const targetListProjection: Projection<TargetRow> = {
  name: 'target-list/1',
  table: TargetRow,
  keyOf: ({ tenant, stream }) => {
    const [category, targetId] = stream.split('/');
    const known = category === performanceTarget.category || category === budgetLine.category;
    return known && targetId !== undefined ? { tenant, targetId } : undefined;
  },
  project: (row, event) => {
    const [category = '', targetId = ''] = event.stream.split('/');
    const before = row ?? emptyRow(event.tenant, targetId);
    const demo = before.demo || ((JSON.parse(event.metadata) as EventMetadata).demoFigures?.length ?? 0) > 0;
    return category === performanceTarget.category
      ? {
          ...afterTarget(before, decoded<PerformanceTargetEvent>(performanceTarget, event)),
          targetVersion: event.version,
          demo,
        }
      : {
          ...afterBudgetLine(before, decoded<BudgetLineEvent>(budgetLine, event)),
          budgetLineVersion: event.version,
          demo,
        };
  },
};

function emptyRow(tenant: string, targetId: string): TargetRow {
  return {
    tenant,
    targetId,
    unitId: null,
    subjectKind: null,
    subjectName: null,
    budgetYear: null,
    status: null,
    targetVersion: 0,
    budgetLineVersion: 0,
    requestedYuan: null,
    approvedYuan: null,
    inForceYuan: null,
    nextControlNumberYuan: null,
    paymentStatus: null,
    findings: 0,
    demo: false,
  };
}

function afterTarget(row: TargetRow, event: PerformanceTargetEvent): TargetRow {
  switch (event.type) {
    case 'target-declared':
    case 'target-revised': {
      const { unitId, subjectKind, subjectName, budgetYear, findings } = event.data;
      return { ...row, unitId, subjectKind, subjectName, budgetYear, findings: findings.length, status: 'declared' };
    }
    case 'target-reviewed':
      return { ...row, status: 'reviewed' };
    case 'target-returned':
      return { ...row, status: 'returned' };
    case 'target-approved':
      return { ...row, status: 'approved' };
    case 'target-adjusted':
      return row;
    default:
      return unreachable(event);
  }
}

function afterBudgetLine(row: TargetRow, event: BudgetLineEvent): TargetRow {
  switch (event.type) {
    case 'budget-requested':
      return { ...row, requestedYuan: event.data.requestedYuan };
    case 'budget-approved': {
      const { approvedYuan } = event.data;
      return { ...row, approvedYuan, inForceYuan: approvedYuan, paymentStatus: 'open' };
    }
    case 'budget-adjusted':
      return { ...row, inForceYuan: event.data.adjustedYuan };
    case 'payment-stopped':
      return { ...row, paymentStatus: 'stopped' };
    case 'result-applied':
      return { ...row, nextControlNumberYuan: event.data.controlNumberYuan ?? row.nextControlNumberYuan };
    case 'measure-proposed':
    case 'measure-declined':
      return row;
    default:
      return unreachable(event);
  }
}
