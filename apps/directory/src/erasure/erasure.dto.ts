import { limits } from '@wenxiao/domain/field';
import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';

export class ErasePersonDto {
  @ApiProperty({
    description: '理由：依据何种申请或规定。不写姓名。',
    example: '本人申请，已核对身份',
    maxLength: limits.opinion,
  })
  @IsString()
  @IsNotEmpty()
  @MaxLength(limits.opinion)
  reason!: string;
}
