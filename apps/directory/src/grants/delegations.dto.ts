import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDay } from '@wenxiao/service-kit';
import { IsOptional, IsUUID } from 'class-validator';
import { DeskAtDto } from './grants.dto.js';

/** One of the own desks, and to whom it is handed. */
export class DelegatedDeskDto extends DeskAtDto {
  @ApiProperty({ description: '受托人', format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000202' })
  @IsUUID()
  personId!: string;
}

export class DelegationDto extends DelegatedDeskDto {
  @ApiPropertyOptional({ description: '首日；缺省为立即', example: '2022-05-09' })
  @IsOptional()
  @IsDay()
  from?: string;

  @ApiProperty({ description: '末日', example: '2022-05-20' })
  @IsDay()
  to!: string;
}
