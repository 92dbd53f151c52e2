import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
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

const scoreText = /^\d{1,5}(\.\d{1,6})?$/;

export class SubmitSelfEvaluationDto {
  @ApiProperty({
    description: '绩效自评表，与 wenxiao forms check 相同的 JSON；按表检查，检查结果随自评保存',
    type: 'object',
    additionalProperties: true,
    example: {
      kind: 'self-evaluation',
      funds: {
        unit: '元',
        annualBudget: '387664.62',
        executed: '387664.62',
        executionRate: '100%',
        weight: '10',
        score: '10',
      },
      indicators: [{ level3: '学生受资助人数', target: '≧735人次', actual: '735', weight: '90', score: '86' }],
      totals: { publishedTotalScore: '96', grade: '优' },
      truncated: false,
      complete: true,
    },
  })
  @IsObject()
  form!: Record<string, unknown>;

  @ApiPropertyOptional({ description: '总分：表上未印时录入', example: '96' })
  @IsOptional()
  @Matches(scoreText)
  score?: string;
}

export class StartEvaluationDto {
  @ApiProperty({ description: '评价工作组成员', type: [String], example: ['018f2f6e-0000-7000-8000-000000000507'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  evaluators!: string[];

  @ApiProperty({ description: '评价方法（规则所列代码）', type: [String], example: ['comparison'] })
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  methods!: string[];
}

export class ScoredItemDto {
  @ApiProperty({ description: '评分项', example: '产出' })
  @IsString()
  @Length(1, 200)
  item!: string;

  @ApiProperty({ description: '权重', example: '100' })
  @Matches(scoreText)
  weight!: string;

  @ApiProperty({ description: '得分', example: '86.5' })
  @Matches(scoreText)
  score!: string;

  @ApiPropertyOptional({ description: '扣分原因', example: '两项指标未完成' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string;
}

export class GiveScoresDto {
  @ApiProperty({ description: '逐项得分，权重合计为总分值', type: [ScoredItemDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ScoredItemDto)
  items!: ScoredItemDto[];
}

export class FinaliseDto {
  @ApiProperty({ description: '评价结论', example: '项目按计划完成，产出达标' })
  @IsString()
  @Length(1, 4000)
  conclusion!: string;

  @ApiPropertyOptional({
    description: '对部门评价结果科学性、真实性、准确性的意见（财政评价必填）',
    example: '部门自评结果基本属实',
  })
  @IsOptional()
  @IsString()
  @Length(1, 2000)
  findingOnDepartmentResult?: string;
}

export class ListEvaluationsDto {
  @ApiPropertyOptional({ description: '预算年度', example: 2023 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  budgetYear?: number;
}
