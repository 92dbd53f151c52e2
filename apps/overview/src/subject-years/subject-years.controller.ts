import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { admissionOf, type Page, PathId, problem, ReadOperation, SettledAtObject } from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { Nearness } from '../nearness.js';
import { AsOf } from './as-of.js';
import { ListSubjectYearsDto } from './subject-years.dto.js';
import { subjectYearCodes } from './subject-years.codes.js';
import { subjectYearsExample } from './subject-years.examples.js';
import { SubjectYears } from './subject-years.query.js';

/** 对象一览: every subject in every year, with what each service has told of it. */
@ApiTags('总览 overview')
@Controller('jurisdictions/:jurisdictionId/subjects')
export class SubjectYearsController {
  constructor(
    private readonly subjectYears: SubjectYears,
    private readonly asOf: AsOf,
    private readonly nearness: Nearness,
  ) {}

  /** A page with totals over all that is asked for. How old each part is stands beside it. */
  @Get()
  @SettledAtObject()
  @ReadOperation('对象一览：预算、目标、预警、评价、结果应用，按年度', subjectYearsExample, {
    amounts: ['control', 'requested', 'budget', 'executed', 'result.change'],
    codes: subjectYearCodes,
  })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ListSubjectYearsDto,
    @Req() request: FastifyRequest,
  ): Promise<Page<object> & { asOf: Awaited<ReturnType<AsOf['parts']>>; joining: number }> {
    const admission = admissionOf(request);
    const isTheirs = (await this.nearness.of(admission, tenant)) || (await this.subjectYears.names(tenant, admission));
    if (!isTheirs) throw problem('not-found');
    // Before the rows are read: they are no older than what is said of them.
    const [asOf, joining] = await Promise.all([this.asOf.parts(), this.asOf.joining()]);
    return { ...(await this.subjectYears.page(tenant, admission, query)), asOf, joining };
  }
}
