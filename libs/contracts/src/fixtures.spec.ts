import { existsSync, readFileSync } from 'node:fs';
import { contracts, readContract, writeContract } from './index.js';

const fixtureOf = (type: string) => new URL(`../fixtures/${type}.json`, import.meta.url);

describe.each([...contracts().keys()])('%s', (type) => {
  it('has a frozen text, which is read, and written again byte for byte', () => {
    const file = fixtureOf(type);
    expect(existsSync(file)).toBe(true);
    const text = readFileSync(file, 'utf8').trimEnd();
    expect(writeContract(readContract(type, text))).toEqual({ type, version: Number(type.split('.v').at(-1)), text });
  });

  it('ignores what a newer release may add', () => {
    const text = readFileSync(fixtureOf(type), 'utf8');
    const withMore = JSON.stringify({ ...(JSON.parse(text) as object), ofTheFuture: { deep: [1] } });
    expect(readContract(type, withMore)).toEqual(readContract(type, text));
  });

  it('is refused without a field that it must have', () => {
    const whole = JSON.parse(readFileSync(fixtureOf(type), 'utf8')) as Record<string, unknown>;
    const refused = Object.keys(whole).filter((field) => {
      const { [field]: _, ...rest } = whole;
      try {
        readContract(type, JSON.stringify(rest));
        return false;
      } catch {
        return true;
      }
    });
    expect(refused.length).toBeGreaterThan(0);
  });
});
