import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { schemes } from '@wenxiao/rules/shape';
import { IsDay } from '@wenxiao/service-kit';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';

class SchemeDto {
  @ApiProperty({ description: '规则体系', enum: schemes, example: 'budget-performance' })
  @IsIn(schemes)
  scheme!: (typeof schemes)[number];
}

/** What a body is to go by, and from when. */
export class AdoptionTermsDto extends SchemeDto {
  @ApiProperty({ description: '规则编号', example: 'county-2022' })
  @IsString()
  @MaxLength(100)
  ruleSetId!: string;

  @ApiProperty({ description: '版本', example: 1 })
  @IsInt()
  @Min(1)
  @Max(9999)
  ruleSetVersion!: number;

  @ApiProperty({
    description: '生效日期；在某规则体系首次采用可为任一日，此后中间须隔一个完整工作日',
    example: '2022-05-10',
  })
  @IsDay()
  effectiveFrom!: string;

  @ApiPropertyOptional({ description: '取代上级规则（仅上级允许时）', example: false })
  @IsOptional()
  @IsBoolean()
  replaces?: boolean;
}

export class ReturnAdoptionDto extends SchemeDto {
  @ApiProperty({ description: '退回原因', example: '等待上级批复' })
  @IsString()
  @Length(1, 1000)
  reason!: string;
}
