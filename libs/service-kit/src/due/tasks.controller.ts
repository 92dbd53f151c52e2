import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import type { Queryable } from '@wenxiao/event-store';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { SettledAtObject } from '../access/access.guard.js';
import { admissionOf } from '../access/admission.js';
import { IsDay } from '../http/said-as.js';
import { ReadOperation } from '../http/operation.js';
import { PathId } from '../http/path-id.js';
import { PageQueryDto } from '../list/asked.dto.js';
import { calledAs } from '../list/column-codes.js';
import type { Page } from '../list/page.js';
import { BusinessClock } from '../runtime/business-clock.js';
import { DATABASE } from '../runtime/database.js';
import { type ListedTask, taskKindNames, taskKinds, tasksFor, type TaskTotal } from './tasks.js';

/** Which tasks. */
export class TasksAskedDto extends PageQueryDto {
  @ApiPropertyOptional({ description: '可办、知悉、待定', enum: taskKinds, example: 'act' })
  @IsOptional()
  @IsIn(taskKinds)
  kind?: (typeof taskKinds)[number];

  @ApiPropertyOptional({ description: '期限在该日或之前', format: 'date', example: '2023-03-31' })
  @IsOptional()
  @IsDay()
  through?: string;
}

const example = {
  items: [
    {
      stream: 'monitoring/018f2f6e-0000-7000-8000-000000000101.2023',
      version: 5,
      dueOn: '2023-03-31',
      kind: 'act',
      what: 'round/quarterly@2023-03-31/submit',
      scheme: 'budget-performance',
      about: { subject: '018f2f6e-0000-7000-8000-000000000101' },
      step: 'submit',
      zh: '填报监控表和监控报告',
      whose: [{ desk: 'budget-unit', organisation: '018f2f6e-0000-7000-8000-000000000031' }],
      waitsFor: [],
      dues: [{ due: 'report', on: '2023-03-31', soft: false }],
      why: { hash: '5f70…', path: 'procedures/monitoring-round/steps/submit' },
    },
    {
      stream: 'performance-target/018f2f6e-0000-7000-8000-000000000101.2023',
      version: 4,
      dueOn: null,
      kind: 'act',
      what: 'desk-review/opinion/business-desk',
      scheme: 'budget-performance',
      about: { subject: '018f2f6e-0000-7000-8000-000000000101', period: '2023' },
      step: 'desk-review',
      asks: { opinion: 'business-desk' },
      zh: '归口审核：提出协同意见',
      whose: [{ desk: 'business-desk', organisation: '018f2f6e-0000-7000-8000-000000000001' }],
      waitsFor: [],
      dues: [],
      why: { hash: '5f70…', path: 'procedures/target-review/steps/desk-review' },
    },
  ],
  more: false,
  totals: { rows: 2, overdue: 0, act: 2, know: 0, settle: 0 },
};

/** What waits for whoever asks, of everything that this service keeps. */
@ApiTags('待办 tasks')
@Controller('jurisdictions/:jurisdictionId/tasks')
export class TasksController {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly clock: BusinessClock,
  ) {}

  @Get()
  @SettledAtObject()
  @ReadOperation('本人待办，按期限', example, { codes: { kind: calledAs(taskKindNames) } })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: TasksAskedDto,
    @Req() request: FastifyRequest,
  ): Promise<Page<ListedTask, TaskTotal>> {
    return tasksFor(this.db, tenant, admissionOf(request), { today: await this.clock.today(), ...query });
  }
}
