import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';

const tenant = '018f2f6e-0000-7000-8000-000000000003';
const stream = 'performance-target/018f2f6e-0000-7000-8000-000000000101';

/** Text of at least one visible character, without control characters (lines and tabs aside) and halves of characters. */
const visible = /^(?=[^]*\S)(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u;

class ReasonDto {
  @ApiProperty({ description: '理由，永久留痕', example: '处理程序已修复', minLength: 1, maxLength: 1000 })
  @IsString()
  @Length(1, 1000)
  @Matches(visible)
  reason!: string;
}

/** Lets a stopped consumer go on. */
export class ResumeMessagesDto extends ReasonDto {}

/** Which parked message a person decides about, as the list of held messages shows it. */
export class DecideMessageDto extends ReasonDto {
  @ApiProperty({ description: '发出消息的服务', example: 'targets' })
  @Matches(/^[a-z][a-z0-9-]{0,39}$/)
  store!: string;

  @ApiProperty({ description: '所属区划', example: tenant })
  @Length(1, 200)
  @Matches(visible)
  tenant!: string;

  @ApiProperty({ description: '流', example: stream })
  @Length(1, 400)
  @Matches(visible)
  stream!: string;

  @ApiProperty({ description: '您所看到的被搁置消息的版本：只处置这一条', example: 3, minimum: 1 })
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  version!: number;
}

export class HeldMessagesQueryDto {
  @ApiPropertyOptional({ description: '最多几条流', example: 100, default: 100, minimum: 1, maximum: 1000 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  limit: number = 100;
}

class StopDto {
  @ApiProperty({ example: '10 streams were parked within 60 s: look for a defect in a handler' })
  reason!: string;

  @ApiProperty({ example: '2022-05-09T01:02:03.000004Z' })
  since!: string;
}

class HeldStreamDto {
  @ApiProperty({ description: '发出消息的服务', example: 'targets' })
  store!: string;

  @ApiProperty({ description: '所属区划', example: tenant })
  tenant!: string;

  @ApiProperty({ example: stream })
  stream!: string;

  @ApiProperty({
    description: 'parked：已搁置，须由人处置；waiting：缺少前一条消息，会自行继续',
    enum: ['parked', 'waiting'],
    example: 'parked',
  })
  state!: 'parked' | 'waiting';

  @ApiProperty({
    description: 'failed 处理程序拒绝；diverged 与已处理的历史不符；missing 缺前一条；queued 即将处理',
    enum: ['failed', 'diverged', 'missing', 'queued'],
    example: 'failed',
  })
  reason!: 'failed' | 'diverged' | 'missing' | 'queued';

  @ApiProperty({ description: '错误，或缺少什么', example: 'ContractViolation: targetId must be a UUID' })
  detail!: string;

  @ApiProperty({ description: '何时起', example: '2022-05-09T01:02:03.000004Z' })
  since!: string;

  @ApiPropertyOptional({ description: '停在这一版本的消息；处置时送回', example: 3 })
  version?: number;

  @ApiPropertyOptional({ description: '消息种类', example: 'targets.target-approved.v1' })
  contract?: string;

  @ApiPropertyOptional({ description: '该消息的记录时间', example: '2022-05-09T01:02:02.000001Z' })
  recordedAt?: string;

  @ApiProperty({ description: '其后等待的消息数', example: 2 })
  behind!: number;
}

export class HeldMessagesDto {
  @ApiProperty({ description: '哪个服务', example: 'monitoring' })
  service!: string;

  @ApiPropertyOptional({ type: StopDto, description: '整个服务的消息处理已停止：为何、何时起' })
  stopped?: StopDto;

  @ApiProperty({ type: [HeldStreamDto], description: '已搁置的在前' })
  items!: HeldStreamDto[];

  @ApiProperty({ description: '是否还有更多', example: false })
  more!: boolean;
}

export class MessageDecidedDto {
  @ApiProperty({ example: 'settled' })
  outcome!: 'settled';

  @ApiProperty({
    description: '其后的消息：flows 已全部处理；parked 又有一条被搁置；missing 缺前一条，会自行继续',
    enum: ['flows', 'parked', 'missing'],
    example: 'flows',
  })
  then!: 'flows' | 'parked' | 'missing';
}

export class MessagesResumedDto {
  @ApiProperty({ description: '此前是否已停止', example: true })
  resumed!: boolean;
}
