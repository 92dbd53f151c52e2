import { Injectable } from '@nestjs/common';
import { decimal, inForce } from '@wenxiao/domain';
import type { StoredEvent } from '@wenxiao/event-store';
import {
  type Act,
  type Ahead,
  decodedState,
  type DeskRef,
  type DueSource,
  leadDeskOf,
  organisationOf,
  routingOf,
  type Task,
} from '@wenxiao/service-kit';
import { lineNamed } from '../stream-names.js';
import { budgetBasis, budgetDesk, submittingDesk } from '../subject/desks.js';
import { type ActingPlace, Subjects } from '../subject/subjects.js';
import { budgetLine } from './budget-line.aggregate.js';
import { approvedFrom, type BudgetLineState } from './budget-line.state.js';
import { aboveControl } from './control-number.js';
import { leftOf } from './measures.js';
import { endOf } from './money-facts.js';

/**
 * What waits for somebody of a line: what is left of a measure that was taken back, a request that a cut has put above the control
 * number, another budget in the province's system.
 */
@Injectable()
export class LineDue implements DueSource {
  readonly category = budgetLine.category;

  constructor(private readonly subjects: Subjects) {}

  async aheadOf(tenant: string, id: string, stored: readonly StoredEvent[]): Promise<Ahead> {
    const state = decodedState(budgetLine, stored);
    const { subject, year } = lineNamed(id);
    const isAbove = requestIsAbove(state, year);
    const left = leftOf(state);
    const isOther = state.otherBudget !== undefined && state.otherBudget.kept === undefined;
    if (left.length === 0 && state.late.length === 0 && !isAbove && !isOther) return { alarms: [], tasks: [] };
    const about = await this.subjects.find(tenant, subject);
    if (!about) return { alarms: [], tasks: [] };
    const acting = await this.subjects.acting(about.subject, year, this.subjects.lookupsForRows());
    const shared = { scheme: acting.ruling.scheme, about: { subject, year: String(year) }, waitsFor: [], dues: [] };
    const { ruling, known } = acting;
    const ofBudget = {
      whose: whoseOf(budgetDesk(ruling, known), acting),
      barred: [],
      why: { hash: ruling.hash, path: budgetBasis(ruling, known)[0] },
    };
    const other: Task = {
      ...shared,
      ...ofBudget,
      kind: 'act',
      what: `other-budget/${String(state.otherBudget?.version)}`,
      step: 'other-budget',
      zh: '一体化系统中的预算与批复不一致，请追加、核减，或说明维持不变的理由',
    };
    const reversals = left.map(({ proposal }): Task => ({
      ...shared,
      kind: 'act',
      what: `measures/${proposal}`,
      step: 'reversal',
      zh: '冲回已撤回的纠偏决定所作变动',
      ...ofBudget,
    }));
    const request: Task = {
      ...shared,
      kind: 'settle',
      what: 'request',
      step: 'request',
      zh: '修改申请，或说明超控制数的理由',
      whose: whoseOf(submittingDesk(ruling, known), acting),
      barred: [],
      why: { hash: ruling.hash, path: 'resultApplication.disposals' },
    };
    const late = state.late.map(({ version }): Task => ({
      ...shared,
      kind: 'act',
      what: `late-changes/${String(version)}`,
      step: 'late-changes',
      zh: '复核年度结束后的预算变动',
      whose: whoseOf(leadDeskOf(ruling), acting),
      barred: [],
      why: { hash: ruling.hash, path: budgetBasis(ruling, known)[0] },
    }));
    return { alarms: [], tasks: [...reversals, ...(isAbove ? [request] : []), ...late, ...(isOther ? [other] : [])] };
  }

  look(): Act<unknown> {
    throw new Error('A line has no alarms');
  }
}

/** A cut came after the request, and nobody has said why it stays so. */
function requestIsAbove(line: BudgetLineState, year: number): boolean {
  if (approvedFrom(line) !== undefined || line.cuts.length === 0) return false;
  const requested = inForce(line.changes, 'request', { effective: endOf(year) }).total;
  if (decimal(requested).eq('0') || !aboveControl(requested, line, endOf(year))) return false;
  const { explainedAt = 0, cuts } = line;
  return cuts.some(({ version }) => version > explainedAt);
}

/** Whoever fills the desk at the organisation that the reference means. */
function whoseOf(by: DeskRef, { place, ruling, known }: ActingPlace): Task['whose'] {
  if ('assigned' in by) return [];
  const desk = 'route' in by ? routingOf(place, ruling, known)[by.route]?.desk : by.desk;
  return desk === undefined ? [] : [{ desk, organisation: organisationOf(place, by).id }];
}
