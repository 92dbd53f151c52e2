import type { DeskRef, GateRef } from '../../shape/desk.js';
import { type Answer, type Needed, type Procedure, procedureShape, type Step } from '../../shape/procedure.js';

const source = (article: string) => [{ instrument: 'measures', article }];

export const unit: DeskRef = { desk: 'clerk', of: 'unit' };
export const department: DeskRef = { desk: 'clerk', of: 'department' };
export const business: DeskRef = { route: 'business-desk' };
export const centre: DeskRef = { desk: 'performance-office', of: 'jurisdiction' };
export const budgetDesk: DeskRef = { desk: 'budget-desk', of: 'jurisdiction' };
export const group: DeskRef = { assigned: 'work-group' };
export const gate = (code: string, decidedOn?: string): GateRef => ({
  gate: code,
  recordedBy: centre,
  ...(decidedOn !== undefined && { decidedOn }),
});

type More<Of> = Partial<Omit<Of, 'code' | 'zh' | 'source'>>;
const any = source('第一条');

/** `answer('passed', '通过', 'next')` */
export const answer = (code: string, zh: string, then: string, more: More<Answer> = {}): Answer => ({
  code,
  zh,
  source: any,
  then,
  ...more,
});
export const passed = (then = 'next', needs: readonly Needed[] = []): Answer =>
  answer('passed', '通过', then, needs.length > 0 ? { needs } : {});
export const returned = (then: string, more: More<Answer> = {}): Answer =>
  answer('returned', '退回', then, { needs: ['opinion'], ...more });

export const step = (
  code: string,
  zh: string,
  act: Step['act'],
  by: Step['by'],
  answers: readonly Answer[],
  more: More<Step> = {},
): Step => ({ code, zh, source: any, act, by, answers, ...more });

/** A procedure in the shape that a rule set has. */
export const procedure = (
  code: string,
  zh: string,
  object: string,
  steps: readonly Step[],
  more: More<Procedure> = {},
): Procedure => procedureShape.parse({ code, zh, source: any, object, steps, ...more });
