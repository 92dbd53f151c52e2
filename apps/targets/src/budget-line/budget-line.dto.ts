import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDay, IsMoney, MoneyDto } from '@wenxiao/service-kit';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Min,
  ValidateNested,
} from 'class-validator';

const budgetKinds = ['initial-budget', 'adjusted-budget'] as const;

export class BudgetApprovalItemDto {
  @ApiProperty({ description: '绩效目标', format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000101' })
  @IsUUID()
  targetId!: string;

  @ApiProperty({ description: '您所看到的绩效目标版本', example: 3 })
  @IsInt()
  @Min(1)
  targetVersion!: number;

  @ApiProperty({ description: '您所看到的预算项目版本', example: 1 })
  @IsInt()
  @Min(1)
  budgetLineVersion!: number;

  @ApiProperty({ description: '批复金额', type: MoneyDto })
  @ValidateNested()
  @Type(() => MoneyDto)
  @IsMoney()
  approved!: MoneyDto;
}

export class ApproveBudgetDto {
  @ApiProperty({ description: '年初预算或调整预算', enum: budgetKinds, example: 'initial-budget' })
  @IsIn(budgetKinds)
  budgetKind!: (typeof budgetKinds)[number];

  @ApiProperty({ description: '生效日', example: '2023-01-20' })
  @IsDay()
  effectiveOn!: string;

  @ApiProperty({ description: '同一次批复的各项，全部成功或全部不变', type: [BudgetApprovalItemDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => BudgetApprovalItemDto)
  items!: BudgetApprovalItemDto[];
}

export class AdjustBudgetDto {
  @ApiProperty({ description: '调整后的预算', type: MoneyDto })
  @ValidateNested()
  @Type(() => MoneyDto)
  @IsMoney()
  adjusted!: MoneyDto;

  @ApiProperty({ description: '生效日', example: '2023-10-12' })
  @IsDay()
  effectiveOn!: string;

  @ApiProperty({ description: '原因', example: '前期工作滞后，按程序调减' })
  @IsString()
  @Length(1, 1000)
  reason!: string;

  @ApiProperty({ description: '是否停止拨付', example: false })
  @IsBoolean()
  stopPayment!: boolean;

  @ApiPropertyOptional({
    description: '所处理的纠偏建议',
    format: 'uuid',
    example: '018f2f6e-0000-7000-8000-000000000201',
  })
  @IsOptional()
  @IsUUID()
  proposalId?: string;
}

export class DeclineMeasureDto {
  @ApiProperty({ description: '理由', example: '单位已自行纠正' })
  @IsString()
  @Length(1, 1000)
  reason!: string;
}
