import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';

/** Which page of a list. */
export class PageQueryDto {
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
