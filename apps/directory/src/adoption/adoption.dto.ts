import { ApiProperty } from '@nestjs/swagger';
import { schemes } from '@wenxiao/contracts';
import { IsDay } from '@wenxiao/service-kit';
import { IsIn, IsInt, IsString, Length, Max, MaxLength, Min } from 'class-validator';

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

  @ApiProperty({ description: '生效日期，最早为下一个工作日', example: '2022-05-10' })
  @IsDay()
  effectiveFrom!: string;
}

export class ReturnAdoptionDto extends SchemeDto {
  @ApiProperty({ description: '退回原因', example: '等待上级批复' })
  @IsString()
  @Length(1, 1000)
  reason!: string;
}
