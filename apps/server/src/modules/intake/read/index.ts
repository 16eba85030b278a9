export type { FileBytes } from './byte-source.ts';
export { defaultLimits, type ReadLimits } from './limits.ts';
export { openWorkbook, previewRows } from './open-workbook.ts';
export type { OpenedWorkbook, OpenFile } from './opened-workbook.ts';
export { FileRefused, type Refusal, type RefusalCode, refusal } from './refusal.ts';
export { openInThread } from './thread/open-in-thread.ts';
