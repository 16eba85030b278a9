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

/** A line of an input; `undefined` in the place of one too long to be a case. */
export type Line = string | undefined;

/** The lines of an input, one after the other; no more than one is held, and of one that is too long nothing. */
export async function* readLines(file: string): AsyncGenerator<Line> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let tooLong = false;
  let first = true;
  for await (const chunk of await open(file)) {
    let text = decoder.write(chunk);
    if (first && text !== '') {
      first = false;
      if (text.startsWith(BOM)) text = text.slice(1);
    }
    let from = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      const line = rest + text.slice(from, at);
      yield tooLong || line.length > MOST_CHARACTERS ? undefined : line;
      rest = '';
      tooLong = false;
      from = at + 1;
    }
    rest = tooLong ? '' : rest + text.slice(from);
    tooLong ||= rest.length > MOST_CHARACTERS;
  }
  rest += decoder.end();
  if (tooLong) yield undefined;
  else if (rest !== '') yield rest;
}
