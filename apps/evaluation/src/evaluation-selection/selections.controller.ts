import { Controller, Get, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { admissionOf, BoundedLists, PathId, PathYear, ReadOperation, SettledAtObject } from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { EvaluationSelections } from './selections.js';

const selectionsExample = {
  year: 2023,
  selections: [
    {
      selection: 'finance-evaluation',
      zh: '选择财政再评价项目',
      opens: 'finance-evaluation',
      population: 24,
      chosen: 6,
      share: '0.25',
      reasons: [{ code: 'major-livelihood', zh: '涉及重大民生', chosen: 4 }],
    },
  ],
};

/** 评价对象的选择: what the rules choose to evaluate in a year. Which subjects these are, the list of evaluations says (`?selection=`, `?chosenFor=`). */
@ApiTags('绩效评价 evaluation')
@Controller('jurisdictions/:jurisdictionId/evaluation-selections/:year')
export class SelectionsController {
  constructor(private readonly selections: EvaluationSelections) {}

  @Get()
  @SettledAtObject()
  @ReadOperation('本年度评价对象的选择：可选数、已选数、各项理由', selectionsExample)
  @BoundedLists({ selections: 'the selections of the rules, each with its listed reasons' })
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathYear('year') year: number,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    return { year, selections: await this.selections.of(tenant, year, admissionOf(request)) };
  }
}
