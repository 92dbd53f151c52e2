import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  admissionOf,
  BoundedLists,
  type Page,
  PageQueryDto,
  PathId,
  PathYear,
  ReadOperation,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { checkCodes } from './check-view.js';
import { checksBelowExample, tenantChecksExample } from './checks.examples.js';
import { TenantChecks } from './tenant-checks.js';

/** 数量要求: the numbers that the rules want a jurisdiction to keep, and what they come to. */
@ApiTags('数量要求 checks')
@Controller('jurisdictions/:jurisdictionId/checks/:year')
export class ChecksController {
  constructor(private readonly checks: TenantChecks) {}

  @Get()
  @SettledAtObject()
  @ReadOperation('本区划的数量要求：要求、现有数、是否达到，各本预算的覆盖情况', tenantChecksExample, {
    amounts: ['computed.amount'],
  })
  @BoundedLists({
    checks: 'the checks of the rules',
    computed: 'the tables of the rules',
    budgets: 'the budgets that the rules list',
  })
  of(
    @PathId('jurisdictionId') tenant: string,
    @PathYear('year') year: number,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    return this.checks.of(tenant, year, admissionOf(request));
  }

  @Get('jurisdictions')
  @SettledAtObject()
  @ReadOperation('下级各区划的数量要求和预算覆盖情况', checksBelowExample, {
    amounts: ['computed.amount'],
    codes: checkCodes,
  })
  below(
    @PathId('jurisdictionId') tenant: string,
    @PathYear('year') year: number,
    @Query() query: PageQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<Page<object>> {
    return this.checks.below(tenant, year, admissionOf(request), query);
  }
}
