import { layered } from '@wenxiao/rules/layers';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import { type ProblemError } from '@wenxiao/service-kit';
import { type Block, requireNotListed } from './register-blocks.js';

const rules = ruling(layered(seed('changde-2019')!, undefined, { organisation: false }));
const id = (last: number): string => `018f2f6e-0000-7000-8000-${String(last).padStart(12, '0')}`;
const asking = { id: id(1), unit: id(2) };
const block = (of: Block['of'], about: string): Block => ({ of, about, register: 'negative-list', kind: 'eliminated' });
const refusalOf = (blocks: readonly Block[]): ProblemError | undefined => {
  try {
    requireNotListed(asking, blocks, rules);
    return undefined;
  } catch (error) {
    return error as ProblemError;
  }
};

describe('what a register keeps from asking for money', () => {
  it('is what stands in it, and what is of a unit that does, by the article of the register', () => {
    const refusal = refusalOf([block('subject', id(9)), block('subject', asking.id)]);
    expect(refusal).toMatchObject({
      code: 'register-blocks',
      details: { called: '市本级预算绩效管理负面清单库(项目)', kind: 'eliminated' },
    });
    const { basis = [] } = refusal?.details as { basis?: readonly { article: readonly { article: string }[] }[] };
    expect(basis.flatMap(({ article }) => article.map((each) => each.article))).toContain('13.建立淘汰机制');
    expect(refusalOf([block('organisation', asking.unit)])?.code).toBe('register-blocks');
  });

  it('is nothing else: neither another subject nor another unit, nor a person of the same id', () => {
    expect(refusalOf([])).toBeUndefined();
    expect(refusalOf([block('subject', asking.unit), block('organisation', asking.id)])).toBeUndefined();
    expect(refusalOf([block('person', asking.id)])).toBeUndefined();
  });
});
