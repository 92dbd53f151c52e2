import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsMoney, MoneyDto } from '@wenxiao/service-kit';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

const trends = ['on-track', 'behind', 'out-of-reach'] as const;
const measures = ['adjust-budget-and-target', 'suspend-and-stop-payment'] as const;

export class AttainmentDto {
  @ApiProperty({ description: '指标编号', example: '1' })
  @IsString()
  @Length(1, 40)
  indicatorId!: string;

  @ApiProperty({ description: '执行情况，照表填写', example: '700人次' })
  @IsString()
  @MaxLength(500)
  actual!: string;

  @ApiProperty({ description: '趋势：正常、滞后、年底不能完成', enum: trends, example: 'on-track' })
  @IsIn(trends)
  trend!: (typeof trends)[number];

  @ApiPropertyOptional({ description: '全年预计（第三季度必填，FF-32）', example: '740人次' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  forecast?: string;
}

export class SubmitReportDto {
  @ApiProperty({ description: '已拨付（累计）', type: MoneyDto })
  @ValidateNested()
  @Type(() => MoneyDto)
  @IsMoney()
  allocated!: MoneyDto;

  @ApiProperty({ description: '实际支出（累计）', type: MoneyDto })
  @ValidateNested()
  @Type(() => MoneyDto)
  @IsMoney()
  spent!: MoneyDto;

  @ApiProperty({ description: '预计结余结转', type: MoneyDto })
  @ValidateNested()
  @Type(() => MoneyDto)
  @IsMoney()
  forecastCarryOver!: MoneyDto;

  @ApiProperty({ description: '各指标执行情况及趋势', type: [AttainmentDto] })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => AttainmentDto)
  attainment!: AttainmentDto[];

  @ApiPropertyOptional({ description: '偏差原因', example: '资金下达滞后' })
  @IsOptional()
  @IsString()
  @Length(1, 2000)
  cause?: string;

  @ApiPropertyOptional({ description: '拟采取的措施', example: '加快支付进度' })
  @IsOptional()
  @IsString()
  @Length(1, 2000)
  measures?: string;
}

export class ReviewReportDto {
  @ApiProperty({ description: '审核意见', example: '与支付记录一致' })
  @IsString()
  @Length(1, 1000)
  opinion!: string;
}

export class ProposeMeasureDto {
  @ApiProperty({
    description: '调减预算并调整目标（FF-33一），或暂停实施、停止拨付（FF-33二）',
    enum: measures,
    example: 'adjust-budget-and-target',
  })
  @IsIn(measures)
  measure!: (typeof measures)[number];

  @ApiProperty({ description: '理由', example: '政策变化，任务减少' })
  @IsString()
  @Length(1, 1000)
  reason!: string;

  @ApiPropertyOptional({ description: '建议调整后的预算', type: MoneyDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyDto)
  @IsMoney()
  proposed?: MoneyDto;
}

export class ListMonitoringDto {
  @ApiPropertyOptional({ description: '预算年度', example: 2023 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  budgetYear?: number;
}
