import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { limits } from '@wenxiao/domain/field';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { QueryNumber } from '../http/said-as.js';
import { type PageAsked, pageLimit } from './page-limit.js';

/** Characters of a cursor: a list that is merged of several has one for each of them in its own. */
const cursorMax = 8000;

/** Which page of a list: what every list is asked for. */
export class PageQueryDto implements PageAsked {
  @ApiPropertyOptional({ description: '上一页应答中的 next' })
  @IsOptional()
  @IsString()
  @Length(1, cursorMax)
  after?: string;

  @ApiPropertyOptional({
    description: `每页行数，最多 ${String(pageLimit.most)}`,
    default: pageLimit.usual,
    minimum: 1,
    maximum: pageLimit.most,
    example: pageLimit.usual,
  })
  @IsOptional()
  @QueryNumber()
  @IsInt()
  @Min(1)
  @Max(pageLimit.most)
  limit?: number;
}

/** … of a list that can be sorted in several ways. */
export type SortedPageQuery<SortCode extends string> = PageQueryDto & { sort?: SortCode; descending?: boolean };

/** The class of {@link SortedPageQuery} for these sorts, of which the first is the usual one. */
export function SortedPageQueryDto<const SortCode extends string>(
  sorts: readonly SortCode[],
): new () => SortedPageQuery<SortCode> {
  class Sorted extends PageQueryDto {
    @ApiPropertyOptional({ description: '排序', enum: sorts, example: sorts[0] })
    @IsOptional()
    @IsIn(sorts)
    sort?: SortCode;

    @ApiPropertyOptional({ description: '降序', type: Boolean, example: true })
    @IsOptional()
    @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
    @IsBoolean()
    descending?: boolean;
  }
  return Sorted;
}

/** A field of a list's query: one year. */
export const AskedYear = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ description, example: 2023 }),
    IsOptional(),
    QueryNumber(),
    IsInt(),
    Min(limits.yearMin),
    Max(limits.yearMax),
  );

/** A field of a list's query: part of a name or of an official code. */
export const AskedText = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ description: '名称或项目代码中的文字', example: '营养改善' }),
    IsOptional(),
    IsString(),
    Length(1, 100),
  );
