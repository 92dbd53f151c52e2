import {
  asFlag,
  asNetworks,
  asPort,
  asText,
  asTimeZone,
  asUrlListsByName,
  asWebUrl,
  installationSetting,
  oneOf,
  readSettings,
  type Settings,
  type ValuesOf,
} from '@wenxiao/service-kit';

/** What the gateway reads from its environment. */
export const gatewaySettings = {
  installation: installationSetting,
  host: { variable: 'HOST', description: '监听地址 / address to listen on', fallback: '127.0.0.1', parse: asText },
  port: {
    variable: 'PORT',
    description: '监听端口，0 为任取 / port to listen on, 0 for any',
    fallback: 3000,
    parse: asPort,
  },
  services: {
    variable: 'SERVICES',
    description:
      '各服务地址，一个实例一个：名称=URL,URL;… / where the instances of each service answer: name=URL,URL;…',
    parse: asUrlListsByName,
  },
  internalSecret: {
    variable: 'INTERNAL_SECRET',
    description: '访问目录服务内部接口的共享密钥 / secret that is shown at internal endpoints of directory',
    sensitive: true,
    parse: asText,
  },
  publicUrl: {
    variable: 'PUBLIC_URL',
    description:
      '用户所用的地址；为 https 时会话 Cookie 只走加密连接 / the address that people use; with https the session cookie is Secure',
    fallback: '',
    parse: asWebUrl,
  },
  trustedProxies: {
    variable: 'TRUSTED_PROXIES',
    description:
      '前置代理的地址或网段，逗号分隔：仅采信它们所报的来源地址 / proxies in front, whose X-Forwarded-For is believed',
    fallback: [],
    parse: asNetworks,
  },
  timeoutSeconds: {
    variable: 'SERVICE_TIMEOUT',
    description: '等待服务应答的秒数 / seconds that a service has for its answer',
    fallback: 30,
    parse: asSeconds,
  },
  timeZone: {
    variable: 'TIME_ZONE',
    description: '页面显示时刻所用时区 / zone in which the page shows instants',
    fallback: 'Asia/Shanghai',
    parse: asTimeZone,
  },
  demo: {
    variable: 'DEMO',
    description: '演示环境：每页显示警告 / a demo: every page warns',
    fallback: false,
    parse: asFlag,
  },
  logLevel: {
    variable: 'LOG_LEVEL',
    description: '日志级别 / log level',
    fallback: 'info',
    parse: oneOf('trace', 'debug', 'info', 'warn', 'error', 'silent'),
  },
} as const satisfies Settings;

function asSeconds(text: string): number {
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 300) {
    throw new Error('须为 1–300 的整数 / expected a whole number, 1–300');
  }
  return seconds;
}

export type GatewaySettings = ValuesOf<typeof gatewaySettings>;

/** Nest token of the {@link GatewaySettings}. */
export const GATEWAY_SETTINGS = Symbol('GATEWAY_SETTINGS');

/** @throws {SettingsError} naming every flaw. */
export function readGatewaySettings(environment: Readonly<Record<string, string | undefined>>): GatewaySettings {
  return readSettings(gatewaySettings, environment);
}

/** The environment of this process, for a gateway that runs alone. */
export function ownEnvironment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}
