import { parentPort } from 'node:worker_threads';
import { rowDesk } from './row-desk.ts';
import type { FromRowThread, ToRowThread } from './row-messages.ts';

/** The body of the thread that turns the bytes of a workbook into rows, while another thread makes sense of them. */
function serveRows(port: NonNullable<typeof parentPort>): void {
  const answer = rowDesk();
  port.on('message', async ({ call, ...question }: ToRowThread) => {
    const said = await answer(question);
    const moved = said.kind === 'rows' ? [said.rows.shape.buffer] : [];
    port.postMessage({ call, ...said } satisfies FromRowThread, moved);
  });
}

if (parentPort) serveRows(parentPort);
