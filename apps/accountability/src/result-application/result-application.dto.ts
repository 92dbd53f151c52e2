import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Input, StepAnswerDto } from '@wenxiao/contracts/input';
import { limits } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { resultApplicationFacts } from '@wenxiao/facts/accountability';
import { AskedText, AskedYear, IsMoney, MoneyDto, SortedPageQueryDto } from '@wenxiao/service-kit';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsOptional, IsString, Length, Max, Min, ValidateNested } from 'class-validator';
import { resultSorts } from '../result-list/result-list.query.js';

const { disposalDecided, resultReminded, resultOverdueLifted, resultTaskHandedOver } = resultApplicationFacts;

/** What a person decides to follow from a result. */
export class DisposalDto extends Input(disposalDecided, 'disposal', 'findings', 'reason') {
  @ApiPropertyOptional({ description: '核减额，规则要求由人决定数额的须有', type: MoneyDto })
  @IsOptional()
  @IsMoney()
  @Type(() => MoneyDto)
  reduction?: MoneyDto;

  @ApiPropertyOptional({ description: '作用于哪一年的预算；不填为 actsOn 所示年度', example: 2024 })
  @IsOptional()
  @IsInt()
  @Min(limits.yearMin)
  @Max(limits.yearMax)
  actsOn?: number;
}

class WithDisposalDto extends StepAnswerDto {
  @ApiPropertyOptional({ description: '结果应用决定，决定环节须有', type: DisposalDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => DisposalDto)
  disposal?: DisposalDto;
}

export class TakeResultStepDto extends WithDisposalDto {}

export class CorrectResultStepDto extends WithDisposalDto {
  @ApiProperty({ description: '更正理由', example: '金额误填' })
  @IsString()
  @Length(1, 1000)
  reason!: string;
}

export class RemindDto extends Input(resultReminded, 'askedBy', 'due', 'to', 'words') {}
export class LiftOverdueDto extends Input(resultOverdueLifted, 'askedBy', 'due', 'because') {}
export class HandOverDto extends Input(resultTaskHandedOver, 'step', 'to', 'because') {}

export const resultStatuses = ['open', 'decided', 'applied', 'refused', 'outdated'] as const;
export const resultStatusNames: Readonly<Record<(typeof resultStatuses)[number], string>> = {
  open: '待决定',
  ...{ decided: t.disposalStatus.codes.decided, applied: t.disposalStatus.codes.applied },
  refused: t.disposalStatus.codes.refused,
  outdated: '所据评价已撤回',
};

export class ListResultsDto extends SortedPageQueryDto(resultSorts) {
  @AskedYear('预算年度')
  year?: number;

  @AskedText()
  search?: string;

  @ApiPropertyOptional({ description: '进度', enum: resultStatuses, example: 'decided' })
  @IsOptional()
  @IsIn(resultStatuses)
  status?: (typeof resultStatuses)[number];
}
