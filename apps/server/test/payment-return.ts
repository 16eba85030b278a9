import type { PaymentListDetail, ReturnEffect } from '@tenglong/contracts/money';
import { RETURN_COLUMNS } from '@tenglong/domain/money';
import { writeWorkbook } from '../src/platform/workbook/index.ts';
import type { TestClient } from './app.ts';

/** The list as it went out, with the bureau's columns filled in by row. */
export async function answerList(list: PaymentListDetail, fill: (seq: number) => Record<string, string>) {
  const heads = Object.entries(RETURN_COLUMNS);
  const rows = list.lines.map((line) => {
    const cells: Record<string, string> = {
      ...{ orderNumber: line.orderNumber, payee: line.payee, creditCode: line.creditCode },
      ...{
        amount: line.amountYuan,
        caseNumber: line.caseNumber,
        outcome: '',
        paidOn: '',
        slip: '',
        note: '',
      },
      ...fill(line.seq),
    };
    return heads.map(([name]) => cells[name] ?? '');
  });
  const columns = heads.map(([, header]) => ({ header }));
  return writeWorkbook({ sheets: [{ name: '清册', columns, rows }] });
}
/** Sends what the bureau returned: looked at first, taken over if `seen` is the file’s hash. */
export const sendReturn = async (
  client: TestClient,
  list: string,
  bytes: Buffer,
  seen = '',
): Promise<ReturnEffect> => {
  const field = seen === '' ? '' : `--b\r\ncontent-disposition: form-data; name="seen"\r\n\r\n${seen}\r\n`;
  const head = `${field}--b\r\ncontent-disposition: form-data; name="file"; filename="回复.xlsx"\r\n\r\n`;
  const response = await client.inject({
    ...{ method: 'POST', url: `/api/payment-lists/${list}/return` },
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')]),
  });
  if (response.statusCode !== 200) throw new Error(response.body);
  return response.json();
};
