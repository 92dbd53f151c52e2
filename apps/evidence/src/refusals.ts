import { ProblemError, type ProblemText } from '@wenxiao/service-kit';
import type { EvidenceFileRejection } from './evidence-file/evidence-file.decider.js';
import type { FileFlaw, FileFlawCode } from './inspection/flaw.js';
import { fileMebibytes_max } from './inspection/formats.js';

const text = (status: number, zh: string, en: string): ProblemText => ({ status, retry: false, zh, en });
const mostZh = `${String(fileMebibytes_max)} MiB`;

const flaws: Readonly<Record<FileFlawCode, ProblemText>> = {
  'file-empty': text(
    422,
    '附件是空的（0 字节），请检查后重新上传。',
    'The file is empty (0 bytes). Check it and send it again.',
  ),
  'file-format-not-taken': text(
    422,
    '不接收此格式的附件（文件名须以下列之一结尾：{taken}）。请另存为其中一种格式后上传。',
    'Files of this format are not taken. The name has to end in one of: {taken}. Save it as one of these and send it again.',
  ),
  'file-is-not-what-it-says': text(
    422,
    '附件的内容与文件名不符：文件名以 {ending} 结尾，内容却是 {found}。请用原软件另存为 {ending} 格式，或改用与内容相符的文件名。',
    'The content is not what the name says: the name ends in {ending}, the content is {found}. Save it as {ending} with the program that it comes from, or name it as what it is.',
  ),
  'file-encrypted': text(
    422,
    '附件已加密或设有权限密码，他人无法查阅。请取消密码后上传。',
    'The file is encrypted or has a password: nobody else could read it. Take the password off and send it again.',
  ),
  'file-has-macros': text(
    422,
    '附件含有宏，不予接收。请另存为不含宏的文件（docx、xlsx、pptx、odt、ods、odp）后上传。',
    'The file has macros, and is not taken. Save it without them (docx, xlsx, pptx, odt, ods, odp) and send it again.',
  ),
  'file-holds-other-files': text(
    422,
    '附件中的“{entry}”是程序、压缩包或多层嵌套的文件，不予接收。请将其取出，单独上传。',
    'What the file holds at “{entry}” is a program, an archive, or a file within a file within it. Take it out and send it by itself.',
  ),
  'archive-too-large': text(
    422,
    '附件解开后过大：最多 {entriesMax} 个部分、{mebibytesMax} MiB，压缩比不超过 {ratioMax}。请拆分，或压缩其中的图片后上传。',
    'Unpacked the file is too large: {entriesMax} parts and {mebibytesMax} MiB at most, packed to no less than one part in {ratioMax}. Split it, or make its pictures smaller.',
  ),
  'archive-damaged': text(
    422,
    '附件已损坏，或其结构不规范，无法核对。请用原软件打开并另存后重新上传。',
    'The file is damaged, or not built as such files are, and cannot be checked. Open it with the program that it comes from, save it anew and send it again.',
  ),
};

const problems = {
  'file-too-large': text(
    413,
    `附件过大，最大 ${mostZh}。请压缩其中的图片或拆分后上传。`,
    `The file is too large: ${mostZh} at most. Make its pictures smaller, or split it.`,
  ),
  'file-length-required': text(
    411,
    '缺少 Content-Length 请求头：上传附件须写明字节数。',
    'The header Content-Length is missing: whoever sends a file says how many bytes it has.',
  ),
  'file-broken-off': text(
    400,
    '附件没有收全，未作任何更改。请重新上传。',
    'The file did not arrive whole, and nothing was changed. Send it again.',
  ),
  'too-many-uploads': {
    ...text(
      429,
      '同时上传的附件过多：每人最多 {ofOne} 个，全系统最多 {ofAll} 个。请等正在上传的附件传完后再传，未作任何更改。',
      'Too many files come at once: {ofOne} of one person, and {ofAll} of everybody at most. Wait until those under way are done, and send it again. Nothing was changed.',
    ),
    retry: true,
  },
  'file-not-yours-to-hand-in': text(
    403,
    '您只能查阅此处的附件：上传和清除由该单位、其上级、财政部门的业务岗位或受派人员办理。',
    'You only read files here: the organisation, those above it, the desks of the finance bureau and whoever was assigned hand them in and erase them.',
  ),
  'internal-for-bureau-alone': text(
    403,
    '“仅供财政部门”的附件由财政部门或受派人员上传。请去掉 internal。',
    'Files for the finance bureau alone are handed in by the bureau and by whoever was assigned. Leave internal out.',
  ),
  'erased-by-bureau-alone': text(
    403,
    '附件由财政部门清除，请说明理由并请其办理。',
    'Files are erased by the finance bureau. Tell it why, and let it do so.',
  ),
  'no-such-file': text(404, '没有这个附件，或您无权查看。', 'There is no such file, or you may not see it.'),
  'file-erased': text(
    410,
    '该附件已按规定清除，只保留名称、指纹和清除理由。',
    'The file was erased; its name, its hash and why are all that is kept.',
  ),
  'ticket-over': text(
    404,
    '下载凭证已过期，或不是发给您的。请重新获取后下载。',
    'The ticket is over, or was not given to you. Ask for another one.',
  ),
  'file-missing': text(
    500,
    '附件在册，但存储中没有其内容。请告知运维人员从备份恢复。',
    'The file is on record, but its bytes are not in the store. Tell operations: they are to be restored from a backup.',
  ),
} as const satisfies Readonly<Record<string, ProblemText>>;

export const fileProblem = (code: keyof typeof problems, details: object = {}): ProblemError =>
  new ProblemError(code, problems[code], { ...details });

/** A file that is not taken, as the answer to a request. */
export const flawProblem = ({ code, details }: FileFlaw): ProblemError =>
  new ProblemError(code, flaws[code], { ...details });

export const refusalOf = ({ code }: EvidenceFileRejection): ProblemError => fileProblem(code);
