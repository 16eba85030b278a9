import type { PaymentListDetail, ReturnEffect } from '@tenglong/contracts/money';
import { RETURN_COLUMNS } from '@tenglong/domain/money';
import { writeWorkbook } from '../src/platform/workbook/index.ts';
import type { TestClient } from './app.ts';

/** The list as it went out, with the bureau's columns filled in by row. */
export async function answerList(list: PaymentListDetail, fill: (seq: number) => Record<string, string>) {
  const heads = Object.entries(RETURN_COLUMNS);
  const rows = list.lines.map((line) => {
    const cells: Record<string, string> = {
      orderNumber: line.orderNumber,
      payee: line.payee,
      creditCode: line.creditCode,
      amount: line.amountYuan,
      caseNumber: line.caseNumber,
      outcome: '',
      paidOn: '',
      slip: '',
      note: '',
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
  twice: readonly number[] = [],
): Promise<ReturnEffect> => {
  const fields = { ...(seen && { seen }), ...(twice.length > 0 && { twice: twice.join(',') }) };
  const response = await sendForm(client, `/api/payment-lists/${list}/return`, fields, '回复.xlsx', bytes);
  if (response.statusCode !== 200) throw new Error(response.body);
  return response.json();
};

function sendForm(
  client: TestClient,
  url: string,
  fields: Readonly<Record<string, string>>,
  name: string,
  bytes: Buffer,
) {
  const told = Object.entries(fields).map(
    ([key, value]) => `--b\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  );
  const head = `${told.join('')}--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  return client.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')]),
  });
}

/** A receipt of the bank. */
export const RECEIPT = Buffer.from('%PDF-1.4 bank slip');

/** Registers money that came back of a line, with the receipt. */
export const sendReceipt = (
  client: TestClient,
  list: string,
  seq: number,
  told: Readonly<Record<string, string>>,
  bytes = RECEIPT,
) => sendForm(client, `/api/payment-lists/${list}/lines/${seq}/recoveries`, told, '回单.pdf', bytes);
