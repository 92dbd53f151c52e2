export { Public, RequiresRole, SettledAtObject } from './access/access.guard.js';
export { type Admission, admissionOf } from './access/admission.js';
export { audienceOf, readsAsBureau } from './access/audience-of.js';
export { readerOf, type StandingToObject } from './access/reader.js';
export {
  type Authority,
  authorityFor,
  type DeskRef,
  isRefusal,
  type KnownOfObject,
  type Need,
  type Refusal,
  type Routing,
} from './access/authority.js';
export {
  deskPattern,
  type Grant,
  isByAssignment,
  isOfTheField,
  isSystemDesk,
  partyByReach,
  type PlacedGrant,
  type Principal,
  reaches,
  type SystemDesk,
  systemDesks,
  touches,
} from './access/grants.js';
export { PARTIES, type Party, type PartyRegister, theirIds } from './access/parties.js';
export { signToken, tokenLifetimeSeconds, tokenVerifier } from './access/token.js';
export { type Act, act, decodedState, type InForce, type Loaded } from './command/act.js';
export { type Aggregate, decoded, type EventPlace, streamOf, typesBut } from './command/aggregate.js';
export {
  type CommandContext,
  newId,
  PersonCommand,
  type PersonsCommand,
  seenVersion,
  TriedCommand,
} from './command/command-context.js';
export { type CommandAnswer, type CommandOutcome, CommandRunner, type OnRejected } from './command/command-runner.js';
export { governingRuleSet } from './command/governing-rule-set.js';
export { byToTell, reactionTo, rulesToTell, underRulesOf } from './command/reaction.js';
export { type Organisation, Organisations } from './directory/organisations.js';
export { type Governing, GoverningRules, type Scope, type TimetableRow } from './directory/governing-rules.js';
export { type Departures, KnownPeople, type NamedPerson, type Standing } from './directory/known-people.js';
export { type KeptForm, keptForm, noForm, textOfForm } from './http/kept-form.js';
export { answerClientError } from './http/client-errors.js';
export { httpAdapter, nestHttpOptions } from './http/adapter.js';
export { Draining } from './http/draining.js';
export { IsCode, IsDay, IsInstant, IsPeriod, QueryNumber, saidAs } from './http/said-as.js';
export { PathId } from './http/path-id.js';
export { idIn, pathPlace, yearIn } from './http/path-place.js';
export { PathYear } from './http/path-year.js';
export { openApiOf } from './http/openapi.js';
export { BoundedLists, CommandAnswerDto, CommandOperation, ReadOperation } from './http/operation.js';
export { IsMoney, MoneyDto } from '@wenxiao/contracts/input';
export { basisOf } from './http/basis-of.js';
export { type FieldError, orProblem, problem, ProblemError, type ProblemText, sent, there } from './http/problem.js';
export { lossOf, ServiceInstances } from './http/service-instances.js';
export { TakesFiles } from './http/takes-files.js';
export { TakesTables } from './http/takes-tables.js';
export { traceIdOf, traceparentOf } from './http/trace.js';
export { validationPipe } from './http/validation.js';
export { WellFormedRequests } from './http/well-formed.js';
export { ProblemFilter } from './http/problem.filter.js';
export { HealthController } from './http/health.controller.js';
export { HEALTH, type Health, type HealthPart, type HealthReport } from './http/health.js';
export { admitOverAll } from './operations/over-all.js';
export {
  DirectoryKeys,
  type KeyHolder,
  type PersonKey,
  type PersonKeys,
  personsAsked_max,
} from './persons/person-keys.js';
export { BusinessClock } from './runtime/business-clock.js';
export { APPEND_POOL, DATABASE } from './runtime/database.js';
export { connectionsOf } from './runtime/connections.js';
export { LOGGER, NestLogger, serviceLogger } from './runtime/logger.js';
export { type Projection } from './runtime/projection.js';
export { ReadModelPosition } from './runtime/read-model-position.js';
export { type ServiceTransaction } from './runtime/read-models.js';
export { runProcess } from './runtime/run-process.js';
export { runService } from './runtime/run-service.js';
export { type RunningService, startService } from './runtime/service.js';
export { type ServicePlan } from './runtime/service-plan.js';
export {
  installationSetting,
  kafkaSettings,
  metricsSettings,
  type ServiceSettings,
  serviceSettings,
} from './runtime/config.js';
export * from './runtime/settings.js';
export { serviceLogSchemas, serviceMigrations, serviceSchemas } from './runtime/service-schemas.js';
export { AskedText, AskedYear, PageQueryDto, type SortedPageQuery, SortedPageQueryDto } from './list/asked.dto.js';
export { AskedScheme, countedByScheme, schemeOfNature } from './list/scheme.js';
export { among, ofTenant, only, reachedBy, reachedOrNamed, searched } from './list/reach.js';
export { rowCondition, type RowFigures, subjectFigures } from './list/row-condition.js';
export { pageLimit } from './list/page-limit.js';
export { calledAs, type ColumnCodes, memberOf, ofTerm } from './list/column-codes.js';
export { columnName } from './list/column-names.js';
export { LIST_CODES } from './list/list-words.js';
export { PageDto } from './list/page.dto.js';
export { type List, type Page, pageOf, pageOfAll, type Where } from './list/page.js';
export { type Copied, Copies } from './copies/copies.js';
export { evidenceFiles } from './copies/evidence-files.js';
export { copyKey, type FactCopy, factCopy, remembered } from './copies/fact-copy.js';
export { liftedWarnings, monitoredIn, raisedWarnings } from './copies/monitored.js';
export type { Ahead, Alarm, DueAlarm, DueSource } from './due/alarm.js';
export { givenByClock, lookedAtByClock } from './due/given-by-clock.js';
export type { Task } from './due/task.js';
export { cursorAfterTask, type ListedTask, taskKindNames, type TaskTotal } from './due/tasks.js';
export { TasksAskedDto } from './due/tasks.controller.js';
export type { DueStanding } from './due/due.controller.js';
export { type AskedFor, type LoadedObject, ObjectActs } from './procedure/object-acts.js';
export type { ActsOn, CommonAct } from './procedure/act-on-object.js';
export { consultedIn, opinionsIn, opinionsTold } from './procedure/told-opinions.js';
export { movableObjectRoutes, objectRoutes, ruledObjectRoutes } from './procedure/object-routes.js';
export type { ByProcedure } from './procedure/by-procedure.js';
export { aheadInProcedure, objectInProcedure } from './procedure/object-in-procedure.js';
export { adoptProcedure, placedTask, type StepTask, stepTasks, toSettle } from './procedure/step-tasks.js';
export { bearersCalled, deskCalled } from './procedure/desk-words.js';
export { type ObjectPlace, ObjectPlaces, organisationOf } from './procedure/object-place.js';
export { type KnownOfIt, knownUnder, nothingKnown, procedureWorld, routingOf } from './procedure/procedure-world.js';
export {
  authorityAt,
  authorityOfAny,
  authorityOnStep,
  authorityToAdvise,
  authorityToAmend,
  type InProcedure,
  isScoring,
  whoseIs,
  leadDeskOf,
  leadOrSettlingDesk,
  refOf,
  settlingDesk,
} from './procedure/step-authority.js';
export { type NamedFor, NamedForStep } from './procedure/named-for-step.js';
export { knownUntil, knowTasks } from './procedure/know-tasks.js';
export { versionOfStep } from './procedure/step-version.js';
export { authorityProblem, isStepRejection, stepProblem } from './procedure/step-problems.js';
export { checklistOf, possibleOn } from './procedure/possible-steps.js';
export {
  departureAlarms,
  namedPersons,
  namedSince,
  personLeftTasks,
  personsIn,
  successorIn,
} from './procedure/person-left.js';
export { toldRows } from './procedure/told-rows.js';
export { targetInForce, targetsInForce, yearsOf } from './procedure/target-in-force.js';
export {
  askedOfSubject,
  endedFrom,
  type EvaluatedAs,
  knownAsEvaluated,
  knownOfSubject,
  knownWithTarget,
  periodOfSubject,
  type SubjectAsked,
  subjectKept,
} from './procedure/subject-figures.js';
export { type Grounds, notOutdated, outdatedTasks, Reconciler, toldByOwn, whatOf } from './reconciling/reconciler.js';
export {
  asOfTable,
  byColumns,
  decidedLimits,
  inOrder,
  isOfRows,
  mappingOfOtherTable,
  readingForeign,
  type ReadTable,
  type TableFlaw,
  tableHasErrors,
  tableOf,
  type TableTaken,
  tableTaken,
} from './exchange/foreign-table.js';
export { twoTables } from './exchange/two-tables.js';
export {
  ForeignTableQueryDto,
  TableTakenDto,
  TakeForeignTableQueryDto,
  TakesForeignTable,
} from './exchange/foreign-table.dto.js';
export { cellText, isFormula } from './table/cell.js';
export { type NumberedRow, type Sheet, Table } from './table/read-table.js';
export { type ImportFile, type ImportRow, type ImportSheet, listed } from './table/import-file.js';
export { RowFlaw } from './table/import.problems.js';
export { ImportAnswerDto } from './table/import-operation.js';
export { type ImportAnswer, type Importer, type ImportPreview, Imports, type PlannedRow } from './table/imports.js';
export { importRoutes, type TakingImport } from './table/import-routes.js';
export { NamedOrganisations } from './table/named-organisations.js';
export { rowBody } from './table/row-body.js';
