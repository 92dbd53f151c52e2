import { accepted, type Command, type Decider, nothingToDo, rejected } from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import { type EvaluationPlanEvent, evaluationPlanFacts as facts } from '@wenxiao/facts/evaluation';
import type { Aggregate } from '@wenxiao/service-kit';

export type Plan = DataOf<typeof facts.planIssued.fields>;
export type PlanCommand = Command<'issue', Plan & Readonly<{ today: string }>>;
export type PlanState = Readonly<{ plan?: Plan }>;
export type PlanRejection = Readonly<{ code: 'day-to-come'; day: string; today: string }>;

/** `<organisation>.<year>` */
export const planId = (organisation: string, year: number): string => `${organisation}.${String(year)}`;

/** 绩效评价工作方案: issued, or made anew as a whole. */
export const planDecider: Decider<PlanState, PlanCommand, EvaluationPlanEvent, PlanRejection> = {
  initialState: {},
  decide({ data: { today, ...plan } }, { plan: before }) {
    if (plan.on > today) return rejected({ code: 'day-to-come', day: plan.on, today });
    const event = facts.planIssued(plan);
    return JSON.stringify(event.data) === JSON.stringify(before) ? nothingToDo : accepted(event);
  },
  evolve: (_, { data }) => ({ plan: data }),
};

/** The plan of one organisation and year: `evaluation-plan/<organisation>.<year>`. */
export const evaluationPlan: Aggregate<PlanState, PlanCommand, EvaluationPlanEvent, PlanRejection, undefined> = {
  category: 'evaluation-plan',
  about: (id) => ({ organisation: id.split('.')[0] ?? '' }),
  decider: planDecider,
  facts,
  publish: () => undefined,
};
