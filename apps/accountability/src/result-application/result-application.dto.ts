import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsMoney, MoneyDto } from '@wenxiao/service-kit';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

const stages = ['awaiting-result', 'undecided', 'decided'] as const;

export class DecideDisposalDto {
  @ApiProperty({ description: '结果应用方式（规则所列代码）', example: 'cut-or-cancel' })
  @IsString()
  @Length(1, 40)
  disposal!: string;

  @ApiPropertyOptional({
    description: '所依据的认定（规则所列代码）：评价等级不直接导致该方式时必填',
    example: 'low-or-no-effect',
  })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  finding?: string;

  @ApiPropertyOptional({
    description: '核减额：规则规定由人决定时必填，大于零且不超过现行预算，没有默认值；其他情形不填',
    type: MoneyDto,
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyDto)
  @IsMoney()
  reduction?: MoneyDto;

  @ApiProperty({ description: '理由', example: '评价等级为不合格，部分资金未发挥效益' })
  @IsString()
  @Length(1, 1000)
  reason!: string;
}

export class ReferDto {
  @ApiProperty({ description: '移送情形（规则所列代码）', example: 'unqualified-result' })
  @IsString()
  @Length(1, 40)
  trigger!: string;

  @ApiProperty({
    description: '被移送的单位：本单位或其主管部门',
    format: 'uuid',
    example: '018f2f6e-0000-7000-8000-000000000031',
  })
  @IsUUID()
  organisationId!: string;

  @ApiPropertyOptional({
    description: '相关人员，只填人员编号',
    type: [String],
    example: ['018f2f6e-0000-7000-8000-000000000502'],
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  personIds?: string[];

  @ApiProperty({ description: '移送事由；不写人名，人员以编号列明', example: '绩效评价结果为不合格' })
  @IsString()
  @Length(1, 1000)
  reason!: string;
}

export class ListResultsDto {
  @ApiPropertyOptional({ description: '预算年度', example: 2023 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  budgetYear?: number;

  @ApiPropertyOptional({ description: '待评价结果、待决定、已决定', enum: stages, example: 'undecided' })
  @IsOptional()
  @IsIn(stages)
  stage?: (typeof stages)[number];
}
