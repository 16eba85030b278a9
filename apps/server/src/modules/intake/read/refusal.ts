/** Why a file is not read. The codes are stable; a screen or a log may count them. */
export type RefusalCode =
  | 'FILE_EMPTY'
  | 'FILE_TOO_LARGE'
  | 'FILE_WPS_FORMAT'
  | 'FILE_PROTECTED'
  | 'FILE_DAMAGED'
  | 'FILE_IS_HTML'
  | 'FILE_IS_XML_TABLE'
  | 'FILE_IS_XLSB'
  | 'FILE_IS_OPENDOCUMENT'
  | 'FILE_IS_WORD'
  | 'FILE_IS_ARCHIVE'
  | 'FILE_NOT_A_TABLE'
  | 'FILE_UNPACKS_TOO_LARGE'
  | 'FILE_UNSAFE'
  | 'FILE_WITHOUT_SHEETS'
  | 'SHEET_TOO_LARGE'
  | 'CELL_TOO_LONG';

/** What the sender is told: one sentence on what is wrong, one on what to do. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  readonly remedy: string;
}

const SAVE_AS_XLSX = '请用 Excel 或 WPS 打开，“另存为”选“Excel 工作簿（*.xlsx）”，再上传新文件';
const SEND_AGAIN = '请在原电脑上打开确认内容完整，重新保存后再上传；打不开的，请向报送单位重新索取';

const REFUSALS: Record<RefusalCode, Omit<Refusal, 'code'>> = {
  FILE_EMPTY: { message: '文件是空的，没有任何内容', remedy: '请确认文件已保存完整，再重新上传' },
  FILE_TOO_LARGE: { message: '文件太大', remedy: '请按乡镇或年度拆成几个文件报送' },
  FILE_WPS_FORMAT: {
    message: '这是金山 WPS 的专用格式（.et、.wps），系统不能读取',
    remedy: '请用 WPS 打开，“另存为”选“Microsoft Excel 文件（*.xlsx）”，再上传新文件',
  },
  FILE_PROTECTED: {
    message: '文件设有打开密码，系统不能读取',
    remedy: '请用密码打开文件，在“文件—文档加密”中清空打开密码，保存后再上传',
  },
  FILE_DAMAGED: { message: '文件不完整或已损坏，读不下去', remedy: SEND_AGAIN },
  FILE_IS_HTML: {
    message: '文件扩展名是表格，内容却是网页（有的业务系统导出的“xls”就是这样）',
    remedy: SAVE_AS_XLSX,
  },
  FILE_IS_XML_TABLE: { message: '这是“XML 表格 2003”格式，系统不能读取', remedy: SAVE_AS_XLSX },
  FILE_IS_XLSB: { message: '这是二进制工作簿（.xlsb），系统不能读取', remedy: SAVE_AS_XLSX },
  FILE_IS_OPENDOCUMENT: { message: '这是 OpenDocument 表格（.ods），系统不能读取', remedy: SAVE_AS_XLSX },
  FILE_IS_WORD: {
    message: '这是文字文档，不是表格',
    remedy: '请把其中的表格复制到 Excel 或 WPS 表格里，存为 .xlsx 再上传',
  },
  FILE_IS_ARCHIVE: { message: '这是压缩包，不是表格', remedy: '请先解压，再把里面的表格逐个上传' },
  FILE_NOT_A_TABLE: {
    message: '内容不是表格，认不出是哪种文件',
    remedy: '请上传 .xlsx、.xls 或 .csv 表格；图片、PDF 请先录成表格',
  },
  FILE_UNPACKS_TOO_LARGE: {
    message: '文件展开后大得异常，已停止读取',
    remedy: '请在 Excel 或 WPS 中把数据复制到新工作簿（不要带整行整列格式），保存后再上传',
  },
  FILE_UNSAFE: {
    message: '文件内部夹带了表格不该有的结构，为安全起见没有读取',
    remedy: '请在 Excel 或 WPS 中把数据复制到新工作簿，保存后再上传',
  },
  FILE_WITHOUT_SHEETS: {
    message: '工作簿里没有数据表',
    remedy: '请确认数据在普通工作表里（不是图表），再重新上传',
  },
  SHEET_TOO_LARGE: {
    message: '工作表的行列数超出了表格软件的上限',
    remedy: '请删去数据以外的行和列，保存后再上传',
  },
  CELL_TOO_LONG: {
    message: '有单元格的文字长得异常',
    remedy: '请检查是否把整份材料贴进了一个单元格，或 CSV 的引号没有成对',
  },
};

/** Thrown wherever a file cannot be read on, at opening or in the middle of its rows. Anything else thrown is a bug. */
export class FileRefused extends Error {
  readonly refused: Refusal;

  constructor(refused: Refusal, options?: ErrorOptions) {
    super(`${refused.message}。${refused.remedy}`, options);
    this.name = 'FileRefused';
    this.refused = refused;
  }
}

/**
 * The refusal for a code, ready to throw.
 * @param detail - replaces the standing sentence where more can be said, e.g. the row
 * @param cause - the technical error, for the log
 */
export function refusal(code: RefusalCode, detail?: string, cause?: unknown): FileRefused {
  const { message, remedy } = REFUSALS[code];
  return new FileRefused(
    { code, message: detail ?? message, remedy },
    cause === undefined ? undefined : { cause },
  );
}

/**
 * A library's complaint about the bytes becomes `FILE_DAMAGED`; a refusal stays what it is. What the operating system
 * reports (a disk that fails) is not the sender's fault and is thrown on.
 */
export function asRefusal(error: unknown): FileRefused {
  if (error instanceof FileRefused) return error;
  if (error instanceof Error && 'syscall' in error) throw error;
  return refusal('FILE_DAMAGED', undefined, error);
}
