import { asFlag, asPort, asUrl, asUrlListsByName, asUrlsByName, readSettings, SettingsError } from './settings.js';

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
