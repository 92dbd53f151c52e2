import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

class TotalsDto {
  @ApiProperty({ description: '符合条件的总行数', example: 1 })
  rows!: number;
}

/** What every page of a list says beside its `items`, for the document. */
export class PageDto {
  @ApiProperty({ description: '是否还有更多', example: false })
  more!: boolean;

  @ApiPropertyOptional({ description: '下一页的 after；没有下一页则省略', type: String })
  next?: string;

  @ApiProperty({ type: TotalsDto })
  totals!: TotalsDto;
}
