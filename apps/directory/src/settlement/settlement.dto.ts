import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { limits } from '@wenxiao/domain/field';
import { schemes } from '@wenxiao/rules/shape';
import { PageQueryDto, IsCode, saidAs } from '@wenxiao/service-kit';
import { IsIn, IsInt, IsNotEmptyObject, IsString, Length, Matches, Max, Min, ValidateIf } from 'class-validator';

class OfSchemeDto {
  @ApiProperty({ description: '规则体系', enum: schemes, example: 'budget-performance' })
  @IsIn(schemes)
  scheme!: (typeof schemes)[number];
}

export class SettlementsQueryDto extends IntersectionType(OfSchemeDto, PageQueryDto) {}

const isScoped = ({ type, year }: SettlementDto): boolean => type !== undefined || year !== undefined;

/** What is decided on something that the rules are silent on: for a type and year, or for good. */
export class SettlementDto extends OfSchemeDto {
  @ApiPropertyOptional({
    description: '仅适用于此评价类型（与 year 同时填写）；都不填为长期适用',
    example: 'self-evaluation',
  })
  @ValidateIf(isScoped)
  @IsString()
  @IsCode(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  @Length(1, limits.code)
  type?: string;

  @ApiPropertyOptional({ description: '仅适用于此预算年度（与 type 同时填写）', example: 2023 })
  @ValidateIf(isScoped)
  @IsInt()
  @Min(limits.yearMin)
  @Max(limits.yearMax)
  year?: number;

  @ApiProperty({
    description:
      '按路径明确的值，形式与规则中相同（各项不写 source），仅限规则未规定的分值、区间、权重、档次、标准，最多 20 项',
    type: 'object',
    additionalProperties: true,
    example: { 'evaluation.fullMark': '100' },
  })
  @IsNotEmptyObject()
  values!: Record<string, unknown>;

  @ApiProperty({ description: '文号', example: '县财绩〔2023〕5号' })
  @IsString()
  @Length(1, limits.name)
  @Matches(/^[^\s\p{Cc}](?:[^\p{Cc}]*[^\s\p{Cc}])?$/u, saidAs({ zh: '首尾不能有空格', en: 'has no blank at its ends' }))
  document!: string;

  @ApiProperty({ description: '理由', example: '办法未规定评价满分，经局务会研究明确。' })
  @IsString()
  @Length(1, limits.opinion)
  reason!: string;
}
