import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { moneySources, moneyUnits } from '@wenxiao/domain';
import { CommandAnswerDto, IsCode, PageQueryDto } from '@wenxiao/service-kit';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { feedLimits } from './feed-limits.js';
import { type RowState, rowStates } from './feed-rows.query.js';

/** As a sender calls a batch; without a dot, since it stands behind one in the name of its stream. */
const batchPattern = /^[A-Za-z0-9][\w-]{0,63}$/;
const rowsMax = 1000;
const cellMax = 1000;
const yearMax = 9999;

/** One cumulative amount; what is wrong with it is told of the row, beside all others. */
export class ExecutionRowDto {
  @ApiProperty({
    description: '项目：对象 id 或项目编码',
    example: '018f2f6e-0000-7000-8000-000000000101',
    maxLength: cellMax,
  })
  @IsString()
  @MaxLength(cellMax)
  line!: string;

  @ApiProperty({ description: '预算年度', example: 2023 })
  @IsInt()
  @Min(1)
  @Max(yearMax)
  year!: number;

  @ApiProperty({ description: '资金性质', example: 'general-public', maxLength: cellMax })
  @IsString()
  @MaxLength(cellMax)
  fund!: string;

  @ApiProperty({ description: `资金来源：${moneySources.join('、')}`, example: 'own', maxLength: cellMax })
  @IsString()
  @MaxLength(cellMax)
  source!: string;

  @ApiPropertyOptional({ description: '预算级次', example: 'county', maxLength: cellMax })
  @IsOptional()
  @IsString()
  @MaxLength(cellMax)
  level?: string;

  @ApiPropertyOptional({ description: '资金文号', maxLength: cellMax })
  @IsOptional()
  @IsString()
  @MaxLength(cellMax)
  document?: string;

  @ApiProperty({ description: '截止日期', example: '2023-09-30', maxLength: cellMax })
  @IsString()
  @MaxLength(cellMax)
  on!: string;

  @ApiProperty({ description: '年初至截止日累计执行数，十进制文本', example: '200000.00', maxLength: cellMax })
  @IsString()
  @MaxLength(cellMax)
  amount!: string;

  @ApiPropertyOptional({ description: '金额单位', enum: moneyUnits, example: '元' })
  @IsOptional()
  @IsString()
  @MaxLength(cellMax)
  unit?: string;

  @ApiPropertyOptional({ description: '支付凭证号', maxLength: cellMax })
  @IsOptional()
  @IsString()
  @MaxLength(cellMax)
  voucher?: string;
}

export class ExecutionBatchDto {
  @ApiProperty({
    description: `各行；更多的行以 text/csv 报送，最多 ${String(feedLimits.rows)} 行`,
    type: [ExecutionRowDto],
  })
  @IsArray()
  @ArrayMaxSize(rowsMax)
  @ValidateNested({ each: true })
  @Type(() => ExecutionRowDto)
  rows!: ExecutionRowDto[];
}

/** How a batch is to be taken: beside its rows, be they a table or not. */
export class TakeBatchDto {
  @ApiProperty({ description: '批次号，由报送方编制；同号同内容重复报送无妨', example: '2023-09-30-1' })
  @IsCode(batchPattern)
  batch!: string;

  @ApiPropertyOptional({ description: '未写明单位的金额的单位', enum: moneyUnits, example: '元' })
  @IsOptional()
  @IsIn(moneyUnits)
  unit?: string;

  @ApiPropertyOptional({ description: '有不符合要求的行时，只采纳其余各行', type: Boolean, example: false })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  takeValid?: boolean;
}

export class ListRowsDto extends PageQueryDto {
  @ApiPropertyOptional({ description: '行的状态', enum: rowStates, example: 'rejected' })
  @IsOptional()
  @IsIn(rowStates)
  state?: RowState;
}

/** What is answered of a batch that was taken. */
export class BatchAnswerDto extends CommandAnswerDto {
  @ApiProperty({ description: '批次号', example: '2023-09-30-1' })
  batch!: string;

  @ApiProperty({ description: '采纳行数', example: 1 })
  lines!: number;

  @ApiProperty({ description: '未采纳行数', example: 0 })
  rejected!: number;

  @ApiProperty({ description: '采纳行合计，元', example: '200000.00' })
  sum!: string;
}
