import { PARTIES, ServiceInstances, type ServicePlan } from '@wenxiao/service-kit';
import type { OverviewSettings } from './config.js';
import { overviewCopies, producers } from './copies.js';
import { anybody, Nearness } from './nearness.js';
import { AsOf } from './subject-years/as-of.js';
import { SubjectYearsController } from './subject-years/subject-years.controller.js';
import { SubjectYearsKeeper } from './subject-years/subject-years.keeper.js';
import { SubjectYears } from './subject-years/subject-years.query.js';
import { MergedTasksController } from './tasks/merged-tasks.controller.js';
import { TASK_SERVICES, TaskServices, type TaskServicesAsked } from './tasks/task-services.js';
import { WordsOfTasks } from './tasks/task-words.js';

/** Everything that makes this service: what it answers, follows and keeps. It decides nothing and records nothing. */
export function overviewPlan({ taskServices, taskTimeout_ms: timeout_ms }: OverviewSettings): ServicePlan {
  return {
    name: 'overview',
    description: '总览：各服务的待办和对象汇总 / overview: tasks and subjects of all services',
    controllers: [MergedTasksController, SubjectYearsController],
    providers: [
      AsOf,
      SubjectYears,
      SubjectYearsKeeper,
      Nearness,
      { provide: PARTIES, useValue: anybody },
      TaskServices,
      WordsOfTasks,
      {
        provide: TASK_SERVICES,
        useFactory: (): TaskServicesAsked => ({ instances: new ServiceInstances(taskServices), timeout_ms }),
      },
    ],
    healthParts: [SubjectYearsKeeper],
    listensTo: ['directory', ...producers],
    copies: overviewCopies,
    projections: [],
    migrations: [{ name: 'overview', directory: new URL('./migrations/', import.meta.url) }],
    workingSchemas: ['overview_read'],
  };
}
