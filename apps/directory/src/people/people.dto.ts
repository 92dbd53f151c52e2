import { saidAs } from '@wenxiao/service-kit';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsString, IsUUID, Length, Matches } from 'class-validator';
import { accountNameOf, accountNamePattern } from './account-name.js';
import { passwordLengthMax } from './password.js';

const id = '018f2f6e-0000-7000-8000-000000000201';
const organisationId = '018f2f6e-0000-7000-8000-000000000031';

export class CreatePersonDto {
  @ApiProperty({ description: '账号名（不分大小写）', example: 'zhang.san' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? accountNameOf(value) : value))
  @IsString()
  @Matches(
    accountNamePattern,
    saidAs({
      zh: '须为 2–50 个字符：以文字或数字开头，只含文字、数字和 . _ -',
      en: 'must be of 2–50 characters: a letter or digit, then letters, digits and . _ -',
    }),
  )
  accountName!: string;

  @ApiProperty({ description: '姓名', example: '张三' })
  @IsString()
  @Length(1, 100)
  displayName!: string;

  @ApiProperty({ description: '所在单位', format: 'uuid', example: organisationId })
  @IsUUID()
  organisationId!: string;

  @ApiProperty({ description: '初始密码，首次登录须修改', example: 'quiet-river-41-lantern' })
  @IsString()
  @Length(1, 2 * passwordLengthMax)
  password!: string;
}

export class ChangePersonDto {
  @ApiProperty({ description: '姓名', example: '张三' })
  @IsString()
  @Length(1, 100)
  displayName!: string;

  @ApiProperty({ description: '所在单位', format: 'uuid', example: organisationId })
  @IsUUID()
  organisationId!: string;
}

export class ResetPasswordDto {
  @ApiProperty({ description: '临时密码，下次登录须修改', example: 'quiet-river-41-lantern' })
  @IsString()
  @Length(1, 2 * passwordLengthMax)
  password!: string;
}

export class NamesDto {
  @ApiProperty({ description: '人员编号，逗号分隔，至多一百个', example: id })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase().split(',') : value))
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  ids!: string[];
}
