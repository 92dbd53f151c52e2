import { term } from '../field/term.js';

// Files (附件) as they are handed in: what each is, and whose.

export const file = term('evidence-file', 'id', { zh: '附件', en: 'file' });
export const fileName = term('evidence-file-name', 'text', { zh: '附件名称', en: 'name of the file' });
export const fileFormat = term('evidence-file-format', 'code', { zh: '附件格式', en: 'format of the file' });
export const fileSize = term('evidence-file-size', 'count', { zh: '附件字节数', en: 'bytes of the file' });
export const fileHash = term('evidence-file-hash', 'code', { zh: '附件指纹', en: 'hash of the file' });
/** Whom a file belongs to: the unit of the subject, or the organisation that it is about. */
export const fileOrganisation = term('evidence-file-organisation', 'id', {
  zh: '附件所属单位',
  en: 'whose the file is',
});
export const fileStatus = term('evidence-file-status', 'code', {
  zh: '附件状态',
  en: 'status of the file',
  codes: { kept: '在册', erased: '已清除' },
});
export const fileErasedBecause = term('evidence-file-erased-because', 'text', {
  zh: '清除附件理由',
  en: 'why the file was erased',
});
export const fileObject = term('evidence-file-object', 'id', { zh: '附件所属对象', en: 'what the file is of' });
export const fileIsInternal = term('evidence-file-is-internal', 'flag', {
  zh: '附件是否仅供财政部门',
  en: 'whether the file is for the finance bureau alone',
  codes: { true: '是', false: '否' },
});
