import { seldomAsked } from './health.js';

describe('health', () => {
  it('is asked once at a time and kept for a moment, however many ask', async () => {
    let asked = 0;
    const health = seldomAsked({
      ready: async () => true,
      parts: async () => [{ name: `asked ${(asked += 1)} times` }],
    });
    const answers = await Promise.all(Array.from({ length: 50 }, () => health.parts()));
    answers.push(await health.parts());
    expect(new Set(answers.flat().map(({ name }) => name))).toEqual(new Set(['asked 1 times']));
  });

  it('is asked again where it could not be told', async () => {
    let asked = 0;
    const health = seldomAsked({
      ready: async () => {
        asked += 1;
        if (asked === 1) throw new Error('not now');
        return true;
      },
      parts: async () => [],
    });
    await expect(health.ready()).rejects.toThrow('not now');
    expect(await health.ready()).toBe(true);
  });
});
