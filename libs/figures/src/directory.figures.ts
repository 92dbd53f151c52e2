import { code, day, decimal, noArticle, type ServiceFigures, text } from './figure.js';

const name = text('organisation-name', '单位名称');

/** One of the grants of a person: the stream is the person's. */
const grant = { item: ['role', 'organisationId'] };
const grantStatus = code('grant-status', '授权', { given: '已授予', revoked: '已撤销' });

/** One version of a rule set: the stream is the rule set's. */
const version = { item: 'version' };
const versionStatus = code('rule-set-status', '规则版本状态', {
  proposed: '已提出',
  returned: '已退回',
  published: '已发布',
});
const versionHash = text('rule-set-hash', '规则内容散列');
const author = text('rule-set-author', '规则编写人');

/** What a body goes by, for one scheme: the stream is the body's. Of several adoptions each holds from its day on. */
const proposal = { item: 'scheme' };
const adoption = { item: ['scheme', 'effectiveFrom'] };
const adoptionStatus = code('adoption-proposal', '采用提案', {
  proposed: '已提出',
  returned: '已退回',
  approved: '已批准',
});

/** Streams `organisation/<id>`, `person-grants/<person id>`, `rule-set/<id>`, `adoption/<body id>`, `business-clock/<id>`. */
export const directoryFigures: ServiceFigures = {
  'organisation-registered': {
    1: [
      name.is('name', noArticle),
      code('organisation-kind', '单位类型', {
        jurisdiction: '行政区划',
        'finance-bureau': '财政部门',
        department: '主管部门',
        unit: '预算单位',
      }).is('kind', noArticle),
      code('jurisdiction-level', '区划级次', {
        province: '省',
        prefecture: '市州',
        county: '县区',
        zone: '园区、管理区',
      }).is('level', noArticle),
      text('organisation-code', '单位编码').is('code', noArticle),
      text('parent-organisation', '上级单位').is('parentId', noArticle),
    ],
  },
  'organisation-renamed': { 1: [name.is('name', noArticle)] },
  'grant-given': { 1: [grantStatus.becomes('given', noArticle, grant)] },
  'grant-revoked': { 1: [grantStatus.becomes('revoked', noArticle, grant)] },
  'rule-set-proposed': {
    1: [
      versionStatus.becomes('proposed', noArticle, version),
      versionHash.is('hash', noArticle, version),
      author.is('proposedBy', noArticle, version),
    ],
  },
  'rule-set-returned': {
    1: [
      versionStatus.becomes('returned', noArticle, version),
      text('rule-set-return-reason', '规则退回原因').is('reason', noArticle, version),
    ],
  },
  'rule-set-published': {
    1: [
      versionStatus.becomes('published', noArticle, version),
      versionHash.is('hash', noArticle, version),
      author.is('proposedBy', noArticle, version),
    ],
  },
  'adoption-proposed': {
    1: [
      adoptionStatus.becomes('proposed', noArticle, proposal),
      text('proposed-rule-set', '拟采用规则').is('ruleSetId', noArticle, proposal),
      decimal('proposed-rule-set-version', '拟采用规则版本').is('ruleSetVersion', noArticle, proposal),
      day('proposed-effective-from', '拟采用起始日').is('effectiveFrom', noArticle, proposal),
      text('adoption-proposer', '采用提出人').is('proposedBy', noArticle, proposal),
    ],
  },
  'adoption-returned': {
    1: [
      adoptionStatus.becomes('returned', noArticle, proposal),
      text('adoption-return-reason', '采用退回原因').is('reason', noArticle, proposal),
    ],
  },
  'rule-set-adopted': {
    1: [
      adoptionStatus.becomes('approved', noArticle, proposal),
      text('adopted-rule-set', '采用规则').is('ruleSetId', noArticle, adoption),
      decimal('adopted-rule-set-version', '采用规则版本').is('ruleSetVersion', noArticle, adoption),
    ],
  },
  'business-clock-advanced': { 1: [text('business-clock', '演示时钟').is('to', noArticle)] },
};
