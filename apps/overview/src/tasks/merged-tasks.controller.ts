import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { daysUntil } from '@wenxiao/domain';
import {
  admissionOf,
  BoundedLists,
  BusinessClock,
  calledAs,
  type ListedTask,
  pageLimit,
  PathId,
  problem,
  ReadOperation,
  SettledAtObject,
  taskKindNames,
  TasksAskedDto,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { Nearness } from '../nearness.js';
import { cursorOf, type Merged, mergedTasks, positionsIn, type TasksPage } from './merged-tasks.js';
import { isUnanswered, TaskServices, type Unanswered } from './task-services.js';
import { serviceNames } from './service-names.js';
import { type TaskWords, WordsOfTasks } from './task-words.js';
import { mergedTasksExample } from './tasks.examples.js';

type ShownTask = Omit<ListedTask, keyof TaskWords> &
  TaskWords &
  Readonly<{
    service: string;
    /** Calendar days until it is due, negative once the day has gone by: overdue, unless it is a target (`soft`); null where no day is named. */
    daysLeft: number | null;
  }>;

type MergedTasksAnswer = Pick<Merged, 'more' | 'totals' | 'byService'> &
  Readonly<{
    today: string;
    items: readonly ShownTask[];
    next?: string;
    /** The services of whose tasks nothing is known: totals are those of the others. */
    unanswered: readonly Unanswered[];
  }>;

/** 待办: what waits for whoever asks, of all services. */
@ApiTags('总览 overview')
@Controller('jurisdictions/:jurisdictionId/tasks')
export class MergedTasksController {
  constructor(
    private readonly services: TaskServices,
    private readonly words: WordsOfTasks,
    private readonly clock: BusinessClock,
    private readonly nearness: Nearness,
  ) {}

  /** By the day on which they are due. A service that does not answer is named, and the others' tasks are shown. */
  @Get()
  @SettledAtObject()
  @ReadOperation('本人在各服务的待办，按期限', mergedTasksExample, {
    codes: { kind: calledAs(taskKindNames), service: calledAs(serviceNames) },
  })
  @BoundedLists({ unanswered: 'the services that keep tasks' })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @Query() { after, limit = pageLimit.usual, kind, through }: TasksAskedDto,
    @Req() request: FastifyRequest,
  ): Promise<MergedTasksAnswer> {
    const positions = after === undefined ? {} : positionsIn(after);
    if (!positions) throw problem('invalid-request', { after });
    const asker = { authorization: request.headers.authorization ?? '', traceId: request.id };
    const asked = {
      limit: String(limit),
      ...(kind !== undefined && { kind }),
      ...(through !== undefined && { through }),
    };
    const answers = await Promise.all(
      this.services.names.map(async (service) => {
        const position = positions[service];
        const query = { ...asked, ...(position !== undefined && { after: position }) };
        return [service, await this.services.ask(service, tenant, query, asker)] as const;
      }),
    );
    const answered = answers.filter((each): each is [string, TasksPage] => !isUnanswered(each[1]));
    const unanswered = unansweredIn(answers, await this.nearness.of(admissionOf(request), tenant));
    if (answered.length + unanswered.length === 0 && answers.length > 0) throw problem('not-found');
    const merged = mergedTasks(Object.fromEntries(answered), positions, limit);
    const [today, words] = await Promise.all([this.clock.today(), this.words.of(tenant, merged.items)]);
    const { more, totals, byService } = merged;
    return {
      today,
      items: merged.items.flatMap((item, index) => {
        const daysLeft = item.dueOn === null ? null : daysUntil(today, item.dueOn);
        return words[index] ? [{ ...item, ...words[index], daysLeft }] : [];
      }),
      more,
      ...(more && { next: cursorOf(merged.positions) }),
      totals,
      byService,
      unanswered,
    };
  }
}

/**
 * Somebody who has no grant in the jurisdiction may be named by an object of one service: that the others have nothing for them
 * is an answer. Of somebody who has one, a service that says so has not heard of the place yet.
 */
function unansweredIn(
  answers: readonly (readonly [string, TasksPage | Unanswered])[],
  isNear: boolean,
): readonly Unanswered[] {
  return answers
    .flatMap(([, answer]) => (isUnanswered(answer) ? [answer] : []))
    .filter(({ status }) => isNear || status !== 404);
}
