import {
  asFlag,
  asNetworks,
  asPort,
  asTimeZone,
  asUrl,
  asUrlListsByName,
  asUrlsByName,
  asWebUrl,
  readSettings,
  SettingsError,
} from './settings.js';

const settings = {
  port: { variable: 'PORT', description: 'where to listen', fallback: 3000, parse: asPort },
  database: { variable: 'DATABASE_URL', description: 'the store', sensitive: true, parse: asUrl },
  demo: { variable: 'DEMO', description: 'a demo?', fallback: false, parse: asFlag },
} as const;

describe('reading settings', () => {
  it('takes what is set and falls back where it may', () => {
    expect(readSettings(settings, { DATABASE_URL: 'postgres://h/d', DEMO: '1' })).toEqual({
      port: 3000,
      database: 'postgres://h/d',
      demo: true,
    });
  });

  it('names every flaw at once, and shows no secret', () => {
    const flawed = () => readSettings(settings, { PORT: '99999', DATABASE_URL: 'geheim', DEMO: 'maybe' });
    expect(flawed).toThrow(SettingsError);
    expect(flawed).toThrow(/PORT[^]*DATABASE_URL[^]*DEMO/);
    expect(flawed).not.toThrow(/geheim/);
  });

  it('takes addresses and zones that there are', () => {
    expect(asTimeZone('Asia/Urumqi')).toBe('Asia/Urumqi');
    for (const zone of ['Mars/X', 'Beijing', '']) expect(() => asTimeZone(zone)).toThrow(/Asia\/Shanghai/);
    expect(asWebUrl('https://pbp.example.cn')).toBe('https://pbp.example.cn');
    for (const url of ['ftp://x', 'javascript:1', 'x']) expect(() => asWebUrl(url)).toThrow();
    expect(asNetworks('127.0.0.1, 10.0.0.0/8,::1,fd00::/8')).toEqual(['127.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8']);
    for (const network of ['*', '300.1.1.1', '10.0.0.0/99', '0.0.0.0/0', '10.0.0.0/8/8', 'proxy'])
      expect(() => asNetworks(`127.0.0.1,${network}`)).toThrow(network);
  });

  it('requires what has no fallback, also when it is blank', () => {
    expect(() => readSettings(settings, { DATABASE_URL: '' })).toThrow(/DATABASE_URL/);
  });

  it('reads one URL for each name', () => {
    expect(asUrlsByName('targets=postgres://a/b?x=1;audit=postgres://c/d')).toEqual({
      targets: 'postgres://a/b?x=1',
      audit: 'postgres://c/d',
    });
    expect(() => asUrlsByName('targets')).toThrow();
    expect(asUrlListsByName('targets=http://a,http://b;audit=http://c')).toEqual({
      targets: ['http://a', 'http://b'],
      audit: ['http://c'],
    });
    expect(() => asUrlListsByName('targets=')).toThrow();
    expect(() => asUrlListsByName('targets=a')).toThrow();
  });
});
