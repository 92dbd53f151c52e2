import { ApiPropertyOptional } from '@nestjs/swagger';
import type { Scheme } from '@wenxiao/rules/shape';
import { AskedScheme, AskedText, AskedYear, SortedPageQueryDto, IsCode } from '@wenxiao/service-kit';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { disclosureStatuses, rectificationStatuses } from './subject-follow-up.js';
import { resultStatuses } from './subject-results.js';
import { subjectYearSorts } from './subject-years.query.js';
import { stages } from './subject-years.js';

export class ListSubjectYearsDto extends SortedPageQueryDto(subjectYearSorts) {
  @AskedYear('预算年度')
  year?: number;

  @AskedText()
  search?: string;

  @ApiPropertyOptional({
    description: '该单位及其下属',
    format: 'uuid',
    example: '018f2f6e-0000-7000-8000-000000000031',
  })
  @IsOptional()
  @IsUUID()
  within?: string;

  @ApiPropertyOptional({ description: '对象类别', example: 'project' })
  @IsOptional()
  @IsCode()
  kind?: string;

  @AskedScheme()
  scheme?: Scheme;

  @ApiPropertyOptional({ description: '对象状态', example: 'registered' })
  @IsOptional()
  @IsCode()
  status?: string;

  @ApiPropertyOptional({ description: '所处环节', enum: stages, example: 'approved' })
  @IsOptional()
  @IsIn(stages)
  stage?: (typeof stages)[number];

  @ApiPropertyOptional({ description: '该年度有无已批复的绩效目标', enum: ['approved', 'none'], example: 'none' })
  @IsOptional()
  @IsIn(['approved', 'none'])
  target?: 'approved' | 'none';

  @ApiPropertyOptional({ description: '灯', enum: ['yellow', 'red', 'none'], example: 'red' })
  @IsOptional()
  @IsIn(['yellow', 'red', 'none'])
  light?: 'yellow' | 'red' | 'none';

  @ApiPropertyOptional({ description: '结果应用状态', enum: resultStatuses, example: 'decided' })
  @IsOptional()
  @IsIn(resultStatuses)
  result?: (typeof resultStatuses)[number];

  @ApiPropertyOptional({ description: '整改状态', enum: rectificationStatuses, example: 'open' })
  @IsOptional()
  @IsIn(rectificationStatuses)
  rectification?: (typeof rectificationStatuses)[number];

  @ApiPropertyOptional({ description: '公开状态', enum: disclosureStatuses, example: 'published' })
  @IsOptional()
  @IsIn(disclosureStatuses)
  disclosure?: (typeof disclosureStatuses)[number];
}
