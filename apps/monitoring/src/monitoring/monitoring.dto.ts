import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Input, StepAnswerDto } from '@wenxiao/contracts/input';
import { monitoringFacts } from '@wenxiao/facts/monitoring';
import { IsDay } from '@wenxiao/service-kit';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { monitoringSorts } from '../monitoring-list/monitoring-list.query.js';

const { roundReported, roundReminded, roundOverdueLifted, roundTaskHandedOver } = monitoringFacts;

/** What a unit fills in of a round: cumulative amounts since the start of the year, and how every indicator goes. */
export class ReportDto extends Input(
  roundReported,
  'allocated',
  'spent',
  'carryOver',
  'parts',
  'attainment',
  'cause',
  'measures',
) {}

export class TakeReportStepDto extends StepAnswerDto {
  @ApiPropertyOptional({ description: '监控表内容，报送环节须有', type: ReportDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ReportDto)
  report?: ReportDto;
}

export class CorrectReportDto {
  @ApiProperty({ description: '更正理由', example: '金额误填' })
  @IsString()
  @Length(1, 1000)
  reason!: string;

  @ApiProperty({ description: '更正后的完整内容', type: ReportDto })
  @IsObject()
  @ValidateNested()
  @Type(() => ReportDto)
  report!: ReportDto;
}

const codePattern = /^[a-z0-9][\w.-]{0,63}$/i;

export class OpenRoundDto {
  @ApiProperty({ description: '监控系列；规则未规定轮次的为 by-person', example: 'by-person' })
  @Matches(codePattern)
  series!: string;

  @ApiProperty({ description: '节点日', example: '2024-06-30' })
  @IsDay()
  node!: string;
}

export class RemindDto extends Input(roundReminded, 'due', 'to', 'words') {}
export class LiftOverdueDto extends Input(roundOverdueLifted, 'due', 'because') {}
export class HandOverDto extends Input(roundTaskHandedOver, 'step', 'to', 'because') {}
export class ListMonitoringDto {
  @ApiPropertyOptional({ description: '预算年度', example: 2023 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year?: number;

  @ApiPropertyOptional({ description: '名称或项目代码中的文字', example: '营养改善' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  search?: string;

  @ApiPropertyOptional({ description: '灯', enum: ['yellow', 'red', 'none'], example: 'red' })
  @IsOptional()
  @IsIn(['yellow', 'red', 'none'])
  light?: 'yellow' | 'red' | 'none';

  @ApiPropertyOptional({ description: '规则所定重点监控标记的代码', example: 'full-cycle' })
  @IsOptional()
  @Matches(/^[a-z][a-z0-9-]{0,63}$/)
  mark?: string;

  @ApiPropertyOptional({ description: '排序', enum: monitoringSorts, example: 'name' })
  @IsOptional()
  @IsIn(monitoringSorts)
  sort?: (typeof monitoringSorts)[number];

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
