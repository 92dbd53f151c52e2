import { ApiProperty } from '@nestjs/swagger';
import { type Role, roles } from '@wenxiao/service-kit';
import { IsIn, IsUUID } from 'class-validator';

const everyRole = Object.keys(roles) as Role[];

/** A role over an organisation and all below it. */
export class GrantDto {
  @ApiProperty({ description: '角色', enum: everyRole, example: 'budget-unit' })
  @IsIn(everyRole)
  role!: Role;

  @ApiProperty({
    description: '授权范围：该单位及其下属',
    format: 'uuid',
    example: '018f2f6e-0000-7000-8000-000000000031',
  })
  @IsUUID()
  organisationId!: string;
}
