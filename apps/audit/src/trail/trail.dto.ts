import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { parseInstant } from '@wenxiao/domain';
import { Transform } from 'class-transformer';
import { IsOptional, Matches } from 'class-validator';

/** In a query `+` reads as a space: the offset is taken as it was meant. */
const Instant = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? (parseInstant(value.replace(/ (?=\d{2}:\d{2}$)/, '+')) ?? value) : value,
  );

const IsInstant = () =>
  Matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/, {
    context: {
      zh: '须为带时区的时刻，如 2022-06-30T23:59:59+08:00',
      en: 'must be an instant with its offset, such as 2022-06-30T23:59:59+08:00',
    },
  });

const example = '2022-06-30T23:59:59+08:00';

export class AsOfDto {
  @ApiPropertyOptional({ description: '截至记录时间（RFC 3339）', example })
  @IsOptional()
  @Instant()
  @IsInstant()
  asOf?: string;
}

export class TrailQueryDto extends AsOfDto {
  @ApiPropertyOptional({ description: '截至业务时间（RFC 3339）', example })
  @IsOptional()
  @Instant()
  @IsInstant()
  effective?: string;
}

export class DifferenceQueryDto {
  @ApiProperty({ description: '起始记录时间（RFC 3339）', example })
  @Instant()
  @IsInstant()
  from!: string;

  @ApiProperty({ description: '终止记录时间（RFC 3339）', example })
  @Instant()
  @IsInstant()
  to!: string;
}
