import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { HoldReason } from '@wenxiao/messaging';
import { IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { IsCode, saidAs } from '../http/said-as.js';
import { PageQueryDto } from '../list/asked.dto.js';
import { PageDto } from '../list/page.dto.js';

const tenant = '018f2f6e-0000-7000-8000-000000000003';
const holdReasons: readonly HoldReason[] = ['failed', 'diverged', 'missing', 'waiting', 'retrying', 'queued'];
const stream = 'performance-target/018f2f6e-0000-7000-8000-000000000101';

class ReasonDto {
  @ApiProperty({ description: '理由，永久留痕', example: '处理程序已修复', minLength: 1, maxLength: 1000 })
  @IsString()
  @Length(1, 1000)
  reason!: string;
}

const contract = 'targets.performance-target-approved.v1';
const contractName = /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/;
const contractWanted = { zh: `须为消息种类，如 ${contract}`, en: `must be the kind of a message: ${contract}` };

/** Which parked messages are redriven together; all that the operator reaches where nothing is said. */
export class RedriveMatchingDto extends ReasonDto {
  @ApiPropertyOptional({ description: '仅此种消息', example: contract, maxLength: 200 })
  @IsOptional()
  @MaxLength(200)
  @Matches(contractName, saidAs(contractWanted))
  contract?: string;

  @ApiPropertyOptional({ description: '仅此区划', example: tenant, format: 'uuid' })
  @IsOptional()
  @IsUUID()
  tenant?: string;
}

/** Which parked message a person decides about, as the list of held messages shows it. */
export class DecideMessageDto extends ReasonDto {
  @ApiProperty({ description: '发出消息的服务', example: 'targets' })
  @IsCode(/^[a-z][a-z0-9-]{0,39}$/)
  store!: string;

  @ApiProperty({ description: '所属区划', example: tenant })
  @Length(1, 200)
  tenant!: string;

  @ApiProperty({ description: '流', example: stream })
  @Length(1, 400)
  stream!: string;

  @ApiProperty({ description: '您所看到的被搁置消息的版本：只处置这一条', example: 3, minimum: 1 })
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  version!: number;
}

export class HeldMessagesQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ description: '仅停在此种消息的', example: contract, maxLength: 200 })
  @IsOptional()
  @MaxLength(200)
  @Matches(contractName, saidAs(contractWanted))
  contract?: string;

  @ApiPropertyOptional({ description: '仅此区划', example: tenant, format: 'uuid' })
  @IsOptional()
  @IsUUID()
  tenant?: string;
}

class AlarmDto {
  @ApiProperty({ description: '消息种类', example: contract })
  contract!: string;

  @ApiProperty({ description: '所属区划', example: tenant })
  tenant!: string;

  @ApiProperty({ description: '已搁置的流', example: 12 })
  streams!: number;

  @ApiProperty({ example: '2022-05-09T01:02:03.000004Z' })
  since!: string;
}

class StreamKeyDto {
  @ApiProperty({ example: 'directory' })
  store!: string;

  @ApiProperty({ example: tenant })
  tenant!: string;

  @ApiProperty({ example: `organisation/${tenant}` })
  stream!: string;
}

class HeldByDto {
  @ApiProperty({ enum: holdReasons, example: 'failed' })
  reason!: HoldReason;

  @ApiProperty({ example: 'ContractViolation: kind must be one of …' })
  detail!: string;
}

class WaitLinkDto {
  @ApiProperty({ description: '所等待的数据表', example: 'directory_copy.organisations' })
  table!: string;

  @ApiProperty({ description: '所等待的行', example: tenant })
  key!: string;

  @ApiPropertyOptional({ type: StreamKeyDto, description: '带来该行的流，如已知' })
  from?: StreamKeyDto;

  @ApiPropertyOptional({ type: HeldByDto, description: '该流因何未能处理' })
  heldBy?: HeldByDto;
}

class HeldStreamDto {
  @ApiProperty({ description: '发出消息的服务', example: 'targets' })
  store!: string;

  @ApiProperty({ description: '所属区划', example: tenant })
  tenant!: string;

  @ApiProperty({ example: stream })
  stream!: string;

  @ApiProperty({
    description: 'parked：已搁置，须由人处置；waiting：会自行继续',
    enum: ['parked', 'waiting'],
    example: 'parked',
  })
  state!: 'parked' | 'waiting';

  @ApiProperty({
    description:
      'failed 处理程序拒绝；diverged 与已处理的历史不符；missing 缺前一条；waiting 等待其他数据；retrying 暂时出错，稍后再试；queued 即将处理',
    enum: holdReasons,
    example: 'failed',
  })
  reason!: HoldReason;

  @ApiProperty({ description: '错误，或缺少什么', example: 'ContractViolation: targetId must be a UUID' })
  detail!: string;

  @ApiProperty({ description: '何时起', example: '2022-05-09T01:02:03.000004Z' })
  since!: string;

  @ApiPropertyOptional({ description: '已等待超过一天，须由运行维护查看', example: false })
  overdue?: boolean;

  @ApiPropertyOptional({ type: [WaitLinkDto], description: '等待的链条：等什么、由谁带来、它因何未到' })
  chain?: WaitLinkDto[];

  @ApiPropertyOptional({ description: '停在这一版本的消息；处置时送回', example: 3 })
  version?: number;

  @ApiPropertyOptional({ description: '消息种类', example: 'targets.performance-target-approved.v1' })
  contract?: string;

  @ApiPropertyOptional({ description: '该消息的记录时间', example: '2022-05-09T01:02:02.000001Z' })
  recordedAt?: string;

  @ApiProperty({ description: '其后等待的消息数', example: 2 })
  behind!: number;
}

export class HeldMessagesDto extends PageDto {
  @ApiProperty({ description: '哪个服务', example: 'monitoring' })
  service!: string;

  @ApiProperty({ type: [AlarmDto], description: '警报：短时间内搁置了同一区划的许多同种消息' })
  alarms!: AlarmDto[];

  @ApiProperty({ type: [HeldStreamDto], description: '已搁置的在前，其次为等待超过一天的' })
  items!: HeldStreamDto[];
}

export class MessageDecidedDto {
  @ApiProperty({ example: 'settled' })
  outcome!: 'settled';

  @ApiProperty({
    description: '其后的消息：flows 已全部处理；parked 又有一条被搁置；missing 缺前一条，waiting 在等待，均会自行继续',
    enum: ['flows', 'parked', 'missing', 'waiting'],
    example: 'flows',
  })
  then!: 'flows' | 'parked' | 'missing' | 'waiting';
}

export class MessagesRedrivenDto {
  @ApiProperty({ description: '已处理的消息数', example: 12 })
  settled!: number;

  @ApiProperty({ description: '再次被拒绝的消息数，仍被搁置', example: 0 })
  refused!: number;

  @ApiProperty({ description: '是否还有未及处理的：再次发送即可继续', example: false })
  more!: boolean;
}
