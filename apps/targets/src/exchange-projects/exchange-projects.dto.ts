import { ApiPropertyOptional } from '@nestjs/swagger';
import { ForeignTableQueryDto, TakeForeignTableQueryDto } from '@wenxiao/service-kit';
import { IsIn, IsOptional } from 'class-validator';

const description = '与本年或上年相差约一万倍的金额已核实无误（confirmed）';

export class ProjectsQueryDto extends ForeignTableQueryDto {
  @ApiPropertyOptional({ description, enum: ['confirmed'] })
  @IsOptional()
  @IsIn(['confirmed'])
  sums?: 'confirmed';
}

export class TakeProjectsQueryDto extends TakeForeignTableQueryDto {
  @ApiPropertyOptional({ description, enum: ['confirmed'] })
  @IsOptional()
  @IsIn(['confirmed'])
  sums?: 'confirmed';
}
