import { amounts, asked, cutBy, first, issued, january, requested, spec } from './testing/line-of-2023.js';

describe('a request', () => {
  it('of more than the control number is refused, or waits for a decision on the rules, as these say', () => {
    const more = { amounts: amounts('1000000.01'), from: '2022-10-01', excess: '上级新增任务' };
    const above = { requested: '1000000.01', control: '1000000.00' };
    const refused = { code: 'above-control-refused', ...above } as const;
    const silent = { code: 'rules-silent', path: 'target.requestAboveControl' } as const;
    const rules = [
      ['refuse', refused],
      [undefined, silent],
    ] as const;
    for (const [aboveControl, rejection] of rules) {
      spec
        .given(issued)
        .when(asked('request', { ...more, aboveControl }))
        .thenRejected(rejection);
      const cut = [issued, requested, cutBy(first, '-200000.00')];
      const later = aboveControl && { ...refused, requested: '1000000.00', control: '800000.00', cutBy: first };
      const approve = { amounts: amounts('1000000.00'), from: january, budgetKind: 'initial-budget', aboveControl };
      for (const act of [asked('approve', approve), asked('explain-request', { excess: '合同已签订', aboveControl })])
        spec
          .given(...cut)
          .when(act)
          .thenRejected(later ?? silent);
      // What is within the number asks for no rule.
      spec
        .given(issued)
        .when(asked('request', { ...more, amounts: amounts('1000000.00'), aboveControl }))
        .then(requested);
    }
  });
});
