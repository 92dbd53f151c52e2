/** A format in which papers are handed in. */
export type Format = Readonly<{
  /** As it stands in the record, and as a name ends that is given to it. */
  code: string;
  zh: string;
  /** How names of such files end, lower case. */
  endings: readonly string[];
  /** What it is sent out as. */
  mediaType: string;
  /** What holds its content: zip for the formats of offices, which are archives. */
  container?: 'zip' | 'text' | 'pdf';
}>;

/**
 * What is taken: papers, tables, scans, photographs. What runs (macros, programs, pages) and what hides what it holds (archives, encrypted
 * files, the old formats of offices, which are file systems of their own) is not. A further format is a row here.
 */
export const formats: readonly Format[] = [
  { code: 'pdf', zh: 'PDF', endings: ['pdf'], mediaType: 'application/pdf', container: 'pdf' },
  { code: 'ofd', zh: 'OFD', endings: ['ofd'], mediaType: 'application/ofd', container: 'zip' },
  {
    code: 'docx',
    zh: 'Word',
    endings: ['docx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    container: 'zip',
  },
  {
    code: 'xlsx',
    zh: 'Excel',
    endings: ['xlsx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    container: 'zip',
  },
  {
    code: 'pptx',
    zh: 'PowerPoint',
    endings: ['pptx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    container: 'zip',
  },
  {
    code: 'odt',
    zh: 'ODF 文本',
    endings: ['odt'],
    mediaType: 'application/vnd.oasis.opendocument.text',
    container: 'zip',
  },
  {
    code: 'ods',
    zh: 'ODF 表格',
    endings: ['ods'],
    mediaType: 'application/vnd.oasis.opendocument.spreadsheet',
    container: 'zip',
  },
  {
    code: 'odp',
    zh: 'ODF 演示',
    endings: ['odp'],
    mediaType: 'application/vnd.oasis.opendocument.presentation',
    container: 'zip',
  },
  { code: 'png', zh: 'PNG', endings: ['png'], mediaType: 'image/png' },
  { code: 'jpg', zh: 'JPEG', endings: ['jpg', 'jpeg'], mediaType: 'image/jpeg' },
  { code: 'gif', zh: 'GIF', endings: ['gif'], mediaType: 'image/gif' },
  { code: 'webp', zh: 'WebP', endings: ['webp'], mediaType: 'image/webp' },
  { code: 'tif', zh: 'TIFF', endings: ['tif', 'tiff'], mediaType: 'image/tiff' },
  { code: 'csv', zh: 'CSV', endings: ['csv'], mediaType: 'text/csv', container: 'text' },
  { code: 'txt', zh: '文本', endings: ['txt'], mediaType: 'text/plain', container: 'text' },
];

/** What formats are called where people read of files. */
export const formatNames: Readonly<Record<string, string>> = Object.fromEntries(
  formats.map(({ code, zh }) => [code, zh]),
);

/** How the names end that are taken. */
export const endingsTaken: readonly string[] = formats.flatMap(({ endings }) => endings);

/** How a name ends, lower case: after its last point. */
export const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

export const formatOf = (code: string): Format | undefined => formats.find((each) => each.code === code);

/** What an archive may hold, and one within it with it. */
export type ArchiveLimits = Readonly<{
  entries: number;
  /** Bytes, unpacked. */
  bytes: number;
  /** Bytes unpacked for each packed, of an entry of more than `ratioFrom` bytes. */
  ratio: number;
  ratioFrom: number;
  /** Bytes of the list of its entries. */
  directory: number;
  /** Archives within archives: a table within a text, and nothing within that. */
  depth: number;
  /** Bytes of an archive within, which is read whole. */
  nested: number;
}>;

export const archiveLimits: ArchiveLimits = {
  entries: 5_000,
  bytes: 500 * 1024 * 1024,
  ratio: 200,
  ratioFrom: 1024 * 1024,
  directory: 2 * 1024 * 1024,
  depth: 1,
  nested: 32 * 1024 * 1024,
};

/** The largest file, in MiB and in bytes. */
export const fileMebibytes_max = 50;
export const fileBytes_max = fileMebibytes_max * 1024 * 1024;
