import { ApiPropertyOptional } from '@nestjs/swagger';
import { ForeignTableQueryDto, IsCode, TakeForeignTableQueryDto } from '@wenxiao/service-kit';
import { limits } from '@wenxiao/domain/field';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';

const description = '与本年或上年相差约一万倍的金额已核实无误（confirmed）';

export class ProjectsQueryDto extends ForeignTableQueryDto {
  @ApiPropertyOptional({ description, enum: ['confirmed'] })
  @IsOptional()
  @IsIn(['confirmed'])
  sums?: 'confirmed';
}

/** … and taken, as a batch that has a name. */
export class TakeProjectsQueryDto extends TakeForeignTableQueryDto {
  @ApiPropertyOptional({ description, enum: ['confirmed'] })
  @IsOptional()
  @IsIn(['confirmed'])
  sums?: 'confirmed';

  @ApiPropertyOptional({ description: '批次号（字母、数字和连字符），记在所记下的不一致上', example: '2026-03' })
  @IsOptional()
  @IsString()
  @IsCode(/^[a-z0-9]+(?:-[a-z0-9]+)*$/i)
  @Length(1, limits.code)
  batch?: string;
}
