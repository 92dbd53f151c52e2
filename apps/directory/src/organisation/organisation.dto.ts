import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { type OrganisationNature, organisationNatures } from '@wenxiao/contracts';
import { deskPattern, IsDay, IsCode, saidAs } from '@wenxiao/service-kit';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
} from 'class-validator';
import { type JurisdictionLevel, jurisdictionLevels } from './organisation.decider.js';

class NamesDto {
  @ApiProperty({ description: '名称', example: '县第一中学' })
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiPropertyOptional({ description: '简称', example: '一中' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  shortName?: string;
}

class EffectiveDto {
  @ApiPropertyOptional({
    description: '自何日起；缺省为当日。单位变动不晚于当日，对口可预先指定',
    example: '2023-03-01',
  })
  @IsOptional()
  @IsDay()
  from?: string;
}

class DesksDto {
  @ApiProperty({ description: '为本区划承担的岗位（代码）', type: [String], example: ['business-desk'] })
  @IsArray()
  @ArrayMaxSize(40)
  @ArrayUnique()
  @IsCode(deskPattern, { each: true })
  desks!: string[];
}

export class RegisterOrganisationDto extends IntersectionType(NamesDto, EffectiveDto) {
  @ApiProperty({
    description:
      '类别代码，如 jurisdiction 区划、finance-bureau 财政部门、department 主管部门、unit 预算单位、office 科室',
    example: 'unit',
  })
  @IsCode(deskPattern)
  kind!: string;

  @ApiPropertyOptional({ description: '性质；已知类别可省略', enum: organisationNatures, example: 'body' })
  @IsOptional()
  @IsIn(organisationNatures)
  nature?: OrganisationNature;

  @ApiProperty({
    description: '上级：本区划，或本区划内的单位',
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
  @Matches(
    /^[0-9A-Za-z-]{1,40}$/,
    saidAs({
      zh: '须为编码：字母、数字和连字符，最多 40 个字符',
      en: 'must be an official code: letters, digits and hyphens, 40 at most',
    }),
  )
  code?: string;

  @ApiPropertyOptional({ description: '为本区划承担的岗位（代码）；缺省依类别', type: [String], example: [] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @ArrayUnique()
  @IsCode(deskPattern, { each: true })
  desks?: string[];
}

export class RenameOrganisationDto extends IntersectionType(NamesDto, EffectiveDto) {}

export class MoveOrganisationDto extends EffectiveDto {
  @ApiProperty({ description: '新的上级', format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000022' })
  @IsUUID()
  parentId!: string;
}

export class MergeOrganisationDto extends EffectiveDto {
  @ApiProperty({ description: '并入的单位', format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000032' })
  @IsUUID()
  into!: string;
}

export class AssignDesksDto extends IntersectionType(DesksDto, EffectiveDto) {}

export class AssignCounterpartDto extends EffectiveDto {
  @ApiProperty({ description: '对口岗位（代码）', example: 'business-desk' })
  @IsCode(deskPattern)
  desk!: string;
}

export class EndCounterpartDto {
  @ApiProperty({ description: '自何日起不再对口', example: '2023-12-31' })
  @IsDay()
  from!: string;
}
