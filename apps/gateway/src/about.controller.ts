import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { BoundedLists, Public } from '@wenxiao/service-kit';
import { GATEWAY_SETTINGS, type GatewaySettings } from './config.js';

const demoNotice = {
  zh: '演示环境：账号和密码是公开的，请勿录入真实数据。',
  en: 'This is a demo: everybody knows its accounts. Enter no real data.',
};

class NoticeDto {
  @ApiProperty({ example: demoNotice.zh })
  zh!: string;

  @ApiProperty({ example: demoNotice.en })
  en!: string;
}

class AboutDto {
  @ApiProperty({ example: '问效 Wenxiao' })
  name!: string;

  @ApiProperty({ description: '是否演示环境', example: true })
  demo!: boolean;

  @ApiPropertyOptional({ type: NoticeDto, description: '每页须显示的警告' })
  notice?: NoticeDto;

  @ApiProperty({ description: '显示时刻所用时区', example: 'Asia/Shanghai' })
  timeZone!: string;

  @ApiProperty({ description: '可经 /api/<名称>/… 访问的服务', example: ['directory', 'targets'] })
  services!: string[];
}

@ApiTags('关于 about')
@Controller('api/about')
export class AboutController {
  constructor(@Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings) {}

  /** What this installation is: a page asks before anybody signs in. */
  @Get()
  @Public('the page shows it before anybody signs in')
  @ApiOperation({ summary: '本系统' })
  @BoundedLists({ services: 'the services that the product consists of' })
  @ApiOkResponse({ type: AboutDto, description: '本部署是什么 / what this installation is' })
  about(): AboutDto {
    const { demo, services, timeZone } = this.settings;
    return {
      name: '问效 Wenxiao',
      demo,
      ...(demo && { notice: demoNotice }),
      timeZone,
      services: Object.keys(services).sort(),
    };
  }
}
