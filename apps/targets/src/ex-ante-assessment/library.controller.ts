import { Controller, Get, Headers, Param, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { moneyScheme } from '@wenxiao/rules/shape';
import {
  admissionOf,
  BusinessClock,
  GoverningRules,
  type Page,
  PathId,
  problem,
  ReadModelPosition,
  ReadOperation,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { subjectListProjection } from '../subject-list/subject-list.projection.js';
import { assessmentListProjection } from './assessment-list.projection.js';
import { AssessmentList } from './assessment-list.query.js';
import { ListLibraryDto } from './assessment.dto.js';
import { libraryExample } from './assessment.examples.js';

/** 项目库: what assessments admitted, in the order that the rules give. */
@ApiTags('项目库 project libraries')
@Controller('jurisdictions/:jurisdictionId/project-libraries')
export class LibraryController {
  constructor(
    private readonly list: AssessmentList,
    private readonly rules: GoverningRules,
    private readonly clock: BusinessClock,
    private readonly positions: ReadModelPosition,
  ) {}

  /** A library that the rules in force have, in its order; equal scores are told as such. */
  @Get(':library')
  @SettledAtObject()
  @ReadOperation('项目库排序一览', libraryExample, { after: true })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @Param('library') library: string,
    @Query() query: ListLibraryDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Page<object> & { stale: boolean; library: object }> {
    const { rules } = await this.rules.inForce(tenant, moneyScheme, await this.clock.today());
    const ranking = rules.member('rankings', library);
    if (ranking.is === 'silent') throw problem('not-found');
    const { code, zh, by, tie, within } = ranking.value;
    const names = [subjectListProjection.name, assessmentListProjection.name];
    const stale = await Promise.all(names.map((name) => this.positions.stale(name, after)));
    const page = await this.list.library(
      tenant,
      admissionOf(request),
      { ranking: ranking.value, ruling: rules },
      query,
    );
    const of = { code, zh, by, tie, ...(within !== undefined && { within }) };
    return { ...page, library: of, stale: stale.includes(true) };
  }
}
