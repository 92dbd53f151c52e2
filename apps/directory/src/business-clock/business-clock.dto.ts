import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CommandAnswerDto, IsInstant } from '@wenxiao/service-kit';

export class AdvanceClockDto {
  @ApiProperty({ description: '业务时间（RFC 3339）', example: '2022-06-30T16:00:00Z' })
  @IsInstant()
  to!: string;
}

class WaitingDto {
  @ApiProperty({ description: '服务（或其实例）', example: 'monitoring' })
  service!: string;

  @ApiPropertyOptional({ description: '尚待办理的到期事项', example: 12 })
  pending?: number;

  @ApiPropertyOptional({ description: '尚未收到或送出的消息', example: 0 })
  unheard?: number;

  @ApiPropertyOptional({
    description: '尚未确认办结的原因：无法联系、尚未采用该时刻、仍在记录',
    enum: ['out-of-reach', 'behind', 'recording'],
  })
  reason?: 'out-of-reach' | 'behind' | 'recording';
}

export class ClockMovedDto extends CommandAnswerDto {
  @ApiProperty({
    description: '仍在办理的服务；空则到期事项均已办结。以同一命令编号再次发送即继续等待',
    type: [WaitingDto],
  })
  waiting!: WaitingDto[];

  @ApiPropertyOptional({ description: '下一个有到期事项的日期', format: 'date', example: '2023-04-01' })
  nextDue?: string;
}
