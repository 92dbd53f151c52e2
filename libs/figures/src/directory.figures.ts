import { code, day, decimal, each, noArticle, type ServiceFigures, text } from './figure.js';

const name = text('organisation-name', '单位名称');
const shortName = text('organisation-short-name', '单位简称');

const parent = text('parent-organisation', '上级单位');
const counterpart = text('counterpart-desk', '对口岗位');
const borneDesks = decimal('desk-count', '承担岗位数');

/** One of the grants of a person: the stream is the person's. */
const grant = { item: ['desk', 'organisationId'] };
const grantStatus = code('grant-status', '授权', { given: '已授予', revoked: '已撤销' });

/** A person's account: the stream is the person's. */
const accountStatus = code('account-status', '账号', { enabled: '可用', disabled: '停用' });
const workplace = text('workplace', '所在单位');
const passwordStatus = code('password-status', '密码', { reset: '已由他人重置', own: '本人所设' });
const token = { item: 'tokenId' };
const tokenStatus = code('api-token-status', '令牌', { made: '已建', revoked: '已撤销' });

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

/** Streams `organisation/<id>`, `account/<person id>`, `person-grants/<person id>`, `rule-set/<id>`, `adoption/<body id>`, `business-clock/<id>`. */
export const directoryFigures: ServiceFigures = {
  'organisation-registered': {
    1: [
      name.is('name', noArticle),
      code('organisation-nature', '单位性质', {
        jurisdiction: '行政区划',
        body: '单位',
        desk: '岗位科室',
        group: '小组',
      }).is('nature', noArticle),
      code('organisation-kind', '单位类别', {}).is('kind', noArticle),
      shortName.is('shortName', noArticle),
      code('jurisdiction-level', '区划级次', {
        province: '省',
        prefecture: '市州',
        county: '县区',
        zone: '园区、管理区',
      }).is('level', noArticle),
      text('organisation-code', '单位编码').is('code', noArticle),
      parent.is('parentId', noArticle),
      borneDesks.counts('desks', noArticle),
    ],
  },
  'organisation-renamed': { 1: [name.is('name', noArticle), shortName.is('shortName', noArticle)] },
  'organisation-moved': { 1: [parent.is('parentId', noArticle)] },
  'organisation-merged': { 1: [text('merged-into', '并入单位').is('into', noArticle)] },
  'counterpart-assigned': { 1: [counterpart.is('desk', noArticle)] },
  'desks-assigned': { 1: [borneDesks.counts('desks', noArticle)] },
  'account-opened': { 1: [accountStatus.becomes('enabled', noArticle), workplace.is('organisationId', noArticle)] },
  'account-renamed': { 1: [] },
  'account-moved': { 1: [workplace.is('organisationId', noArticle)] },
  'account-disabled': { 1: [accountStatus.becomes('disabled', noArticle)] },
  'account-enabled': { 1: [accountStatus.becomes('enabled', noArticle)] },
  'password-reset': { 1: [passwordStatus.becomes('reset', noArticle)] },
  'password-changed': { 1: [passwordStatus.becomes('own', noArticle)] },
  'api-token-made': {
    1: [
      tokenStatus.becomes('made', noArticle, token),
      text('api-token-expires', '令牌到期').is('expiresAt', noArticle, token),
    ],
  },
  'api-token-revoked': { 1: [tokenStatus.becomes('revoked', noArticle, token)] },
  'grant-given': {
    1: [
      grantStatus.becomes('given', noArticle, grant),
      day('grant-from', '授权首日').is('from', noArticle, grant),
      day('grant-to', '授权末日').is('to', noArticle, grant),
      text('stands-in-for', '代谁行使').is('standsInFor', noArticle, grant),
    ],
  },
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
  // A text is found by its hash; the timetable says which holds from when on.
  'rules-resolved': { 1: [] },
  'rules-timetable-set': {
    1: [
      each(
        'rows',
        { item: ['/scheme', 'from'], whole: true },
        text('rules-in-force', '现行规则').is('hash', noArticle),
        text('no-rules-reason', '无现行规则的原因').is('reason', noArticle),
      ),
    ],
  },
  'calendar-published': { 1: [text('calendar-hash', '节假日安排散列').is('hash', noArticle, { item: 'from' })] },
  'business-clock-advanced': { 1: [text('business-clock', '演示时钟').is('to', noArticle)] },
};
