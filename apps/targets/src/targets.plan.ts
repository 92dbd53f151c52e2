import { evidenceFiles, liftedWarnings, raisedWarnings, type ServicePlan } from '@wenxiao/service-kit';
import { BudgetLineController } from './budget-line/budget-line.controller.js';
import { ExecutedAmounts } from './budget-line/executed-amounts.js';
import { LineActs } from './budget-line/acting-on-a-line.js';
import { ApprovedWithTarget } from './budget-line/approved-with-target.js';
import { LineDue } from './budget-line/budget-line.due-source.js';
import { BudgetClosingController } from './budget-year/budget-closing.controller.js';
import { BudgetYearDue } from './budget-year/budget-year.due-source.js';
import { BudgetYears } from './budget-year/budget-years.js';
import { RestsOfYear } from './budget-year/rests-of-year.js';
import { BudgetYearController } from './budget-year/budget-year.controller.js';
import { OtherBudgetController } from './budget-line/other-budget.controller.js';
import { BudgetRequestController } from './budget-line/budget-request.controller.js';
import { ChecksController } from './checks/checks.controller.js';
import { TenantChecks } from './checks/tenant-checks.js';
import { assessmentPart } from './ex-ante-assessment/assessment.part.js';
import { indicatorLibraryPart } from './indicator-library/indicator-library.part.js';
import { AskedAdjustmentsController } from './performance-target/asked-adjustments.controller.js';
import { BudgetApprovalsController } from './performance-target/budget-approvals.controller.js';
import { conclusions, executed, rectifications, registerEntries, withdrawnConclusions } from './copies.js';
import { JointApprovals } from './performance-target/joint-approvals.js';
import { PerformanceTargetController } from './performance-target/performance-target.controller.js';
import { OtherTargetController } from './performance-target/other-target.controller.js';
import { TargetOpinionsController } from './performance-target/target-opinions.controller.js';
import { TargetDue } from './performance-target/performance-target.due-source.js';
import { earlierYearPart } from './earlier-year/earlier-year.part.js';
import { exchangeProjectsPart } from './exchange-projects/exchange-projects.part.js';
import { EntriesInForce } from './checks/entries-in-force.js';
import { ShownTargets } from './performance-target/shown-target.js';
import { TargetGrounds } from './performance-target/target-grounds.js';
import { TargetActs } from './performance-target/target-acts.js';
import { Targets } from './performance-target/targets.js';
import { LineReactions } from './reacting/line-reactions.js';
import { TargetReactions } from './reacting/target-reactions.js';
import { SubjectReactions } from './reacting/subject-reactions.js';
import { OnCorrectiveMeasureDecided } from './reacting/on-corrective-measure-decided.js';
import { OnDisposalDecided } from './reacting/on-disposal-decided.js';
import { subjectListProjection } from './subject-list/subject-list.projection.js';
import { SubjectController } from './subject/subject.controller.js';
import { SubjectDue } from './subject/subject.due-source.js';
import { SubjectImportController } from './subject/subject-import.controller.js';
import { SubjectImport } from './subject/subject-import.js';
import { Namesakes } from './subject-list/namesakes.js';
import { OtherDescriptionController } from './subject/other-description.controller.js';
import { RegisterBlocks } from './subject/register-blocks.js';
import { Subjects } from './subject/subjects.js';
import { Succession } from './succession/succession.js';
import { ListsController } from './target-list/lists.controller.js';
import { targetListProjection } from './target-list/target-list.projection.js';
import { TargetList } from './target-list/target-list.query.js';

/** Everything that makes this service: what it answers, hears, shows and keeps. */
export const targetsPlan: ServicePlan = {
  name: 'targets',
  description: '绩效管理对象、绩效目标与预算 / subjects, performance targets and budget lines',
  controllers: [
    ListsController,
    SubjectImportController,
    SubjectController,
    OtherDescriptionController,
    PerformanceTargetController,
    AskedAdjustmentsController,
    OtherTargetController,
    TargetOpinionsController,
    BudgetApprovalsController,
    BudgetRequestController,
    BudgetLineController,
    OtherBudgetController,
    BudgetYearController,
    BudgetClosingController,
    ChecksController,
    ...earlierYearPart.controllers,
    ...exchangeProjectsPart.controllers,
    ...assessmentPart.controllers,
    ...indicatorLibraryPart.controllers,
  ],
  consumers: [OnCorrectiveMeasureDecided, OnDisposalDecided],
  providers: [
    Subjects,
    RegisterBlocks,
    BudgetYears,
    RestsOfYear,
    SubjectImport,
    Succession,
    Namesakes,
    LineActs,
    ExecutedAmounts,
    LineReactions,
    SubjectReactions,
    TargetReactions,
    ApprovedWithTarget,
    Targets,
    TargetGrounds,
    TargetActs,
    JointApprovals,
    EntriesInForce,
    ShownTargets,
    TargetList,
    TenantChecks,
    ...earlierYearPart.providers,
    ...exchangeProjectsPart.providers,
    ...assessmentPart.providers,
    ...indicatorLibraryPart.providers,
  ],
  listensTo: ['directory', 'monitoring', 'evaluation', 'evidence', 'accountability'],
  copies: [
    conclusions,
    withdrawnConclusions,
    executed,
    rectifications,
    registerEntries,
    ...exchangeProjectsPart.copies,
    raisedWarnings,
    liftedWarnings,
    evidenceFiles,
  ],
  due: [TargetDue, LineDue, BudgetYearDue, SubjectDue, ...assessmentPart.due],
  projections: [
    subjectListProjection,
    targetListProjection,
    ...assessmentPart.projections,
    ...indicatorLibraryPart.projections,
  ],
  migrations: [{ name: 'targets', directory: new URL('./migrations/', import.meta.url) }],
  workingSchemas: ['targets_read'],
};
