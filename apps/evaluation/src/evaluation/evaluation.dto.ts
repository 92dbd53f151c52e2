import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Input, StepAnswerDto } from '@wenxiao/contracts/input';
import * as t from '@wenxiao/domain/terms';
import { evaluationFacts } from '@wenxiao/facts/evaluation';
import { schemes } from '@wenxiao/rules/shape';
import { AskedText, AskedYear, SortedPageQueryDto, IsCode } from '@wenxiao/service-kit';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsString, Length, ValidateNested, IsUUID } from 'class-validator';
import { evaluationSorts } from '../evaluation-list/evaluation-list.query.js';

const {
  evaluationExcepted,
  evaluationMethodsStated,
  evaluationOpened,
  evaluationStartWithdrawn,
  selfEvaluationAttained,
  sheetSubmitted,
  evaluationReminded,
  evaluationOverdueLifted,
  evaluationTaskHandedOver,
} = evaluationFacts;

/** What was reached, indicator by indicator. */
export class AttainedDto extends Input(selfEvaluationAttained, 'executed', 'attained') {}

/** An evaluator’s own sheet, part by part. */
class SheetDto extends Input(sheetSubmitted, 'scores') {}

class WithFormAndSheetDto extends StepAnswerDto {
  @ApiPropertyOptional({
    description: '绩效自评表，与 wenxiao forms check 相同的 JSON；按表检查，检查结果随自评保存',
    type: 'object',
    additionalProperties: true,
    example: {
      kind: 'self-evaluation',
      funds: { unit: '元', annualBudget: '387664.62', executed: '387664.62', weight: '10', score: '10' },
      indicators: [{ level3: '学生受资助人数', target: '≧735人次', actual: '735', weight: '90', score: '86' }],
      totals: { publishedTotalScore: '96', grade: '优' },
      truncated: false,
      complete: true,
    },
  })
  @IsOptional()
  @IsObject()
  form?: Record<string, unknown>;

  @ApiPropertyOptional({
    description: '各项指标完成值，按规则的指标框架计分；可与自评表一并报送，也可代替自评表',
    type: AttainedDto,
  })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AttainedDto)
  attained?: AttainedDto;

  @ApiPropertyOptional({ description: '本人评分表，评分环节须有', type: SheetDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SheetDto)
  sheet?: SheetDto;
}

export class TakeEvaluationStepDto extends WithFormAndSheetDto {}

export class CorrectEvaluationStepDto extends WithFormAndSheetDto {
  @ApiProperty({ description: '更正理由', example: '得分误填' })
  @IsString()
  @Length(1, 1000)
  reason!: string;
}

export class BeginEvaluationDto extends Input(evaluationOpened, 'reason', 'chosenFor') {}
export class ExceptEvaluationDto extends Input(evaluationExcepted, 'excepted', 'reason') {}
export class WithdrawStartDto extends Input(evaluationStartWithdrawn, 'reason') {}
export class StateMethodsDto extends Input(evaluationMethodsStated, 'methods', 'otherMethods') {}
export class RemindDto extends Input(evaluationReminded, 'askedBy', 'due', 'to', 'words') {}
export class LiftOverdueDto extends Input(evaluationOverdueLifted, 'askedBy', 'due', 'because') {}
export class HandOverDto extends Input(evaluationTaskHandedOver, 'step', 'to', 'because') {}

export const evaluationStatuses = ['expected', 'excepted', 'open', 'concluded', 'done'] as const;
export const evaluationStatusNames: Readonly<Record<(typeof evaluationStatuses)[number], string>> = {
  expected: '应评价',
  excepted: t.evaluationExcepted.codes.true,
  open: '评价中',
  concluded: '已形成结论',
  done: '已办结',
};

export class ListEvaluationsDto extends SortedPageQueryDto(evaluationSorts) {
  @AskedYear('预算年度')
  year?: number;

  @AskedText()
  search?: string;

  @ApiPropertyOptional({ description: '评价类型', example: 'self-evaluation' })
  @IsOptional()
  @IsCode()
  type?: string;

  @ApiPropertyOptional({ description: '进度', enum: evaluationStatuses, example: 'concluded' })
  @IsOptional()
  @IsIn(evaluationStatuses)
  status?: (typeof evaluationStatuses)[number];

  @ApiPropertyOptional({ description: '按规则的哪项选择列入评价', example: 'finance-evaluation' })
  @IsOptional()
  @IsCode()
  selection?: string;

  @ApiPropertyOptional({ description: '选作评价对象的理由', example: 'major-livelihood' })
  @IsOptional()
  @IsCode()
  chosenFor?: string;

  @ApiPropertyOptional({
    description: '规则体系；不填且未指定对象时为预算绩效管理的评价，绩效考评另列',
    enum: schemes,
    example: 'unit-assessment',
  })
  @IsOptional()
  @IsIn(schemes)
  scheme?: (typeof schemes)[number];

  @ApiPropertyOptional({ description: '对象编号' })
  @IsOptional()
  @IsUUID()
  subject?: string;
}
