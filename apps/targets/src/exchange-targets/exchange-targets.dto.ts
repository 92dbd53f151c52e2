import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { limits } from '@wenxiao/domain/field';
import { ForeignTableQueryDto, IsCode, saidAs } from '@wenxiao/service-kit';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';

const bytesWanted = { zh: '须为目标表的字节数，如 1024', en: 'must be how many bytes the table of targets has: 1024' };

/** By what a table of targets and that of their indicators are read, which come in one body, one behind the other. */
export class TargetsQueryDto extends ForeignTableQueryDto {
  @ApiProperty({ description: '正文开头的目标表有多少字节；其后是指标表', example: '1024' })
  @IsString()
  @Matches(/^[1-9]\d{0,7}$/, saidAs(bytesWanted))
  targets!: string;

  @ApiPropertyOptional({ description: '指标表的列对应关系（mapping 是目标表的）', example: 'province-indicators' })
  @IsOptional()
  @IsString()
  @IsCode(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/)
  @Length(1, limits.code)
  indicatorsMapping?: string;
}

/** … and taken, as a batch that has a name. */
export class TakeTargetsQueryDto extends TargetsQueryDto {
  @ApiPropertyOptional({
    description: '有行不符合要求时，只导入其余各项目标（skip）；缺省则全部不导入',
    enum: ['skip'],
  })
  @IsOptional()
  @IsIn(['skip'])
  errors?: 'skip';

  @ApiPropertyOptional({ description: '批次号（字母、数字和连字符），记在所记下的不一致上', example: '2026-03' })
  @IsOptional()
  @IsString()
  @IsCode(/^[a-z0-9]+(?:-[a-z0-9]+)*$/i)
  @Length(1, limits.code)
  batch?: string;
}
