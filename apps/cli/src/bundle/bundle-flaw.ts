/** What is wrong with a bundle, by its code; a person reads {@link flawTexts}. */
export type FlawCode = keyof typeof flawTexts;

/** `part`: which part of the archive it is of; `detail`: which row, event or file of it. */
export type BundleFlaw = Readonly<{ code: FlawCode; part?: string; detail?: string }>;

export const flawTexts = {
  'not-an-archive': ['不是完整的 zip 文件，或已损坏', 'no whole zip archive, or damaged'],
  'unsafe-name': ['含有不安全的名称，切勿解压', 'a name in it is not safe: do not unpack it'],
  'twice-in-archive': ['同一名称出现两次', 'stands in the archive twice'],
  'not-a-part': ['证据包中不应有此名称', 'a bundle has nothing of this name'],
  'not-a-plain-file': [
    '不是普通文件（链接、加密或压缩方式不明）',
    'no plain file: a link, encrypted, or packed in an unknown way',
  ],
  'hidden-bytes': ['各部件之间或首尾夹有其他字节', 'there are bytes between, before or behind the parts'],
  'heads-differ': ['文件内的部件头与目录不符', 'the head of the part is not what the directory says'],
  'too-large': ['解开后过大', 'too large when unpacked'],
  'manifest-missing': ['缺少清单', 'the manifest is missing'],
  'manifest-wrong': ['清单不符合格式', 'the manifest is not as one is'],
  missing: ['清单中有，文件中没有', 'the manifest has it, the archive has not'],
  'not-in-manifest': ['文件中有，清单中没有', 'the archive has it, the manifest has not'],
  'size-differs': ['字节数与清单不符', 'its size is not the one of the manifest'],
  'hash-differs': [
    '内容与清单中的 SHA-256 不符：被改动',
    'its content is not the one of the SHA-256 in the manifest: it was changed',
  ],
  'not-readable': ['内容损坏，无法解开', 'cannot be unpacked'],
  'wrong-shape': ['内容不符合格式', 'its content is not as it should be'],
  'row-wrong': ['原始字节与其散列不符，或不是该事件的', 'the bytes are not those of the hash, or of that event'],
  'chain-broken': [
    '头散列推不出：有行被改动、删去或调换',
    'the head does not follow: a row was changed, taken out or moved',
  ],
  'head-differs': ['头散列与清单不符', 'the head is not the one of the manifest'],
  'event-not-proved': ['轨迹中的事件不在证明中', 'the trail tells of an event that is not in the proof'],
  'event-not-told': [
    '证明中的事件不在轨迹中：被删去',
    'the proof has an event that the trail does not tell of: it was taken out',
  ],
  'event-differs': [
    '轨迹所述与原始字节不符：被改动',
    'the trail tells it otherwise than the bytes have it: it was changed',
  ],
  'file-differs': ['附件与上传时记录的指纹不符', 'the file is not the one that was recorded'],
  'file-not-named': [
    '附件不在该对象名下，经过中也没有提到',
    'the file is not the subject’s, and no act of it names the file',
  ],
  'subject-differs': ['不是清单所说的对象', 'it is not of the subject of the manifest'],
  'counts-differ': ['数量与清单不符', 'there are not as many as the manifest says'],
  'page-differs': ['与其他部件所述不符：被改动', 'it does not say what the other parts say: it was changed'],
  'differs-from-trail': ['与审计轨迹现有记录不符', 'the audit trail has another head there'],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>;

/** Thrown where nothing further can be looked at. */
export class BundleBroken extends Error {
  override readonly name = 'BundleBroken';
  constructor(readonly flaw: BundleFlaw) {
    super(flaw.code);
  }
}
