import { ApiProperty, OmitType } from '@nestjs/swagger';
import { deskPattern, ImportAnswerDto, IsCode, IsDay } from '@wenxiao/service-kit';
import { ArrayMaxSize, ArrayUnique, IsArray, IsOptional } from 'class-validator';
import { CreatePersonDto } from './people.dto.js';

/** A row of a file, as the body of a registration and of the grants that go with it. */
export class ImportedPersonDto extends OmitType(CreatePersonDto, ['password'] as const) {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsCode(deskPattern, { each: true })
  desks?: string[];

  @IsOptional()
  @IsDay()
  from?: string;

  @IsOptional()
  @IsDay()
  to?: string;
}

class FirstPasswordDto {
  @ApiProperty({ description: '账号名', example: 'zhang.san' })
  accountName!: string;

  @ApiProperty({ description: '姓名', example: '张三' })
  displayName!: string;

  @ApiProperty({ description: '一次性初始密码，首次登录须修改', example: 'k7mq-h2vw-9ptd-x4cf' })
  password!: string;
}

/** What is answered of people that were taken: first passwords, this once. */
export class PeopleImportAnswerDto extends ImportAnswerDto {
  @ApiProperty({ description: '一次性初始密码：只在此次应答中给出', type: [FirstPasswordDto] })
  passwords!: FirstPasswordDto[];
}
