import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import {
  admissionOf,
  BoundedLists,
  calledAs,
  IsCode,
  memberOf,
  type Page,
  PageQueryDto,
  PathId,
  PathYear,
  ReadOperation,
  SettledAtObject,
  SortedPageQueryDto,
} from '@wenxiao/service-kit';
import { IsOptional, IsUUID } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { evaluationStatusNames } from '../evaluation/evaluation.dto.js';
import { Coverage } from './coverage.js';
import { coverageSorts } from './coverage.lists.js';

export class AskCoverageDto extends SortedPageQueryDto(coverageSorts) {
  @ApiPropertyOptional({ description: '只列尚无此种评价的对象', example: 'department-evaluation' })
  @IsOptional()
  @IsCode()
  missing?: string;

  @ApiPropertyOptional({ description: '单位', example: '018f2f6e-0000-7000-8000-000000000202' })
  @IsOptional()
  @IsUUID()
  unit?: string;

  @ApiPropertyOptional({ description: '主管部门', example: '018f2f6e-0000-7000-8000-000000000030' })
  @IsOptional()
  @IsUUID()
  department?: string;
}

const coveredAmounts = ['budget', 'budgetCovered', 'budgetExcepted'];
const coveredExample = [
  {
    type: 'self-evaluation',
    subjects: 3,
    covered: 1,
    excepted: 1,
    budget: '3000000.00',
    budgetCovered: '1000000.00',
    budgetExcepted: '1000000.00',
    rate: '0.5',
    rateOfBudget: '0.5',
  },
];

const coverageExample = {
  items: [
    {
      subject: '018f2f6e-0000-7000-8000-000000000101',
      name: '农村公路养护',
      unit: '018f2f6e-0000-7000-8000-000000000202',
      department: '018f2f6e-0000-7000-8000-000000000030',
      kind: 'project',
      budget: '1000000.00',
      types: [
        { type: 'self-evaluation', status: 'concluded' },
        { type: 'department-evaluation', status: 'expected' },
      ],
    },
  ],
  more: false,
  totals: { rows: 3 },
  types: coveredExample,
};

const byDepartmentExample = {
  items: [{ department: '018f2f6e-0000-7000-8000-000000000030', name: '交通运输局', types: coveredExample }],
  more: false,
  totals: { rows: 1 },
};

/** 双覆盖: which money of a year is evaluated, by whom, and what is missing. */
@ApiTags('绩效评价 evaluation')
@Controller('jurisdictions/:jurisdictionId/evaluation-coverage/:year')
export class CoverageController {
  constructor(private readonly coverage: Coverage) {}

  @Get()
  @SettledAtObject()
  @ReadOperation('评价覆盖情况：覆盖率、例外、尚未评价的对象', coverageExample, {
    amounts: coveredAmounts,
    codes: {
      'types.status': calledAs({ ...evaluationStatusNames, missing: '未评价' }),
      missing: memberOf('evaluationTypes'),
    },
  })
  @BoundedLists({ types: 'the types of evaluation that the rules count' })
  page(
    @PathId('jurisdictionId') tenant: string,
    @PathYear('year') year: number,
    @Query() query: AskCoverageDto,
    @Req() request: FastifyRequest,
  ): Promise<Page<object>> {
    return this.coverage.page(tenant, year, admissionOf(request), query);
  }

  @Get('departments')
  @SettledAtObject()
  @ReadOperation('各部门的评价覆盖率', byDepartmentExample, { amounts: coveredAmounts })
  departments(
    @PathId('jurisdictionId') tenant: string,
    @PathYear('year') year: number,
    @Query() query: PageQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<Page<object>> {
    return this.coverage.departments(tenant, year, admissionOf(request), query);
  }
}
