import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInstant, QueryNumber, saidAs } from '@wenxiao/service-kit';
import { IsInt, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { entriesMax, figuresMax } from './page.js';

const example = '2022-06-30T23:59:59+08:00';

export class AsOfDto {
  @ApiPropertyOptional({ description: '截至记录时间（RFC 3339）', example })
  @IsOptional()
  @IsInstant()
  asOf?: string;
}

class CutDto extends AsOfDto {
  @ApiPropertyOptional({ description: '截至业务时间（RFC 3339）', example })
  @IsOptional()
  @IsInstant()
  effective?: string;

  @ApiPropertyOptional({ description: '只看一个年度；不属于任何年度的一并列出', example: 2022 })
  @IsOptional()
  @QueryNumber()
  @IsInt()
  @Min(1949)
  @Max(2999)
  year?: number;
}

/** Which entries or figures: some of them, after one that was answered before. */
const Limit = (most: number) =>
  applyDecorators(
    ApiPropertyOptional({ description: '最多几项', example: 200, default: most, minimum: 1, maximum: most }),
    IsOptional(),
    QueryNumber(),
    IsInt(),
    Min(1),
    Max(most),
  );
const After = () =>
  applyDecorators(
    ApiPropertyOptional({
      description: '先前应答中的 next：自其后继续',
      example: 'targets/budget-line/018f2f6e-0000-7000-8000-000000000101@2',
      maxLength: 600,
    }),
    IsOptional(),
    MaxLength(600),
    Matches(/^[^@]+@\d{1,10}$/, saidAs({ zh: '须为先前应答中的 next', en: 'must be the next of an answer before' })),
  );

export class FiguresQueryDto extends CutDto {
  @Limit(figuresMax)
  limit?: number;

  @ApiPropertyOptional({
    description: '先前应答中的 next：自其后继续',
    example: 'indicator-target/2022/1/i1',
    maxLength: 600,
  })
  @IsOptional()
  @MaxLength(600)
  after?: string;
}

export class TrailQueryDto extends CutDto {
  @Limit(entriesMax)
  limit?: number;

  @After()
  after?: string;
}

export class ProofQueryDto extends AsOfDto {
  @Limit(entriesMax)
  limit?: number;

  @After()
  after?: string;
}

export class DifferenceQueryDto {
  @ApiProperty({ description: '起始记录时间（RFC 3339）', example })
  @IsInstant()
  from!: string;

  @ApiProperty({ description: '终止记录时间（RFC 3339）', example })
  @IsInstant()
  to!: string;

  @Limit(entriesMax)
  limit?: number;

  @After()
  after?: string;
}
