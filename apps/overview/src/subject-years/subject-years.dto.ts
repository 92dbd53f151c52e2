import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { resultStatuses } from './subject-results.js';
import { subjectYearSorts } from './subject-years.query.js';
import { stages } from './subject-years.js';

const codePattern = /^[a-z][a-z0-9-]{0,63}$/;

export class ListSubjectYearsDto {
  @ApiPropertyOptional({ description: '预算年度', example: 2023 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1949)
  @Max(2999)
  year?: number;

  @ApiPropertyOptional({ description: '名称中的文字，或项目代码', example: '营养改善' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
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
  @Matches(codePattern)
  kind?: string;

  @ApiPropertyOptional({ description: '对象状态', example: 'registered' })
  @IsOptional()
  @Matches(codePattern)
  status?: string;

  @ApiPropertyOptional({ description: '所处环节', enum: stages, example: 'approved' })
  @IsOptional()
  @IsIn(stages)
  stage?: (typeof stages)[number];

  @ApiPropertyOptional({ description: '灯', enum: ['yellow', 'red', 'none'], example: 'red' })
  @IsOptional()
  @IsIn(['yellow', 'red', 'none'])
  light?: 'yellow' | 'red' | 'none';

  @ApiPropertyOptional({ description: '结果应用状态', enum: resultStatuses, example: 'decided' })
  @IsOptional()
  @IsIn(resultStatuses)
  result?: (typeof resultStatuses)[number];

  @ApiPropertyOptional({ description: '排序', enum: subjectYearSorts, example: 'name' })
  @IsOptional()
  @IsIn(subjectYearSorts)
  sort?: (typeof subjectYearSorts)[number];

  @ApiPropertyOptional({ description: '降序', enum: ['true', 'false'], example: 'false' })
  @IsOptional()
  @Type(() => String)
  @IsIn(['true', 'false'])
  descending?: 'true' | 'false';

  @ApiPropertyOptional({ description: '上一页应答中的 next' })
  @IsOptional()
  @IsString()
  @Length(1, 1000)
  after?: string;

  @ApiPropertyOptional({ description: '每页行数，最多 200', example: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}
