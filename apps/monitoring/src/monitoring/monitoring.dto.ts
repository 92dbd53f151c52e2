import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Input, StepAnswerDto } from '@wenxiao/contracts/input';
import { monitoringFacts } from '@wenxiao/facts/monitoring';
import { AskedText, AskedYear, IsDay, SortedPageQueryDto, IsCode } from '@wenxiao/service-kit';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
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

const formProperty = {
  description: '随报告所报的已填监控表，与 wenxiao forms check 相同的 JSON；按表检查，检查结果随报告保存',
  type: 'object',
  additionalProperties: true,
  example: {
    kind: 'monitoring',
    funds: { unit: '万元', annualBudget: '38.766462', executed: '20' },
    indicators: [{ level3: '学生受资助人数', target: '≥735人次', actual: '350人次' }],
    truncated: false,
    complete: true,
  },
} as const;

export class TakeReportStepDto extends StepAnswerDto {
  @ApiPropertyOptional({ description: '监控表内容，报送环节须有', type: ReportDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ReportDto)
  report?: ReportDto;

  @ApiPropertyOptional(formProperty)
  @IsOptional()
  @IsObject()
  form?: Record<string, unknown>;
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

  @ApiPropertyOptional(formProperty)
  @IsOptional()
  @IsObject()
  form?: Record<string, unknown>;
}

const seriesPattern = /^[a-z0-9][\w.-]{0,63}$/i;

export class OpenRoundDto {
  @ApiProperty({ description: '监控系列；规则未规定轮次的为 by-person', example: 'by-person' })
  @IsCode(seriesPattern)
  series!: string;

  @ApiProperty({ description: '节点日', example: '2024-06-30' })
  @IsDay()
  node!: string;
}

export class RemindDto extends Input(roundReminded, 'due', 'to', 'words') {}
export class LiftOverdueDto extends Input(roundOverdueLifted, 'due', 'because') {}
export class HandOverDto extends Input(roundTaskHandedOver, 'step', 'to', 'because') {}
export class ListMonitoringDto extends SortedPageQueryDto(monitoringSorts) {
  @AskedYear('预算年度')
  year?: number;

  @AskedText()
  search?: string;

  @ApiPropertyOptional({ description: '灯', enum: ['yellow', 'red', 'none'], example: 'red' })
  @IsOptional()
  @IsIn(['yellow', 'red', 'none'])
  light?: 'yellow' | 'red' | 'none';

  @ApiPropertyOptional({ description: '规则所定重点监控标记的代码', example: 'full-cycle' })
  @IsOptional()
  @IsCode()
  mark?: string;
}
