// Examples for the OpenAPI document: what a reader of the API sees before the first call.

const stands = (path: string, zh: string, article: string, quote: string) => [
  {
    path,
    zh,
    article: [
      {
        set: { id: 'changde-2019', version: 1 },
        instrument: '常德市财政局贯彻湘办发〔2019〕10号文件工作方案',
        article,
        quote,
      },
    ],
  },
];

/** Of an indicator count of one target. */
export const checkExample = {
  check: 'quantifiable-indicators',
  zh: '每个专项可量化的三级指标',
  en: 'quantifiable third-level indicators of each special fund',
  soft: true,
  value: '9',
  atLeast: '10',
  kept: 'no',
  basis: stands(
    'checks/quantifiable-indicators',
    '每个专项可量化的三级指标',
    '6.提炼三级指标',
    '每个专项可量化指标原则不少于10个',
  ),
};

export const tenantChecksExample = {
  jurisdiction: '018f2f6e-0000-7000-8000-000000000010',
  name: '示范县',
  level: 'county',
  year: 2023,
  checks: [
    {
      check: 'all-budgets',
      zh: '全市四本预算全覆盖',
      en: 'all of the city covers four budgets',
      soft: false,
      figure: 'jurisdiction.budgets-covered',
      value: '1',
      atLeast: '4',
      kept: 'no',
      basis: stands('checks/all-budgets', '全市四本预算全覆盖', '5.扩大管理范围', '2021年常德市实现四本预算全覆盖'),
    },
    {
      check: 'key-evaluation-rectified',
      zh: '重点评价问题整改率',
      en: 'problems of key evaluations that are rectified',
      soft: false,
      figure: 'rectification.rate',
      value: '0.75',
      share: { of: 4, done: 3 },
      atLeast: '1',
      kept: 'no',
      units: [
        {
          unit: '018f2f6e-0000-7000-8000-000000000202',
          name: '示范县公路养护中心',
          value: '0.75',
          kept: 'no',
          share: { of: 4, done: 3 },
        },
      ],
      basis: stands(
        'checks/key-evaluation-rectified',
        '重点评价问题整改率',
        '12.建立反馈整改机制',
        '对重点评价发现的问题督促100%整改到位',
      ),
    },
  ],
  computed: [
    {
      computed: 'information-system-subsidy',
      zh: '信息系统建设补助',
      en: 'subsidy of the information system',
      by: 'registers/information-systems',
      amount: '100000.00',
      basis: stands(
        'computed/information-system-subsidy',
        '信息系统建设补助',
        '7.加快信息化建设',
        '对2019、2020、2021年建成并投入使用的区县市分别给予15万元、10万元、5万元补助',
      ),
    },
  ],
  budgets: [
    { fund: 'general-public', zh: '一般公共预算', subjects: 12, covered: true },
    { fund: 'government-fund', zh: '政府性基金预算', subjects: 0, covered: false },
  ],
};

export const checksBelowExample = { items: [tenantChecksExample], more: false, totals: { rows: 1 } };
