import { evidenceFiles, liftedWarnings, PARTIES, raisedWarnings, type ServicePlan } from '@wenxiao/service-kit';
import {
  adjustedTargets,
  approvedTargets,
  budgets,
  earlierYears,
  executions,
  finalAccounts,
  subjects,
  withdrawnTargets,
} from './copies.js';
import { Coverage } from './evaluation-coverage/coverage.js';
import { CoverageController } from './evaluation-coverage/coverage.controller.js';
import { EvaluationPlanController } from './evaluation-plan/evaluation-plan.controller.js';
import { evaluationListProjection } from './evaluation-list/evaluation-list.projection.js';
import { EvaluationList } from './evaluation-list/evaluation-list.query.js';
import { RankedSubjects } from './evaluation-ranking/ranked-subjects.js';
import { EvaluationRankings } from './evaluation-ranking/rankings.js';
import { RankingsController } from './evaluation-ranking/rankings.controller.js';
import { EvaluationSelections } from './evaluation-selection/selections.js';
import { SelectionsController } from './evaluation-selection/selections.controller.js';
import { EvaluationActs } from './evaluation/evaluation.acts.js';
import { EvaluationController } from './evaluation/evaluation.controller.js';
import { EvaluationDue } from './evaluation/evaluation.due-source.js';
import { EvaluationParties } from './evaluation/evaluation.parties.js';
import { EvaluationWorlds } from './evaluation/evaluation.worlds.js';

/** Everything that makes this service: what it answers, hears, shows and keeps. */
export const evaluationPlan: ServicePlan = {
  name: 'evaluation',
  description: '绩效评价 / self-evaluation, department and finance evaluation, scores and grades',
  controllers: [
    EvaluationController,
    EvaluationPlanController,
    CoverageController,
    SelectionsController,
    RankingsController,
  ],
  consumers: [],
  copies: [
    subjects,
    budgets,
    earlierYears,
    executions,
    finalAccounts,
    approvedTargets,
    adjustedTargets,
    withdrawnTargets,
    raisedWarnings,
    liftedWarnings,
    evidenceFiles,
  ],
  due: [EvaluationDue],
  providers: [
    Coverage,
    EvaluationSelections,
    EvaluationRankings,
    RankedSubjects,
    EvaluationList,
    EvaluationWorlds,
    EvaluationActs,
    { provide: PARTIES, useClass: EvaluationParties },
  ],
  listensTo: ['directory', 'evidence', 'targets', 'monitoring'],
  projections: [evaluationListProjection],
  migrations: [{ name: 'evaluation', directory: new URL('./migrations/', import.meta.url) }],
  workingSchemas: ['evaluation_read'],
};
