import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type OrganisationKind, organisationKinds } from '@wenxiao/contracts';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { type JurisdictionLevel, jurisdictionLevels } from './organisation.decider.js';

export class RegisterOrganisationDto {
  @ApiProperty({ description: '类别：区划、财政部门、主管部门、预算单位', enum: organisationKinds, example: 'unit' })
  @IsIn(organisationKinds)
  kind!: OrganisationKind;

  @ApiProperty({ description: '名称', example: '县第一中学' })
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiProperty({
    description: '上级：本区划，或本区划内的部门',
    format: 'uuid',
    example: '018f2f6e-0000-7000-8000-000000000021',
  })
  @IsUUID()
  parentId!: string;

  @ApiPropertyOptional({ description: '级次，仅区划填写', enum: jurisdictionLevels })
  @IsOptional()
  @IsIn(jurisdictionLevels)
  level?: JurisdictionLevel;

  @ApiPropertyOptional({ description: '行政区划代码或预算单位编码', example: '205001' })
  @IsOptional()
  @Matches(/^[0-9A-Za-z-]{1,40}$/)
  code?: string;
}

export class RenameOrganisationDto {
  @ApiProperty({ description: '新名称', example: '县第一高级中学' })
  @IsString()
  @Length(1, 200)
  name!: string;
}
