import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsMoney, MoneyDto } from '@wenxiao/service-kit';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

const subjectKinds = ['project', 'policy', 'whole-department', 'basic-expenditure'] as const;
const periods = ['annual', 'medium-and-long-term'] as const;

export class IndicatorDto {
  @ApiProperty({ description: '指标编号，在本目标内唯一', example: '1' })
  @IsString()
  @Length(1, 40)
  indicatorId!: string;

  @ApiProperty({ description: '一级指标', example: '产出指标' })
  @IsString()
  @Length(1, 100)
  level1!: string;

  @ApiPropertyOptional({ description: '二级指标', example: '数量指标' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  level2?: string;

  @ApiProperty({ description: '三级指标', example: '学生受资助人数' })
  @IsString()
  @Length(1, 500)
  name!: string;

  @ApiProperty({ description: '指标值，照表填写', example: '≥735人次' })
  @IsString()
  @MaxLength(500)
  target!: string;

  @ApiPropertyOptional({ description: '权重，十进制文本', example: '10' })
  @IsOptional()
  @Matches(/^\d{1,4}(\.\d{1,4})?$/)
  weight?: string;
}

export class DeclareTargetDto {
  @ApiProperty({ description: '预算单位', format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000031' })
  @IsUUID()
  unitId!: string;

  @ApiProperty({ description: '对象：项目、政策、部门整体、基本支出', enum: subjectKinds, example: 'project' })
  @IsIn(subjectKinds)
  subjectKind!: (typeof subjectKinds)[number];

  @ApiProperty({ description: '名称', example: '农村义务教育学生营养改善计划' })
  @IsString()
  @Length(1, 200)
  subjectName!: string;

  @ApiProperty({ description: '年度或中长期', enum: periods, example: 'annual' })
  @IsIn(periods)
  period!: (typeof periods)[number];

  @ApiProperty({ description: '预算年度', example: 2023 })
  @IsInt()
  @Min(2000)
  @Max(2100)
  budgetYear!: number;

  @ApiProperty({ description: '申请金额', type: MoneyDto })
  @ValidateNested()
  @Type(() => MoneyDto)
  @IsMoney()
  requested!: MoneyDto;

  @ApiPropertyOptional({ description: '总体目标', example: '改善学生体质' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  objective?: string;

  @ApiProperty({ description: '绩效指标', type: [IndicatorDto] })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => IndicatorDto)
  indicators!: IndicatorDto[];

  @ApiPropertyOptional({
    description: '所依据的申报表（与 wenxiao forms check 相同的 JSON），按表检查；缺省时检查以上所填内容',
    type: 'object',
    additionalProperties: true,
    example: { kind: 'target-declaration', indicators: [], truncated: false, complete: true },
  })
  @IsOptional()
  @IsObject()
  form?: Record<string, unknown>;
}

export class DimensionVerdictDto {
  @ApiProperty({ description: '审核方面（规则所列代码）', example: 'completeness' })
  @IsString()
  @MaxLength(60)
  dimension!: string;

  @ApiProperty({ description: '是否通过', example: true })
  @IsBoolean()
  passed!: boolean;

  @ApiPropertyOptional({ description: '意见', example: '指标明确，可衡量' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  opinion?: string;
}

export class ReviewTargetDto {
  @ApiProperty({ description: '审核环节（规则所列代码）', example: 'unit-review' })
  @IsString()
  @MaxLength(60)
  stage!: string;

  @ApiProperty({
    description: '逐方面结论，规则所列各方面一项不少',
    type: [DimensionVerdictDto],
    example: ['completeness', 'relevance', 'appropriateness', 'feasibility'].map((dimension) => ({
      dimension,
      passed: true,
      opinion: '符合要求',
    })),
  })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => DimensionVerdictDto)
  verdicts!: DimensionVerdictDto[];
}

export class AdjustTargetDto {
  @ApiProperty({ description: '调整后的绩效指标', type: [IndicatorDto] })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => IndicatorDto)
  indicators!: IndicatorDto[];

  @ApiProperty({ description: '调整原因', example: '政策变化' })
  @IsString()
  @Length(1, 1000)
  reason!: string;
}

export class ListTargetsDto {
  @ApiPropertyOptional({ description: '预算年度', example: 2023 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  budgetYear?: number;

  @ApiPropertyOptional({
    description: '上一页最后一项的编号',
    format: 'uuid',
    example: '018f2f6e-0000-7000-8000-000000000101',
  })
  @IsOptional()
  @IsUUID()
  before?: string;

  @ApiPropertyOptional({ description: '每页项数', example: 50, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}
