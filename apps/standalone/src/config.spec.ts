import { installationSettingsIn } from './config.js';
import { environmentOf, gatewayEnvironment } from './service-environment.js';

const set = {
  PUBLIC_URL: 'https://wenxiao.example.gov.cn',
  TRUSTED_PROXIES: '10.0.0.0/8',
  TIME_ZONE: 'Asia/Urumqi',
  PATH: '/bin',
};
const installationOf = (passedOn: Readonly<Record<string, string>> = {}) => ({
  secrets: {
    format: 1 as const,
    installation: 'wenxiao',
    tokenPublicKey: 'public',
    tokenPrivateKey: 'private',
    internalSecret: 'secret',
    personKeysSecret: 'secret of keys',
    personKeyWrapping: 'wraps',
    stores: {},
  },
  stores: { urlOf: (store: string, role: string) => `postgres://${role}@127.0.0.1/${store}` },
  home: '/home',
  demo: false,
  logLevel: 'warn',
  kafkaBrokers: [],
  passedOn,
});

describe('what is set for the product', () => {
  it('reaches the part that it is meant for', () => {
    const { passedOn } = installationSettingsIn(set, 'standalone');
    const gateway = gatewayEnvironment(installationOf(passedOn), {}, { host: '127.0.0.1', port: 3000 });
    expect(gateway).toMatchObject({
      PUBLIC_URL: 'https://wenxiao.example.gov.cn',
      TRUSTED_PROXIES: '10.0.0.0/8',
      HOST: '127.0.0.1',
      PORT: '3000',
    });
    expect(environmentOf('monitoring', installationOf(passedOn))).toMatchObject({ TIME_ZONE: 'Asia/Urumqi' });
  });

  it('is refused where it is wrong, and where nobody reads it', () => {
    const refused = (environment: Record<string, string>, way: 'standalone' | 'cluster' = 'standalone') => {
      try {
        installationSettingsIn(environment, way);
        return [];
      } catch (error) {
        return (error as { flaws: string[] }).flaws.map((flaw) => flaw.split(/[ :(]/, 1)[0]);
      }
    };
    expect(refused({ PUBLIC_URL: 'nowhere' })).toEqual(['PUBLIC_URL']);
    expect(refused({ DATABASE_URL: 'postgres://a/b', SERVICES: 'a=http://b', WENXIAO_HOEM: 'there' })).toEqual([
      'SERVICES',
      'DATABASE_URL',
      'WENXIAO_HOEM',
    ]);
    const kafka = { KAFKA_BROKERS: 'a:9092', KAFKA_REPLICAS: '3' };
    expect(refused(kafka)).toEqual(['KAFKA_REPLICAS', 'KAFKA_BROKERS'].sort());
    expect(refused(kafka, 'cluster')).toEqual([]);
    expect(refused({ ...set, WENXIAO_TOKEN: 'wxt_1', HOME: 'somewhere', KAFKA_BROKERS: '' })).toEqual([]);
  });
});
