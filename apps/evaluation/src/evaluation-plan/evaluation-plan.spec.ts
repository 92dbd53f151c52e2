import { specOf } from '@wenxiao/domain/testing';
import { evaluationPlanFacts as facts } from '@wenxiao/facts/evaluation';
import { type PlanCommand, planDecider } from './evaluation-plan.aggregate.js';

const spec = specOf(planDecider, undefined);
const plan = { scheme: 'budget-performance', plan: '全面开展单位自评', on: '2024-01-10' };
const issuing = (different: object = {}): PlanCommand => ({
  type: 'issue',
  data: { ...plan, today: '2024-01-10', ...different },
  at: '2024-01-10T01:00:00.000000Z',
  by: { id: 'office', as: 'grant' },
});

it('a plan is issued by today, said once, and made anew as a whole', () => {
  spec.given().when(issuing()).then(facts.planIssued(plan));
  spec.given(facts.planIssued(plan)).when(issuing()).thenNothing();
  const other = { ...plan, document: '财办绩〔2024〕1号' };
  spec.given(facts.planIssued(plan)).when(issuing(other)).then(facts.planIssued(other));
  spec
    .given()
    .when(issuing({ on: '2024-01-11' }))
    .thenRejected({ code: 'day-to-come', day: '2024-01-11', today: '2024-01-10' });
});
