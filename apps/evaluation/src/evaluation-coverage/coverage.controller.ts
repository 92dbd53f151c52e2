import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import {
  admissionOf,
  BoundedLists,
  IsCode,
  type Page,
  PathId,
  PathYear,
  ReadOperation,
  SettledAtObject,
  SortedPageQueryDto,
} from '@wenxiao/service-kit';
import { IsOptional, IsUUID } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Coverage, coverageSorts } from './coverage.js';

export class AskCoverageDto extends SortedPageQueryDto(coverageSorts) {
  @ApiPropertyOptional({ description: '只列尚无此种评价的对象', example: 'department-evaluation' })
  @IsOptional()
  @IsCode()
  missing?: string;

  @ApiPropertyOptional({ description: '单位', example: '018f2f6e-0000-7000-8000-000000000202' })
  @IsOptional()
  @IsUUID()
  unit?: string;
}

const coverageExample = {
  items: [
    {
      subject: '018f2f6e-0000-7000-8000-000000000101',
      name: '农村公路养护',
      unit: '018f2f6e-0000-7000-8000-000000000202',
      kind: 'project',
      budget: '1000000.00',
      types: [
        { type: 'self-evaluation', status: 'concluded' },
        { type: 'department-evaluation', status: 'expected' },
      ],
    },
  ],
  more: false,
  totals: { rows: 1 },
  types: [
    {
      type: 'self-evaluation',
      subjects: 1,
      covered: 1,
      excepted: 0,
      budget: '1000000.00',
      budgetCovered: '1000000.00',
      rate: '1',
      rateOfBudget: '1',
    },
  ],
};

/** 双覆盖: which money of a year is evaluated, by whom, and what is missing. */
@ApiTags('绩效评价 evaluation')
@Controller('jurisdictions/:jurisdictionId/evaluation-coverage/:year')
export class CoverageController {
  constructor(private readonly coverage: Coverage) {}

  @Get()
  @SettledAtObject()
  @ReadOperation('评价覆盖情况：覆盖率、例外、尚未评价的对象', coverageExample)
  @BoundedLists({ types: 'the types of evaluation that the rules count' })
  page(
    @PathId('jurisdictionId') tenant: string,
    @PathYear('year') year: number,
    @Query() query: AskCoverageDto,
    @Req() request: FastifyRequest,
  ): Promise<Page<object>> {
    return this.coverage.page(tenant, year, admissionOf(request), query);
  }
}
