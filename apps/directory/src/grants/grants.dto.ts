import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { deskPattern, IsDay, IsCode } from '@wenxiao/service-kit';
import { IsOptional, IsUUID } from 'class-validator';

/** A desk over an organisation and all below it; over the whole jurisdiction where the organisation bears the desk. */
export class DeskAtDto {
  @ApiProperty({ description: '岗位代码', example: 'budget-unit' })
  @IsCode(deskPattern)
  desk!: string;

  @ApiProperty({
    description: '授权范围：该单位及其下属',
    format: 'uuid',
    example: '018f2f6e-0000-7000-8000-000000000031',
  })
  @IsUUID()
  organisationId!: string;
}

export class GrantDto extends DeskAtDto {
  @ApiPropertyOptional({ description: '首日；缺省为立即', example: '2022-05-09' })
  @IsOptional()
  @IsDay()
  from?: string;

  @ApiPropertyOptional({ description: '末日；缺省为长期', example: '2023-05-08' })
  @IsOptional()
  @IsDay()
  to?: string;

  @ApiPropertyOptional({
    description: '代谁行使该岗位',
    format: 'uuid',
    example: '018f2f6e-0000-7000-8000-000000000202',
  })
  @IsOptional()
  @IsUUID()
  standsInFor?: string;
}
