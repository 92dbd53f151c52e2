import { Controller, Get, Headers, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as t from '@wenxiao/domain/terms';
import {
  admissionOf,
  calledAs,
  ofTerm,
  type Page,
  PathId,
  ReadModelPosition,
  ReadOperation,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { targetListExample } from '../performance-target/performance-target.examples.js';
import { subjectListProjection } from '../subject-list/subject-list.projection.js';
import { subjectListExample } from '../subject/subject.examples.js';
import { ListSubjectsDto, ListTargetsDto, targetStatusNames } from './lists.dto.js';
import { targetListProjection } from './target-list.projection.js';
import { listedAmounts, TargetList } from './target-list.query.js';

/** What there is in a jurisdiction, as far as the grants of whoever asks reach. */
@ApiTags('一览 lists')
@Controller('jurisdictions/:jurisdictionId')
export class ListsController {
  constructor(
    private readonly list: TargetList,
    private readonly positions: ReadModelPosition,
  ) {}

  @Get('subjects')
  @SettledAtObject()
  @ReadOperation('绩效管理对象一览', subjectListExample, {
    after: true,
    codes: { status: ofTerm(t.subjectStatus) },
  })
  async subjects(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ListSubjectsDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Page<object> & { stale: boolean }> {
    const stale = await this.positions.stale(subjectListProjection.name, after);
    return { ...(await this.list.subjects(tenant, admissionOf(request), query)), stale };
  }

  @Get('performance-targets')
  @SettledAtObject()
  @ReadOperation('绩效目标及预算一览', targetListExample, {
    after: true,
    amounts: listedAmounts,
    codes: { status: calledAs(targetStatusNames), openSteps: { stepsOf: 'performance-target' } },
  })
  async targets(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ListTargetsDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Page<object> & { stale: boolean }> {
    const names = [subjectListProjection.name, targetListProjection.name];
    const stale = await Promise.all(names.map((name) => this.positions.stale(name, after)));
    return { ...(await this.list.targets(tenant, admissionOf(request), query)), stale: stale.includes(true) };
  }
}
