import { seed } from '@wenxiao/rules/seeds';
import type { MemberOf, RuleSet } from '@wenxiao/rules/shape';
import { ownCounty } from './own-county.js';

// What counties make of their city's rules from a day on: a few values of their own over it, each stricter or looser than above.

/** A short notice of a county, and how what follows from it is cited. */
const noticeOf = (county: string, issuedOn: string, articles: readonly string[]) => ({
  instrument: {
    code: 'notice',
    zh: `${county}预算绩效管理细化办法`,
    en: `${county}: refinement of the rules above`,
    issuedBy: `${county}财政局`,
    issuedOn,
    articles: articles.map((zh, index) => ({ article: `第${'一二三'.charAt(index)}条`, zh })),
  },
  from: (article: string) => [{ instrument: 'notice', article }],
});

type Round = MemberOf<'rounds'>;
const roundOf = (set: RuleSet | undefined, code: string): Round => {
  const round = set?.members.rounds?.find((each) => each.code === code);
  if (!round) throw new Error(`There is no round ${code}`);
  return round;
};

/** Stricter than the city: more of the money spent by October; and it says who hands in what was paid, on which the city is silent. */
export function stricterOctober(id: string, county: string, on: string): RuleSet {
  const first = roundOf(seed('changde-2019'), 'first');
  const { instrument, from } = noticeOf(county, on, [
    '10月监控目标为年度执行率、目标完成率均达到70%。',
    '县财政局预算股负责报送资金支付数据。',
    '本办法自印发之日起施行。',
  ]);
  const source = from('第一条');
  const round: Round = {
    ...first,
    source,
    due: first.due?.map((due) => ({ ...due, source })) ?? [],
    limits: first.limits?.map((limit) => ({ ...limit, atLeast: '0.70' })) ?? [],
  };
  return {
    id,
    version: 1,
    scheme: 'budget-performance',
    name: { zh: instrument.zh, en: instrument.en },
    level: 'county',
    below: 'refine',
    effective: { from: on, source: from('第三条') },
    instruments: [instrument],
    values: {
      'monitoring.feedDesk': { value: { desk: 'budget-desk', of: 'jurisdiction' }, source: from('第二条') },
    },
    members: { rounds: [round] },
  };
}

/** Looser than the prefecture: monitored each quarter instead of each month; and results within ten days, on which the measure names none. */
export function quarterlyMonitoring(id: string, county: string, on: string): RuleSet {
  const own = ownCounty(id, on);
  const { instrument, from } = noticeOf(county, on, ['按季度开展绩效运行监控。', '监控结果于季后10日内报送。']);
  const monthly = roundOf(seed('changji-2018'), 'monthly');
  const limit = { value: { count: 10, unit: 'calendar-day' as const }, source: from('第二条') };
  return {
    ...own,
    instruments: [...own.instruments, instrument],
    values: { ...own.values, 'monitoring.submissionLimit': limit },
    members: { ...own.members, rounds: [{ ...monthly, source: from('第一条'), nodes: { every: 'quarter' } }] },
  };
}
