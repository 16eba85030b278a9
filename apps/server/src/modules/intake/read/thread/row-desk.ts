import { openWorkbook } from '../open-workbook.ts';
import type { OpenedWorkbook } from '../opened-workbook.ts';
import { FileRefused } from '../refusal.ts';
import { packRows } from './packed-rows.ts';
import type { RowAnswer, RowQuestion } from './row-messages.ts';

/** Answers what is asked of one workbook. @returns the answers; nothing is thrown */
export function rowDesk(): (question: RowQuestion) => Promise<RowAnswer> {
  let opened: OpenedWorkbook | undefined;
  const streams = new Map<number, ReturnType<OpenedWorkbook['batches']>>();

  const answer = async (question: RowQuestion): Promise<RowAnswer> => {
    switch (question.kind) {
      case 'open':
        opened = await openWorkbook(question.file, question.fileName);
        return { kind: 'opened', as: opened.kind, sheets: opened.sheets };
      case 'next': {
        const stream = streams.get(question.stream) ?? opened?.batches(question.sheet);
        if (!stream) throw new Error('rows were asked for before the workbook was opened');
        streams.set(question.stream, stream);
        const { done, value } = await stream.next();
        return done ? { kind: 'done' } : { kind: 'rows', rows: packRows(value) };
      }
      case 'leave':
        await streams.get(question.stream)?.return(undefined);
        streams.delete(question.stream);
        return { kind: 'done' };
      case 'close':
        await opened?.close();
        return { kind: 'done' };
    }
  };
  return (question) =>
    answer(question).catch((error: unknown) =>
      error instanceof FileRefused ? { kind: 'refused', refused: error.refused } : { kind: 'broken', error },
    );
}
