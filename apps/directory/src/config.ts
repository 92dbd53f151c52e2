import {
  asCount,
  asList,
  asPem,
  asText,
  asUrlListsByName,
  readSettings,
  type Settings,
  type ValuesOf,
} from '@wenxiao/service-kit';

/** Shorter secrets can be guessed. */
const secretLengthMin = 32;

function asSecret(text: string): string {
  if (text.length < secretLengthMin) {
    throw new Error(`至少 ${secretLengthMin} 个字符 / expected at least ${secretLengthMin} characters`);
  }
  return text;
}

/** Bytes of a key that wraps others. */
const wrappingKeyBytes = 32;

function asWrappingKeys(text: string): readonly Buffer[] {
  const keys = asList(text).map((key) => Buffer.from(key, 'base64url'));
  if (keys.length === 0 || keys.some(({ length }) => length !== wrappingKeyBytes)) {
    throw new Error('每个须为 32 字节的 base64url / expected 32 bytes in base64url each');
  }
  return keys;
}

/** What directory reads beside what every service reads. */
export const directorySettings = {
  tokenPrivateKey: {
    variable: 'TOKEN_PRIVATE_KEY',
    description: '签发内部令牌的私钥（Ed25519，PKCS #8 PEM） / private key that signs internal tokens',
    sensitive: true,
    parse: asPem,
  },
  internalSecret: {
    variable: 'INTERNAL_SECRET',
    description: '网关访问内部接口的共享密钥 / secret that the gateway shows at internal endpoints',
    sensitive: true,
    parse: asSecret,
  },
  personKeysSecret: {
    variable: 'PERSON_KEYS_SECRET',
    description: '各服务索取人员密钥时出示的共享密钥 / secret that services show for the keys of persons',
    sensitive: true,
    parse: asSecret,
  },
  personKeyWrapping: {
    variable: 'PERSON_KEY_WRAPPING',
    description:
      '包裹人员密钥的密钥（32 字节，base64url），逗号分隔：第一个为现用，其余仅供解开旧的 / keys that wrap those of persons, separated by commas: the first wraps, others unwrap what they wrapped',
    sensitive: true,
    parse: asWrappingKeys,
  },
  holidayCalendarFile: {
    variable: 'HOLIDAY_CALENDAR_FILE',
    description:
      '节假日安排（JSON）；缺省为随产品提供的安排 / holiday arrangement (JSON); by default the one that ships',
    fallback: '',
    parse: asText,
  },
  dueServices: {
    variable: 'DUE_SERVICES',
    description:
      "演示时钟推进后须办结到期事项的各服务地址，一个实例一个：名称=URL,URL;… / where the instances of each service answer that a demo's clock waits for: name=URL,URL;…",
    fallback: {},
    parse: asUrlListsByName,
  },
  dueWait_ms: {
    variable: 'DUE_WAIT_MS',
    description:
      '推进演示时钟的应答最多等待的毫秒数，须少于网关的 SERVICE_TIMEOUT / milliseconds that a move of the clock waits for them, fewer than the gateway waits',
    fallback: 25_000,
    parse: asCount(100, 600_000),
  },
} as const satisfies Settings;

export type DirectorySettings = ValuesOf<typeof directorySettings>;

/** @throws {SettingsError} naming every flaw. */
export function readDirectorySettings(): DirectorySettings {
  return readSettings(directorySettings, process.env);
}

/** Nest token of the secrets that directory alone holds. */
export const DIRECTORY_KEYS = Symbol('DIRECTORY_KEYS');
export type DirectoryKeys = Pick<DirectorySettings, 'tokenPrivateKey' | 'internalSecret' | 'personKeysSecret'>;
