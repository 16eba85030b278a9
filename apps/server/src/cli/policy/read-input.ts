import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { CliFailure } from '../failure.ts';

const MOST_CHARACTERS = 32 * 1024 * 1024;
const BOM = '\uFEFF';

async function open(file: string): Promise<AsyncIterable<Buffer>> {
  if (file === '-') return process.stdin;
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile())
    throw new CliFailure(`没有这个文件：${file}`, '请核对事实文件的位置，或写 - 从标准输入读');
  return createReadStream(file);
}

const tooLong = () =>
  new CliFailure('一案的事实超过 32 兆，不像是真的', '请核对文件；一批案件用 tenglong policy run，每行一案');

/** A whole input as text. @throws CliFailure if it is not there or too large */
export async function readWhole(file: string): Promise<string> {
  const decoder = new StringDecoder('utf8');
  let text = '';
  for await (const chunk of await open(file)) {
    text += decoder.write(chunk);
    if (text.length > MOST_CHARACTERS) throw tooLong();
  }
  text += decoder.end();
  return text.startsWith(BOM) ? text.slice(1) : text;
}

/** The lines of an input, one after the other; no more than one is held. @throws CliFailure if one is too long */
export async function* readLines(file: string): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let first = true;
  for await (const chunk of await open(file)) {
    rest += decoder.write(chunk);
    if (first && rest !== '') {
      first = false;
      if (rest.startsWith(BOM)) rest = rest.slice(1);
    }
    let from = 0;
    for (let at = rest.indexOf('\n'); at >= 0; at = rest.indexOf('\n', from)) {
      yield rest.slice(from, at);
      from = at + 1;
    }
    rest = rest.slice(from);
    if (rest.length > MOST_CHARACTERS) throw tooLong();
  }
  rest += decoder.end();
  if (rest !== '') yield rest;
}
