import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { deskPattern, PageDto, IsCode } from '@wenxiao/service-kit';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
} from 'class-validator';

const passwordTextMax = 256;
const personId = '018f2f6e-0000-7000-8000-000000000201';
const organisationId = '018f2f6e-0000-7000-8000-000000000031';

export class SignInDto {
  @ApiProperty({ description: '账号名', example: 'zhang.san' })
  @IsString()
  @Length(1, 100)
  accountName!: string;

  @ApiProperty({ description: '密码', example: 'quiet-river-41-lantern' })
  @IsString()
  @Length(1, passwordTextMax)
  password!: string;
}

export class ChangePasswordDto {
  @ApiProperty({ description: '当前密码', example: 'quiet-river-41-lantern' })
  @IsString()
  @Length(1, passwordTextMax)
  currentPassword!: string;

  @ApiProperty({ description: '新密码，至少 12 个字符', example: 'my own copper kettle' })
  @IsString()
  @Length(1, passwordTextMax)
  newPassword!: string;
}

export class CreateApiTokenDto {
  @ApiProperty({ description: '名称：哪个程序使用', example: '预算一体化系统' })
  @IsString()
  @Length(1, 100)
  name!: string;

  @ApiProperty({ description: '有效天数', example: 90, minimum: 1, maximum: 366 })
  @IsInt()
  @Min(1)
  @Max(366)
  days!: number;

  @ApiProperty({ description: '是否只供读取', example: true })
  @IsBoolean()
  readOnly!: boolean;

  @ApiPropertyOptional({ description: '只代行本人的这些岗位；缺省为全部', type: [String], example: ['treasury-desk'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @ArrayUnique()
  @IsCode(deskPattern, { each: true })
  desks?: string[];
}

class NamedGrantDto {
  @ApiProperty({ description: '岗位', example: 'budget-unit' })
  desk!: string;

  @ApiPropertyOptional({ description: '岗位名称；只在制度中有的岗位没有', example: '预算单位经办' })
  deskName?: string;

  @ApiProperty({ description: '该岗位登录后的页面', example: 'tasks' })
  landing!: string;

  @ApiProperty({ description: '侧栏中对该岗位打开的各项', type: [String], example: ['workbench', 'targets'] })
  areas!: readonly string[];

  @ApiProperty({ description: '授权范围', format: 'uuid', example: organisationId })
  organisationId!: string;

  @ApiProperty({ description: '其名称', example: '县第一中学' })
  organisationName!: string;

  @ApiProperty({ description: '所属区划', format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000003' })
  jurisdictionId!: string;

  @ApiPropertyOptional({ description: '首日', type: String, nullable: true, example: '2022-05-09' })
  from!: string | null;

  @ApiPropertyOptional({ description: '末日', type: String, nullable: true, example: null })
  to!: string | null;

  @ApiPropertyOptional({ description: '代谁行使该岗位', format: 'uuid', example: personId })
  standsInFor?: string;
}

class AccountDto {
  @ApiProperty({ format: 'uuid', example: personId })
  personId!: string;

  @ApiProperty({ example: 'zhang.san' })
  accountName!: string;

  @ApiProperty({ example: '张三' })
  displayName!: string;

  @ApiProperty({ type: [NamedGrantDto] })
  grants!: NamedGrantDto[];

  @ApiProperty({ description: '会话最晚结束的时刻', example: '2022-05-09T13:00:00.000Z' })
  sessionEndsAt!: string;

  @ApiProperty({ description: '是否须先修改初始密码', example: false })
  passwordChangeRequired!: boolean;
}

/** Who is signed in, and the token that the page sends with every change as X-CSRF-Token. */
export class SessionAnswerDto {
  @ApiProperty({ description: '每次更改以 X-CSRF-Token 送回', example: 'Wf2r9X0b3l6d8mC4' })
  csrfToken!: string;

  @ApiProperty({ type: AccountDto })
  account!: AccountDto;
}

class AccountNoticeDto {
  @ApiProperty({ description: '他人所办的事', example: 'password-reset' })
  what!: string;

  @ApiProperty({ example: '2022-05-09T01:00:00.000000Z' })
  at!: string;

  @ApiProperty({ description: '经办人编号，或 system:administration', example: personId })
  by!: string;
}

/** {@link SessionAnswerDto}, with what others did to the account since the last sign-in. */
export class SignInAnswerDto extends SessionAnswerDto {
  @ApiProperty({ description: '上次登录以来他人对本账号所办的事', type: [AccountNoticeDto] })
  notices!: readonly AccountNoticeDto[];
}

class ApiTokenDto {
  @ApiProperty({ format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000401' })
  id!: string;

  @ApiProperty({ example: '预算一体化系统' })
  name!: string;

  @ApiProperty({ description: '是否只供读取', example: true })
  readOnly!: boolean;

  @ApiPropertyOptional({ description: '所代行的岗位；没有则为全部', type: [String], example: ['treasury-desk'] })
  desks?: string[];

  @ApiProperty({ example: '2022-05-09T01:00:00.000Z' })
  createdAt!: string;

  @ApiProperty({ example: '2022-08-07T01:00:00.000Z' })
  expiresAt!: string;
}

export class ApiTokensDto extends PageDto {
  @ApiProperty({ type: [ApiTokenDto] })
  items!: ApiTokenDto[];
}

export class NewApiTokenDto extends ApiTokenDto {
  @ApiProperty({ description: '令牌本身，只显示这一次', example: 'wxt_…' })
  secret!: string;
}
