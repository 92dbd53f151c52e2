import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Input, StepAnswerDto, StepCorrectionDto } from '@wenxiao/contracts/input';
import { limits } from '@wenxiao/domain/field';
import { referralFacts } from '@wenxiao/facts/accountability';
import { IsCode, IsPeriod, SortedPageQueryDto } from '@wenxiao/service-kit';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { referralSorts, referralStatuses } from './referral-list.query.js';

const { referralOpened, referralReminded, referralOverdueLifted, referralTaskHandedOver } = referralFacts;

/** An evaluation of the subject. */
export class EvaluationNamedDto {
  @ApiProperty({ description: '评价类型', example: 'finance-evaluation' })
  @IsCode()
  type!: string;

  @ApiProperty({ description: '评价期间', example: '2023' })
  @IsPeriod(/^\d{4}(-[0-9A-Z]{1,4})?$/)
  period!: string;

  @ApiProperty({ description: '第几次', example: 1 })
  @IsInt()
  @Min(1)
  @Max(limits.items)
  number!: number;
}

/** The work assessment of the body that is referred, which is its subject then. */
export class AssessmentNamedDto {
  @ApiProperty({ description: '工作考核', example: 'departments' })
  @IsCode()
  assessment!: string;

  @ApiProperty({ description: '考核年度', example: 2023 })
  @IsInt()
  @Min(limits.yearMin)
  @Max(limits.yearMax)
  year!: number;
}

export class OpenReferralDto extends Input(referralOpened, 'subject', 'organisation', 'persons', 'ground', 'reason') {
  @ApiProperty({ description: '移送问责情形', example: 'unqualified-result' })
  @IsCode()
  trigger!: string;

  @ApiPropertyOptional({ description: '所据评价', type: EvaluationNamedDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => EvaluationNamedDto)
  evaluation?: EvaluationNamedDto;

  @ApiPropertyOptional({ description: '所据工作考核（移送对象为被考核单位本身）', type: AssessmentNamedDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AssessmentNamedDto)
  assessment?: AssessmentNamedDto;
}

export class TakeReferralStepDto extends StepAnswerDto {}
export class CorrectReferralStepDto extends StepCorrectionDto {}
export class RemindOfReferralDto extends Input(referralReminded, 'askedBy', 'due', 'to', 'words') {}
export class LiftReferralOverdueDto extends Input(referralOverdueLifted, 'askedBy', 'due', 'because') {}
export class HandOverReferralDto extends Input(referralTaskHandedOver, 'step', 'to', 'because') {}

export class ListReferralsDto extends SortedPageQueryDto(referralSorts) {
  @ApiPropertyOptional({ description: '办理情况', enum: referralStatuses, example: 'open' })
  @IsOptional()
  @IsIn(referralStatuses)
  status?: (typeof referralStatuses)[number];
}
